import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openThreadFor } from './threads.ts';
import { gatewayWorld, type GatewayWorld } from './gateway-world.ts';

/** Messages, edits and deletions on their way from Discord to the conversation, through the real client libraries. */
describe('what users write', () => {
  let world: GatewayWorld;
  beforeEach(async () => {
    world = await gatewayWorld();
  });
  afterEach(() => world.close());

  it('brings direct messages in order, with files and who wrote them', async () => {
    await world.start();
    const { control } = world.discord;
    const user = await control.createUser({ username: 'mali', globalName: 'Mali' });
    for (let i = 0; i < 20; i += 1) await control.sendDm(user.id, { content: `line ${i}` });
    await control.sendDm(user.id, {
      content: 'look',
      files: [{ name: 'map.png', data: 'bytes', contentType: 'image/png' }],
    });
    await expect
      .poll(() => world.signals.of(user.id))
      .toEqual([...Array.from({ length: 20 }, (_, i) => `line ${i}`), 'look']);
    const last = world.signals.told.get(user.id)!.at(-1);
    expect(last).toMatchObject({
      type: 'user.message',
      attachments: [{ filename: 'map.png', contentType: 'image/png', size: 5 }],
      user: { discordUserId: user.id, username: 'mali', displayName: 'Mali', locale: null },
    });
    const dm = await control.dmChannel(user.id);
    await expect
      .poll(() => world.store.persons.get(user.id))
      .toMatchObject({ dmChannelId: dm!.id, lastMessageId: (last as { id: string }).id });
  });

  it('tells edits and deletions, and quotes what is answered', async () => {
    await world.start();
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const first = await control.sendDm(user.id, { content: 'helo' });
    await control.editMessage(user.id, 'dm', first.id, 'hello');
    await control.sendDm(user.id, { content: 'and more', replyTo: first.id });
    await control.deleteMessage(user.id, 'dm', first.id);
    await expect
      .poll(() => world.signals.of(user.id))
      .toEqual(['helo', 'edit: hello', '> hello\nand more', 'user.delete']);
  });

  it('sends what came while a hand-over was failing as one list, and loses nothing', async () => {
    await world.start();
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    world.signals.down = true;
    await control.sendDm(user.id, { content: 'one' });
    await expect.poll(() => world.signals.refusals).toBeGreaterThan(0);
    for (const content of ['two', 'three', 'four']) await control.sendDm(user.id, { content });
    world.signals.down = false;
    await expect.poll(() => world.signals.of(user.id), { timeout: 10_000 }).toEqual(['one', 'two', 'three', 'four']);
    expect(world.signals.lists.length).toBeLessThan(4);
  });

  it('ignores ordinary channels and takes the private thread of a user, from that user only', async () => {
    await world.start();
    const { control } = world.discord;
    const user = await control.createUser({ username: 'closed' });
    const other = await control.createUser({ username: 'staff' });
    const thread = await openThreadFor(world.discord, user.id);
    await world.store.people.remember({
      discordUserId: user.id,
      username: 'closed',
      displayName: 'closed',
      locale: null,
      threadChannelId: thread,
    });
    const general = (await control.channelsFor(user.id)).find((c) => c.type === 0)!;
    await control.sendMessage(other.id, general.id, { content: 'chatter' });
    await control.sendMessage(user.id, general.id, { content: 'chatter too' });
    await control.sendMessage(user.id, thread, { content: 'in my thread' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['in my thread']);
    expect(world.signals.told.has(other.id)).toBe(false);
  });

  it('takes what a user writes in a private thread that was theirs before', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'closed' });
    const thread = await openThreadFor(world.discord, user.id);
    const profile = { discordUserId: user.id, username: 'closed', displayName: 'closed', locale: null };
    for (const threadChannelId of [thread, '1234567'])
      await world.store.people.remember({ ...profile, threadChannelId });
    await world.start();
    await control.sendMessage(user.id, thread, { content: 'here again' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['here again']);
    expect(world.signals.told.get(user.id)).toMatchObject([{ channelId: thread, inThread: true }]);
  });

  it('tells a running conversation that its user left the server, and came back', async () => {
    await world.start();
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    await control.sendDm(user.id, { content: 'hi' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi']);
    await control.setMember(user.id, false);
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi', 'user.left']);
    await control.setMember(user.id, true);
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi', 'user.left', 'user.joined']);
  });
});
