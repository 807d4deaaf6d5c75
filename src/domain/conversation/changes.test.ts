import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import type { DeliveryResult } from './lane-items.ts';

describe('edits and deletions', () => {
  it('keeps the newest of edits that overtake each other, wherever the message is', () => {
    const world = RulesWorld.withAgent();
    const edit = (id: string, text: string, editedAt: number) =>
      world.tell({ type: 'agent.edit', id, text, editedAt, ...world.of });
    // Shown already; the reconcile told the second edit before the first one's webhook came.
    const first = world.agentSays('teh');
    world.settle();
    edit(first, 'the end', 20_000);
    edit(first, 'the', 10_500);
    edit(first, 'the end', 20_999);
    world.settle();
    expect(world.toUser().slice(-2)).toEqual(['teh', 'the end']);
    // Waits in the lane, and not even here yet.
    const waiting = world.agentSays('tow');
    edit(waiting, 'two three', 40_000);
    edit(waiting, 'two', 30_000);
    const coming = { id: 'IM-coming', index: world.takeIndex(), text: 'fuor' };
    edit(coming.id, 'four five', 40_000);
    edit(coming.id, 'four', 30_000);
    world.tell(world.agentEvent(coming));
    world.settle();
    expect(world.toUser().slice(-2)).toEqual(['two three', 'four five']);
  });

  it('takes two edits of one second in the order in which they come, and lets the reconcile have the last word', () => {
    const world = RulesWorld.withAgent();
    const id = world.agentSays('teh');
    world.settle();
    for (const text of ['the end', 'the', 'the', 'the end'])
      world.tell({ type: 'agent.edit', id, text, editedAt: 20_000, ...world.of });
    world.settle();
    expect(world.toUser().slice(-4)).toEqual(['teh', 'the end', 'the', 'the end']);
  });

  it('takes away the files that its author took away, wherever the message is', () => {
    const world = RulesWorld.withAgent();
    const file = (id: string) => ({ id, url: 'https://cdn.test/a', filename: `${id}.png`, contentType: null, size: 9 });
    const say = (id: string) =>
      world.tell({
        ...{ type: 'user.message' as const, id, channelId: '30001', text: 'two files', at: world.now },
        ...{ attachments: [file('7'), file('8')], user: world.state.user },
      });
    const edit = (id: string) =>
      world.tell({
        ...{ type: 'user.edit' as const, id, channelId: '30001', text: 'one file' },
        ...{ attachmentIds: ['8'], editedAt: world.now },
      });
    const onTheWay = () =>
      world.state.lanes.twilio.queue.map((item) =>
        item.kind === 'say'
          ? [item.kind, ...item.attachments.map(({ id }) => id)]
          : [item.kind, ...('files' in item ? item.files : [])],
      );
    // Here before its message, waiting in the lane, and carried already.
    edit('1001');
    say('1001');
    say('1002');
    edit('1002');
    expect(onTheWay()).toEqual([
      ['say', '8'],
      ['say', '8'],
    ]);
    world.settle();
    say('1003');
    world.settle();
    edit('1003');
    expect(onTheWay()).toEqual([['edit', '8']]);
  });

  it('is an edit of its own when the message may be there already, whose attempt was handed back early', () => {
    const world = RulesWorld.withAgent();
    world.agentSays('one');
    const id = world.agentSays('teh');
    // A worker has posted both and was killed; the next one has answered for the first only.
    world.runLane('discord', false);
    const [first, second] = world.state.lanes.discord.queue.map(({ key }) => key);
    const results: DeliveryResult[] = [
      { key: first!, outcome: 'done', copyIds: ['1'] },
      { key: second!, outcome: 'unclear' },
    ];
    world.tell({ type: 'lane.delivered', lane: 'discord', results });
    world.tell({ type: 'agent.edit', id, text: 'the', editedAt: 20_000, ...world.of });
    expect(world.state.lanes.discord.inFlight).toBe(1);
    world.settle();
    expect(world.toUser().slice(-3)).toEqual(['one', 'teh', 'the']);
    expect(world.out.discord.at(-1)).toMatchObject({ from: 'edit' });
  });

  it('never shows deleted words again because an edit comes late', () => {
    const world = RulesWorld.withAgent();
    const id = world.agentSays('secret');
    const said = world.say('secret too');
    world.settle();
    world.tell({ type: 'agent.delete', id, at: 20_000, ...world.of });
    world.tell({ type: 'agent.edit', id, text: 'secrets', editedAt: 10_000, ...world.of });
    world.tell({ type: 'user.delete', id: said, channelId: '30001', at: 20_000 });
    world.tell({ type: 'user.edit', id: said, channelId: '30001', text: 'secrets', editedAt: 10_000 });
    world.settle();
    expect(world.toUser().at(-1)).toBe('(deleted)');
    expect(world.out.twilio.at(-1)).toMatchObject({ kind: 'delete' });
  });

  it('gives an edit of a question that is being answered its author’s time, so that the next one is not taken for older', () => {
    const world = new RulesWorld();
    const id = world.say('wher is my order');
    world.tell({ type: 'user.edit', id, channelId: '30001', text: 'where is my order', editedAt: 20_000 });
    world.settle();
    // Made before our answer, heard after it.
    world.tell({ type: 'user.edit', id, channelId: '30001', text: 'where is my order 7?', editedAt: 30_000 });
    world.settle();
    const changes = world.done.filter((job) => job.kind === 'changeTranscript');
    expect(changes).toMatchObject([
      { sourceId: id, text: 'where is my order', at: 20_000 },
      { sourceId: id, text: 'where is my order 7?', at: 30_000 },
    ]);
  });

  it('holds an edit against a message that was found by listing', () => {
    const world = RulesWorld.withAgent();
    const found = { id: 'IM-found', index: world.takeIndex(), text: 'old words' };
    const key = 'e1:gap';
    world.state.jobs.push({
      key,
      about: { episode: 'e1', phase: 'agent', caseNumber: null },
      kind: 'fillGap',
      from: found.index,
    });
    world.tell({ type: 'agent.edit', id: found.id, text: 'new words', editedAt: 10_000, ...world.of });
    const messages = [world.agentEvent(found)];
    world.tell({ type: 'job.done', key, result: { kind: 'fillGap', messages, last: found.index } });
    world.settle();
    expect(world.toUser().at(-1)).toBe('new words');
  });
});
