import type { StandIns } from './stand-ins.ts';

/** A support chat in its agent phase: both sides can write. */
export interface Chat {
  userId: string;
  /** the user's direct-message channel */
  channelId: string;
  conversationSid: string;
  workerSid: string;
}

/** One way of joining the two vendors, with its own stand-ins. */
export interface System {
  name: 'direct' | 'original' | 'flexcord';
  standIns: StandIns;
  /** processes of the system itself by name */
  pids(): Record<string, number>;
  /** New users who talk with an agent. */
  openChats(count: number): Promise<Chat[]>;
  close(): Promise<void>;
}

/** Runs the work for each item, at most `limit` at a time, and gives the results in order. */
export async function mapLimited<In, Out>(
  items: readonly In[],
  limit: number,
  work: (item: In, index: number) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const runner = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runner));
  return results;
}
