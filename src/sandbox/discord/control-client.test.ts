/* eslint-disable @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come from the wire */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SandboxStorage } from '../storage.ts';
import { restCaller } from './call-rest.ts';
import type { ControlEvent } from './control-client.ts';
import { listenDiscord } from './listen.ts';
import type { ListeningDiscord } from './listen.ts';

/** The control interface: README.md beside this file. */
describe('control interface', () => {
  let discord: ListeningDiscord;
  afterEach(() => discord.close());

  it('streams what people see, as it happens', async () => {
    discord = await listenDiscord({ rateLimits: false });
    const events: ControlEvent[] = [];
    const stop = await discord.control.watch((event) => events.push(event));
    const user = await discord.control.createUser({ username: 'mali' });
    const message = await discord.control.sendDm(user.id, { content: 'one' });
    await discord.control.editMessage(user.id, message.channel_id, message.id, 'two');
    await discord.control.startTyping(user.id);
    await discord.control.react(user.id, message.channel_id, message.id, '👍');
    await discord.control.deleteMessage(user.id, message.channel_id, message.id);
    await expect
      .poll(() => events.map((e) => e.type))
      .toEqual([
        'user',
        'member',
        'channel',
        'message.create',
        'message.update',
        'typing',
        'message.update',
        'message.delete',
      ]);
    expect(events[3]).toMatchObject({
      channelId: message.channel_id,
      data: { content: 'one', author: { username: 'mali' } },
    });
    stop();
  });

  it('lets people do only what they could', async () => {
    discord = await listenDiscord({ rateLimits: false });
    const { control } = discord;
    const mali = (await control.createUser({ username: 'mali' })).id;
    const sam = (await control.createUser({ username: 'sam' })).id;
    const message = await control.sendDm(mali, { content: 'x' });
    await expect(control.messages(sam, message.channel_id)).rejects.toMatchObject({ code: 50001 });
    const general = (await control.state()).channels[0]!.id;
    const inGuild = await control.sendMessage(mali, general, { content: 'hi' });
    await expect(control.editMessage(sam, general, inGuild.id, 'y')).rejects.toMatchObject({ code: 50005 });
    await expect(control.deleteMessage(sam, general, inGuild.id)).rejects.toMatchObject({ code: 50013 });
    await expect(control.sendMessage(mali, general, { content: ' ' })).rejects.toMatchObject({ code: 50006 });
    await expect(control.sendMessage(mali, general, { content: 'x'.repeat(2001) })).rejects.toMatchObject({
      status: 409,
    });
    await expect(control.createUser({ username: 'No Good' })).rejects.toMatchObject({ status: 409 });
    await expect(control.createUser({ username: 'ok', locale: 'xx' })).rejects.toMatchObject({ status: 409 });
    await expect(control.user('5')).rejects.toMatchObject({ status: 404, code: 10013 });
    await expect(control.advance(-1)).rejects.toMatchObject({ status: 400 });
    expect((await control.messages(mali, general, { after: inGuild.id })).length).toBe(0);
  });

  it('keeps the server over a restart, and starts empty after a reset', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'discord-stand-in-'));
    discord = await listenDiscord({ storage: new SandboxStorage({ folder }), rateLimits: false });
    const user = await discord.control.createUser({ username: 'mali' });
    const call = restCaller(discord);
    const parent = (await discord.control.state()).channels[0]!.id;
    const thread = (await call('POST', `/channels/${parent}/threads`, { name: 'Help', type: 12 })).body.id as string;
    await call('PUT', `/channels/${thread}/thread-members/${user.id}`);
    const sent = await discord.control.sendDm(user.id, { content: 'kept', files: [{ name: 'a.txt', data: 'inside' }] });
    await discord.close();

    discord = await listenDiscord({ storage: new SandboxStorage({ folder }), rateLimits: false });
    const [message] = await discord.control.messages(user.id, 'dm');
    expect(message).toMatchObject({ id: sent.id, content: 'kept' });
    expect(await (await fetch(message!.attachments[0]!.url)).text()).toBe('inside');
    expect((await discord.control.channelsFor(user.id)).map((c) => c.id)).toEqual([parent, thread, sent.channel_id]);
    expect(BigInt((await discord.control.sendDm(user.id, { content: 'next' })).id)).toBeGreaterThan(BigInt(sent.id));
    await discord.control.reset();
    expect((await discord.control.state()).users.map((u) => u.username).sort()).toEqual(['owner', 'support-bot']);
    rmSync(folder, { recursive: true, force: true });
  });
});
