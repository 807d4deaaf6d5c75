import { expect, it } from 'vitest';
import { assumedTask } from '../domain/conversation/assumed-task.ts';
import type { TwilioAdapter } from '../twilio/twilio-adapter.ts';
import type { ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { createTwilioActivities } from './twilio.ts';

type Inspected = Awaited<ReturnType<TwilioAdapter['inspect']>>;

it('the name of an agent whose task is not known yet is asked of the conversation', async () => {
  const agents: Inspected['agents'] = [{ taskSid: 'WT1', workerSid: 'WK1', name: 'Ann', identity: 'ann' }];
  const twilio = {
    describeAgent: async (taskSid: string) => ({ workerSid: 'WK2', name: `who has ${taskSid}`, identity: 'ben' }),
    inspect: async ({ conversationSid }: { conversationSid: string }) => ({
      agents: conversationSid === 'CH1' ? agents : [],
    }),
  };
  const { findAgentName } = createTwilioActivities({ twilio } as unknown as ActivityDeps);
  const of = { twilio: { conversationSid: 'CH1' } } as ConversationRef;
  const find = (taskSid: string) => findAgentName(of, { kind: 'describeAgent', key: 'k', taskSid });
  expect(await find('WT9')).toEqual({ workerSid: 'WK2', name: 'who has WT9', identity: 'ben' });
  expect(await find(assumedTask('CH1'))).toEqual({ workerSid: 'WK1', name: 'Ann', identity: 'ann' });
  agents.pop();
  expect(await find(assumedTask('CH1'))).toEqual({ workerSid: null, name: null, identity: null });
});
