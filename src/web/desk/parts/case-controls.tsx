import { useRef } from 'react';
import { desk, type CaseJson, type CasePriority, type CaseStatus } from '../client.ts';
import { useMe } from '../session.tsx';
import { useLoad } from '../use-load.ts';
import { entriesOf, priorityWords, statusMeanings, statusWords } from '../words.ts';

export interface CaseChange {
  status?: CaseStatus;
  priority?: CasePriority;
  assignee?: string | null;
}

interface Props {
  shown: CaseJson;
  disabled: boolean;
  onChange: (change: CaseChange) => void;
}

/** Status, priority and assignee. Each choice takes effect at once; only closing, which is final, asks first. */
export function CaseControls({ shown, disabled, onChange }: Props) {
  const closing = useRef<HTMLDialogElement>(null);
  const setStatus = (status: CaseStatus): void => {
    if (status === 'closed') closing.current?.showModal();
    else onChange({ status });
  };
  return (
    <div className="controls">
      <label>
        Status
        <select
          value={shown.status}
          disabled={disabled}
          title={statusMeanings[shown.status]}
          onChange={(event) => setStatus(event.target.value as CaseStatus)}
        >
          {entriesOf(statusWords).map(([status, word]) => (
            // Nobody can un-see a case: "new" is where it begins.
            <option key={status} value={status} disabled={status === 'new' && shown.status !== 'new'}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <label>
        Priority
        <select
          value={shown.priority}
          disabled={disabled}
          onChange={(event) => onChange({ priority: event.target.value as CasePriority })}
        >
          {entriesOf(priorityWords).map(([priority, word]) => (
            <option key={priority} value={priority}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <AssigneeControl shown={shown} disabled={disabled} onChange={onChange} />
      <dialog ref={closing} aria-labelledby="closing-title">
        <h2 id="closing-title">Close {shown.name}?</h2>
        <p>A closed case can’t be changed or re-opened. “Solved” leaves the reporter a way back.</p>
        <form method="dialog" className="actions">
          <button className="button danger" onClick={() => onChange({ status: 'closed' })}>
            Close for good
          </button>
          <button className="button quiet">Cancel</button>
        </form>
      </dialog>
    </div>
  );
}

function AssigneeControl({ shown, disabled, onChange }: Props) {
  const me = useMe();
  const { data: people = [] } = useLoad('people', desk.people);
  const known = people.some((person) => person.login === shown.assignee);
  return (
    <div className="assignee-control">
      <label>
        Assignee
        <select
          value={shown.assignee ?? ''}
          disabled={disabled}
          onChange={(event) => onChange({ assignee: event.target.value || null })}
        >
          <option value="">Nobody</option>
          {shown.assignee !== null && !known && <option value={shown.assignee}>{shown.assignee}</option>}
          {people.map((person) => (
            <option key={person.login} value={person.login}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      {shown.assignee !== me.login && (
        <button
          type="button"
          className="button quiet small"
          disabled={disabled}
          onClick={() => onChange({ assignee: 'me' })}
        >
          Assign to me
        </button>
      )}
    </div>
  );
}
