import { useEffect, useRef, useState } from 'react';
import { useSandbox } from '../api/sandbox.ts';
import { attribute, caseOf, twilio, type Agent, type Reservation } from '../api/twilio.ts';

/** What stands beside a chat, as in Flex: the case in the desk, and what the task carries. */
export function CasePanel({ agent, reservation }: { agent: Agent; reservation: Reservation }) {
  const { links } = useSandbox();
  const number = caseOf(reservation);
  const [tab, setTab] = useState<'case' | 'task'>('case');
  const address = links.desk && number !== null ? `${links.desk}/cases/${number}` : undefined;
  const shown = address ? tab : 'task';
  return (
    <aside className="case-panel" aria-label="Case">
      <div className="tabs" role="tablist">
        <button
          type="button"
          role="tab"
          aria-selected={shown === 'case'}
          disabled={!address}
          onClick={() => setTab('case')}
        >
          {number === null ? 'No case' : `Case C-${number}`}
        </button>
        <button type="button" role="tab" aria-selected={shown === 'task'} onClick={() => setTab('task')}>
          Task
        </button>
        {address && (
          <a href={address} target="_blank" rel="noreferrer">
            Open in a tab
          </a>
        )}
      </div>
      {address && shown === 'case' ? (
        <DeskFrame key={`${agent.workerSid} ${number}`} agent={agent} address={address} />
      ) : (
        <TaskFacts reservation={reservation} />
      )}
    </aside>
  );
}

/** The case desk as Flex's CRM container shows it: the page around it hands over the agent's Flex token when asked. */
function DeskFrame({ agent, address }: { agent: Agent; address: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const { origin } = new URL(address);
    const answer = async (event: MessageEvent): Promise<void> => {
      const wanted = (event.data as { type?: unknown } | null)?.type === 'flexcord:token-wanted';
      if (!wanted || event.origin !== origin || event.source !== frame.current?.contentWindow) return;
      const token = await twilio.flexToken(agent.workerSid);
      frame.current?.contentWindow?.postMessage({ type: 'flexcord:token', token }, origin);
    };
    const listen = (event: MessageEvent): void => void answer(event).catch(() => undefined);
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [agent.workerSid, address]);
  return <iframe ref={frame} title="Case desk" src={`${address}?embedded=1`} />;
}

const FACTS: [string, string][] = [
  ['customerName', 'Name'],
  ['discord_username', 'Discord name'],
  ['locale', 'Language'],
  ['topic', 'Topic'],
  ['priority', 'Priority'],
  ['case_name', 'Case'],
];

function TaskFacts({ reservation }: { reservation: Reservation }) {
  const known = new Set(FACTS.map(([name]) => name));
  const others = Object.entries(reservation.attributes).filter(([name]) => !known.has(name));
  return (
    <div className="task-facts">
      <dl>
        {FACTS.map(([name, label]) => {
          const value = attribute(reservation, name);
          return value ? (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null;
        })}
        <div>
          <dt>Task channel</dt>
          <dd>{reservation.taskChannel}</dd>
        </div>
      </dl>
      <details>
        <summary>All attributes</summary>
        <pre>{JSON.stringify(Object.fromEntries(others), null, 2)}</pre>
      </details>
    </div>
  );
}
