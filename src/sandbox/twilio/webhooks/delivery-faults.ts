import { seededRandom } from '../core/random.ts';

/** What goes wrong on the way of webhooks. All default to nothing. */
export interface DeliveryFaults {
  dropProbability?: number;
  duplicateProbability?: number;
  /** Each delivery waits a random time between these, in milliseconds. */
  delayMs?: [number, number];
  /** About every second delivery waits until the one behind it has been sent. */
  reorder?: boolean;
  seed?: number;
  /** A regular expression over the event type; others are untouched. */
  match?: string;
}

/** How long a delivery that should be overtaken waits for another one, in milliseconds. */
const LONGEST_HOLD = 1_500;

/** Applies {@link DeliveryFaults} to deliveries: loses, doubles, delays and swaps them, repeatably for one seed. */
export class DeliveryDisturber {
  #faults: DeliveryFaults = {};
  #match: RegExp | undefined;
  #random = seededRandom(1);
  #held: (() => void) | undefined;

  /** Replaces the faults; `{}` ends them and sends what was held back. */
  set(faults: DeliveryFaults): void {
    this.#match = faults.match === undefined ? undefined : new RegExp(faults.match);
    this.#faults = faults;
    this.#random = seededRandom(faults.seed ?? 1);
    this.#release();
  }

  get(): DeliveryFaults {
    return this.#faults;
  }

  /** Calls `send` as often and as late as the faults want. Returns false when the delivery is lost. */
  pass(eventType: string, send: () => void): boolean {
    const { dropProbability = 0, duplicateProbability = 0 } = this.#faults;
    if (this.#match && !this.#match.test(eventType)) {
      send();
      return true;
    }
    if (dropProbability > 0 && this.#random() < dropProbability) return false;
    const copies = duplicateProbability > 0 && this.#random() < duplicateProbability ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) this.#later(send);
    return true;
  }

  #later(send: () => void): void {
    const [from, to] = this.#faults.delayMs ?? [0, 0];
    const wait = from + this.#random() * (to - from);
    if (wait <= 0) this.#inOrderOrNot(send);
    else setTimeout(() => this.#inOrderOrNot(send), wait).unref();
  }

  #inOrderOrNot(send: () => void): void {
    if (!this.#faults.reorder) {
      send();
      return;
    }
    if (!this.#held && this.#random() < 0.5) {
      this.#held = send;
      setTimeout(() => {
        if (this.#held === send) this.#release();
      }, LONGEST_HOLD).unref();
      return;
    }
    send();
    // a moment later, so that the receiver really sees the later event first
    if (this.#held) setTimeout(() => this.#release(), 30).unref();
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.();
  }
}
