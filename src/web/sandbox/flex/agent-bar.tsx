import { useState } from 'react';
import { letTakeSeveral } from '../api/first-people.ts';
import { useSandbox } from '../api/sandbox.ts';
import { twilio, type Activity, type Agent } from '../api/twilio.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useAction } from './use-action.ts';

const ACTIVITIES: Activity[] = ['Available', 'Unavailable', 'Break', 'Offline'];

/** Who is signed in to the desktop, and whether tasks may come. */
export function AgentBar({ agent, onSelect }: { agent: Agent; onSelect: (workerSid: string) => void }) {
  const { account, reservations } = useSandbox();
  const [adding, setAdding] = useState(false);
  const { problem, run } = useAction();
  const offers = (one: Agent): number =>
    (reservations[one.workerSid] ?? []).filter(({ status }) => status === 'pending').length;
  const elsewhere = account.agents.find((one) => one.workerSid !== agent.workerSid && offers(one) > 0);
  return (
    <header className="agent-bar">
      <span className="flex-mark" aria-hidden="true">
        F
      </span>
      <h2>Agent desktop</h2>
      <Avatar name={agent.name} seed={agent.identity} size={30} />
      <select
        aria-label="Signed-in agent"
        value={agent.workerSid}
        onChange={({ target }) => (target.value === 'new' ? setAdding(true) : onSelect(target.value))}
      >
        {account.agents.map((one) => (
          <option key={one.workerSid} value={one.workerSid}>
            {one.name}
            {offers(one) > 0 ? ' — task waiting' : one.available ? ' — available' : ''}
          </option>
        ))}
        <option value="new">Add an agent …</option>
      </select>
      <span className="status" data-status={agent.activity} aria-hidden="true" />
      <select
        aria-label="Availability"
        value={agent.activity}
        onChange={({ target }) => void run(() => twilio.setActivity(agent.workerSid, target.value as Activity))}
      >
        {ACTIVITIES.map((activity) => (
          <option key={activity}>{activity}</option>
        ))}
      </select>
      {elsewhere && (
        <button type="button" className="hint-button" onClick={() => onSelect(elsewhere.workerSid)}>
          {elsewhere.name} has a task waiting
        </button>
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {adding && <NewAgent onClose={() => setAdding(false)} onSelect={onSelect} />}
    </header>
  );
}

function NewAgent({ onClose, onSelect }: { onClose: () => void; onSelect: (workerSid: string) => void }) {
  const { account } = useSandbox();
  const [name, setName] = useState('');
  const { problem, run } = useAction();
  const add = (): Promise<boolean> =>
    run(async () => {
      const readable = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '.')
        .replace(/^\.|\.$/g, '');
      const email = `${readable || `agent.${Date.now().toString(36)}`}@example.com`;
      const { workerSid } = await twilio.createAgent({ name: name.trim(), email });
      await letTakeSeveral(workerSid, account.taskChannels);
      await twilio.setActivity(workerSid, 'Available');
      onSelect(workerSid);
      onClose();
    });
  return (
    <Dialog title="Add an agent" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label className="field">
          <span className="field-label">Name, as users will see it</span>
          <input value={name} required maxLength={60} autoFocus onChange={({ target }) => setName(target.value)} />
        </label>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <footer className="dialog-foot">
          <button type="submit" className="button">
            Add and make available
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
