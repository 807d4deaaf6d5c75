import { expect, it } from 'vitest';
import type { ActivityDeps } from './deps.ts';
import type { ConversationRef } from './conversation-activities.ts';
import { createCaseActivities, recordLate } from './cases.ts';

it('an edit after the end has the time that Twilio’s lists would have for it: the later of two in one second stays', async () => {
  const row = { text: 'teh', editedAt: 0 };
  const edited = async (_source: string, _id: string, text: string, editedAt: number) => {
    // As the store does: an older edit changes nothing.
    if (editedAt >= row.editedAt) Object.assign(row, { text, editedAt });
  };
  const deps = { store: { transcript: { edited } } } as unknown as ActivityDeps;
  const edit = (text: string, editedAt: number) =>
    recordLate(deps, '1', { type: 'agent.edit', id: 'IM1', text, editedAt, episode: '9', conversationSid: 'CH1' });
  await edit('the', 20_400);
  // Told by a comparison that was under way when the chat ended.
  await edit('the end', 20_000);
  expect(row.text).toBe('the end');
  await edit('teh', 19_900);
  expect(row.text).toBe('the end');
});

it('a case is opened with the priority that the conversation has', async () => {
  const opened: unknown[] = [];
  const deps = {
    store: {
      transcript: { ofEpisode: async () => [], record: async () => {} },
      episodes: { waitingBefore: async () => 0, upsert: async () => {} },
    },
    caseOpening: { open: async (input: object) => (opened.push(input), { number: 1042 }) },
  } as unknown as ActivityDeps;
  const of = { user: { discordUserId: '1', displayName: 'Mia' }, episode: '9', workflowId: 'w' } as ConversationRef;
  const job = { key: '9:1:openCase', kind: 'openCase' as const, reason: 'asked', topic: null, questions: [], said: [] };
  await createCaseActivities(deps).openCase(of, { ...job, priority: 'urgent' });
  expect(opened).toMatchObject([{ priority: 'urgent' }]);
});
