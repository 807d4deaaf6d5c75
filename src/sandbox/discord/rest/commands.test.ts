/* eslint-disable @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come from the wire */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restCaller } from '../call-rest.ts';
import type { RestCaller } from '../call-rest.ts';
import { listenDiscord } from '../listen.ts';
import type { ListeningDiscord } from '../listen.ts';

/** Plain HTTP, after interactions/application-commands. */
describe('application commands', () => {
  let discord: ListeningDiscord;
  let call: RestCaller;
  let base = '';
  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
    call = restCaller(discord);
    base = `/applications/${discord.applicationId}/commands`;
  });
  afterEach(() => discord.close());

  const helpme = { name: 'helpme', description: 'Ask for help', name_localizations: { th: 'ช่วยด้วย' } };

  it('overwrites in bulk: the same name keeps its id, the rest goes', async () => {
    const first = (await call('PUT', base, [helpme, { name: 'bug', description: 'Report' }])).body as {
      id: string;
      name: string;
    }[];
    const second = (await call('PUT', base, [{ ...helpme, description: 'Changed' }])).body as {
      id: string;
      description: string;
    }[];
    expect(second).toMatchObject([{ id: first[0]!.id, description: 'Changed', name_localizations: { th: 'ช่วยด้วย' } }]);
    const listed = (await call('GET', base)).body as object[];
    expect(listed).toHaveLength(1);
    expect(listed[0]).not.toHaveProperty('name_localizations');
    expect((await call('GET', `${base}?with_localizations=true`)).body[0].name_localizations).toEqual({ th: 'ช่วยด้วย' });
  });

  it('creates (201), replaces by name (200), patches and deletes, globally and in the guild', async () => {
    const made = await call('POST', base, helpme);
    expect(made.status).toBe(201);
    expect((await call('POST', base, helpme)).status).toBe(200);
    expect((await call('PATCH', `${base}/${made.body.id}`, { description: 'new' })).body.description).toBe('new');
    const guild = `/applications/${discord.applicationId}/guilds/${discord.guildId}/commands`;
    expect(
      (await call('PUT', guild, [{ name: 'desk', description: 'x', default_member_permissions: '32' }])).body,
    ).toMatchObject([{ guild_id: discord.guildId, default_member_permissions: '32' }]);
    expect((await call('DELETE', `${base}/${made.body.id}`)).status).toBe(204);
    expect(await call('GET', `${base}/${made.body.id}`)).toMatchObject({ status: 404, body: { code: 10063 } });
    expect(await call('GET', '/applications/5/commands')).toMatchObject({ status: 404, body: { code: 10002 } });
  });

  it.each([
    ['a name with capitals', { name: 'Help', description: 'x' }, 'name'],
    ['a name with spaces', { name: 'help me', description: 'x' }, 'name'],
    ['no description', { name: 'help' }, 'description'],
    ['a description over 100', { name: 'help', description: 'x'.repeat(101) }, 'description'],
    ['an unknown locale', { ...helpme, name_localizations: { xx: 'x' } }, 'name_localizations'],
    [
      '26 options',
      { ...helpme, options: Array.from({ length: 26 }, (_, i) => ({ type: 3, name: `o${i}`, description: 'x' })) },
      'options',
    ],
    [
      'required after optional',
      {
        ...helpme,
        options: [
          { type: 3, name: 'a', description: 'x' },
          { type: 3, name: 'b', description: 'x', required: true },
        ],
      },
      'options',
    ],
    ['an unknown field', { ...helpme, colour: 1 }, 'colour'],
  ])('refuses %s', async (_what, body, field) => {
    const result = await call('POST', base, body);
    expect(result).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(result.body.errors).toHaveProperty([field]);
    expect((await call('PUT', base, [helpme, body])).body.errors).toHaveProperty(['1', field]);
  });

  it('are offered to people by context and permission', async () => {
    await call('PUT', base, [
      { ...helpme, contexts: [0, 1] },
      { name: 'bug', description: 'x', contexts: [0] },
      { name: 'desk', description: 'x', default_member_permissions: '32' },
    ]);
    const user = (await discord.control.createUser({ username: 'mali' })).id;
    const state = await discord.control.state();
    const general = state.channels[0]!.id;
    const names = async (who: string, where: string) =>
      (await discord.control.commandsFor(who, where)).map((c) => c.name);
    expect(await names(user, 'dm')).toEqual(['helpme', 'desk']);
    expect(await names(user, general)).toEqual(['helpme', 'bug']);
    expect(await names(state.guild.owner_id as string, general)).toEqual(['helpme', 'bug', 'desk']);
    await expect(discord.control.useCommand(user, { name: 'desk', channelId: general })).rejects.toMatchObject({
      status: 409,
    });
    await expect(discord.control.useCommand(user, { name: 'bug' })).rejects.toMatchObject({ status: 409 });
  });
});
