/**
 * Which gateway events are done with. A session is resumed from a sequence number, and Discord replays everything after
 * it; so the number kept must be the highest below which *every* event was accepted by Temporal or needed nothing. A later
 * event that is already done doesn't help while an earlier one is still on its way.
 */
export class SequenceTracker {
  readonly #open = new Map<number, number>();
  #highest: number;

  constructor(start: number) {
    this.#highest = start;
  }

  /** An event arrived. Counted, because one event may be handled by several lines of work. */
  begin(sequence: number): void {
    this.#highest = Math.max(this.#highest, sequence);
    this.#open.set(sequence, (this.#open.get(sequence) ?? 0) + 1);
  }

  /** One line of work of this event is finished. */
  done(sequence: number): void {
    const left = (this.#open.get(sequence) ?? 0) - 1;
    if (left > 0) this.#open.set(sequence, left);
    else this.#open.delete(sequence);
  }

  /** The highest sequence that arrived. */
  get highest(): number {
    return this.#highest;
  }

  /** The highest sequence below or at which all is done. */
  get settled(): number {
    // Map keeps insertion order and sequences rise, except when a resumed session replays: then the smallest counts.
    let lowest = Infinity;
    for (const sequence of this.#open.keys()) lowest = Math.min(lowest, sequence);
    return lowest === Infinity ? this.#highest : lowest - 1;
  }

  /** Whether nothing is on its way. */
  get idle(): boolean {
    return this.#open.size === 0;
  }
}
