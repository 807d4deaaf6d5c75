import { useEffect, useState } from 'react';
import { letTakeSeveral } from '../api/first-people.ts';
import { useSandbox } from '../api/sandbox.ts';
import type { Agent, Reservation } from '../api/twilio.ts';
import { AgentBar } from './agent-bar.tsx';
import { CasePanel } from './case-panel.tsx';
import { ChatView } from './chat-view.tsx';
import { TaskList } from './task-list.tsx';

/** The desktop of the signed-in agent. */
export function FlexPane({ agent, onSelectAgent }: { agent: Agent; onSelectAgent: (workerSid: string) => void }) {
  const { account, reservations } = useSandbox();
  const channels = account.taskChannels.join(' ');
  useEffect(() => {
    // A task channel that was made later gives everybody one chat only. Without this there is merely one chat at once.
    letTakeSeveral(agent.workerSid, channels.split(' ')).catch(() => undefined);
  }, [agent.workerSid, channels]);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const own = [...(reservations[agent.workerSid] ?? [])].sort(offersFirst);
  const chats = own.filter(({ status }) => status !== 'pending');
  const selected = chats.find(({ reservationSid }) => reservationSid === chosen[agent.workerSid]) ?? chats[0];
  return (
    <section className="flex" aria-label="Agent desktop">
      <AgentBar agent={agent} onSelect={onSelectAgent} />
      <div className="flex-body">
        {own.length > 0 && (
          <TaskList
            reservations={own}
            selected={selected?.reservationSid}
            onSelect={(sid) => setChosen((before) => ({ ...before, [agent.workerSid]: sid }))}
          />
        )}
        {selected ? (
          <>
            <ChatView key={selected.reservationSid} agent={agent} reservation={selected} />
            <CasePanel key={`case ${selected.reservationSid}`} agent={agent} reservation={selected} />
          </>
        ) : (
          <NoChat agent={agent} offered={own.length > 0} />
        )}
      </div>
    </section>
  );
}

const offersFirst = (a: Reservation, b: Reservation): number =>
  Number(b.status === 'pending') - Number(a.status === 'pending') || a.createdAt - b.createdAt;

function NoChat({ agent, offered }: { agent: Agent; offered: boolean }) {
  return (
    <div className="no-chat">
      <h3>{offered ? 'A task is offered to you' : 'No tasks'}</h3>
      <p>
        {offered
          ? 'Accept it to see what was said so far and to answer.'
          : agent.available
            ? 'When a player asks for a person in Discord, a task appears here. Accept it before the time is over.'
            : `${agent.name} is ${agent.activity.toLowerCase()} and gets no tasks. Choose “Available” above.`}
      </p>
    </div>
  );
}
