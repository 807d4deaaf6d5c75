import { seededRandom } from '../discord/rest/faults.ts';

/** One thing that a person says. Times are milliseconds after the one before it. */
export interface Said {
  /** stands in the text or the file's name, so that it is known again wherever it arrives */
  mark: string;
  after: number;
  kind: 'text' | 'file';
  /** milliseconds after saying it, when it is edited; null = never */
  editAfter: number | null;
}

export interface ConversationPlan {
  /** `c7`: begins every mark of this conversation */
  name: string;
  /** milliseconds from the start of the run */
  startAt: number;
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
    return {
      name,
      startAt,
      user: says(`${name}-u`, perSide, talk, between),
      agent: says(`${name}-a`, perSide, talk, between),
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
function says(prefix: string, count: number, talk: number, between: (from: number, to: number) => number): Said[] {
  const longest = (talk / count) * 2;
  return Array.from({ length: count }, (_, i): Said => {
    const burst = i > 0 && between(0, 1) < 0.5;
    const isFile = between(0, 1) < 0.06;
    return {
      mark: `${prefix}${i + 1}`,
      after: burst ? between(30, 300) : between(0, longest),
      kind: isFile ? 'file' : 'text',
      editAfter: !isFile && between(0, 1) < 0.08 ? between(50, 4_000) : null,
    };
  });
}
