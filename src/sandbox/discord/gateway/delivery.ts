import { seededRandom } from '../rest/faults.ts';

/** How events reach the bot; all off at first. Sequence numbers count what is really sent. */
export interface DeliverySettings {
  /** Chance that an event is sent a second time. */
  duplicateProbability: number;
  /** Chance that an event is never sent. */
  dropProbability: number;
  /** Chance that an event waits until the next one has been sent. */
  reorderProbability: number;
  /** Wait before each event is sent, sandbox milliseconds. */
  delayMs: number;
  /** Makes the chances repeatable. */
  seed?: number;
}

const OFF: DeliverySettings = { duplicateProbability: 0, dropProbability: 0, reorderProbability: 0, delayMs: 0 };

/** Decides which events go out now: lost, doubled or overtaken ones as a test asks for. */
export class Delivery<E> {
  settings: DeliverySettings = { ...OFF };
  #random: () => number = Math.random;
  #held: E | undefined;

  set(change: Partial<DeliverySettings>): DeliverySettings {
    this.settings = { ...this.settings, ...change };
    this.#random = change.seed === undefined ? Math.random : seededRandom(change.seed);
    return this.settings;
  }

  reset(): void {
    this.settings = { ...OFF };
    this.#held = undefined;
  }

  /** The events to send now, in this order; a held one follows the event that overtakes it. */
  next(event: E): E[] {
    const { dropProbability, duplicateProbability, reorderProbability } = this.settings;
    if (this.#hits(dropProbability)) return [];
    const out = this.#hits(duplicateProbability) ? [event, event] : [event];
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) return [...out, held];
    if (!this.#hits(reorderProbability)) return out;
    this.#held = event;
    return out.slice(1);
  }

  #hits(probability: number): boolean {
    return probability > 0 && this.#random() < probability;
  }
}
