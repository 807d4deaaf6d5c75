import { seededRandom } from '../discord/rest/faults.ts';

/** One thing that a person says. Times are milliseconds after the one before it. */
export interface Said {
  /** stands in the text or the file's name, so that it is known again wherever it arrives */
  mark: string;
  after: number;
  kind: 'text' | 'file';
  /** in this order, the first one this long after it was said, each other one after the one before */
  changes: Change[];
}

/** What somebody does to a message of theirs. */
export interface Change {
  after: number;
  kind: 'edit' | 'delete';
}

export interface ConversationPlan {
  /** `c7`: begins every mark of this conversation */
  name: string;
  /** milliseconds from the start of the run */
  startAt: number;
  /** more than one: the user re-opens the case after each end but the last */
  chats: ChatPlan[];
}

/** What is said between an agent's joining and the end. */
export interface ChatPlan {
  user: Said[];
  agent: Said[];
}

/** A process is killed this long after the last one that was killed has come back. */
export interface Kill {
  after: number;
  target: string;
}

/** What happens to the bot's gateway connection this long after the one before. */
export interface SessionTrouble {
  after: number;
  /** `lost`: forgotten by Discord, noticed `unnoticed` ms later; `cut`: broken but resumable; `moved`: asked to reconnect */
  kind: 'lost' | 'cut' | 'moved';
  unnoticed: number;
}

export interface ChaosPlan {
  seed: number;
  /** milliseconds in which everything is said and things break; after it the dust settles */
  duration: number;
  conversations: ConversationPlan[];
  kills: Kill[];
  sessions: SessionTrouble[];
}

export interface PlanOptions {
  seed: number;
  conversations: number;
  /** of both sides together */
  messages: number;
  minutes: number;
  /** processes that may be killed */
  targets: readonly string[];
}

/** On each side. */
const SAID_AFTER_REOPENING = 3;

/** All that will be said and broken in a run; the same options give the same plan. */
export function makePlan(options: PlanOptions): ChaosPlan {
  const random = seededRandom(options.seed);
  const between = (from: number, to: number) => from + random() * (to - from);
  const duration = options.minutes * 60_000;
  const perSide = Math.max(1, Math.round(options.messages / options.conversations / 2));
  const conversations = Array.from({ length: options.conversations }, (_, i): ConversationPlan => {
    const name = `c${i + 1}`;
    const startAt = between(0, duration * 0.4);
    // The handoff takes some seconds; what is said shall end within the run.
    const talk = Math.max(10_000, duration * 0.9 - startAt - 10_000);
    const reopens = perSide >= 2 * SAID_AFTER_REOPENING && random() < 0.2;
    const [first, second] = reopens ? [perSide - SAID_AFTER_REOPENING, SAID_AFTER_REOPENING] : [perSide, 0];
    const chat = (from: number, count: number, time: number): ChatPlan => ({
      user: says(`${name}-u`, { from, count, talk: time }, between),
      agent: says(`${name}-a`, { from, count, talk: time }, between),
    });
    return {
      name,
      startAt,
      chats: reopens ? [chat(1, first, talk * 0.6), chat(first + 1, second, talk * 0.2)] : [chat(1, first, talk)],
    };
  });
  return {
    seed: options.seed,
    duration,
    conversations,
    kills: Array.from({ length: 2_000 }, () => ({
      after: between(3_000, 9_000),
      target: options.targets[Math.floor(random() * options.targets.length)]!,
    })),
    sessions: Array.from({ length: 2_000 }, () => ({
      after: between(5_000, 15_000),
      kind: (['lost', 'lost', 'cut', 'moved'] as const)[Math.floor(random() * 4)]!,
      unnoticed: between(1_000, 4_000),
    })),
  };
}

/** People write in bursts: about every second message follows the one before within a moment. */
function says(
  prefix: string,
  { from, count, talk }: { from: number; count: number; talk: number },
  between: (from: number, to: number) => number,
): Said[] {
  const longest = (talk / count) * 2;
  return Array.from({ length: count }, (_, i): Said => {
    const burst = i > 0 && between(0, 1) < 0.5;
    const isFile = between(0, 1) < 0.06;
    return {
      mark: `${prefix}${from + i}`,
      after: burst ? between(30, 300) : between(0, longest),
      kind: isFile ? 'file' : 'text',
      changes: changes(isFile ? FILE_CHANGES : TEXT_CHANGES, between),
    };
  });
}

/** How often what is done to a message; the rest stays as it was said. */
type Habits = [share: number, kinds: Change['kind'][]][];

const TEXT_CHANGES: Habits = [
  [0.06, ['edit']],
  [0.02, ['edit', 'edit']],
  [0.02, ['delete']],
  [0.01, ['edit', 'delete']],
];
const FILE_CHANGES: Habits = [[0.1, ['delete']]];

function changes(habits: Habits, between: (from: number, to: number) => number): Change[] {
  let left = between(0, 1);
  const kinds = habits.find(([share]) => (left -= share) < 0)?.[1] ?? [];
  return kinds.map((kind) => ({ kind, after: between(50, 4_000) }));
}
