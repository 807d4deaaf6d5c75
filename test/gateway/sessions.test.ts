import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../../src/gateway/gateway-role.ts';
import type { StoredMessage } from '../../src/cases/store.ts';
import { gatewayWorld, type GatewayWorld } from './gateway-world.ts';
import { openThreadFor } from './threads.ts';

/** Restarts, lost sessions and second gateways: nothing is lost, and repeats are the same events. */
describe('gateway sessions', () => {
  let world: GatewayWorld;
  beforeEach(async () => {
    world = await gatewayWorld();
  });
  afterEach(() => world.close());

  const sessionIds = async () => (await world.discord.control.sessions()).map((session) => session.id);
  const stored = () =>
    world.store.settings.get<{
      session: { sessionId: string; sequence: number } | null;
      gap: { caughtUp: string[] } | null;
    }>(`gateway-session:${world.discord.applicationId}:one`);
  const storedSession = async () => (await stored())?.session ?? null;
  const storedGap = async () => (await stored())?.gap;

  /** The first message of a user, when the gateway has noted that Temporal has it. */
  const firstOf = async (userId: string) => {
    const first = await world.discord.control.sendDm(userId, { content: 'first' });
    await expect.poll(() => world.store.persons.get(userId)?.lastMessageId).toBe(first.id);
    return first;
  };
  const heardUser = async () => {
    const user = await world.discord.control.createUser({ username: 'sam' });
    const gateway = await world.start();
    return { user, gateway, first: await firstOf(user.id) };
  };

  /** Two users missed in a gap, and a gateway that catches up with the first while the channel of the other can't be read. */
  const halfCaughtUp = async () => {
    const { control } = world.discord;
    const [reached, other] = [
      await control.createUser({ username: 'reached' }),
      await control.createUser({ username: 'other' }),
    ];
    const before = await world.start();
    for (const user of [reached, other]) await firstOf(user.id);
    await before.close();
    for (const user of [reached, other]) await control.sendDm(user.id, { content: 'missed' });
    await control.dropSessions();
    const channelOf = (id: string) => world.store.persons.get(id)!.dmChannelId!;
    const unreadable = await control.addFault({
      match: { method: 'GET', path: channelOf(other.id) },
      times: 0,
      effect: { type: 'error', status: 503, when: 'before' },
    });
    return { reached, other, channelOf, unreadable, gateway: await world.start() };
  };

  it('resumes after a restart: even the first message of somebody unknown, written meanwhile, arrives', async () => {
    const gateway = await world.start();
    const [before] = await sessionIds();
    await gateway.close();
    const { control } = world.discord;
    const user = await control.createUser({ username: 'newcomer' });
    await control.sendDm(user.id, { content: 'is anybody there?' });
    await world.start();
    await expect.poll(() => world.signals.of(user.id)).toEqual(['is anybody there?']);
    expect(await sessionIds()).toEqual([before]);
  });

  it('is ready only when its session is written down, so that one killed at once goes on with it', async () => {
    await world.start();
    const [session] = await sessionIds();
    expect(await storedSession()).toMatchObject({ sessionId: session });
  });

  it('gets again after a restart what Temporal had not accepted', async () => {
    const gateway = await world.start();
    const { control } = world.discord;
    const [stuck, fine] = [
      await control.createUser({ username: 'stuck' }),
      await control.createUser({ username: 'fine' }),
    ];
    await control.sendDm(fine.id, { content: 'before' });
    await expect.poll(() => world.signals.of(fine.id)).toEqual(['before']);
    world.signals.down = true;
    await control.sendDm(stuck.id, { content: 'not accepted' });
    await expect.poll(() => world.signals.refusals).toBeGreaterThan(0);
    await gateway.close();
    expect(world.signals.of(stuck.id)).toEqual([]);
    world.signals.down = false;
    await world.start();
    await expect.poll(() => world.signals.of(stuck.id)).toEqual(['not accepted']);
    expect(world.signals.of(fine.id)).toEqual(['before']);
  });

  it('catches up when the session is gone: what was missed comes before what is written now', async () => {
    const { control } = world.discord;
    const { user, gateway } = await heardUser();
    await gateway.close();
    for (let i = 0; i < 120; i += 1) await control.sendDm(user.id, { content: `missed ${i}` });
    await control.dropSessions();
    await control.addFault({
      match: { method: 'GET', path: 'messages' },
      times: 1,
      effect: { type: 'error', status: 503, when: 'before' },
    });
    await world.start();
    await control.sendDm(user.id, { content: 'now' });
    const missed = Array.from({ length: 120 }, (_, i) => `missed ${i}`);
    await expect.poll(() => world.signals.of(user.id), { timeout: 10_000 }).toEqual(['first', ...missed, 'now']);
    await expect.poll(storedSession).not.toBeNull();
  }, 20_000);

  it('hears somebody unknown who wrote while the session was lost as soon as they write again', async () => {
    const { control } = world.discord;
    const gateway = await world.start();
    await expect.poll(storedSession).not.toBeNull();
    await gateway.close();
    const user = await control.createUser({ username: 'newcomer' });
    await control.sendDm(user.id, { content: 'my account is gone' });
    await control.dropSessions();
    await world.start();
    await control.sendDm(user.id, { content: 'hello?' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['my account is gone', 'hello?']);
    await control.clearRequests();
    await control.sendDm(user.id, { content: 'thanks' });
    await expect.poll(() => world.signals.of(user.id).at(-1)).toBe('thanks');
    const { requests } = await control.requests();
    expect(requests.filter(({ path }) => path.includes('messages'))).toEqual([]);
  });

  it('hears what somebody wrote in the gap who was not here for weeks, wherever they write again', async () => {
    const { control } = world.discord;
    const { user, gateway } = await heardUser();
    const thread = await openThreadFor(world.discord, user.id);
    Object.assign(world.store.persons.get(user.id)!, { threadChannelId: thread, lastSeenAt: 0 });
    await expect.poll(storedSession).not.toBeNull();
    await gateway.close();
    await control.sendDm(user.id, { content: 'missed' });
    await control.sendMessage(user.id, thread, { content: 'missed in the thread' });
    await control.dropSessions();
    await world.start();
    await control.sendDm(user.id, { content: 'now' });
    const all = ['first', 'missed', 'missed in the thread', 'now'];
    await expect.poll(() => world.signals.of(user.id)).toEqual(all);
    await control.clearRequests();
    await control.sendMessage(user.id, thread, { content: 'and now' });
    await expect.poll(() => world.signals.of(user.id)).toEqual([...all, 'and now']);
    const { requests } = await control.requests();
    expect(requests.filter(({ path }) => path.includes('messages'))).toEqual([]);
  });

  it('keeps its session when it can not read at its start which intents the application has', async () => {
    const { control } = world.discord;
    await control.setIntents({ messageContent: true, guildMembers: false });
    const gateway = await world.start();
    await expect.poll(storedSession).not.toBeNull();
    const before = await sessionIds();
    await gateway.close();
    const user = await control.createUser({ username: 'newcomer' });
    await control.sendDm(user.id, { content: 'is anybody there?' });
    await control.addFault({
      match: { method: 'GET', path: 'applications/@me' },
      times: 1,
      effect: { type: 'error', status: 503, when: 'before' },
    });
    await world.start();
    await expect.poll(() => world.signals.of(user.id)).toEqual(['is anybody there?']);
    expect(await sessionIds()).toEqual(before);
  });

  it('hears somebody unknown under another name too, when it begins after the one before has ended', async () => {
    const { control } = world.discord;
    const gateway = await world.start('one');
    await expect.poll(storedSession).not.toBeNull();
    await gateway.close();
    const user = await control.createUser({ username: 'newcomer' });
    await control.sendDm(user.id, { content: 'my account is gone' });
    await world.start('two');
    await control.sendDm(user.id, { content: 'hello?' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['my account is gone', 'hello?']);
  });

  it('notices an edit made in a short gap', async () => {
    const { control } = world.discord;
    const { user, gateway, first } = await heardUser();
    await gateway.close();
    await control.editMessage(user.id, 'dm', first.id, 'first, better');
    await control.dropSessions();
    await world.start();
    await expect.poll(() => world.signals.of(user.id)).toEqual(['first', 'edit: first, better']);
  });

  it('notices an edit of a message that was heard shortly before the gap', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const gateway = await world.start();
    const first = await control.sendDm(user.id, { content: 'first' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['first']);
    await gateway.close();
    // The cursor follows a little later: killed in between, the message counts as new.
    world.store.persons.get(user.id)!.lastMessageId = null;
    await control.editMessage(user.id, 'dm', first.id, 'first, better');
    await control.dropSessions();
    await world.start();
    await expect.poll(() => world.signals.of(user.id)).toEqual(['first', 'edit: first, better']);
  });

  it('notices a deletion made in the gap, and takes nothing away that is still there', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const gateway = await world.start();
    const kept = await control.sendDm(user.id, { content: 'kept' });
    const removed = await control.sendDm(user.id, { content: 'removed' });
    await expect.poll(() => world.store.persons.get(user.id)?.lastMessageId).toBe(removed.id);
    for (const { id } of [removed, kept])
      world.store.relayed.push({ discordUserId: user.id, sourceId: id, deletedAt: null } as StoredMessage);
    await gateway.close();
    await control.deleteMessage(user.id, 'dm', removed.id);
    await control.dropSessions();
    await world.start();
    await expect.poll(() => world.signals.of(user.id)).toEqual(['kept', 'removed', 'user.delete']);
    expect(world.signals.told.get(user.id)?.at(-1)).toMatchObject({ type: 'user.delete', id: removed.id });
  });

  it('notices who left the server in the gap, of those who have a person or wait for one', async () => {
    const { control } = world.discord;
    const [gone, withBot] = [
      await control.createUser({ username: 'gone' }),
      await control.createUser({ username: 'with_bot' }),
    ];
    const gateway = await world.start();
    for (const { id } of [gone, withBot]) await firstOf(id);
    await gateway.close();
    world.store.escalated.add(gone.id);
    for (const { id } of [gone, withBot]) await control.setMember(id, false);
    await control.dropSessions();
    await world.start();
    await expect.poll(() => world.signals.of(gone.id)).toEqual(['first', 'user.left']);
    await expect.poll(storedGap).toBeNull();
    expect(world.signals.of(withBot.id)).toEqual(['first']);
  });

  it('goes on catching up after a restart in the middle: with the session it had, and only with whom it had not reached', async () => {
    const { control } = world.discord;
    const { reached, other, channelOf, unreadable, gateway } = await halfCaughtUp();
    await expect.poll(() => world.signals.of(reached.id)).toEqual(['first', 'missed']);
    await control.sendDm(other.id, { content: 'now' });
    await expect.poll(storedGap).toMatchObject({ caughtUp: [reached.id] });
    const [session] = await sessionIds();
    await gateway.close();
    expect(world.signals.of(other.id)).toEqual(['first']);
    await control.removeFault(unreadable);
    await control.clearRequests();
    await world.start();
    await expect.poll(() => world.signals.of(other.id)).toEqual(['first', 'missed', 'now']);
    expect(await sessionIds()).toEqual([session]);
    const { requests } = await control.requests();
    expect(requests.filter(({ path }) => path.includes(channelOf(reached.id)))).toEqual([]);
    await expect.poll(storedGap).toBeNull();
  });

  it('begins the catching up anew with another session, and with whom the one before had not reached', async () => {
    const { control } = world.discord;
    const { reached, other, channelOf, unreadable, gateway } = await halfCaughtUp();
    await expect.poll(storedGap).toMatchObject({ caughtUp: [reached.id] });
    await gateway.close();
    for (const user of [reached, other]) await control.sendDm(user.id, { content: 'missed too' });
    await control.dropSessions();
    await control.removeFault(unreadable);
    await control.clearRequests();
    await world.start();
    for (const { id } of [reached, other])
      await expect.poll(() => world.signals.of(id)).toEqual(['first', 'missed', 'missed too']);
    const { requests } = await control.requests();
    const read = requests.flatMap(({ path }) => /channels\/(\d+)\/messages/.exec(path)?.[1] ?? []);
    expect(read).toEqual([channelOf(other.id), channelOf(reached.id)]);
    await expect.poll(storedGap).toBeNull();
  });

  it.each([
    ['a broken network', (w: GatewayWorld) => w.discord.control.disconnect({ resumable: true })],
    ['op 7', (w: GatewayWorld) => w.discord.control.reconnectRequest()],
    ['op 9, resumable', (w: GatewayWorld) => w.discord.control.invalidate(true)],
    ['op 9', (w: GatewayWorld) => w.discord.control.invalidate(false)],
    ['a lost session', (w: GatewayWorld) => w.discord.control.disconnect({ resumable: false })],
    ['close code 4000', (w: GatewayWorld) => w.discord.control.disconnect({ code: 4000, resumable: true })],
  ])(
    'goes on after %s',
    async (_name, trouble) => {
      const { control } = world.discord;
      const user = await control.createUser({ username: 'sam' });
      await world.start();
      await control.sendDm(user.id, { content: 'before' });
      await expect.poll(() => world.store.persons.get(user.id)?.dmChannelId).toBeTruthy();
      await trouble(world);
      await control.sendDm(user.id, { content: 'during' });
      await expect.poll(() => world.signals.of(user.id), { timeout: 15_000 }).toEqual(['before', 'during']);
      await control.sendDm(user.id, { content: 'after' });
      await expect.poll(() => world.signals.of(user.id), { timeout: 15_000 }).toEqual(['before', 'during', 'after']);
    },
    40_000,
  );

  it('works without privileged intents', async () => {
    const { control } = world.discord;
    await control.setIntents({ messageContent: false, guildMembers: false });
    const user = await control.createUser({ username: 'sam' });
    await world.start();
    await control.sendDm(user.id, { content: 'hi' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi']);
  });

  it('is harmless twice with the same token', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const gateways: Gateway[] = [await world.start('one'), await world.start('two')];
    expect(new Set(await sessionIds()).size).toBe(2);
    for (let i = 0; i < 5; i += 1) await control.sendDm(user.id, { content: `line ${i}` });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['line 0', 'line 1', 'line 2', 'line 3', 'line 4']);
    await gateways[0]!.close();
    await control.sendDm(user.id, { content: 'still' });
    await expect.poll(() => world.signals.of(user.id).at(-1)).toBe('still');
  });
});
