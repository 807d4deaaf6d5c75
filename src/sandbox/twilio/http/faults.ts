import { invalidParameter } from '../core/errors.ts';
import { seededRandom } from '../core/random.ts';

/** What goes wrong with a matching REST request. `before`/`after`: without or with the request having taken effect. */
export type FaultEffect =
  | { type: 'latency'; ms: number }
  | { type: 'error'; status: number; code?: number; when?: 'before' | 'after' }
  | { type: 'reset'; when?: 'before' | 'after' }
  | { type: 'rateLimit'; retryAfterSeconds: number };

/** A fault to be put in front of the API. `path` is a regular expression over `/<product>/v1/…`. */
export interface FaultSpec {
  match?: { method?: string; path?: string };
  /** How often it strikes; default 1, 0 = for ever. */
  times?: number;
  /** How likely a matching request is hit; default 1. */
  probability?: number;
  seed?: number;
  effect: FaultEffect;
}

interface ActiveFault {
  id: string;
  spec: FaultSpec;
  path: RegExp | undefined;
  left: number;
  random: () => number;
}

/** The faults that tests and demos put in front of the API. */
export class Faults {
  readonly #active = new Map<string, ActiveFault>();
  #order = 0;
  latencyMs = 0;

  /** Adds a fault; the answer is its id. @throws 20001 when the regular expression is none. */
  add(spec: FaultSpec): string {
    const id = `fault-${++this.#order}`;
    let path: RegExp | undefined;
    try {
      path = spec.match?.path === undefined ? undefined : new RegExp(spec.match.path);
    } catch (error) {
      throw invalidParameter(`match.path is not a regular expression: ${String(error)}`);
    }
    const times = spec.times ?? 1;
    this.#active.set(id, {
      id,
      spec,
      path,
      left: times === 0 ? Number.POSITIVE_INFINITY : times,
      random: seededRandom(spec.seed ?? 1),
    });
    return id;
  }

  remove(id: string): boolean {
    return this.#active.delete(id);
  }

  clear(): void {
    this.#active.clear();
    this.latencyMs = 0;
  }

  list(): { id: string; spec: FaultSpec; left: number | null }[] {
    return [...this.#active.values()].map(({ id, spec, left }) => ({
      id,
      spec,
      left: Number.isFinite(left) ? left : null,
    }));
  }

  /** The effects that this request meets; counts them off. `path` is `/<product>/v1/…`. */
  strike(method: string, path: string): FaultEffect[] {
    const effects: FaultEffect[] = this.latencyMs > 0 ? [{ type: 'latency', ms: this.latencyMs }] : [];
    for (const fault of this.#active.values()) {
      const { match } = fault.spec;
      if (match?.method !== undefined && match.method.toUpperCase() !== method) continue;
      if (fault.path && !fault.path.test(path)) continue;
      if (fault.spec.probability !== undefined && fault.random() >= fault.spec.probability) continue;
      effects.push(fault.spec.effect);
      if (--fault.left <= 0) this.#active.delete(fault.id);
    }
    return effects;
  }
}
