/** One visible change of the account, as the control event stream sends it. */
export interface Change {
  /** What changed: `conversation`, `participant`, `message`, `task`, `reservation`, `worker`, `interaction`, … */
  kind: string;
  /** How: `added`, `updated`, `removed`. */
  action: 'added' | 'updated' | 'removed';
  sid: string;
  conversationSid?: string;
  workerSid?: string;
  taskSid?: string;
}

/** Tells listeners about every change, so that a page can be live. */
export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  /** Adds a listener; the answer removes it. */
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
