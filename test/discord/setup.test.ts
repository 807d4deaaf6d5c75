import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordRest } from '../../src/discord/discord-rest.ts';
import { examineDiscord } from '../../src/discord/setup/doctor.ts';
import { runDiscordSetup, type DiscordSetupOptions } from '../../src/discord/setup/run-setup.ts';
import { listenDiscord, type ListeningDiscord } from '../../src/sandbox/discord/listen.ts';

describe('setup discord', () => {
  let discord: ListeningDiscord;
  let options: DiscordSetupOptions;
  let lines: string[];
  const setup = (change: Partial<DiscordSetupOptions> = {}) => {
    lines = [];
    return runDiscordSetup({ ...options, ...change }, (line) => lines.push(line));
  };
  const rest = () => createDiscordRest({ ...options, requestsPerSecond: 40 });
  const writes = async () => (await discord.control.requests()).requests.filter((r) => r.method !== 'GET').length;

  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
    options = {
      token: discord.botToken,
      applicationId: discord.applicationId,
      guildId: discord.guildId,
      apiUrl: discord.apiUrl,
      channels: {
        announcements: 'announcements',
        bugReports: 'bug-report',
        featureRequests: 'feature-request',
        support: 'support',
      },
      staffRoles: ['Support Staff'],
      logger: pino({ level: 'silent' }),
    };
  });
  afterEach(() => discord.close());

  it('prints the plan first, and changes nothing in a dry run', async () => {
    expect(await setup({ dryRun: true })).toBe(0);
    expect(lines[0]).toContain('make the announcement channel #announcements');
    expect(await writes()).toBe(0);
  });

  it('makes the server ready, and changes nothing the second time', async () => {
    expect(await setup()).toBe(0);
    const { channels, roles } = await discord.control.state();
    expect(channels.map((c) => c.name)).toEqual(
      expect.arrayContaining(['announcements', 'bug-report', 'feature-request', 'support']),
    );
    expect(channels.find((c) => c.name === 'announcements')?.type).toBe(5);
    expect(roles.map((r) => r.name)).toContain('Support Staff');
    const before = await writes();
    expect(await setup()).toBe(0);
    expect(lines[0]).toContain('nothing to change');
    expect(await writes()).toBe(before);
  });

  it('lets only staff post in the announcements, and nobody in support, where the button stands', async () => {
    await setup();
    const { control } = discord;
    const { channels, roles } = await control.state();
    const [guest, staff] = [
      await control.createUser({ username: 'guest' }),
      await control.createUser({ username: 'staff' }),
    ];
    await control.giveRole(staff.id, roles.find((r) => r.name === 'Support Staff')!.id);
    const idOf = (name: string) => channels.find((c) => c.name === name)!.id;
    await expect(control.sendMessage(guest.id, idOf('announcements'), { content: 'spam' })).rejects.toMatchObject({
      code: 50013,
    });
    await expect(control.sendMessage(guest.id, idOf('support'), { content: 'spam' })).rejects.toMatchObject({
      code: 50013,
    });
    await control.sendMessage(staff.id, idOf('announcements'), { content: 'news' });
    await control.sendMessage(guest.id, idOf('bug-report'), { content: 'me too' });
    const help = await control.messages(guest.id, idOf('support'));
    expect(help).toHaveLength(1);
    expect(JSON.stringify(help[0]!.components)).toContain('fc1:start');
  });

  it('mends what has drifted and leaves what admins allowed besides', async () => {
    await setup();
    const { channels } = await discord.control.state();
    const announcements = channels.find((c) => c.name === 'announcements')!.id;
    const reactions = 1n << 6n;
    await rest().call('PUT', `/channels/${announcements}/permissions/${discord.guildId}`, {
      body: { type: 0, allow: String((1n << 11n) | reactions), deny: '0' },
    });
    const drifted = await examineDiscord(rest(), options);
    expect(drifted.filter((f) => f.level === 'warning').map((f) => f.text)).toContainEqual(
      expect.stringContaining('"@everyone" may post in #announcements'),
    );
    await setup();
    const channel = await rest().call<{ permission_overwrites: { id: string; allow: string; deny: string }[] }>(
      'GET',
      `/channels/${announcements}`,
    );
    const everyone = channel.permission_overwrites.find((o) => o.id === discord.guildId)!;
    expect(BigInt(everyone.allow) & reactions).toBe(reactions);
    expect(BigInt(everyone.deny) & (1n << 11n)).toBe(1n << 11n);
  });

  it('the doctor finds nothing wrong in a server that was set up', async () => {
    await setup();
    const findings = await examineDiscord(rest(), options);
    expect(findings.filter((f) => f.level === 'error')).toEqual([]);
    expect(findings.map((f) => f.text)).toContain('the bot can do its work in #support');
  });

  it('says what to do when the token is refused or the server is another one', async () => {
    expect(await setup({ token: 'wrong' })).toBe(1);
    expect(lines.join()).toContain('DISCORD_TOKEN');
    expect(await setup({ guildId: '999999999999999999' })).toBe(1);
    expect(lines.join()).toContain('Install it');
  });
});
