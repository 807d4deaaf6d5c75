import { PERMISSION } from '../model/permissions.ts';
import { CHANNEL_TYPE } from '../model/records.ts';
import type { ChannelRecord } from '../model/records.ts';
import type { Api, Call } from './api.ts';
import { Answer, noContent } from './api.ts';
import { channelPatchBody, overwrite, overwriteBody, threadCreateBody, threadPatchBody } from './channel-bodies.ts';
import { refuse } from './errors.ts';
import { channelName, overwritesOf, requireParent } from './routes-guild.ts';
import type { ChannelBody } from './routes-guild.ts';
import { checked } from './rules.ts';
import type { Services } from './services.ts';

/** Channels, overwrites and threads (resources/channel, topics/threads). */
export function channelRoutes(api: Api, services: Services): void {
  const { world, wire, access, places } = services;
  const bot = world.botId;
  const base = '/channels/:channel_id';
  const find = (call: Call): ChannelRecord => access.channel(call.params['channel_id']!, bot);

  api.route({ method: 'GET', path: base }, (call) => wire.channel(find(call)));

  api.route({ method: 'PATCH', path: base, bucket: 'channel-update', body: 'later' }, (call) => {
    const channel = find(call);
    if (channel.recipientId !== undefined) throw refuse.wrongChannelType();
    if (channel.thread) patchThread(services, channel, checked(threadPatchBody, call.body));
    else patchChannel(services, channel, checked(channelPatchBody, call.body));
    places.updateChannel(channel);
    return wire.channel(channel);
  });

  // a direct message is only closed: the next POST /users/@me/channels gives the same channel
  api.route({ method: 'DELETE', path: base }, (call) => {
    const channel = find(call);
    if (channel.recipientId === undefined) {
      access.require(bot, channel, channel.thread ? PERMISSION.manageThreads : PERMISSION.manageChannels);
      const shown = wire.channel(channel);
      places.deleteChannel(channel);
      return shown;
    }
    return wire.channel(channel);
  });

  for (const method of ['PUT', 'DELETE'] as const)
    api.route(
      { method, path: `${base}/permissions/:overwrite_id`, ...(method === 'PUT' ? { body: overwriteBody } : {}) },
      (call) => {
        const channel = find(call);
        if (channel.recipientId !== undefined || channel.thread) throw refuse.wrongChannelType();
        access.require(bot, channel, PERMISSION.manageRoles);
        const id = call.params['overwrite_id']!;
        const others = channel.overwrites.filter((o) => o.id !== id);
        if (method === 'DELETE') {
          if (others.length === channel.overwrites.length) throw refuse.unknownOverwrite();
          channel.overwrites = others;
        } else {
          const body = call.body as Parameters<typeof overwrite>[0];
          const record = overwrite({ ...body, id }, world.roles.has(id) ? 0 : 1);
          if (record.type === 0 && !world.roles.has(id)) throw refuse.unknownRole();
          if (record.type === 1 && !world.users.has(id)) throw refuse.unknownUser();
          access.requireInGuild(bot, BigInt(record.allow) | BigInt(record.deny));
          channel.overwrites = [...others, record];
        }
        places.updateChannel(channel);
        return noContent;
      },
    );

  threadRoutes(api, services, find);
}

function patchChannel(services: Services, channel: ChannelRecord, body: ChannelBody): void {
  const { world, access } = services;
  access.require(world.botId, channel, PERMISSION.manageChannels);
  if (body.permission_overwrites) {
    access.require(world.botId, channel, PERMISSION.manageRoles);
    channel.overwrites = overwritesOf(services, body.permission_overwrites);
  }
  requireParent(services, body.parent_id);
  const type = body.type ?? channel.type;
  if (type !== channel.type) {
    const convertible: number[] = [CHANNEL_TYPE.text, CHANNEL_TYPE.announcement];
    if (!convertible.includes(type) || !convertible.includes(channel.type)) throw refuse.wrongChannelType();
    channel.type = type;
  }
  if (body.name !== undefined) channel.name = channelName(body.name, channel.type);
  if (body.topic !== undefined) channel.topic = body.topic;
  if (typeof body.position === 'number') channel.position = body.position;
  if (body.parent_id !== undefined) channel.parentId = body.parent_id;
  if (typeof body.nsfw === 'boolean') channel.nsfw = body.nsfw;
  if (typeof body.rate_limit_per_user === 'number') channel.rateLimitPerUser = body.rate_limit_per_user;
}

interface ThreadPatch {
  name?: string | null;
  archived?: boolean | null;
  locked?: boolean | null;
  invitable?: boolean | null;
  auto_archive_duration?: number | null;
  rate_limit_per_user?: number | null;
}

/** Who may change what in a thread: resources/channel, "Modify Channel", thread fields. */
function patchThread(services: Services, channel: ChannelRecord, body: ThreadPatch): void {
  const { world, access } = services;
  const bot = world.botId;
  const thread = channel.thread!;
  const manages = world.can(bot, channel, PERMISSION.manageThreads);
  const opens = body.archived === false && !thread.locked && world.can(bot, channel, PERMISSION.sendMessages);
  const others = Object.entries(body).some(([name, value]) => value !== undefined && name !== 'archived');
  if (!manages && thread.ownerId !== bot && (!opens || others)) throw refuse.missingPermissions();
  if (!manages && (body.locked !== undefined || (thread.locked && body.archived === false)))
    throw refuse.missingPermissions();
  if (thread.archived && body.archived !== false && others && !('locked' in body)) throw refuse.threadArchived();
  access.require(bot, channel, PERMISSION.viewChannel);
  if (typeof body.name === 'string') channel.name = body.name;
  if (typeof body.locked === 'boolean') thread.locked = body.locked;
  if (typeof body.invitable === 'boolean') thread.invitable = body.invitable;
  if (typeof body.auto_archive_duration === 'number') thread.autoArchiveDuration = body.auto_archive_duration;
  if (typeof body.rate_limit_per_user === 'number') channel.rateLimitPerUser = body.rate_limit_per_user;
  if (typeof body.archived === 'boolean' && body.archived !== thread.archived) {
    thread.archived = body.archived;
    thread.archiveTimestamp = world.nowIso();
  }
}

function threadRoutes(api: Api, services: Services, find: (call: Call) => ChannelRecord): void {
  const { world, wire, access, places } = services;
  const bot = world.botId;
  const base = '/channels/:channel_id';
  const thread = (call: Call): ChannelRecord => {
    const channel = find(call);
    if (!channel.thread) throw refuse.wrongChannelType();
    return channel;
  };

  api.route({ method: 'POST', path: `${base}/threads`, bucket: 'thread-create', body: threadCreateBody }, (call) => {
    const parent = find(call);
    const body = call.body as {
      name: string;
      type?: number | null;
      invitable?: boolean | null;
      auto_archive_duration?: number | null;
    };
    const announcement = parent.type === CHANNEL_TYPE.announcement;
    const type = body.type ?? CHANNEL_TYPE.privateThread;
    const fits = announcement
      ? type === CHANNEL_TYPE.announcementThread
      : parent.type === CHANNEL_TYPE.text && type !== CHANNEL_TYPE.announcementThread;
    if (!fits) throw refuse.wrongChannelType();
    access.require(
      bot,
      parent,
      type === CHANNEL_TYPE.privateThread ? PERMISSION.createPrivateThreads : PERMISSION.createPublicThreads,
    );
    const made = places.createThread(parent, bot, {
      name: body.name,
      type,
      autoArchiveDuration: body.auto_archive_duration ?? 4320,
      invitable: body.invitable ?? true,
    });
    return new Answer(201, wire.channel(made));
  });

  api.route(
    { method: 'GET', path: `${base}/threads/archived/private`, query: { before: 'text', limit: { min: 2, max: 100 } } },
    (call) => {
      const parent = find(call);
      access.require(bot, parent, PERMISSION.readMessageHistory | PERMISSION.manageThreads);
      return archived(services, parent, CHANNEL_TYPE.privateThread, call);
    },
  );
  api.route(
    { method: 'GET', path: `${base}/threads/archived/public`, query: { before: 'text', limit: { min: 2, max: 100 } } },
    (call) => {
      const parent = find(call);
      access.require(bot, parent, PERMISSION.readMessageHistory);
      return archived(services, parent, CHANNEL_TYPE.publicThread, call);
    },
  );

  const member = `${base}/thread-members`;
  api.route(
    { method: 'GET', path: member, query: { with_member: 'boolean', limit: { min: 1, max: 100 }, after: 'id' } },
    (call) => {
      const channel = thread(call);
      return channel.thread!.members.map((m) => ({
        ...wire.threadMember(channel, m.userId),
        ...guildMember(call, m.userId),
      }));
    },
  );
  const guildMember = (call: Call, userId: string): object => {
    const record = world.members.get(userId);
    return call.query['with_member'] === true && record ? { member: wire.member(record) } : {};
  };
  api.route({ method: 'GET', path: `${member}/:user_id`, query: { with_member: 'boolean' } }, (call) => {
    const channel = thread(call);
    const shown = wire.threadMember(channel, call.params['user_id']!);
    if (!shown) throw refuse.unknownMember();
    return { ...shown, ...guildMember(call, call.params['user_id']!) };
  });
  api.route({ method: 'PUT', path: `${member}/@me` }, (call) => {
    const channel = thread(call);
    if (channel.thread!.archived) throw refuse.threadArchived();
    places.addThreadMember(channel, bot);
    return noContent;
  });
  api.route({ method: 'DELETE', path: `${member}/@me` }, (call) => {
    places.removeThreadMember(thread(call), bot);
    return noContent;
  });
  api.route({ method: 'PUT', path: `${member}/:user_id` }, (call) => {
    const channel = thread(call);
    const userId = call.params['user_id']!;
    if (channel.thread!.archived) throw refuse.threadArchived();
    access.require(bot, channel, PERMISSION.sendMessages);
    const closed =
      channel.type === CHANNEL_TYPE.privateThread && !channel.thread!.invitable && channel.thread!.ownerId !== bot;
    if (closed) access.require(bot, channel, PERMISSION.manageThreads);
    if (!world.users.has(userId)) throw refuse.unknownUser();
    if (!world.members.has(userId)) throw refuse.unknownMember();
    const parent = world.channels.get(channel.parentId!)!;
    if (!world.can(userId, parent, PERMISSION.viewChannel)) throw refuse.missingAccess();
    places.addThreadMember(channel, userId);
    return noContent;
  });
  api.route({ method: 'DELETE', path: `${member}/:user_id` }, (call) => {
    const channel = thread(call);
    if (channel.thread!.archived) throw refuse.threadArchived();
    const own = channel.type === CHANNEL_TYPE.privateThread && channel.thread!.ownerId === bot;
    if (!own) access.require(bot, channel, PERMISSION.manageThreads);
    if (!world.isThreadMember(call.params['user_id']!, channel)) throw refuse.unknownMember();
    places.removeThreadMember(channel, call.params['user_id']!);
    return noContent;
  });
}

/** Archived threads of a channel, the last archived first. */
function archived(services: Services, parent: ChannelRecord, type: number, call: Call): object {
  const { world, wire } = services;
  const before = call.query['before'] === undefined ? Infinity : Date.parse(String(call.query['before']));
  const limit = (call.query['limit'] as number | undefined) ?? 50;
  const time = (c: ChannelRecord): number => Date.parse(c.thread!.archiveTimestamp);
  const found = world
    .guildChannels()
    .filter((c) => c.parentId === parent.id && c.type === type && c.thread?.archived === true && time(c) < before)
    .sort((a, b) => time(b) - time(a));
  const page = found.slice(0, limit);
  const members = page.map((t) => wire.threadMember(t, world.botId)).filter((m) => m !== undefined);
  return { threads: page.map((t) => wire.channel(t)), members, has_more: found.length > limit };
}
