import type { NewCase } from '../../src/cases/store.ts';

/** A case about to be opened, for tests that care about little of it. */
export function newCase(more: Partial<NewCase> = {}): NewCase {
  return {
    key: 'k1',
    kind: 'support',
    title: 'Crash',
    description: '',
    reporter: { discordUserId: '7', name: 'Zebedee' },
    locale: 'en',
    priority: 'normal',
    channel: 'discord',
    fields: {},
    workflowId: null,
    episode: null,
    at: 1,
    ...more,
  };
}
