import type { Gateway } from '../gateway/gateway.ts';
import type { Json, UserRecord } from '../model/records.ts';
import { PERMISSION } from '../model/permissions.ts';
import type { Api, Call } from './api.ts';
import { noContent } from './api.ts';
import { invalidField, refuse } from './errors.ts';
import { anything, object, snowflake, text } from './rules.ts';
import type { Services } from './services.ts';

/** How many people the bot may write to first; the reference names the error but no number. */
const NEW_DMS = 30;
const NEW_DMS_WINDOW_MS = 10 * 60_000;

/** The bot itself, other users, the application, the gateway's address, and reactions. */
export function userRoutes(api: Api, services: Services, gateway: Gateway): void {
  const { world, wire, places } = services;
  const bot = (): UserRecord => world.users.get(world.botId)!;

  api.route({ method: 'GET', path: '/gateway', auth: false }, () => ({ url: gateway.url }));
  api.route({ method: 'GET', path: '/gateway/bot' }, () => gateway.info());

  const me = (): Json => ({ ...wire.user(bot()), mfa_enabled: true, locale: 'en-US', verified: true, email: null });
  api.route({ method: 'GET', path: '/users/@me' }, () => me());
  api.route(
    {
      method: 'PATCH',
      path: '/users/@me',
      body: object({ username: text({ min: 2, max: 32 }), avatar: anything, banner: anything }),
    },
    (call) => {
      const { username } = call.body as { username?: string };
      if (username !== undefined) world.users.set(world.botId, { ...bot(), username });
      return me();
    },
  );
  api.route(
    {
      method: 'GET',
      path: '/users/@me/guilds',
      query: { before: 'id', after: 'id', limit: { min: 1, max: 200 }, with_counts: 'boolean' },
    },
    () => {
      const { name, features, ownerId } = world.guild;
      return [
        {
          id: world.guildId,
          name,
          icon: null,
          banner: null,
          owner: ownerId === world.botId,
          permissions: String(world.guildPermissionsOf(world.botId)),
          features,
        },
      ];
    },
  );
  api.route({ method: 'GET', path: '/users/:user_id' }, (call) => {
    const user = world.users.get(call.params['user_id']!);
    if (!user) throw refuse.unknownUser();
    return wire.user(user);
  });

  api.route(
    {
      method: 'POST',
      path: '/users/@me/channels',
      bucket: 'dm-open',
      body: object({ 'recipient_id!': snowflake, access_tokens: anything, nicks: anything }),
    },
    (call) => {
      const id = String((call.body as { recipient_id: string }).recipient_id);
      if (id === world.botId || !world.users.has(id)) throw refuse.invalidRecipient();
      if (!world.dmByUser.has(id)) countOpening(services);
      return wire.channel(places.openDm(id));
    },
  );

  const application = (): Json => ({
    id: world.options.applicationId,
    name: bot().username,
    icon: null,
    description: '',
    type: null,
    bot: wire.user(bot()),
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: gateway.applicationFlags(),
    flags_new: String(gateway.applicationFlags()),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: wire.userById(world.guild.ownerId),
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  });
  api.route({ method: 'GET', path: '/applications/@me' }, application);
  api.route({ method: 'GET', path: '/oauth2/applications/@me' }, application);

  reactionRoutes(api, services);
}

/** Opening too many new conversations in a short time is refused (40003). */
function countOpening(services: Services): void {
  if (!services.limits.on) return;
  const now = services.world.clock.now();
  services.dmOpenings = services.dmOpenings.filter((at) => now - at < NEW_DMS_WINDOW_MS);
  if (services.dmOpenings.length >= NEW_DMS) throw refuse.openingDmsTooFast();
  services.dmOpenings.push(now);
}

/** Reactions (resources/message, "Create Reaction" and following). */
function reactionRoutes(api: Api, services: Services): void {
  const { world, wire, access, messages } = services;
  const bot = world.botId;
  const base = '/channels/:channel_id/messages/:message_id/reactions';
  const find = (call: Call) => {
    const channel = access.channel(call.params['channel_id']!, bot);
    return { channel, message: access.message(channel, call.params['message_id']!), emoji: emojiOf(call) };
  };

  api.route({ method: 'PUT', path: `${base}/:emoji_name/@me`, bucket: 'reaction' }, (call) => {
    const { channel, message, emoji } = find(call);
    if (channel.thread?.archived) throw refuse.threadArchived();
    access.require(bot, channel, PERMISSION.readMessageHistory);
    const fresh = !message.reactions.some((r) => r.emoji === emoji);
    if (fresh) access.require(bot, channel, PERMISSION.addReactions);
    if (fresh && message.reactions.length >= 20) throw refuse.tooManyReactions();
    messages.react(channel, message, emoji, bot, true);
    return noContent;
  });
  api.route({ method: 'DELETE', path: `${base}/:emoji_name/@me`, bucket: 'reaction' }, (call) => {
    const { channel, message, emoji } = find(call);
    messages.react(channel, message, emoji, bot, false);
    return noContent;
  });
  api.route({ method: 'DELETE', path: `${base}/:emoji_name/:user_id`, bucket: 'reaction' }, (call) => {
    const { channel, message, emoji } = find(call);
    access.require(bot, channel, PERMISSION.manageMessages);
    messages.react(channel, message, emoji, call.params['user_id']!, false);
    return noContent;
  });
  const query = { after: 'id', limit: { min: 1, max: 100 }, type: { min: 0, max: 1 } } as const;
  api.route({ method: 'GET', path: `${base}/:emoji_name`, query }, (call) => {
    const { message, emoji } = find(call);
    const users = message.reactions.find((r) => r.emoji === emoji)?.userIds ?? [];
    return users.slice(0, (call.query['limit'] as number | undefined) ?? 25).map((id) => wire.userById(id));
  });
}

/** An emoji of a path: a Unicode one or `name:id`; a word is neither. */
export function emojiOf(call: Pick<Call, 'params'>): string {
  const emoji = call.params['emoji_name']!;
  if (
    /^[\w~]{2,32}:\d+$/.test(emoji) ||
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3/u.test(emoji)
  )
    return emoji;
  if (emoji === '') throw invalidField(['emoji_name'], 'BASE_TYPE_REQUIRED', 'This field is required');
  throw refuse.unknownEmoji();
}
