import type { Person } from './store.ts';

type Channels = Pick<Person, 'dmChannelId' | 'threadChannelId' | 'leftThreadChannelIds'>;

/**
 * Every channel in which somebody talks with us or has: the direct messages, their thread, and the threads before it, newest
 * first. What was said stays where it was said, so whoever looks for a message looks in all of them.
 */
export function channelsOf({ dmChannelId, threadChannelId, leftThreadChannelIds }: Channels): string[] {
  return [dmChannelId, threadChannelId, ...leftThreadChannelIds.toReversed()].filter((id) => id !== null);
}
