import { expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { en } from '../text/languages/en.ts';

it('does not open the thread again for what the thread refuses: the agent is told, and the next message goes on', () => {
  const world = RulesWorld.withAgent();
  world.fate = (lane, item) =>
    lane === 'discord' && (world.state.channel?.kind === 'dm' || (item.kind === 'say' && item.text === 'not here'))
      ? { reason: 'dmClosed' }
      : undefined;
  world.agentSays('not here');
  world.agentSays('good');
  world.settle();
  expect(world.toUser().at(-1)).toBe('good');
  expect(world.state.failed).toMatchObject([{ lane: 'discord', item: { text: 'not here' } }]);
  expect(JSON.stringify(world.out.twilio.at(-1))).toContain('Not delivered to the user: “not here”');
});

it('keeps a thread for a thread in a later conversation, so that the direct messages are not forgotten for it', () => {
  const world = new RulesWorld();
  const message = { type: 'user.message' as const, text: 'hi', attachments: [], at: 1, user: world.state.user };
  world.tell({ ...message, id: '700', channelId: '40001', inThread: true });
  expect(world.state.channel).toEqual({ id: '40001', kind: 'thread' });
  world.tell({ ...message, id: '701', channelId: '30001', inThread: false });
  expect(world.state.channel).toEqual({ id: '30001', kind: 'dm' });
});

it('takes no quoted line for the language of who quotes it', () => {
  const world = new RulesWorld();
  world.say('> คุณต้องการคุยกับเจ้าหน้าที่ไหม\nok');
  expect(world.state.writes).toBeNull();
});

it('tells the agent which file the user did not get', () => {
  const world = RulesWorld.withAgent();
  world.agentSays('here is the map');
  const [item] = world.state.lanes.discord.queue;
  const results = [{ key: item!.key, outcome: 'done' as const, copyIds: ['1'], leftBehind: ['map.png'] }];
  world.tell({ type: 'lane.delivered', lane: 'discord', results });
  expect(JSON.stringify(world.state.lanes.twilio.queue.at(-1))).toContain('Not delivered to the user: map.png.');
});

it.each([
  ['words, unless files came with it', [], en.noAnswer],
  [
    'our quotation where a file came with it',
    [{ id: '7', url: 'https://cdn.example/7', filename: '7.png', contentType: 'image/png', size: 1 }],
    en.fileReceived,
  ],
])('takes a message that is only a quotation for %s', (_, attachments, said) => {
  const world = new RulesWorld();
  world.answer = () => ({ kind: 'none', locale: 'en' });
  const { user } = world.state;
  const message = { type: 'user.message' as const, id: '700', channelId: '30001', at: world.now, user };
  world.tell({ ...message, text: '> Error 42: cannot connect', attachments });
  world.settle();
  expect(world.toUser().at(-1)).toBe(said);
});

it.each([
  ['agent.edit', 'Your edit was not shown to the user: “better” (notFound). They may still read the message as it was'],
  ['agent.delete', 'The message that you deleted was not removed in Discord (notFound). The user may still read it'],
] as const)('tells the agent of an %s that the user can not see', (type, note) => {
  const world = RulesWorld.withAgent();
  world.fate = (lane, item) => (lane === 'discord' && item.kind !== 'say' ? { reason: 'notFound' } : undefined);
  const id = world.agentSays('good');
  world.settle();
  const of = { id, ...world.of };
  if (type === 'agent.edit') world.tell({ type, text: 'better', editedAt: world.now, ...of });
  else world.tell({ type, at: world.now, ...of });
  world.settle();
  expect(world.toAgent().at(-1)).toContain(note);
  expect(world.state.failed).toMatchObject([{ lane: 'discord', reason: 'notFound' }]);
});
