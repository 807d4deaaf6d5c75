import type { ApiDeps } from '../api-deps.ts';

/** How soon a conversation is compared after a webhook of it could not be handed on, ms. */
const COMPARED_IN = 5_000;
/** How long a database that does not answer is left alone, ms. */
const AGAIN = 2_000;

export interface SoonCompared {
  /** Has the conversation compared with Twilio in seconds; remembered until the database has taken it. Never waits, never throws. */
  ask(conversationSid: string): void;
  close(): void;
}

/**
 * Conversations of which a webhook was refused: Twilio does not send it again, and the next comparison of a quiet conversation may
 * be minutes away. They are kept in memory, because what refused the webhook may be the database itself; a start of this role
 * has everything compared anyway.
 */
export function soonCompared({ store, logger }: Pick<ApiDeps, 'store' | 'logger'>, again = AGAIN): SoonCompared {
  const waiting = new Set<string>();
  let working = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const work = async (): Promise<void> => {
    working = true;
    try {
      for (const conversationSid of waiting) {
        await store.episodes.touch(conversationSid, Date.now(), COMPARED_IN);
        waiting.delete(conversationSid);
      }
      working = false;
    } catch (error) {
      logger.warn({ err: error, waiting: waiting.size }, 'A comparison could not be asked for; it is tried again.');
      if (!closed) timer = setTimeout(() => void work(), again);
    }
  };

  return {
    ask(conversationSid) {
      if (conversationSid === '') return;
      waiting.add(conversationSid);
      if (!working) void work();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
