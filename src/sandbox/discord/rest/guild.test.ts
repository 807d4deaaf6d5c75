/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call -- answers are looked into as they come from the wire */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restCaller } from '../call-rest.ts';
import type { RestCaller, RestResult } from '../call-rest.ts';
import { listenDiscord } from '../listen.ts';
import type { ListeningDiscord } from '../listen.ts';

const VIEW = 1 << 10;
const SEND = 1 << 11;

/** Plain HTTP, after resources/guild, resources/channel, topics/permissions and topics/threads. */
describe('server, channels, roles, threads', () => {
  let discord: ListeningDiscord;
  let call: RestCaller;
  let guild = '';
  let bot = '';
  let userId = '';
  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
    call = restCaller(discord);
    guild = `/guilds/${discord.guildId}`;
    bot = discord.applicationId;
    userId = (await discord.control.createUser({ username: 'mali' })).id;
  });
  afterEach(() => discord.close());

  const refusal = (result: RestResult): [number, number] => [result.status, result.body.code as number];
  const channel = async (body: object): Promise<string> =>
    (await call('POST', `${guild}/channels`, body)).body.id as string;
  const overwrite = (id: string, target: string, body: object): Promise<RestResult> =>
    call('PUT', `/channels/${id}/permissions/${target}`, body);
  const posts = (id: string, content = 'x'): Promise<RestResult> =>
    call('POST', `/channels/${id}/messages`, { content });

  it('begins empty: @everyone, the bot’s own role without ADMINISTRATOR, one text channel', async () => {
    const { body } = await call('GET', `${guild}?with_counts=true`);
    expect(body.roles.map((r: { name: string; managed: boolean }) => [r.name, r.managed])).toEqual([
      ['@everyone', false],
      ['support-bot', true],
    ]);
    expect(BigInt(body.roles[1].permissions as string) & 8n).toBe(0n);
    expect(body.approximate_member_count).toBe(3);
    expect((await call('GET', `${guild}/channels`)).body).toMatchObject([{ name: 'general', type: 0 }]);
    expect(refusal(await call('GET', '/guilds/5'))).toEqual([404, 10004]);
  });

  it('creates and changes channels, with categories and Discord’s names', async () => {
    const category = await channel({ name: 'Support', type: 4 });
    const text = await channel({ name: 'Bug Report', parent_id: category, topic: 'bugs' });
    expect((await call('GET', `/channels/${text}`)).body).toMatchObject({
      name: 'bug-report',
      parent_id: category,
      topic: 'bugs',
    });
    expect((await call('PATCH', `/channels/${text}`, { name: 'bugs', type: 5 })).body).toMatchObject({
      name: 'bugs',
      type: 5,
    });
    expect(
      (await call('POST', `${guild}/channels`, { name: 'x', parent_id: text })).body.errors.parent_id._errors[0].code,
    ).toBe('CHANNEL_PARENT_INVALID');
    expect(refusal(await call('POST', `${guild}/channels`, { type: 0 }))).toEqual([400, 50035]);
    expect(refusal(await call('PATCH', `/channels/${text}`, { colour: 1 }))).toEqual([400, 50035]);
    expect((await call('DELETE', `/channels/${text}`)).body.id).toBe(text);
    expect(refusal(await call('GET', `/channels/${text}`))).toEqual([404, 10003]);
  });

  it('computes permissions in order: @everyone, roles, member; and enforces them on bot and people', async () => {
    const id = await channel({ name: 'news', type: 5 });
    await overwrite(id, discord.guildId, { type: 0, allow: String(VIEW), deny: String(SEND) });
    expect(refusal(await posts(id))).toEqual([403, 50013]);
    await expect(discord.control.sendMessage(userId, id, { content: 'x' })).rejects.toMatchObject({ code: 50013 });
    const staff = (await call('POST', `${guild}/roles`, { name: 'Staff', permissions: '0' })).body.id as string;
    await overwrite(id, staff, { type: 0, allow: SEND });
    expect((await call('PUT', `${guild}/members/${userId}/roles/${staff}`)).status).toBe(204);
    expect((await discord.control.sendMessage(userId, id, { content: 'staff' })).content).toBe('staff');
    await overwrite(id, userId, { type: 1, deny: SEND });
    await expect(discord.control.sendMessage(userId, id, { content: 'x' })).rejects.toMatchObject({ code: 50013 });
    await overwrite(id, bot, { type: 1, allow: SEND });
    const { body } = await posts(id, 'published');
    expect((await call('POST', `/channels/${id}/messages/${body.id}/crosspost`)).body.flags).toBe(1);
    expect(refusal(await call('POST', `/channels/${id}/messages/${body.id}/crosspost`))).toEqual([400, 40033]);
    expect((await call('DELETE', `/channels/${id}/permissions/${userId}`)).status).toBe(204);
    expect(refusal(await call('DELETE', `/channels/${id}/permissions/${userId}`))).toEqual([404, 10009]);
  });

  it('hides channels: 50001 for the bot, absent and refused for people', async () => {
    const id = await channel({
      name: 'hidden',
      permission_overwrites: [{ id: discord.guildId, type: 0, deny: String(VIEW) }],
    });
    expect(refusal(await posts(id))).toEqual([403, 50001]);
    expect((await discord.control.channelsFor(userId)).map((c) => c.name)).toEqual(['general']);
    await expect(discord.control.messages(userId, id)).rejects.toMatchObject({ code: 50001 });
    expect((await call('GET', `${guild}/channels`)).body).toHaveLength(2);
  });

  it('lets the bot grant only what it has, and manage only roles below its own', async () => {
    const id = await channel({ name: 'x' });
    expect(refusal(await overwrite(id, userId, { type: 1, allow: '8' }))).toEqual([403, 50013]);
    expect(refusal(await overwrite(id, '5', { type: 0, allow: '0' }))).toEqual([404, 10011]);
    expect(refusal(await call('POST', `${guild}/roles`, { name: 'admin', permissions: '8' }))).toEqual([403, 50013]);
    const own = ((await call('GET', `${guild}/roles`)).body as { id: string; managed: boolean }[]).find(
      (r) => r.managed,
    )!.id;
    expect(refusal(await call('PATCH', `${guild}/roles/${own}`, { name: 'x' }))).toEqual([403, 50013]);
    expect(refusal(await call('PUT', `${guild}/members/${userId}/roles/${own}`))).toEqual([400, 50028]);
    expect(refusal(await call('PUT', `${guild}/members/${userId}/roles/5`))).toEqual([404, 10011]);
    expect(refusal(await call('PATCH', `${guild}`, { name: 'Mine' }))).toEqual([403, 50013]);
  });

  it('lists members by id, and knows who left', async () => {
    const { body } = await call('GET', `${guild}/members?limit=1000`);
    expect(body).toHaveLength(3);
    expect((await call('GET', `${guild}/members?limit=10&after=${userId}`)).body).toHaveLength(0);
    expect((await call('GET', `${guild}/members/${userId}`)).body.user.username).toBe('mali');
    await discord.control.setMember(userId, false);
    expect(refusal(await call('GET', `${guild}/members/${userId}`))).toEqual([404, 10007]);
    expect(refusal(await call('GET', `${guild}/members/5`))).toEqual([404, 10013]);
  });

  describe('threads', () => {
    let parent = '';
    let thread = '';
    let other = '';
    beforeEach(async () => {
      parent = await channel({ name: 'support' });
      other = (await discord.control.createUser({ username: 'sam' })).id;
      const made = await call('POST', `/channels/${parent}/threads`, {
        name: 'Help',
        type: 12,
        invitable: false,
        auto_archive_duration: 60,
      });
      expect(made.status).toBe(201);
      thread = made.body.id as string;
    });

    it('are private: seen by members and MANAGE_THREADS only', async () => {
      expect((await call('PUT', `/channels/${thread}/thread-members/${userId}`)).status).toBe(204);
      expect((await call('GET', `/channels/${thread}/thread-members`)).body).toHaveLength(2);
      expect((await discord.control.sendMessage(userId, thread, { content: 'here' })).content).toBe('here');
      await expect(discord.control.sendMessage(other, thread, { content: 'x' })).rejects.toMatchObject({ code: 50001 });
      expect((await discord.control.channelsFor(other)).some((c) => c.id === thread)).toBe(false);
      expect((await discord.control.channelsFor(userId)).some((c) => c.id === thread)).toBe(true);
      expect(refusal(await call('PUT', `/channels/${thread}/thread-members/5`))).toEqual([404, 10013]);
      expect((await call('GET', `${guild}/threads/active`)).body.threads).toHaveLength(1);
    });

    it('go by SEND_MESSAGES_IN_THREADS of their parent, not by SEND_MESSAGES', async () => {
      await overwrite(parent, discord.guildId, { type: 0, deny: String(SEND) });
      await call('PUT', `/channels/${thread}/thread-members/${userId}`);
      expect((await discord.control.sendMessage(userId, thread, { content: 'ok' })).content).toBe('ok');
      await overwrite(parent, userId, { type: 1, deny: String(1n << 38n) });
      await expect(discord.control.sendMessage(userId, thread, { content: 'x' })).rejects.toMatchObject({
        code: 50013,
      });
    });

    it('add who is mentioned in them', async () => {
      await call('POST', `/channels/${thread}/messages`, {
        content: `<@${userId}>`,
        allowed_mentions: { users: [userId] },
      });
      expect((await call('GET', `/channels/${thread}/thread-members/${userId}`)).status).toBe(200);
      expect(refusal(await call('GET', `/channels/${thread}/thread-members/${other}`))).toEqual([404, 10007]);
    });

    it('refuse edits, reactions and members while archived, open again by a message, and not when locked', async () => {
      await call('PUT', `/channels/${thread}/thread-members/${userId}`);
      const { id } = (await posts(thread)).body as { id: string };
      await call('PATCH', `/channels/${thread}`, { archived: true });
      expect(refusal(await call('PATCH', `/channels/${thread}/messages/${id}`, { content: 'y' }))).toEqual([
        400, 50083,
      ]);
      expect(refusal(await call('DELETE', `/channels/${thread}/messages/${id}`))).toEqual([400, 50083]);
      expect(refusal(await call('PUT', `/channels/${thread}/thread-members/${other}`))).toEqual([400, 50083]);
      expect(refusal(await call('PATCH', `/channels/${thread}`, { name: 'new' }))).toEqual([400, 50083]);
      await discord.control.sendMessage(userId, thread, { content: 'again' });
      expect((await call('GET', `/channels/${thread}`)).body.thread_metadata.archived).toBe(false);
      await call('PATCH', `/channels/${thread}`, { archived: true, locked: true });
      await expect(discord.control.sendMessage(userId, thread, { content: 'x' })).rejects.toMatchObject({
        code: 160005,
      });
      expect((await call('GET', `/channels/${parent}/threads/archived/private`)).body.threads).toHaveLength(1);
    });

    it('let only MANAGE_THREADS post and edit while locked, archived or not', async () => {
      const { id } = (await posts(thread)).body as { id: string };
      await call('PATCH', `/channels/${thread}`, { locked: true });
      expect((await posts(thread)).status).toBe(200);
      await overwrite(parent, bot, { type: 1, deny: String(1n << 34n) });
      expect(refusal(await posts(thread))).toEqual([400, 160005]);
      expect(refusal(await call('PATCH', `/channels/${thread}/messages/${id}`, { content: 'y' }))).toEqual([
        400, 160005,
      ]);
      expect(refusal(await call('DELETE', `/channels/${thread}/messages/${id}`))).toEqual([400, 160005]);
    });

    it('archive themselves after the time without messages', async () => {
      discord.clock.advance(40 * 60_000);
      await posts(thread);
      discord.clock.advance(40 * 60_000);
      expect((await call('GET', `/channels/${thread}`)).body.thread_metadata.archived).toBe(false);
      discord.clock.advance(21 * 60_000);
      expect((await call('GET', `/channels/${thread}`)).body.thread_metadata.archived).toBe(true);
    });

    it('are deleted with MANAGE_THREADS only, archived and locked ones too', async () => {
      await call('PUT', `/channels/${thread}/thread-members/${userId}`);
      const { id } = (await posts(thread)).body as { id: string };
      await call('PATCH', `/channels/${thread}`, { archived: true, locked: true });
      await overwrite(parent, bot, { type: 1, deny: String(1n << 34n) });
      expect(refusal(await call('DELETE', `/channels/${thread}`))).toEqual([403, 50013]);
      await overwrite(parent, bot, { type: 1, deny: '0' });
      const { status, body } = await call('DELETE', `/channels/${thread}`);
      expect([status, body.id, body.type, body.parent_id]).toEqual([200, thread, 12, parent]);
      expect(refusal(await call('DELETE', `/channels/${thread}`))).toEqual([404, 10003]);
      expect(refusal(await call('GET', `/channels/${thread}/messages/${id}`))).toEqual([404, 10003]);
      expect((await call('GET', `/channels/${parent}/threads/archived/private`)).body.threads).toHaveLength(0);
      expect((await discord.control.channelsFor(userId)).some((c) => c.id === thread)).toBe(false);
    });

    it('hang under text channels only, and need their permission', async () => {
      const news = await channel({ name: 'news', type: 5 });
      expect(refusal(await call('POST', `/channels/${news}/threads`, { name: 'x', type: 12 }))).toEqual([400, 50024]);
      await overwrite(parent, bot, { type: 1, deny: String(1n << 36n) });
      expect(refusal(await call('POST', `/channels/${parent}/threads`, { name: 'x', type: 12 }))).toEqual([403, 50013]);
      expect(refusal(await call('PUT', `/channels/${parent}/thread-members/${userId}`))).toEqual([400, 50024]);
    });
  });
});
