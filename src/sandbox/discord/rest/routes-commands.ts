import type { CommandRecord, Json } from '../model/records.ts';
import type { Api, Call } from './api.ts';
import { Answer, noContent } from './api.ts';
import { commandBody, commandPatchBody, commandsBody } from './command-bodies.ts';
import { DiscordError, refuse } from './errors.ts';
import type { Services } from './services.ts';

/** Application commands, global and of the guild (interactions/application-commands). */
export function commandRoutes(api: Api, services: Services): void {
  for (const scope of ['global', 'guild'] as const) {
    const base =
      scope === 'global'
        ? '/applications/:application_id/commands'
        : '/applications/:application_id/guilds/:guild_id/commands';
    const guildOf = (call: Call): string | undefined => {
      if (call.params['application_id'] !== services.world.options.applicationId) throw refuse.unknownApplication();
      if (scope === 'guild') services.access.guild(call.params['guild_id']!);
      return call.params['guild_id'];
    };
    collectionRoutes(api, services, base, guildOf);
    singleRoutes(api, services, base, guildOf);
  }
}

const sameScope = (services: Services, guildId: string | undefined): CommandRecord[] =>
  [...services.world.commands.values()].filter((c) => c.guildId === guildId);

function collectionRoutes(
  api: Api,
  services: Services,
  base: string,
  guildOf: (call: Call) => string | undefined,
): void {
  const { world } = services;
  api.route({ method: 'GET', path: base, query: { with_localizations: 'boolean' } }, (call) =>
    sameScope(services, guildOf(call)).map((c) => show(c, call.query['with_localizations'] === true)),
  );
  // the same name again replaces the command and answers 200 instead of 201
  api.route({ method: 'POST', path: base, bucket: 'command-write', body: commandBody }, (call) => {
    const guildId = guildOf(call);
    const body = call.body as Json;
    const earlier = sameScope(services, guildId).find((c) => sameName(c, body));
    if (!earlier && sameScope(services, guildId).length >= 130)
      throw new DiscordError(400, 30032, 'Maximum number of application commands reached (100)');
    const command = store(services, body, guildId, earlier?.id);
    tell(services);
    return new Answer(earlier ? 200 : 201, show(command, true));
  });
  api.route({ method: 'PUT', path: base, bucket: 'command-write', body: commandsBody }, (call) => {
    const guildId = guildOf(call);
    const before = sameScope(services, guildId);
    for (const command of before) world.commands.delete(command.id);
    const made = (call.body as Json[]).map((body) => {
      const same = before.find((c) => sameName(c, body));
      return store(services, body, guildId, same?.id);
    });
    tell(services);
    return made.map((c) => show(c, true));
  });
}

function singleRoutes(api: Api, services: Services, base: string, guildOf: (call: Call) => string | undefined): void {
  const { world } = services;
  const find = (call: Call): CommandRecord => {
    const guildId = guildOf(call);
    const command = world.commands.get(call.params['command_id']!);
    if (!command || command.guildId !== guildId) throw refuse.unknownCommand();
    return command;
  };
  const path = `${base}/:command_id`;
  api.route({ method: 'GET', path }, (call) => show(find(call), true));
  api.route({ method: 'PATCH', path, bucket: 'command-write', body: commandPatchBody }, (call) => {
    const command = find(call);
    const changed = store(services, { ...command.wire, ...(call.body as Json) }, command.guildId, command.id);
    tell(services);
    return show(changed, true);
  });
  api.route({ method: 'DELETE', path, bucket: 'command-write' }, (call) => {
    world.commands.delete(find(call).id);
    tell(services);
    return noContent;
  });
}

const sameName = (command: CommandRecord, body: Json): boolean =>
  command.wire['name'] === body['name'] && command.wire['type'] === (body['type'] ?? 1);

function store(services: Services, body: Json, guildId: string | undefined, id?: string): CommandRecord {
  const { world } = services;
  const permissions = body['default_member_permissions'] as string | number | null | undefined;
  const record: CommandRecord = {
    id: id ?? world.ids.next(),
    version: world.ids.next(),
    ...(guildId === undefined ? {} : { guildId }),
    wire: {
      application_id: world.options.applicationId,
      name: body['name'],
      type: body['type'] ?? 1,
      description: body['description'] ?? '',
      name_localizations: body['name_localizations'] ?? null,
      description_localizations: body['description_localizations'] ?? null,
      default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
      nsfw: body['nsfw'] ?? false,
      integration_types: body['integration_types'] ?? [0],
      contexts: guildId === undefined ? (body['contexts'] ?? (body['dm_permission'] === false ? [0] : null)) : null,
      ...(guildId === undefined ? { dm_permission: body['dm_permission'] ?? true } : {}),
      options: dropNulls(body['options'] ?? []),
    },
  };
  world.commands.set(record.id, record);
  return record;
}

function show(command: CommandRecord, localizations: boolean): Json {
  const wire: Json = {
    id: command.id,
    version: command.version,
    ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
    ...command.wire,
  };
  if (!localizations) {
    delete wire['name_localizations'];
    delete wire['description_localizations'];
  }
  return wire;
}

function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([k, v]) => (v === null || v === undefined ? [] : [[k, dropNulls(v)]])),
  );
}

function tell(services: Services): void {
  services.world.announce.toPeople(() => ({
    type: 'commands',
    data: [...services.world.commands.values()].map((c) => show(c, true)),
  }));
}
