import { useState, type FormEvent } from 'react';
import { desk, type CaseKind, type CasePriority } from '../client.ts';
import { Link, navigate } from '../router.tsx';
import { useMayChange, useMe } from '../session.tsx';
import { Nothing } from '../parts/states.tsx';
import { entriesOf, kindWords, priorityWords } from '../words.ts';

export function NewCasePage() {
  const me = useMe();
  const mayChange = useMayChange();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => (form.get(name) as string).trim();
    const reporter = text('reporter');
    setBusy(true);
    setProblem(undefined);
    try {
      const opened = await desk.open({
        title: text('title'),
        description: text('description'),
        kind: text('kind') as CaseKind,
        priority: text('priority') as CasePriority,
        ...(reporter && { reporter: { name: reporter } }),
      });
      navigate(`/cases/${opened.number}`, { replace: true });
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

  if (!mayChange) return <Nothing title="You may read cases, not open them">An admin can change your role.</Nothing>;
  return (
    <form className="new-case card" onSubmit={(event) => void submit(event)}>
      <h1>New case</h1>
      <label>
        Title
        <input name="title" required maxLength={200} pattern=".*\S.*" autoFocus />
      </label>
      <label>
        What is it about?
        <textarea name="description" rows={6} maxLength={10_000} />
      </label>
      <div className="row">
        <label>
          Kind
          <select name="kind" defaultValue="support">
            {entriesOf(kindWords).map(([kind, word]) => (
              <option key={kind} value={kind}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <label>
          Priority
          <select name="priority" defaultValue="normal">
            {entriesOf(priorityWords).map(([priority, word]) => (
              <option key={priority} value={priority}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <label>
          Reporter
          <input name="reporter" maxLength={100} placeholder={me.name} />
        </label>
      </div>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="actions">
        <button className="button primary" disabled={busy}>
          {busy ? 'Opening …' : 'Open case'}
        </button>
        <Link to="/" className="button quiet">
          Cancel
        </Link>
      </div>
    </form>
  );
}
