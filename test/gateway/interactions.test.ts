import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildCustomId } from '../../src/contract/custom-id.ts';
import type { CaseSummary } from '../../src/contract/case-desk.ts';
import { createDiscordAdapter } from '../../src/discord/create-discord-adapter.ts';
import { createDiscordRest } from '../../src/discord/discord-rest.ts';
import type { Gateway } from '../../src/gateway/gateway-role.ts';
import { pino } from 'pino';
import { answerOf, gatewayWorld, type GatewayWorld } from './gateway-world.ts';
import { openThreadFor } from './threads.ts';

const logger = pino({ level: 'silent' });

/** Commands, buttons and forms: answered within Discord's 3 s, and told to the conversation. */
describe('interactions', () => {
  let world: GatewayWorld;
  let gateway: Gateway;
  beforeEach(async () => {
    world = await gatewayWorld();
    gateway = await world.start();
  });
  afterEach(() => world.close());

  const adapter = () =>
    createDiscordAdapter({ ...world.discord, token: world.discord.botToken, supportChannel: 'support', logger });
  const rest = () =>
    createDiscordRest({ token: world.discord.botToken, apiUrl: world.discord.apiUrl, requestsPerSecond: 40, logger });
  const general = async (userId: string) =>
    (await world.discord.control.channelsFor(userId)).find((c) => c.type === 0)!.id;
  const texts = async (interactionId: string) =>
    (await answerOf(world.discord, interactionId)).responses.map((m) => m.content);

  it('/helpme in the server begins a conversation and points to the direct messages, in the language of the client', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'mali', locale: 'th' });
    const dm = await adapter().openDm(user.id);
    await world.store.people.remember({
      discordUserId: user.id,
      username: 'mali',
      displayName: 'mali',
      locale: null,
      dmChannelId: dm,
    });
    const { interactionId } = await control.useCommand(user.id, { name: 'helpme', channelId: await general(user.id) });
    const [answer] = (await answerOf(world.discord, interactionId)).responses;
    expect(answer?.content).toContain('ข้อความส่วนตัว');
    expect(answer?.flags).toBe(64);
    expect(JSON.stringify(answer?.components)).toContain(`https://discord.com/channels/@me/${dm}`);
    await expect
      .poll(() => world.signals.told.get(user.id))
      .toMatchObject([
        {
          type: 'user.action',
          id: interactionId,
          action: { name: 'start' },
          channelId: null,
          guildId: world.discord.guildId,
          user: { locale: 'th' },
        },
      ]);
    await expect.poll(() => world.store.persons.get(user.id)?.locale).toBe('th');
  });

  it('/helpme in direct messages begins a conversation there', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const { interactionId } = await control.useCommand(user.id, { name: 'helpme' });
    await answerOf(world.discord, interactionId);
    const dm = await control.dmChannel(user.id);
    await expect
      .poll(() => world.signals.told.get(user.id))
      .toMatchObject([{ action: { name: 'start' }, channelId: dm!.id, guildId: null }]);
  });

  it('/close says so when there is nothing to close', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const { interactionId } = await control.useCommand(user.id, { name: 'close' });
    await expect.poll(() => texts(interactionId)).toEqual([expect.stringContaining('no open conversation')]);
    await control.sendDm(user.id, { content: 'hi' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi']);
    const again = await control.useCommand(user.id, { name: 'close' });
    expect(await texts(again.interactionId)).toEqual([expect.stringContaining('closing')]);
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi', 'close']);
  });

  it('takes a rating once: the buttons are off afterwards and the chosen one is marked', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    await control.sendDm(user.id, { content: 'hi' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi']);
    const dm = await adapter().openDm(user.id);
    const scores = [1, 2, 3, 4, 5].map((score) => ({
      label: String(score),
      customId: buildCustomId({ name: 'rate', caseNumber: 1042, score }),
      style: 'secondary' as const,
    }));
    const { id } = await adapter().post(dm, { content: 'How was it?', buttons: scores }, 'n1');
    const { interactionId } = await control.clickButton(user.id, dm, id, scores[3]!.customId);
    await answerOf(world.discord, interactionId);
    await expect
      .poll(() => world.signals.told.get(user.id)?.at(-1))
      .toMatchObject({ action: { name: 'rate', caseNumber: 1042, score: 4 }, channelId: dm });
    const shown = async () => {
      const message = (await control.messages(user.id, 'dm')).find((m) => m.id === id)!;
      const [row] = message.components as { components: { disabled?: boolean; style: number }[] }[];
      return row!.components.map(({ disabled, style }) => [disabled === true, style]);
    };
    await expect.poll(shown).toEqual([2, 2, 2, 3, 2].map((style) => [true, style]));
  });

  it('leaves a button as it is until the conversation has the press: a lost one can be made again', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    await control.sendDm(user.id, { content: 'hi' });
    await expect.poll(() => world.signals.of(user.id)).toEqual(['hi']);
    const dm = await adapter().openDm(user.id);
    const customId = buildCustomId({ name: 'reopen', caseNumber: 1042 });
    const buttons = [{ label: 'Re-open', customId, style: 'primary' as const }];
    const { id } = await adapter().post(dm, { content: 'Ended.', buttons }, 'n1');
    const isOff = async () => {
      const message = (await control.messages(user.id, 'dm')).find((m) => m.id === id)!;
      const [row] = message.components as { components: { disabled?: boolean }[] }[];
      return row!.components[0]!.disabled === true;
    };
    world.signals.down = true;
    const { interactionId } = await control.clickButton(user.id, dm, id, customId);
    await answerOf(world.discord, interactionId);
    await expect.poll(() => world.signals.refusals).toBeGreaterThan(1);
    expect(await isOff()).toBe(false);
    world.signals.down = false;
    await expect.poll(isOff, { timeout: 10_000 }).toBe(true);
    expect(world.signals.told.get(user.id)?.at(-1)).toMatchObject({ action: { name: 'reopen', caseNumber: 1042 } });
  });

  it('tells kindly that a button is of an ended conversation, or unknown', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const dm = await adapter().openDm(user.id);
    const buttons = [
      { label: 'Stay', customId: buildCustomId({ name: 'stay' }), style: 'primary' as const },
      { label: 'Old', customId: 'v0-something', style: 'primary' as const },
    ];
    const { id } = await adapter().post(dm, { content: 'Still there?', buttons }, 'n1');
    const stay = await control.clickButton(user.id, dm, id, buttons[0]!.customId);
    await expect.poll(() => texts(stay.interactionId)).toContainEqual(expect.stringContaining('has ended'));
    const old = await control.clickButton(user.id, dm, id, 'v0-something');
    expect(await texts(old.interactionId)).toEqual([expect.stringContaining('older version')]);
    expect(world.signals.told.has(user.id)).toBe(false);
  });

  it('keeps the buttons in a private thread for its user, whoever of the staff presses them', async () => {
    const { control, guildId } = world.discord;
    const [user, moderator] = [
      await control.createUser({ username: 'sam' }),
      await control.createUser({ username: 'mod' }),
    ];
    const role = await rest().call<{ id: string }>('POST', `/guilds/${guildId}/roles`, {
      body: { name: 'Moderators', permissions: String(1n << 34n) },
    });
    await control.giveRole(moderator.id, role.id);
    const thread = await openThreadFor(world.discord, user.id);
    const sam = { discordUserId: user.id, username: 'sam', displayName: 'sam', locale: null };
    await world.store.people.remember({ ...sam, threadChannelId: thread });
    const customId = buildCustomId({ name: 'handoff' });
    const buttons = [{ label: 'Talk to a person', customId, style: 'primary' as const }];
    const { id } = await adapter().post(thread, { content: 'No answer.', buttons }, 'n1');
    const isOff = async () => {
      const message = (await control.messages(user.id, thread)).find((m) => m.id === id)!;
      const [row] = message.components as { components: { disabled?: boolean }[] }[];
      return row!.components[0]!.disabled === true;
    };
    const byModerator = await control.clickButton(moderator.id, thread, id, customId);
    await expect
      .poll(() => texts(byModerator.interactionId))
      .toContainEqual(expect.stringContaining('belongs to somebody else'));
    const [whispered] = (await control.interaction(byModerator.interactionId)).responses.filter((m) => m.flags === 64);
    expect(whispered?.content).toContain('/helpme');
    expect(await isOff()).toBe(false);
    expect(world.signals.told.has(moderator.id)).toBe(false);
    expect(world.store.persons.has(moderator.id)).toBe(false);

    await control.clickButton(user.id, thread, id, customId);
    await expect.poll(isOff).toBe(true);
    expect(world.signals.told.get(user.id)).toMatchObject([{ action: { name: 'handoff' }, channelId: thread }]);
    // A command is the moderator's own wherever it is given.
    await control.useCommand(moderator.id, { name: 'helpme', channelId: thread });
    await expect
      .poll(() => world.signals.told.get(moderator.id))
      .toMatchObject([{ action: { name: 'start' }, channelId: null }]);
  });

  it('/bug asks by a form and makes a case, also when the first tries fail', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam', globalName: 'Sam' });
    world.desk.failures = 2;
    const { interactionId } = await control.useCommand(user.id, { name: 'bug', channelId: await general(user.id) });
    expect((await answerOf(world.discord, interactionId)).modal?.title).toBe('Report a bug');
    const sent = await control.submitModal(
      user.id,
      interactionId,
      { title: 'Black map', details: 'After the boss fight', steps: '1. win', severity: 'serious' },
      { files: [{ name: 'map.png', data: 'bytes', contentType: 'image/png' }] },
    );
    await expect.poll(() => texts(sent.interactionId), { timeout: 5_000 }).toEqual([expect.stringContaining('C-1001')]);
    expect(world.desk.reports).toMatchObject([
      {
        key: sent.interactionId,
        kind: 'bug',
        title: 'Black map',
        description: 'After the boss fight',
        fields: { 'Steps to reproduce': '1. win', Severity: 'serious' },
        reporter: { discordUserId: user.id, displayName: 'Sam' },
        attachments: [{ filename: 'map.png', size: 5 }],
      },
    ]);
  });

  it('/mycases lists the cases and re-opens one', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const solved: CaseSummary = {
      number: 1042,
      kind: 'support',
      status: 'solved',
      title: 'Lost *sword*',
      assignee: 'anna',
      reporterName: 'Sam',
      createdAt: Date.now(),
      updatedAt: Date.now(),
      canReopen: true,
      link: null,
    };
    world.desk.cases = [solved, { ...solved, number: 1041, status: 'closed', canReopen: false }];
    const { interactionId } = await control.useCommand(user.id, { name: 'mycases' });
    await expect
      .poll(() => texts(interactionId))
      .toEqual([expect.stringContaining('**C-1042** · Support · solved · Lost \\*sword\\*')]);
    const [list] = (await control.interaction(interactionId)).responses;
    const pressed = await control.clickButton(
      user.id,
      'dm',
      list!.id,
      buildCustomId({ name: 'reopen', caseNumber: 1042 }),
    );
    await answerOf(world.discord, pressed.interactionId);
    await expect
      .poll(() => world.signals.told.get(user.id))
      .toMatchObject([{ action: { name: 'reopen', caseNumber: 1042 } }]);
  });

  it('/mycases shows the cases after a restart, when Discord failed behind the first answer', async () => {
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const session = `gateway-session:${world.discord.applicationId}:one`;
    await expect.poll(() => world.store.settings.get(session)).not.toBeNull();
    const outage = await control.addFault({
      match: { method: 'PATCH', path: 'original' },
      times: 0,
      effect: { type: 'error', status: 503, when: 'before' },
    });
    const { interactionId } = await control.useCommand(user.id, { name: 'mycases' });
    const failures = async () =>
      (await control.requests()).requests.filter(({ method, path }) => method === 'PATCH' && path.includes('original'));
    await expect.poll(async () => (await failures()).length).toBeGreaterThan(0);
    await gateway.close();
    await control.removeFault(outage);
    await world.start();
    await expect.poll(() => texts(interactionId)).toEqual([expect.stringContaining('no cases')]);
  }, 20_000);

  it('/desk is for staff only, whoever is offered it', async () => {
    const { control, guildId } = world.discord;
    const role = await rest().call<{ id: string }>('POST', `/guilds/${guildId}/roles`, {
      body: { name: 'Support Staff', permissions: String(1n << 34n) },
    });
    const channel = await rest().call<{ id: string }>('POST', `/guilds/${guildId}/channels`, {
      body: { name: 'announcements', type: 0 },
    });
    const other = await rest().call<{ id: string }>('POST', `/guilds/${guildId}/roles`, {
      body: { name: 'Moderators', permissions: String(1n << 34n) },
    });
    const [staff, guest] = [
      await control.createUser({ username: 'staff' }),
      await control.createUser({ username: 'guest' }),
    ];
    await control.giveRole(staff.id, role.id);
    await control.giveRole(guest.id, other.id);
    const refused = await control.useCommand(guest.id, { name: 'desk cases', channelId: channel.id });
    await expect
      .poll(() => texts(refused.interactionId))
      .toEqual([expect.stringContaining('for staff (Support Staff)')]);
    const say = await control.useCommand(staff.id, { name: 'desk say', channelId: channel.id });
    await answerOf(world.discord, say.interactionId);
    await control.addFault({
      match: { path: `/channels/${channel.id}/messages` },
      times: 1,
      effect: { type: 'error', status: 500, when: 'after' },
    });
    const sent = await control.submitModal(staff.id, say.interactionId, { text: 'Patch 1.2 is out' });
    await expect.poll(() => texts(sent.interactionId)).toEqual([expect.stringContaining('Posted')]);
    const posts = async () =>
      (await control.messages(staff.id, channel.id)).filter((m) => m.flags !== 64).map((m) => m.content);
    expect(await posts()).toEqual(['Patch 1.2 is out']);
    const byGuest = await control.useCommand(guest.id, { name: 'desk say', channelId: channel.id });
    await answerOf(world.discord, byGuest.interactionId);
    const refusedToo = await control.submitModal(guest.id, byGuest.interactionId, { text: 'spam' });
    await expect.poll(() => texts(refusedToo.interactionId)).toEqual([expect.stringContaining('for staff')]);
    expect(await posts()).toHaveLength(1);
  });

  it('tells once with two gateways that a button is of an ended conversation', async () => {
    await world.start('two');
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const dm = await adapter().openDm(user.id);
    const buttons = [{ label: 'Stay', customId: buildCustomId({ name: 'stay' }), style: 'primary' as const }];
    const { id } = await adapter().post(dm, { content: 'Still there?', buttons }, 'n1');
    const { interactionId } = await control.clickButton(user.id, dm, id, buttons[0]!.customId);
    const ended = async () => (await texts(interactionId)).filter((text) => text?.includes('has ended'));
    await expect.poll(ended).toHaveLength(1);
    // Whatever comes later has come through both gateways after it.
    await control.sendDm(user.id, { content: 'hi' });
    await expect.poll(() => world.signals.lists.length).toBe(2);
    expect(await ended()).toHaveLength(1);
  });

  it('is answered once with two gateways, and once in spite of a failing answer', async () => {
    await world.start('two');
    const { control } = world.discord;
    const user = await control.createUser({ username: 'sam' });
    const { interactionId } = await control.useCommand(user.id, { name: 'helpme' });
    await expect.poll(() => world.signals.lists.length).toBe(2);
    expect(world.signals.of(user.id)).toEqual(['start']);
    expect(await texts(interactionId)).toHaveLength(1);
    await control.addFault({
      match: { path: 'callback' },
      times: 2,
      effect: { type: 'error', status: 500, when: 'before' },
    });
    const second = await control.useCommand(user.id, { name: 'helpme' });
    expect((await answerOf(world.discord, second.interactionId)).responses).toHaveLength(1);
  });
});
