import { useState } from 'react';
import { discord, displayName, type User } from '../api/discord.ts';
import { useResource } from '../api/resource.ts';
import { agentOf, useSandbox } from '../api/sandbox.ts';
import { Icon } from '../parts/dialog.tsx';
import { tellStory, type Phase, type Story } from './conversation-story.ts';

const STEPS: { phase: Phase[]; label: string }[] = [
  { phase: ['bot'], label: 'Bot' },
  { phase: ['waiting'], label: 'Waiting for an agent' },
  { phase: ['agent'], label: 'Agent' },
  { phase: ['wrapping', 'ended'], label: 'Ended' },
];

const WORDS: Record<Phase, string> = {
  none: 'No conversation yet',
  bot: 'With the bot',
  waiting: 'Waiting for an agent',
  agent: 'With an agent',
  wrapping: 'Ended, the agent wraps up',
  ended: 'Ended',
};

const PRIVATE_THREAD = 12;

/** The selected person's conversation: how far it is, what happened last, and where to see more of it. */
export function ConversationStrip({ user }: { user: User }) {
  const { links } = useSandbox();
  const story = useStory(user);
  const [open, setOpen] = useState(false);
  const latest = story.events[0];
  return (
    <section
      className="strip"
      aria-label={`Conversation of ${displayName(user)}`}
      onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setOpen(false)}
    >
      <h2>{displayName(user)}</h2>
      <ol className="steps" aria-label={`Phase: ${WORDS[story.phase]}`}>
        {STEPS.map((step) => {
          const current = step.phase.includes(story.phase);
          return (
            <li key={step.label} aria-current={current ? 'step' : undefined}>
              {current && story.phase === 'agent' && story.agent ? story.agent : step.label}
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        className="latest"
        aria-expanded={open}
        disabled={!latest}
        title="Latest events"
        onClick={() => setOpen(!open)}
      >
        {latest ? (
          <>
            <time>{clock(latest.at)}</time> <span>{latest.text}</span>
          </>
        ) : (
          <span>{WORDS[story.phase]}: write to the bot, on the left.</span>
        )}
      </button>
      <nav className="strip-links" aria-label="More of this conversation">
        {story.caseNumber !== null && links.desk && (
          <a href={`${links.desk}/cases/${story.caseNumber}`} target="_blank" rel="noreferrer">
            C-{story.caseNumber}
          </a>
        )}
        {links.temporal && story.phase !== 'none' && (
          <a
            href={`${links.temporal}/namespaces/default/workflows/conversation-${user.id}`}
            target="_blank"
            rel="noreferrer"
          >
            Workflow <Icon name="out" />
          </a>
        )}
      </nav>
      {open && (
        <ol className="events" aria-label="Latest events">
          {story.events.map((event, index) => (
            <li key={`${event.at} ${index}`}>
              <time>{clock(event.at)}</time> {event.text}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function useStory(user: User): Story {
  const sandbox = useSandbox();
  const { data: messages = [] } = useResource(
    `story ${user.id} ${user.dmChannelId ?? ''}`,
    () => messagesWithBot(user),
    (live) =>
      live.from === 'discord' &&
      (live.event.type.startsWith('message') || ['channel', 'user', 'reset'].includes(live.event.type)),
  );
  return tellStory(user, messages, sandbox.tasks, (taskSid) => {
    const found = agentOf(sandbox, taskSid);
    return found && { name: found.agent.name, status: found.reservation.status };
  });
}

/** Everything this person and the bot wrote to each other: the direct messages and the person's private threads. */
async function messagesWithBot(user: User) {
  const threads = (await discord.channels(user.id)).filter(
    ({ type, name }) => type === PRIVATE_THREAD && !user.roles.length && name !== undefined,
  );
  const ids = [...(user.dmChannelId ? [user.dmChannelId] : []), ...threads.map(({ id }) => id)];
  const lists = await Promise.all(ids.map((id) => discord.messages(user.id, id)));
  return lists.flat().sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
}

const clock = (at: number): string => new Date(at).toLocaleTimeString(undefined, { timeStyle: 'short' });
