import { desk, type AcceptedAlias } from '../client.ts';
import { saveFile } from '../save-file.ts';
import { useMayChange } from '../session.tsx';
import { languageName } from '../words.ts';
import type { Decide } from './alias-proposals.tsx';
import { Ago } from './time.tsx';

/** Aliases in use that stand beside the article files; the download takes them into the files. */
export function AcceptedAliases({ aliases, decide }: { aliases: AcceptedAlias[]; decide: Decide }) {
  const mayChange = useMayChange();
  if (aliases.length === 0) return null;
  const download = (): void => {
    const rows = aliases.map(({ article, locale, alias }) => ({ article, locale, alias }));
    saveFile(new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' }), 'aliases.json');
  };
  return (
    <section className="card" aria-labelledby="aliases-title">
      <h2 id="aliases-title">
        Accepted aliases <span className="count">{aliases.length}</span>
        <button type="button" className="button small" onClick={download}>
          Download
        </button>
      </h2>
      <p className="hint">
        In use. To keep them in the article files: <code>npm run kb -- add-aliases --from aliases.json</code>
      </p>
      <ul className="lessons">
        {aliases.map((one) => (
          <li key={`${one.article} ${one.locale} ${one.words}`} className="lesson">
            <div className="lesson-what">
              <p className="lesson-question text" lang={one.locale}>
                {one.alias}
              </p>
              <p className="lesson-facts">
                → <strong>{one.title}</strong> · {languageName(one.locale)} · {one.acceptedBy} ·{' '}
                <Ago at={one.acceptedAt} />
              </p>
            </div>
            {mayChange && (
              <button type="button" className="button small" onClick={() => void decide(() => desk.removeAlias(one))}>
                Take back
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
