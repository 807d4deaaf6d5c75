import type { CasePriority, CaseStatus } from '../client.ts';
import { priorityWords, statusMeanings, statusWords } from '../words.ts';

export function StatusBadge({ status }: { status: CaseStatus }) {
  return (
    <span className={`badge status-${status}`} title={statusMeanings[status]}>
      {statusWords[status]}
    </span>
  );
}

/** Colour and bars: readable without seeing colours. */
export function PriorityMark({ priority }: { priority: CasePriority }) {
  const level = ['low', 'normal', 'high', 'urgent'].indexOf(priority);
  return (
    <span className={`priority priority-${priority}`}>
      <span className="priority-bars" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <i key={bar} className={bar <= level ? 'on' : ''} />
        ))}
      </span>
      {priorityWords[priority]}
    </span>
  );
}
