/** Twilio gives up after 5 s and counts the webhook as failed (error 11200, 50076); a little is left for the way back. */
export const ANSWER_WITHIN_MS = 4_500;

/** Settles like the promise, or rejects after `ms`; what it was waiting for goes on and its late failure is swallowed. */
export async function within<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
