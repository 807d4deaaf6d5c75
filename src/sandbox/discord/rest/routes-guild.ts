import { PERMISSION } from '../model/permissions.ts';
import { CHANNEL_TYPE } from '../model/records.ts';
import type { ChannelRecord, Json, MemberRecord, OverwriteRecord, RoleRecord } from '../model/records.ts';
import { compareIds } from '../model/snowflake.ts';
import type { Api, Call } from './api.ts';
import { Answer, noContent } from './api.ts';
import { channelFields, overwrite } from './channel-bodies.ts';
import { invalidField, refuse } from './errors.ts';
import { anything, bitset, boolean, integer, list, nullable, object, oneOf, snowflake, text } from './rules.ts';
import type { Services } from './services.ts';

const CREATABLE = [CHANNEL_TYPE.text, CHANNEL_TYPE.voice, CHANNEL_TYPE.category, CHANNEL_TYPE.announcement];

const roleBody = object({
  name: nullable(text({ min: 1, max: 100 })),
  permissions: nullable(bitset),
  color: nullable(integer(0, 0xffffff)),
  colors: nullable(
    object({
      primary_color: nullable(integer(0, 0xffffff)),
      secondary_color: nullable(integer()),
      tertiary_color: nullable(integer()),
    }),
  ),
  hoist: nullable(boolean),
  mentionable: nullable(boolean),
  icon: anything,
  unicode_emoji: nullable(text({ max: 100 })),
});

/** The guild, its channels and roles (resources/guild, topics/permissions). */
export function guildRoutes(api: Api, services: Services): void {
  const { world, wire, access, places } = services;
  const bot = world.botId;
  const base = '/guilds/:guild_id';
  const inGuild = (call: Call): void => access.guild(call.params['guild_id']!);

  api.route({ method: 'GET', path: base, query: { with_counts: 'boolean' } }, (call) => {
    inGuild(call);
    const counts =
      call.query['with_counts'] === true
        ? { approximate_member_count: world.members.size, approximate_presence_count: world.members.size }
        : {};
    return { ...wire.guild(), ...counts };
  });

  const patchGuild = object({
    name: text({ min: 2, max: 100 }),
    description: nullable(text({ max: 300 })),
    preferred_locale: nullable(text({ max: 10 })),
    system_channel_id: nullable(snowflake),
    features: nullable(list(text())),
  });
  api.route({ method: 'PATCH', path: base, body: patchGuild }, (call) => {
    inGuild(call);
    access.requireInGuild(bot, PERMISSION.manageGuild);
    const body = call.body as {
      name?: string;
      description?: string | null;
      preferred_locale?: string | null;
      system_channel_id?: string | null;
      features?: string[] | null;
    };
    if (body.name !== undefined) world.guild.name = body.name;
    if (body.description !== undefined) world.guild.description = body.description;
    if (body.preferred_locale) world.guild.preferredLocale = body.preferred_locale;
    if (body.system_channel_id !== undefined) world.guild.systemChannelId = body.system_channel_id;
    if (body.features) world.guild.features = body.features;
    places.saveGuild();
    return wire.guild();
  });

  // lists every channel, also those that the bot can't see, but no threads (resources/guild, "Get Guild Channels")
  api.route({ method: 'GET', path: `${base}/channels` }, (call) => {
    inGuild(call);
    return world
      .guildChannels()
      .filter((c) => !c.thread)
      .map((c) => wire.channel(c));
  });

  const createChannel = object({
    ...channelFields,
    'name!': text({ min: 1, max: 100 }),
    type: nullable(oneOf(...CREATABLE)),
  });
  api.route({ method: 'POST', path: `${base}/channels`, body: createChannel }, (call) => {
    inGuild(call);
    access.requireInGuild(bot, PERMISSION.manageChannels);
    const body = call.body as ChannelBody;
    const overwrites = overwritesOf(services, body.permission_overwrites);
    requireParent(services, body.parent_id);
    const type = body.type ?? CHANNEL_TYPE.text;
    const channel = places.createChannel({
      type,
      name: channelName(body.name!, type),
      topic: body.topic ?? null,
      parentId: body.parent_id ?? null,
      nsfw: body.nsfw ?? false,
      rateLimitPerUser: body.rate_limit_per_user ?? 0,
      overwrites,
      ...(typeof body.position === 'number' ? { position: body.position } : {}),
    });
    return new Answer(201, wire.channel(channel));
  });

  const positions = list(
    object({
      'id!': snowflake,
      position: nullable(integer(0)),
      lock_permissions: nullable(boolean),
      parent_id: nullable(snowflake),
    }),
  );
  api.route({ method: 'PATCH', path: `${base}/channels`, body: positions }, (call) => {
    inGuild(call);
    access.requireInGuild(bot, PERMISSION.manageChannels);
    for (const entry of call.body as { id: string; position?: number | null; parent_id?: string | null }[]) {
      const channel = world.channels.get(String(entry.id));
      if (!channel || channel.recipientId !== undefined) throw refuse.unknownChannel();
      if (typeof entry.position === 'number') channel.position = entry.position;
      if (entry.parent_id !== undefined) channel.parentId = entry.parent_id;
      places.updateChannel(channel);
    }
    return noContent;
  });

  api.route({ method: 'GET', path: `${base}/threads/active` }, (call) => {
    inGuild(call);
    const threads = world
      .guildChannels()
      .filter((c) => c.thread && !c.thread.archived && world.can(bot, c, PERMISSION.viewChannel));
    const members = threads.map((t) => wire.threadMember(t, bot)).filter((m) => m !== undefined);
    return { threads: threads.map((t) => wire.channel(t)), members, has_more: false };
  });

  roleRoutes(api, services, base, inGuild);
  memberRoutes(api, services, base, inGuild);
}

function roleRoutes(api: Api, services: Services, base: string, inGuild: (call: Call) => void): void {
  const { world, wire, access, places } = services;
  const bot = world.botId;
  const sorted = (): RoleRecord[] =>
    [...world.roles.values()].sort((a, b) => a.position - b.position || compareIds(a.id, b.id));
  const find = (call: Call): RoleRecord => {
    inGuild(call);
    const role = world.roles.get(call.params['role_id']!);
    if (!role) throw refuse.unknownRole();
    return role;
  };
  /** A bot manages roles below its own highest one (topics/permissions, "Permission Hierarchy"). */
  const manageable = (role: RoleRecord): void => {
    access.requireInGuild(bot, PERMISSION.manageRoles);
    if (role.position >= world.highestRole(bot)) throw refuse.missingPermissions();
  };

  api.route({ method: 'GET', path: `${base}/roles` }, (call) => {
    inGuild(call);
    return sorted().map((role) => wire.role(role));
  });
  api.route({ method: 'GET', path: `${base}/roles/:role_id` }, (call) => wire.role(find(call)));
  api.route({ method: 'POST', path: `${base}/roles`, body: roleBody }, (call) => {
    inGuild(call);
    access.requireInGuild(bot, PERMISSION.manageRoles);
    const role: RoleRecord = {
      id: world.ids.next(),
      name: 'new role',
      permissions: '0',
      position: 1,
      color: 0,
      hoist: false,
      mentionable: false,
      managed: false,
    };
    applyRole(services, role, call.body as Json);
    for (const other of sorted().filter((r) => r.position >= 1)) {
      other.position += 1; // a new role enters at the bottom, above @everyone
      places.putRole(other, false);
    }
    places.putRole(role, true);
    return wire.role(role);
  });
  api.route({ method: 'PATCH', path: `${base}/roles/:role_id`, body: roleBody }, (call) => {
    const role = find(call);
    manageable(role);
    applyRole(services, role, call.body as Json);
    places.putRole(role, false);
    return wire.role(role);
  });
  const positions = list(object({ 'id!': snowflake, position: nullable(integer(0)) }));
  api.route({ method: 'PATCH', path: `${base}/roles`, body: positions }, (call) => {
    inGuild(call);
    for (const entry of call.body as { id: string; position?: number | null }[]) {
      const role = world.roles.get(String(entry.id));
      if (!role) throw refuse.unknownRole();
      manageable(role);
      if (typeof entry.position === 'number') {
        if (entry.position >= world.highestRole(bot)) throw refuse.missingPermissions();
        role.position = entry.position;
      }
      places.putRole(role, false);
    }
    return sorted().map((role) => wire.role(role));
  });
  api.route({ method: 'DELETE', path: `${base}/roles/:role_id` }, (call) => {
    const role = find(call);
    manageable(role);
    if (role.managed || role.id === world.guildId) throw refuse.invalidRole();
    places.deleteRole(role);
    return noContent;
  });
}

function applyRole(services: Services, role: RoleRecord, body: Json): void {
  const permissions = body['permissions'] as string | number | null | undefined;
  if (permissions !== undefined && permissions !== null) {
    const added = BigInt(permissions) & ~BigInt(role.permissions);
    services.access.requireInGuild(services.world.botId, added);
    role.permissions = String(permissions);
  }
  if (typeof body['name'] === 'string') role.name = body['name'];
  const color = body['color'] ?? (body['colors'] as { primary_color?: number } | null | undefined)?.primary_color;
  if (typeof color === 'number') role.color = color;
  if (typeof body['hoist'] === 'boolean') role.hoist = body['hoist'];
  if (typeof body['mentionable'] === 'boolean') role.mentionable = body['mentionable'];
}

function memberRoutes(api: Api, services: Services, base: string, inGuild: (call: Call) => void): void {
  const { world, wire, access, places } = services;
  const bot = world.botId;
  const find = (call: Call): MemberRecord => {
    inGuild(call);
    const id = call.params['user_id']!;
    const member = world.members.get(id);
    if (!member) throw world.users.has(id) ? refuse.unknownMember() : refuse.unknownUser();
    return member;
  };

  api.route(
    { method: 'GET', path: `${base}/members`, query: { limit: { min: 1, max: 1000 }, after: 'id' } },
    (call) => {
      inGuild(call);
      const after = String(call.query['after'] ?? '0');
      return [...world.members.values()]
        .filter((m) => compareIds(m.userId, after) > 0)
        .sort((a, b) => compareIds(a.userId, b.userId))
        .slice(0, (call.query['limit'] as number | undefined) ?? 1)
        .map((m) => wire.member(m));
    },
  );
  api.route({ method: 'GET', path: `${base}/members/:user_id` }, (call) => wire.member(find(call)));

  const patch = object({ nick: nullable(text({ max: 32 })), roles: nullable(list(snowflake)) });
  api.route({ method: 'PATCH', path: `${base}/members/:user_id`, body: patch }, (call) => {
    const member = find(call);
    const { nick, roles } = call.body as { nick?: string | null; roles?: string[] | null };
    if (roles) {
      const changed = [
        ...roles.map(String).filter((id) => !member.roles.includes(id)),
        ...member.roles.filter((id) => !roles.map(String).includes(id)),
      ];
      for (const id of changed) assignable(services, id);
    }
    if (nick !== undefined) {
      access.requireInGuild(bot, 1n << 27n);
      member.nick = nick;
    }
    places.setRoles(member, roles?.map(String) ?? member.roles);
    return wire.member(member);
  });

  for (const method of ['PUT', 'DELETE'] as const)
    api.route({ method, path: `${base}/members/:user_id/roles/:role_id` }, (call) => {
      const member = find(call);
      const role = call.params['role_id']!;
      assignable(services, role);
      places.setRoles(member, method === 'PUT' ? [...member.roles, role] : member.roles.filter((id) => id !== role));
      return noContent;
    });
}

function assignable(services: Services, roleId: string): void {
  const { world, access } = services;
  const role = world.roles.get(roleId);
  if (!role) throw refuse.unknownRole();
  access.requireInGuild(world.botId, PERMISSION.manageRoles);
  if (role.managed || role.id === world.guildId) throw refuse.invalidRole();
  if (role.position >= world.highestRole(world.botId)) throw refuse.missingPermissions();
}

/** A checked channel body. */
export interface ChannelBody {
  name?: string;
  type?: number | null;
  topic?: string | null;
  position?: number | null;
  parent_id?: string | null;
  nsfw?: boolean | null;
  rate_limit_per_user?: number | null;
  permission_overwrites?:
    { id: string; type?: 0 | 1 | null; allow?: string | number | null; deny?: string | number | null }[] | null;
}

/** Overwrites of a request; the bot may set only bits that it has itself in the server. */
export function overwritesOf(services: Services, given: ChannelBody['permission_overwrites']): OverwriteRecord[] {
  const { world, access } = services;
  return (given ?? []).map((entry) => {
    const record = overwrite(entry, world.roles.has(String(entry.id)) ? 0 : 1);
    access.requireInGuild(world.botId, BigInt(record.allow) | BigInt(record.deny));
    return record;
  });
}

export function requireParent(services: Services, parentId: string | null | undefined): void {
  if (parentId === null || parentId === undefined) return;
  const parent: ChannelRecord | undefined = services.world.channels.get(String(parentId));
  if (parent?.type !== CHANNEL_TYPE.category)
    throw invalidField(['parent_id'], 'CHANNEL_PARENT_INVALID', 'Category does not exist');
}

/** Text channels have lower-case names without spaces. */
export const channelName = (name: string, type: number): string =>
  type === CHANNEL_TYPE.text || type === CHANNEL_TYPE.announcement ? name.toLowerCase().replace(/\s+/g, '-') : name;
