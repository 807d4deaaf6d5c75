import { useEffect, useState } from 'react';
import { attribute, caseOf, discordUserOf, twilio, type Reservation } from '../api/twilio.ts';
import { Avatar } from '../parts/avatar.tsx';
import { useAction } from './use-action.ts';

const STATES: Partial<Record<Reservation['status'], string>> = {
  pending: 'Incoming',
  accepted: 'Chatting',
  wrapping: 'Wrapping up',
};

/** The agent's tasks: offers with accept and reject, then chats. */
export function TaskList({
  reservations,
  selected,
  onSelect,
}: {
  reservations: Reservation[];
  selected: string | undefined;
  onSelect: (sid: string) => void;
}) {
  return (
    <ul className="tasks" aria-label="Tasks">
      {reservations.map((one) =>
        one.status === 'pending' ? (
          <Offer key={one.reservationSid} reservation={one} onSelect={onSelect} />
        ) : (
          <li key={one.reservationSid}>
            <button
              type="button"
              className="task"
              aria-current={one.reservationSid === selected ? 'true' : undefined}
              onClick={() => onSelect(one.reservationSid)}
            >
              <Avatar name={customerOf(one)} seed={discordUserOf(one)} size={28} />
              <span>
                <b>{customerOf(one)}</b>
                <small>
                  {STATES[one.status] ?? one.status}
                  {caseOf(one) !== null && ` · C-${caseOf(one)}`}
                </small>
              </span>
            </button>
          </li>
        ),
      )}
    </ul>
  );
}

/** A task on offer, with the time that is left to take it. */
function Offer({ reservation, onSelect }: { reservation: Reservation; onSelect: (sid: string) => void }) {
  const { problem, run } = useAction();
  const { seconds, part } = useTimeLeft(reservation);
  const sid = reservation.reservationSid;
  return (
    <li className="offer" role="alert">
      <div className="offer-head">
        <Avatar name={customerOf(reservation)} seed={discordUserOf(reservation)} size={36} />
        <span>
          <b>Incoming: {customerOf(reservation)}</b>
          <small>
            {[attribute(reservation, 'topic'), attribute(reservation, 'locale')].filter(Boolean).join(' · ')}
          </small>
        </span>
        <span className="countdown" role="timer" aria-label={`${seconds} seconds left`}>
          {seconds} s
        </span>
      </div>
      <progress max={1} value={part} aria-hidden="true" />
      <div className="offer-actions">
        <button
          type="button"
          className="button"
          onClick={() => void run(() => twilio.act(sid, 'accept')).then((done) => done && onSelect(sid))}
        >
          Accept
        </button>
        <button type="button" className="button quiet" onClick={() => void run(() => twilio.act(sid, 'reject'))}>
          Reject
        </button>
      </div>
      {problem && <p className="problem">{problem}</p>}
    </li>
  );
}

/** The seconds until an offer ends, and what part of its time that is. */
function useTimeLeft({ reservationSid, timeLeftMs, createdAt }: Reservation): { seconds: number; part: number } {
  const [times, setTimes] = useState(() => ({ left: timeLeftMs ?? 0, whole: timeLeftMs ?? 1 }));
  useEffect(() => {
    const end = Date.now() + (timeLeftMs ?? 0);
    const show = (): void => {
      const left = Math.max(0, end - Date.now());
      setTimes((before) => ({ left, whole: Math.max(before.whole, left, 1) }));
    };
    show();
    const timer = window.setInterval(show, 250);
    return () => window.clearInterval(timer);
  }, [reservationSid, timeLeftMs, createdAt]);
  return { seconds: Math.ceil(times.left / 1_000), part: times.left / times.whole };
}

/** The name of who waits, as the task tells it. */
export function customerOf(task: { attributes: Record<string, unknown> }): string {
  return attribute(task, 'customerName') || attribute(task, 'name') || attribute(task, 'customerAddress') || 'Somebody';
}
