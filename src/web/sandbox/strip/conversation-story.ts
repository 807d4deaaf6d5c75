import { displayName, type Message, type User } from '../api/discord.ts';
import { caseOf, discordUserOf, type Reservation, type Task } from '../api/twilio.ts';

/** How far a person's conversation is, as far as Discord and Twilio show it. */
export type Phase = 'none' | 'bot' | 'waiting' | 'agent' | 'wrapping' | 'ended';

export interface StoryEvent {
  /** Unix milliseconds */
  at: number;
  text: string;
}

export interface Story {
  phase: Phase;
  /** the agent who has the task, in the phases `agent` and `wrapping` */
  agent: string | null;
  caseNumber: number | null;
  /** newest first */
  events: StoryEvent[];
}

const MOST_EVENTS = 25;

/** Answers to commands that only the person sees: no talk with the bot. */
const EPHEMERAL = 1 << 6;

/**
 * What the two stand-ins show of one person's conversation. `messages` are those that this person sees where they talk with
 * the bot, `holder` says who has a task. A message of the person after the last task's end means a new talk with the bot.
 */
export function tellStory(
  user: User,
  messages: readonly Message[],
  tasks: readonly Task[],
  holder: (taskSid: string) => { name: string; status: Reservation['status'] } | undefined,
): Story {
  const own = tasks.filter((task) => discordUserOf(task) === user.id).sort((a, b) => a.createdAt - b.createdAt);
  const task = own.at(-1);
  const held = task && holder(task.sid);
  const lastOwn = messages.findLast((message) => message.author.id === user.id);
  const events = [...messages.map(messageEvent), ...own.flatMap((one) => taskEvents(one, holder(one.sid)))];
  return {
    phase: phaseOf(
      task,
      held?.status,
      lastOwn,
      messages.some(({ flags }) => (flags & EPHEMERAL) === 0),
    ),
    agent: held?.name ?? null,
    caseNumber: task ? caseOf(task) : null,
    events: events.sort((a, b) => b.at - a.at).slice(0, MOST_EVENTS),
  };
}

function phaseOf(
  task: Task | undefined,
  held: Reservation['status'] | undefined,
  lastOwn: Message | undefined,
  talked: boolean,
): Phase {
  if (!task) return talked ? 'bot' : 'none';
  if (held === 'wrapping' || task.status === 'wrapping') return 'wrapping';
  if (held === 'accepted' || task.status === 'assigned') return 'agent';
  if (task.status === 'pending' || task.status === 'reserved') return 'waiting';
  return lastOwn && Date.parse(lastOwn.timestamp) > task.updatedAt ? 'bot' : 'ended';
}

function messageEvent(message: Message): StoryEvent {
  const text = message.content
    .replace(/\*\*|`|\|\|/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const what = text ? `“${text.length > 70 ? `${text.slice(0, 69)}…` : text}”` : fileNames(message);
  return { at: Date.parse(message.timestamp), text: `${displayName(message.author)}: ${what}` };
}

const fileNames = ({ attachments }: Message): string =>
  attachments.length > 0 ? attachments.map(({ filename }) => filename).join(', ') : 'a message';

function taskEvents(task: Task, held: { name: string } | undefined): StoryEvent[] {
  const created = { at: task.createdAt, text: 'Flex: a task waits for an agent' };
  const now: Record<string, string> = {
    assigned: `Flex: ${held?.name ?? 'an agent'} has the task`,
    wrapping: `Flex: ${held?.name ?? 'the agent'} ended the chat`,
    completed: 'Flex: the task is completed',
    canceled: `Flex: the task was canceled${task.reason ? ` (${task.reason})` : ''}`,
  };
  const text = now[task.status];
  return text ? [created, { at: task.updatedAt, text }] : [created];
}
