import { useState } from 'react';
import { desk, type GapGroup, type KnowledgeJson } from '../client.ts';
import { useMayChange } from '../session.tsx';
import { languageName } from '../words.ts';
import type { Decide } from './alias-proposals.tsx';
import { Ago } from './time.tsx';

interface Props {
  gaps: GapGroup[];
  articles: KnowledgeJson['articles'];
  decide: Decide;
}

/** Questions that stayed without an answer, alike ones together: articles to be written, or aliases that are missing. */
export function GapList({ gaps, articles, decide }: Props) {
  return (
    <section className="card" aria-labelledby="gaps-title">
      <h2 id="gaps-title">
        Questions without an answer <span className="count">{gaps.length}</span>
      </h2>
      {gaps.length === 0 ? (
        <p className="hint">None. What nobody could answer, or what did not help, appears here.</p>
      ) : (
        <ul className="lessons">
          {gaps.map((gap) => (
            <li key={`${gap.locale} ${gap.questions[0]?.words ?? ''}`}>
              <Gap gap={gap} articles={articles} decide={decide} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Gap({ gap, articles, decide }: Omit<Props, 'gaps'> & { gap: GapGroup }) {
  const mayChange = useMayChange();
  const [busy, setBusy] = useState(false);
  const { locale, count, lastAt, questions, shown } = gap;
  const [lead, ...others] = questions;
  const choices = articles.filter((article) => article.locale === locale);
  const run = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await decide(action);
    setBusy(false);
  };
  if (lead === undefined) return null;
  return (
    <div className="lesson">
      <div className="lesson-what">
        <p className="lesson-question text" lang={locale}>
          {lead.question}
        </p>
        <p className="lesson-facts">
          Asked {count === 1 ? 'once' : `${count} times`} · {languageName(locale)} · <Ago at={lastAt} />
          {shown.length > 0 && ` · did not help: ${shown.map(({ title }) => title).join(', ')}`}
        </p>
        {others.length > 0 && (
          <details>
            <summary>{others.length === 1 ? 'One other wording' : `${others.length} other wordings`}</summary>
            <ul lang={locale}>
              {others.map(({ words, question }) => (
                <li key={words}>{question}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {mayChange && (
        <div className="actions">
          {choices.length > 0 && (
            <select
              aria-label="Is answered by"
              value=""
              disabled={busy}
              onChange={(event) =>
                void run(() =>
                  desk.acceptAlias({
                    article: event.target.value,
                    locale,
                    alias: lead.question,
                    answered: questions.map(({ words }) => words),
                  }),
                )
              }
            >
              <option value="">Is answered by …</option>
              {choices.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
          <button type="button" className="button" disabled={busy} onClick={() => void run(() => desk.closeGaps(gap))}>
            Close
          </button>
        </div>
      )}
    </div>
  );
}
