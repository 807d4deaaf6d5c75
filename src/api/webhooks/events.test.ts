import { describe, expect, it } from 'vitest';
import { mapConversationEvent } from './conversation-events.ts';
import { EventFields, parseForm } from './form.ts';
import { mapInteractionEvent } from './interaction-events.ts';
import { mapTaskRouterEvent, taskRoute } from './taskrouter-events.ts';

const CH = `CH${'a'.repeat(32)}`;
const IM = `IM${'b'.repeat(32)}`;
const WT = `WT${'c'.repeat(32)}`;
const WK = `WK${'d'.repeat(32)}`;
const about = { episode: '900000000000000001', conversationSid: CH };
const NOW = Date.parse('2026-11-22T12:00:00Z');

const added = {
  EventType: 'onMessageAdded',
  Source: 'SDK',
  ConversationSid: CH,
  MessageSid: IM,
  Index: '7',
  Author: 'ann_40example_2Dcom',
  Body: 'hello',
  DateCreated: '2026-11-22T11:59:58.500Z',
  Attributes: '{}',
};

function conversation(fields: Record<string, string>) {
  return mapConversationEvent(new EventFields(fields), { ...about, userIdentity: 'discord_42' }, NOW);
}

describe('Conversations webhooks', () => {
  it('makes an agent message of what a person wrote in Flex', () => {
    expect(conversation(added)).toEqual({
      event: {
        type: 'agent.message',
        ...about,
        id: IM,
        index: 7,
        author: 'ann_40example_2Dcom',
        text: 'hello',
        media: [],
        at: NOW - 1_500,
      },
    });
  });

  it('reads files by their PascalCase names and leaves out what has no SID', () => {
    const Media = JSON.stringify([
      { Sid: 'ME1', ContentType: 'image/png', Filename: 'a.png', Size: 123 },
      { Sid: 'ME2', ContentType: 'text/plain', Filename: null, Size: '5' },
      { Filename: 'ghost' },
    ]);
    expect(conversation({ ...added, Body: '', Media })).toMatchObject({
      event: {
        text: '',
        media: [
          { sid: 'ME1', filename: 'a.png', contentType: 'image/png', size: 123 },
          { sid: 'ME2', filename: null, contentType: 'text/plain', size: 5 },
        ],
      },
    });
    expect(conversation({ ...added, Media: '{broken' })).toMatchObject({ event: { media: [] } });
  });

  it.each([
    ['the user', { Author: 'discord_42', Source: 'API' }],
    ['us', { Author: 'Bot', Source: 'API', Attributes: '{"flexcord_key":"e:1:say"}' }],
  ])('echoes nothing written by %s', (_who, change) => {
    expect(conversation({ ...added, ...change })).toEqual({ ignored: 'our own message' });
    expect(conversation({ ...added, ...change, EventType: 'onMessageUpdated' })).toEqual({
      ignored: 'our own message',
    });
  });

  it('relays a message that another backend posted for the agents', () => {
    expect(conversation({ ...added, Source: 'API', Author: 'system', Attributes: 'no json' })).toMatchObject({
      event: { type: 'agent.message', author: 'system' },
    });
  });

  it('maps edits, deletes and the close', () => {
    expect(
      conversation({ ...added, EventType: 'onMessageUpdated', Body: 'hi', DateUpdated: '2026-11-22T12:01:00Z' }),
    ).toEqual({
      event: { type: 'agent.edit', ...about, id: IM, text: 'hi', editedAt: NOW + 60_000 },
    });
    expect(conversation({ ...added, EventType: 'onMessageRemoved', DateRemoved: '2026-11-22T12:02:00Z' })).toEqual({
      event: { type: 'agent.delete', ...about, id: IM, at: NOW + 120_000 },
    });
    expect(conversation({ EventType: 'onConversationStateUpdated', StateTo: 'closed', Reason: 'TIMER' })).toEqual({
      event: { type: 'flex.closed', ...about, reason: 'TIMER', at: NOW },
    });
  });

  it.each([
    [{ EventType: 'onConversationStateUpdated', StateTo: 'inactive' }],
    [{ EventType: 'onParticipantAdded' }],
    [{ EventType: 'onSomethingNew' }],
    [{ ...added, MessageSid: '' }],
    [{ ...added, Index: '' }],
    [{}],
  ])('lets pass what means nothing to a conversation: %j', (fields) => {
    expect(conversation(fields)).toHaveProperty('ignored');
  });
});

describe('TaskRouter events', () => {
  const task = (fields: Record<string, string>) =>
    mapTaskRouterEvent(new EventFields({ TaskSid: WT, Timestamp: String(NOW / 1_000), ...fields }), about, 0);

  it('tells the full name and the identity of the agent who accepted; a sign-in name is no name for users', () => {
    const accepted = { EventType: 'reservation.accepted', WorkerSid: WK, WorkerName: 'ann@example.com' };
    const identity = 'ann_40example_2Ecom';
    const WorkerAttributes = JSON.stringify({ full_name: ' Ann Lee ', contact_uri: `client:${identity}` });
    expect(task({ ...accepted, WorkerAttributes })).toEqual({
      event: { type: 'agent.joined', ...about, taskSid: WT, workerSid: WK, name: 'Ann Lee', identity, at: NOW },
    });
    expect(task(accepted)).toMatchObject({ event: { name: null, identity: 'ann@example.com' } });
    expect(task({ EventType: 'reservation.accepted' })).toMatchObject({
      event: { name: null, workerSid: null, identity: null },
    });
  });

  it.each([
    ['task.created', {}, { type: 'task.created' }],
    ['task.wrapup', {}, { type: 'task.wrapup' }],
    ['task.completed', {}, { type: 'task.completed' }],
    ['task.canceled', { TaskCanceledReason: 'hangup' }, { type: 'task.canceled', reason: 'hangup' }],
    ['task.deleted', {}, { type: 'task.canceled', reason: 'deleted' }],
    ['task.system-deleted', {}, { type: 'task.canceled', reason: 'deleted' }],
    ['workflow.timeout', {}, { type: 'task.canceled', reason: 'nobody took the task in time' }],
    ['reservation.wrapup', {}, { type: 'agent.left' }],
    ['reservation.completed', {}, { type: 'agent.left' }],
  ])('%s', (EventType, more, expected) => {
    expect(task({ EventType, ...more })).toEqual({ event: { ...about, taskSid: WT, at: NOW, ...expected } });
  });

  it('lets pass other kinds and events without a task', () => {
    expect(task({ EventType: 'worker.activity.update' })).toHaveProperty('ignored');
    expect(task({ EventType: 'task.created', TaskSid: '' })).toHaveProperty('ignored');
  });

  it('reads whom a task concerns from its attributes', () => {
    const TaskAttributes = JSON.stringify({
      flexcord_conversation: 'conversation-4200000',
      flexcord_episode: '1',
      conversationSid: CH,
    });
    expect(taskRoute(new EventFields({ TaskAttributes }))).toEqual({
      workflowId: 'conversation-4200000',
      episode: '1',
      conversationSid: CH,
    });
    expect(taskRoute(new EventFields({ TaskAttributes: '[1]' }))).toEqual({
      workflowId: '',
      episode: '',
      conversationSid: '',
    });
  });
});

describe('Interaction webhooks', () => {
  const map = (fields: Record<string, string>) => mapInteractionEvent(new EventFields(fields), about, NOW);
  const agent = { ParticipantType: 'agent', TaskSid: WT };

  it('tells agents that come and go, nobody else', () => {
    expect(map({ EventType: 'onParticipantJoined', ...agent })).toEqual({
      event: { type: 'agent.joined', ...about, taskSid: WT, workerSid: null, name: null, at: NOW },
    });
    expect(map({ EventType: 'onParticipantLeft', ...agent })).toEqual({
      event: { type: 'agent.left', ...about, taskSid: WT, at: NOW },
    });
    expect(map({ EventType: 'onParticipantJoined', ParticipantType: 'customer' })).toHaveProperty('ignored');
  });

  it('tells the end and the failure of a channel', () => {
    expect(map({ EventType: 'onChannelStatusUpdated', ChannelStatus: 'closed' })).toMatchObject({
      event: { type: 'flex.closed' },
    });
    expect(map({ EventType: 'onChannelStatusUpdated', ChannelStatus: 'active' })).toHaveProperty('ignored');
    const failed = {
      EventType: 'onChannelCreateFailed',
      InteractionSid: 'KD1',
      ErrorCode: '45352',
      ErrorMessage: 'no',
    };
    expect(map(failed)).toMatchObject({
      event: { type: 'flex.failed', interactionSid: 'KD1', code: 45352, reason: 'no' },
    });
  });
});

describe('form bodies', () => {
  it('keeps repeated and hostile names as data', () => {
    const params = parseForm('a=1&a=2&__proto__=x&b=%E0%B8%81+%2B');
    expect({ ...params }).toMatchObject({ a: ['1', '2'], b: 'ก +' });
    expect(Object.keys(params)).toContain('__proto__');
    expect(new EventFields(params).text('a')).toBe('1');
    expect(new EventFields(params).text('toString')).toBe('');
  });
});
