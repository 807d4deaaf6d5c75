import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordAdapter } from '../../src/discord/create-discord-adapter.ts';
import type { DiscordAdapter } from '../../src/discord/discord-adapter.ts';
import { restCaller } from '../../src/sandbox/discord/call-rest.ts';
import { listenDiscord, type ListeningDiscord } from '../../src/sandbox/discord/listen.ts';

const logger = pino({ level: 'silent' });

/** The adapter against the stand-in, through the real client library; failures as facts of the API documentation. */
describe('the Discord adapter', () => {
  let discord: ListeningDiscord;
  let adapter: DiscordAdapter;
  let user: { id: string };
  let dm: string;
  const adapterWith = (change: { token?: string; apiUrl?: string } = {}) =>
    createDiscordAdapter({
      token: discord.botToken,
      applicationId: discord.applicationId,
      guildId: discord.guildId,
      apiUrl: discord.apiUrl,
      supportChannel: 'support',
      logger,
      ...change,
    });
  const closedByStaff = (thread: string) =>
    restCaller(discord)('PATCH', `/channels/${thread}`, { archived: true, locked: true });
  const calls = async (route: RegExp) =>
    (await discord.control.requests()).requests.filter((r) => route.test(`${r.method} ${r.path}`)).length;

  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
    adapter = adapterWith();
    user = await discord.control.createUser({ username: 'sam', globalName: 'Sam' });
    dm = await adapter.openDm(user.id);
  });
  afterEach(() => discord.close());

  it('posts once per nonce, edits in place, removes, and takes a message that is gone for removed', async () => {
    const first = await adapter.post(dm, { content: 'hello @everyone' }, 'nonce-1');
    expect(await adapter.post(dm, { content: 'hello @everyone' }, 'nonce-1')).toEqual(first);
    await adapter.edit(dm, first.id, { content: 'hello again' });
    expect((await discord.control.messages(user.id, 'dm')).map((m) => m.content)).toEqual(['hello again']);
    expect(await adapter.message(dm, first.id)).toMatchObject({
      content: 'hello again',
      authorIsBot: true,
      channelId: dm,
    });
    await adapter.remove(dm, first.id);
    await adapter.remove(dm, first.id);
    expect(await adapter.message(dm, first.id)).toBeNull();
  });

  it('an edit leaves the files of a message as they are, unless it says that there are none', async () => {
    const files = [{ name: 'map.png', contentType: 'image/png', data: Buffer.from('bytes') }];
    const { id } = await adapter.post(dm, { content: 'see', files }, 'nonce-1');
    await adapter.edit(dm, id, { content: 'look' });
    expect(await adapter.message(dm, id)).toMatchObject({ content: 'look', attachments: [{ filename: 'map.png' }] });
    await adapter.edit(dm, id, { content: 'gone', files: [] });
    expect(await adapter.message(dm, id)).toMatchObject({ content: 'gone', attachments: [] });
  });

  it('sends files and buttons, and reads back what was sent, in order', async () => {
    const files = [{ name: 'map.png', contentType: 'image/png', data: Buffer.from('bytes') }];
    const buttons = Array.from({ length: 6 }, (_, i) => ({
      label: `b${i}`,
      customId: `fc1:b${i}`,
      style: 'primary' as const,
    }));
    const { id } = await adapter.post(dm, { content: 'see', files, buttons }, 'nonce-1');
    for (const content of ['one', 'two', 'three']) await discord.control.sendDm(user.id, { content });
    expect((await adapter.listAfter(dm, id, 2)).map((m) => m.content)).toEqual(['one', 'two']);
    const [message] = await discord.control.messages(user.id, 'dm');
    expect(message!.components.map((row) => (row.components as unknown[]).length)).toEqual([5, 1]);
    const received = await adapter.message(dm, id);
    const url = received!.attachments[0]!.url;
    expect(Buffer.from(await adapter.download(url, 100)).toString()).toBe('bytes');
    await expect(adapter.download(url, 4)).rejects.toMatchObject({ reason: 'tooLarge', kind: 'permanent' });
    await expect(adapter.download(url.replace('hm=', 'hm=0'), 100)).rejects.toMatchObject({
      kind: 'permanent',
      reason: 'notFound',
    });
  });

  it.each([
    ['closed direct messages', 'dmClosed', 'permanent'],
    ['an unknown channel', 'notFound', 'permanent'],
    ['too long a text', 'invalid', 'permanent'],
    ['a wrong token', 'unauthorized', 'permanent'],
  ] as const)('names %s', async (what, reason, kind) => {
    if (what === 'closed direct messages') await discord.control.setDmsOpen(user.id, false);
    const channel = what === 'an unknown channel' ? '123456789012345678' : dm;
    const posting = (what === 'a wrong token' ? adapterWith({ token: 'wrong' }) : adapter).post(
      channel,
      { content: what === 'too long a text' ? 'secret '.repeat(400) : 'hi' },
      'nonce-1',
    );
    const error = await posting.then(
      () => null,
      (e: unknown) => e as Error,
    );
    expect(error).toMatchObject({ name: 'VendorFailure', vendor: 'discord', reason, kind });
    expect(error!.message).not.toMatch(/secret|stand-in\.token/);
  });

  it('does not ask again with a refused token', async () => {
    const wrong = adapterWith({ token: 'wrong' });
    for (let i = 0; i < 5; i += 1) await expect(wrong.typing(dm)).rejects.toMatchObject({ reason: 'unauthorized' });
    expect(await calls(/typing/)).toBe(1);
  });

  it.each([
    [{ type: 'error', status: 500, when: 'before' }, 'ambiguous', 'outage'],
    [{ type: 'error', status: 502, when: 'after' }, 'ambiguous', 'outage'],
    [{ type: 'reset', when: 'after' }, 'ambiguous', 'outage'],
    [{ type: 'rateLimit', retryAfterSeconds: 60 }, 'rateLimited', 'rateLimit'],
    [{ type: 'rateLimit', retryAfterSeconds: 60, global: true, scope: 'global' }, 'rateLimited', 'rateLimit'],
  ] as const)('never repeats a write by itself: %o', async (effect, kind, reason) => {
    await discord.control.addFault({ match: { method: 'POST', path: 'messages$' }, effect });
    const error: unknown = await adapter.post(dm, { content: 'hi' }, 'nonce-1').catch((e: unknown) => e);
    expect(error).toMatchObject({ kind, reason });
    if (kind === 'rateLimited')
      expect(error).toMatchObject({ details: { retryAfterMs: expect.closeTo(60_000, -3) as number } });
    expect(await calls(/POST .*messages$/)).toBe(1);
  });

  it('waits out a short limit itself', async () => {
    await discord.control.addFault({
      match: { method: 'POST', path: 'messages$' },
      effect: { type: 'rateLimit', retryAfterSeconds: 0.2 },
    });
    await adapter.post(dm, { content: 'hi' }, 'nonce-1');
    expect(await discord.control.messages(user.id, 'dm')).toHaveLength(1);
  });

  it('says of a Discord that is not there that nothing was sent', async () => {
    const away = adapterWith({ apiUrl: 'http://127.0.0.1:9/api' });
    await expect(away.post(dm, { content: 'hi' }, 'nonce-1')).rejects.toMatchObject({
      kind: 'transient',
      reason: 'outage',
    });
  });

  it('makes one private thread per user, finds it again, and makes another one when staff have locked it', async () => {
    const thread = await adapter.openPrivateThread({ discordUserId: user.id, name: 'Support' });
    expect(await adapter.openPrivateThread({ discordUserId: user.id, name: 'Support' })).toEqual(thread);
    const other = await discord.control.createUser({ username: 'other' });
    expect((await adapter.openPrivateThread({ discordUserId: other.id, name: 'Support' })).channelId).not.toBe(
      thread.channelId,
    );
    expect((await discord.control.channelsFor(other.id)).map((c) => c.id)).not.toContain(thread.channelId);
    const seen = async () => (await discord.control.channelsFor(user.id)).map((c) => c.id);
    expect(await seen()).not.toContain(thread.channelId);
    for (let again = 0; again < 2; again += 1) await adapter.addToThread(thread.channelId, user.id);
    expect(await seen()).toContain(thread.channelId);
    await discord.control.setMember(user.id, false);
    const away = { kind: 'permanent', reason: 'notFound' };
    await expect(adapter.addToThread(thread.channelId, user.id)).rejects.toMatchObject(away);
    await discord.control.setMember(user.id, true);
    await adapter.post(thread.channelId, { content: 'here' }, 'nonce-1');
    // Nobody closes it at the end of an episode: a week after the last message Discord does.
    const shown = await restCaller(discord)('GET', `/channels/${thread.channelId}`);
    expect(shown.body).toMatchObject({ thread_metadata: { archived: false, auto_archive_duration: 7 * 24 * 60 } });
    await closedByStaff(thread.channelId);
    expect((await adapter.openPrivateThread({ discordUserId: user.id, name: 'Support' })).channelId).not.toBe(
      thread.channelId,
    );
  });

  describe('in a thread', () => {
    let thread: string;
    let id: string;
    const rest = (method: string, path: string, body: object) => restCaller(discord)(method, path, body);
    const channel = async () =>
      (await restCaller(discord)('GET', `/channels/${thread}`)).body as { parent_id: string; thread_metadata: object };
    const state = async () => (await channel()).thread_metadata;
    const withoutManageThreads = async () => {
      const { parent_id: parent } = await channel();
      await rest('PUT', `/channels/${parent}/permissions/${discord.applicationId}`, {
        type: 1,
        deny: String(PermissionFlagsBits.ManageThreads),
      });
    };

    beforeEach(async () => {
      thread = (await adapter.openPrivateThread({ discordUserId: user.id, name: 'Support' })).channelId;
      id = (await adapter.post(thread, { content: 'here' }, 'nonce-1')).id;
    });

    it.each([{ locked: true }, { locked: true, archived: true }])('that is %o takes nothing', async (change) => {
      await rest('PATCH', `/channels/${thread}`, change);
      await withoutManageThreads();
      const refused = { kind: 'permanent', reason: 'forbidden' };
      await expect(adapter.post(thread, { content: 'x' }, 'nonce-2')).rejects.toMatchObject(refused);
      await expect(adapter.edit(thread, id, { content: 'x' })).rejects.toMatchObject(refused);
    });

    it('that has gone to sleep, it is opened for an edit and for a removal', async () => {
      await rest('PATCH', `/channels/${thread}`, { archived: true });
      await adapter.edit(thread, id, { content: 'there' });
      expect(await adapter.message(thread, id)).toMatchObject({ content: 'there' });
      expect(await state()).toMatchObject({ archived: false });
      await rest('PATCH', `/channels/${thread}`, { archived: true });
      await adapter.remove(thread, id);
      expect(await adapter.message(thread, id)).toBeNull();
    });

    it.each([{}, { archived: true }, { archived: true, locked: true }])(
      'that is %o goes with all that was said in it; one that is gone is fine',
      async (change) => {
        await rest('PATCH', `/channels/${thread}`, change);
        await adapter.removeThread(thread);
        await adapter.removeThread(thread);
        expect(await adapter.message(thread, id)).toBeNull();
        expect((await discord.control.channelsFor(user.id)).map((one) => one.id)).not.toContain(thread);
      },
    );

    it('without “Manage Threads” it stays', async () => {
      await withoutManageThreads();
      await expect(adapter.removeThread(thread)).rejects.toMatchObject({ kind: 'permanent', reason: 'forbidden' });
      expect(await adapter.message(thread, id)).not.toBeNull();
    });

    it('that staff have closed, an edit leaves it closed', async () => {
      await closedByStaff(thread);
      await adapter.edit(thread, id, { content: 'there' });
      expect(await adapter.message(thread, id)).toMatchObject({ content: 'there' });
      expect(await state()).toMatchObject({ archived: true, locked: true });
    });
  });

  it('says of a post that was removed since that it had been made', async () => {
    const { id } = await adapter.post(dm, { content: 'hi' }, 'nonce-1');
    await adapter.remove(dm, id);
    await expect(adapter.post(dm, { content: 'hi' }, 'nonce-1')).rejects.toMatchObject({
      kind: 'permanent',
      reason: 'alreadyExists',
    });
  });

  it('finds channels by name', async () => {
    expect(await adapter.channelByName('general')).toMatchObject({ type: 0 });
    expect(await adapter.channelByName('nowhere')).toBeNull();
  });
});

describe('the download of media', () => {
  let inside: Server;
  let discord: ListeningDiscord;
  let asked = 0;
  beforeEach(async () => {
    asked = 0;
    discord = await listenDiscord();
    inside = createServer((_request, response) => {
      asked += 1;
      response.end('metadata');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => inside.once('listening', resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => inside.close(resolve));
    await discord.close();
  });

  it('never leaves the media hosts, not even by a redirect', async () => {
    // Another name than the API's: the port alone does not make a host another one.
    const elsewhere = `http://localhost:${(inside.address() as AddressInfo).port}/latest`;
    const redirecting = createServer((_request, response) =>
      response.writeHead(302, { location: elsewhere }).end(),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => redirecting.once('listening', resolve));
    const own = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`;
    const adapter = createDiscordAdapter({
      token: 't',
      applicationId: '1',
      guildId: '2',
      apiUrl: `${own}/api`,
      supportChannel: 'support',
      logger,
    });
    for (const url of [
      elsewhere,
      `${own}/attachments/1`,
      'file:///etc/passwd',
      'http://cdn.discordapp.com/a',
      'https://cdn.discordapp.com.example.org/a',
    ]) {
      await expect(adapter.download(url, 100)).rejects.toMatchObject({ reason: 'forbidden', kind: 'permanent' });
    }
    expect(asked).toBe(0);
    await new Promise((resolve) => {
      redirecting.close(resolve);
      redirecting.closeAllConnections();
    });
  });
});
