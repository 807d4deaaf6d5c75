/**
 * An error that the person who runs Flexcord can mend. Its message says what happened, what it means and what to do
 * next, so it is printed alone, without a stack. `exitCode` is what the process ends with: 2 for wrong configuration or
 * usage, 1 for anything else.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  readonly exitCode: number;

  constructor(message: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
