/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- answers are looked into as they come from the wire */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { listenDiscord } from '../listen.ts';
import type { ListeningDiscord } from '../listen.ts';
import { restCaller } from '../call-rest.ts';

interface Frame {
  op: number;
  t: string | null;
  s: number | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  d: any;
}

const ALL = 37_377 | 2; // GUILDS, GUILD_MEMBERS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT

/** A gateway client written after events/gateway, with nothing automatic. */
class RawClient {
  readonly frames: Frame[] = [];
  closeCode: number | undefined;
  readonly socket: WebSocket;

  constructor(url: string, query = '?v=10&encoding=json') {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/discord/gateway${query}`);
    this.socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString()) as Frame));
    this.socket.on('close', (code) => (this.closeCode = code));
    this.socket.on('error', () => undefined);
  }

  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }

  async next(match: (frame: Frame) => boolean): Promise<Frame> {
    await expect.poll(() => this.frames.some(match), { timeout: 5_000 }).toBe(true);
    return this.frames.find(match)!;
  }

  event(name: string): Promise<Frame> {
    return this.next((frame) => frame.t === name);
  }

  names(): string[] {
    return this.frames.flatMap((frame) => (frame.t === null ? [] : [frame.t]));
  }

  async closed(): Promise<number> {
    await expect.poll(() => this.closeCode, { timeout: 5_000 }).toBeDefined();
    return this.closeCode!;
  }
}

describe('gateway (events/gateway, topics/opcodes-and-status-codes)', () => {
  let discord: ListeningDiscord;
  const clients: RawClient[] = [];
  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.socket.terminate();
    await discord.close();
  });

  const open = async (query?: string): Promise<RawClient> => {
    const client = new RawClient(discord.url, query);
    clients.push(client);
    await expect.poll(() => client.frames.length > 0 || client.closeCode !== undefined).toBe(true);
    return client;
  };
  const identify = (client: RawClient, more: object = {}): void =>
    client.send(2, {
      token: discord.botToken,
      intents: ALL,
      properties: { os: 'linux', browser: 'test', device: 'test' },
      ...more,
    });
  const ready = async (more: object = {}): Promise<RawClient> => {
    const client = await open();
    identify(client, more);
    await client.event('READY');
    return client;
  };

  it('says hello, acknowledges heartbeats, sends READY with the guild unavailable and then GUILD_CREATE', async () => {
    const client = await open();
    expect(client.frames[0]).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } });
    client.send(1, null);
    await client.next((frame) => frame.op === 11);
    identify(client);
    const { d } = await client.event('READY');
    expect(d).toMatchObject({
      v: 10,
      guilds: [{ id: discord.guildId, unavailable: true }],
      application: { id: discord.applicationId },
    });
    const guild = (await client.event('GUILD_CREATE')).d;
    expect(guild).toMatchObject({ id: discord.guildId, unavailable: false });
    expect(guild.channels.map((c: { name: string }) => c.name)).toEqual(['general']);
  });

  it.each([
    ['a wrong token', { token: 'wrong' }, 4004],
    ['a wrong shard', { shard: [2, 2] }, 4010],
    ['an intent that does not exist', { intents: 1 << 30 }, 4013],
    ['no intents', { intents: undefined }, 4013],
    ['a privileged intent that the application lacks', { intents: 1 << 8 }, 4014],
  ])('closes on identify with %s', async (_what, more, code) => {
    const client = await open();
    identify(client, more);
    expect(await client.closed()).toBe(code);
  });

  it('closes with 4014 when MESSAGE_CONTENT is taken away', async () => {
    await discord.control.setIntents({ messageContent: false });
    const client = await open();
    identify(client);
    expect(await client.closed()).toBe(4014);
  });

  it.each([
    ['an unknown opcode', (c: RawClient) => c.send(99, {}), 4001],
    ['no JSON', (c: RawClient) => c.socket.send('{'), 4002],
    ['a payload over 4096 bytes', (c: RawClient) => c.send(1, 'x'.repeat(5000)), 4002],
    ['a presence update before identify', (c: RawClient) => c.send(3, {}), 4003],
  ])('closes on %s', async (_what, act, code) => {
    const client = await open();
    act(client);
    expect(await client.closed()).toBe(code);
  });

  it('closes on another API version (4012), a second identify (4005) and 120 sends a minute (4008)', async () => {
    expect(await (await open('?v=6&encoding=json')).closed()).toBe(4012);
    const twice = await ready();
    identify(twice);
    expect(await twice.closed()).toBe(4005);
    const loud = await ready();
    for (let i = 0; i < 125; i++) loud.send(1, null);
    expect(await loud.closed()).toBe(4008);
  });

  it('closes a connection without heartbeats; the session can be resumed', async () => {
    await discord.control.setGateway({ heartbeatIntervalMs: 200 });
    const client = await ready();
    expect(await client.closed()).toBe(4000);
    expect(await discord.control.sessions()).toMatchObject([{ connected: false }]);
  });

  it('keeps connections when the sandbox clock is moved: clients beat in real time', async () => {
    const client = await ready();
    discord.clock.advance(24 * 3_600_000);
    client.send(1, null);
    await client.next((frame) => frame.op === 11);
    expect(client.closeCode).toBeUndefined();
  });

  it('can leave heartbeats unanswered, so that a client must notice', async () => {
    await discord.control.setGateway({ muteHeartbeats: true });
    const client = await open();
    client.send(1, null);
    identify(client);
    await client.event('READY');
    expect(client.frames.some((frame) => frame.op === 11)).toBe(false);
  });

  it('resumes: missed events in order, then RESUMED', async () => {
    const first = await ready();
    const session = (await first.event('READY')).d;
    const user = await discord.control.createUser({ username: 'mali' });
    const sequence = (await first.event('GUILD_MEMBER_ADD')).s;
    await discord.control.disconnect();
    await first.closed();
    for (const content of ['one', 'two']) await discord.control.sendDm(user.id, { content });
    const second = await open();
    second.send(6, { token: discord.botToken, session_id: session.session_id, seq: sequence });
    await second.event('RESUMED');
    expect(second.names()).toEqual(['MESSAGE_CREATE', 'MESSAGE_CREATE', 'RESUMED']);
    expect(second.frames.filter((f) => f.t === 'MESSAGE_CREATE').map((f) => f.d.content)).toEqual(['one', 'two']);
    expect(second.frames.find((f) => f.t === 'MESSAGE_CREATE')?.s).toBe(sequence! + 1);
  });

  it('refuses a resume of a forgotten or expired session with op 9, and a wrong sequence with 4007', async () => {
    const first = await ready();
    const { session_id } = (await first.event('READY')).d;
    await discord.control.disconnect();
    const wrong = await open();
    wrong.send(6, { token: discord.botToken, session_id, seq: 999 });
    expect(await wrong.closed()).toBe(4007);
    discord.clock.advance(10 * 60_000);
    const late = await open();
    late.send(6, { token: discord.botToken, session_id, seq: 1 });
    expect(await late.next((f) => f.op === 9)).toMatchObject({ d: false });
    const again = await ready();
    const fresh = (await again.event('READY')).d.session_id as string;
    await discord.control.dropSessions();
    const refused = await open();
    refused.send(6, { token: discord.botToken, session_id: fresh, seq: 1 });
    expect(await refused.next((f) => f.op === 9)).toMatchObject({ d: false });
  });

  it('ends the session when the client closes with 1000, keeps it on 4000', async () => {
    const client = await ready();
    client.socket.close(1000);
    await client.closed();
    await expect.poll(() => discord.control.sessions()).toEqual([]);
    const other = await ready();
    other.socket.close(4000);
    await other.closed();
    await expect.poll(() => discord.control.sessions()).toMatchObject([{ connected: false }]);
  });

  it('asks for a reconnect (op 7) and invalidates sessions (op 9)', async () => {
    const client = await ready();
    await discord.control.invalidate(true);
    expect(await client.next((f) => f.op === 9)).toMatchObject({ d: true });
    expect(await discord.control.sessions()).toMatchObject([{ connected: false }]);
    await discord.control.reconnectRequest();
    await client.next((f) => f.op === 7);
    expect(await client.closed()).toBe(4000);
  });

  it('lets a client identify again on the same connection after op 9', async () => {
    const client = await ready();
    const first = (await client.event('READY')).d.session_id as string;
    await discord.control.invalidate(false);
    await client.next((f) => f.op === 9);
    client.frames.length = 0;
    identify(client);
    expect((await client.event('READY')).d.session_id).not.toBe(first);
    expect(await discord.control.sessions()).toHaveLength(1);
  });

  it('sends every event to two sessions of the same token', async () => {
    const [one, two] = [await ready(), await ready()];
    const user = await discord.control.createUser({ username: 'mali' });
    await discord.control.sendDm(user.id, { content: 'both' });
    for (const client of [one, two])
      expect((await client.event('MESSAGE_CREATE')).d).toMatchObject({ content: 'both', channel_type: 1 });
  });

  it('sends only what the intents ask for, and no content of guild messages without MESSAGE_CONTENT', async () => {
    const [full, dmOnly, noContent] = [
      await ready(),
      await ready({ intents: 1 << 12 }),
      await ready({ intents: (1 << 9) | (1 << 12) }),
    ];
    const user = await discord.control.createUser({ username: 'mali' });
    const general = (await discord.control.state()).channels[0]!.id;
    await discord.control.sendMessage(user.id, general, { content: 'secret' });
    await discord.control.sendMessage(user.id, general, { content: `<@${discord.applicationId}> named` });
    await discord.control.sendDm(user.id, { content: 'private' });
    const contents = async (client: RawClient): Promise<string[]> => {
      await client.next((f) => f.t === 'MESSAGE_CREATE' && f.d.content === 'private');
      return client.frames.filter((f) => f.t === 'MESSAGE_CREATE').map((f) => f.d.content as string);
    };
    const named = `<@${discord.applicationId}> named`;
    expect(await contents(full)).toEqual(['secret', named, 'private']);
    expect(await contents(dmOnly)).toEqual(['private']);
    expect(await contents(noContent)).toEqual(['', named, 'private']);
    expect(full.names()).toContain('GUILD_MEMBER_ADD');
    expect(dmOnly.names()).not.toContain('GUILD_CREATE');
  });

  it('sends no event of a channel that the bot cannot see', async () => {
    const client = await ready();
    const call = restCaller(discord);
    const hidden = (await call('POST', `/guilds/${discord.guildId}/channels`, { name: 'hidden' })).body.id as string;
    await call('PUT', `/channels/${hidden}/permissions/${discord.applicationId}`, { type: 1, deny: '1024' });
    const user = await discord.control.createUser({ username: 'mali' });
    await discord.control.sendMessage(user.id, hidden, { content: 'unseen' });
    await discord.control.sendDm(user.id, { content: 'seen' });
    expect((await client.event('MESSAGE_CREATE')).d.content).toBe('seen');
  });

  it('tells of a deleted thread with what a client needs to forget it (events/gateway-events, "Thread Delete")', async () => {
    const client = await ready();
    const call = restCaller(discord);
    const parent = (await call('POST', `/guilds/${discord.guildId}/channels`, { name: 'support' })).body.id as string;
    const thread = (await call('POST', `/channels/${parent}/threads`, { name: 'Help', type: 12 })).body.id as string;
    await call('DELETE', `/channels/${thread}`);
    const { d } = await client.event('THREAD_DELETE');
    expect(d).toEqual({ id: thread, guild_id: discord.guildId, parent_id: parent, type: 12 });
  });

  it('counts identifies: one per five seconds and what is left of the day, while rate limits are on', async () => {
    await discord.control.setRateLimits(true);
    await ready();
    const second = await open();
    identify(second);
    expect(await second.next((f) => f.op === 9)).toMatchObject({ d: false });
    const { body } = await restCaller(discord)('GET', '/gateway/bot');
    expect(body.session_start_limit).toMatchObject({ total: 1000, remaining: 999, max_concurrency: 1 });
    expect(body.url).toBe(`${discord.url.replace('http', 'ws')}/discord/gateway`);
  });

  it('can double and delay deliveries', async () => {
    const client = await ready();
    await discord.control.setDelivery({ duplicateProbability: 1, delayMs: 20 });
    const user = await discord.control.createUser({ username: 'mali', inGuild: true });
    for (const content of ['a', 'b']) await discord.control.sendDm(user.id, { content });
    const created = (): string[] =>
      client.frames.filter((f) => f.t === 'MESSAGE_CREATE').map((f) => f.d.content as string);
    await expect.poll(created).toEqual(['a', 'a', 'b', 'b']);
  });

  it('can lose and re-order deliveries', async () => {
    const client = await ready();
    const user = await discord.control.createUser({ username: 'mali' });
    const created = (): string[] =>
      client.frames.filter((f) => f.t === 'MESSAGE_CREATE').map((f) => f.d.content as string);
    await discord.control.setDelivery({ reorderProbability: 1 });
    for (const content of ['a', 'b']) await discord.control.sendDm(user.id, { content });
    await expect.poll(created).toEqual(['b', 'a']);
    await discord.control.setDelivery({ reorderProbability: 0, dropProbability: 1 });
    await discord.control.sendDm(user.id, { content: 'lost' });
    await discord.control.setDelivery({ dropProbability: 0 });
    await discord.control.sendDm(user.id, { content: 'c' });
    await expect.poll(created).toEqual(['b', 'a', 'c']);
    const numbers = client.frames.flatMap((f) => (f.s === null ? [] : [f.s]));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });
});
