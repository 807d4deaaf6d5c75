import { useSandbox } from '../api/sandbox.ts';
import { twilio, type Agent, type Reservation } from '../api/twilio.ts';

/** What an agent can do with a task besides writing. */
export function ChatActions({
  agent,
  reservation,
  run,
}: {
  agent: Agent;
  reservation: Reservation;
  run: (action: () => Promise<unknown>) => Promise<boolean>;
}) {
  const { account } = useSandbox();
  const sid = reservation.reservationSid;
  const act = (what: 'leave' | 'wrap-up' | 'complete') => () => void run(() => twilio.act(sid, what));
  if (reservation.status === 'wrapping')
    return (
      <button type="button" className="button" onClick={act('complete')}>
        Complete
      </button>
    );
  if (reservation.status !== 'accepted') return null;
  const transfer = (target: string): void => {
    const [kind, to = ''] = target.split(' ');
    void run(() => twilio.transfer(sid, kind === 'agent' ? { toWorkerSid: to } : { toQueue: to }));
  };
  return (
    <div className="chat-actions">
      <select aria-label="Transfer" value="" onChange={({ target }) => target.value && transfer(target.value)}>
        <option value="">Transfer …</option>
        <optgroup label="To a colleague">
          {account.agents
            .filter((one) => one.workerSid !== agent.workerSid)
            .map((one) => (
              <option key={one.workerSid} value={`agent ${one.workerSid}`}>
                {one.name} ({one.activity.toLowerCase()})
              </option>
            ))}
        </optgroup>
        <optgroup label="To a queue">
          {account.queues.map((queue) => (
            <option key={queue.sid} value={`queue ${queue.sid}`}>
              {queue.name}
            </option>
          ))}
        </optgroup>
      </select>
      <button type="button" className="button quiet" title="You go, the conversation stays open" onClick={act('leave')}>
        Leave
      </button>
      <button type="button" className="button danger" onClick={act('wrap-up')}>
        End chat
      </button>
    </div>
  );
}
