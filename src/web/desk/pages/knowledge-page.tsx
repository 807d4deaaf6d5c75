import { useEffect, useState } from 'react';
import { desk, type KnowledgeJson } from '../client.ts';
import { useChanges } from '../live.tsx';
import { AcceptedAliases } from '../parts/accepted-aliases.tsx';
import { AliasProposals } from '../parts/alias-proposals.tsx';
import { GapList } from '../parts/gap-list.tsx';
import { Loading, Problem } from '../parts/states.tsx';
import { useLoad } from '../use-load.ts';
import { languageName } from '../words.ts';

/** What questions taught about the articles. Nothing changes an answer before somebody accepts it here. */
export function KnowledgePage() {
  const { data, error, reload } = useLoad('knowledge', desk.knowledge);
  const [problem, setProblem] = useState<string>();
  useChanges(reload, 'knowledge');
  useEffect(() => {
    document.title = 'Knowledge';
    return () => void (document.title = 'Case desk');
  }, []);

  const decide = async (action: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    await action().then(reload, (failure: unknown) => setProblem((failure as Error).message));
  };

  if (!data) return error ? <Problem message={error.message} retry={reload} /> : <Loading what="knowledge" />;
  return (
    <div className="knowledge-page">
      <header>
        <h1>Knowledge</h1>
        <p className="hint">{summary(data)}</p>
      </header>
      {[problem, error?.message].map(
        (text) =>
          text && (
            <p key={text} className="problem" role="alert">
              {text}
            </p>
          ),
      )}
      <FaultyFiles problems={data.problems} />
      <AliasProposals proposals={data.proposals} decide={decide} />
      <GapList gaps={data.gaps} articles={data.articles} decide={decide} />
      <AcceptedAliases aliases={data.aliases} decide={decide} />
    </div>
  );
}

function summary({ articles, version }: KnowledgeJson): string {
  const counts = new Map<string, number>();
  for (const { locale } of articles) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  const list = [...counts].map(([locale, count]) => `${count} in ${languageName(locale)}`);
  return `${articles.length} articles (${list.join(', ') || 'none'}), version ${version}.`;
}

function FaultyFiles({ problems }: { problems: KnowledgeJson['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <section className="card" aria-labelledby="faulty-title">
      <h2 id="faulty-title">Articles that are left out</h2>
      <ul className="faulty">
        {problems.map(({ file, line, message }) => (
          <li key={`${file}:${line} ${message}`}>
            <code>
              {file}:{line}
            </code>{' '}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
