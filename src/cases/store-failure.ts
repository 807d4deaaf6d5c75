/** Why the store can't do it. */
export type StoreFailureReason =
  /** The database does not answer; the same call may succeed later. */
  | 'unreachable'
  /** The embedded database is open in another process. */
  | 'locked'
  /** The database answers but can't be used as it is (wrong address, rights, a newer version's tables). */
  | 'unusable';

/** Error of the store that a person or a caller can act on; its message never holds the database's password. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  /** a process that it ends says its message alone, without a stack */
  readonly exitCode = 1;
  constructor(
    readonly reason: StoreFailureReason,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}
