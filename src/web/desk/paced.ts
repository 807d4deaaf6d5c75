export interface Paced {
  tell: () => void;
  /** What was told and not yet called for is dropped. */
  stop: () => void;
}

/**
 * Calls back `gather` ms after it is told, once for all that is told until then, and at least `spacing` ms after the call
 * before. The last thing told is always followed by a call.
 */
export function paced(callback: () => void, { gather, spacing }: { gather: number; spacing: number }): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  const call = (): void => {
    timer = undefined;
    next = Date.now() + spacing;
    callback();
  };
  return {
    tell: () => {
      // A clock that was set back must not hold the next call up for longer than it would have waited.
      timer ??= setTimeout(call, Math.max(gather, Math.min(next - Date.now(), spacing)));
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
