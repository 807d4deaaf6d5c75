/** What a role's start function returns: `ready` rejects when the part can't work, `close` ends it in order. */
export interface RunningPart {
  ready: Promise<void>;
  close(): Promise<void>;
  /** rejects when the part dies after it was ready, e.g. a worker whose server went away for good */
  failed?: Promise<never>;
}
