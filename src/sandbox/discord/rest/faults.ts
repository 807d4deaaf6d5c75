/** What goes wrong with a request, on purpose. */
export type FaultEffect =
  | { type: 'latency'; ms: number }
  | { type: 'error'; status: number; body?: unknown; when: 'before' | 'after' }
  | { type: 'reset'; when: 'before' | 'after' }
  | { type: 'rateLimit'; retryAfterSeconds: number; global?: boolean; scope?: 'user' | 'global' | 'shared' };

export interface Fault {
  /** Absent parts match everything; `path` is a regular expression over the path below the API version. */
  match: { method?: string; path?: string };
  /** How many requests it hits; 0 = all. Default 1. */
  times?: number;
  /** Chance that a matching request is hit, 0 to 1. Default 1. */
  probability?: number;
  /** Makes the chances repeatable. */
  seed?: number;
  effect: FaultEffect;
}

interface ArmedFault {
  id: string;
  fault: Fault;
  pattern: RegExp | undefined;
  left: number;
  random: () => number;
}

/** Numbers in [0, 1) that repeat with their seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The faults that tests have asked for, in the order in which they were added. */
export class Faults {
  /** Added to every REST answer. */
  latencyMs = 0;
  #armed: ArmedFault[] = [];
  #count = 0;

  add(fault: Fault): string {
    const id = `fault-${++this.#count}`;
    const times = fault.times ?? 1;
    const pattern = fault.match.path === undefined ? undefined : new RegExp(fault.match.path);
    const random = fault.seed === undefined ? Math.random : seededRandom(fault.seed);
    this.#armed.push({ id, fault, pattern, left: times === 0 ? Infinity : times, random });
    return id;
  }

  remove(id: string): boolean {
    const before = this.#armed.length;
    this.#armed = this.#armed.filter((armed) => armed.id !== id);
    return this.#armed.length < before;
  }

  clear(): void {
    this.#armed = [];
    this.latencyMs = 0;
  }

  list(): object[] {
    return this.#armed.map(({ id, fault, left }) => ({ id, ...fault, left: left === Infinity ? 0 : left }));
  }

  /** The effects on one request: any latencies, and at most one other. */
  hit(method: string, path: string): FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const armed of this.#armed) {
      const { match, probability, effect } = armed.fault;
      if (match.method !== undefined && match.method.toUpperCase() !== method) continue;
      if (armed.pattern && !armed.pattern.test(path)) continue;
      if (effect.type !== 'latency' && effects.some((e) => e.type !== 'latency')) continue;
      if (armed.random() >= (probability ?? 1)) continue;
      armed.left -= 1;
      effects.push(effect);
    }
    this.#armed = this.#armed.filter((armed) => armed.left > 0);
    return effects;
  }
}
