import type { CaseInFullJson } from '../client.ts';
import { At } from './time.tsx';

/** What happened to the case, oldest first. */
export function Timeline({ entries }: { entries: CaseInFullJson['timeline'] }) {
  if (entries.length === 0) return <p className="hint">Nothing has happened yet.</p>;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={`entry-${entry.kind}`}>
          <p className="message-head">
            <strong>{entry.by}</strong>
            <At at={entry.at} />
          </p>
          <p className="text">{entry.text}</p>
        </li>
      ))}
    </ol>
  );
}
