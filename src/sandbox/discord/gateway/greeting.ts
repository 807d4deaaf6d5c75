import { PERMISSION } from '../model/permissions.ts';
import type { Json } from '../model/records.ts';
import type { Services } from '../rest/services.ts';
import type { Session } from './session.ts';

/** READY (events/gateway-events, "Ready"): the guild comes as unavailable, its contents follow in GUILD_CREATE. */
export function readyPayload(services: Services, session: Session, gatewayUrl: string, applicationFlags: number): Json {
  const { world, wire } = services;
  return {
    v: 10,
    user: { ...wire.userById(world.botId), verified: true, mfa_enabled: true, email: null },
    guilds: session.hasGuild ? [{ id: world.guildId, unavailable: true }] : [],
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: gatewayUrl,
    shard: [session.shard.id, session.shard.count],
    application: { id: world.options.applicationId, flags: applicationFlags },
    private_channels: [],
    user_settings: {},
    relationships: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: ['stand-in'],
  };
}

/** GUILD_CREATE (events/gateway-events, "Guild Create"): what the bot can see. */
export function guildCreatePayload(services: Services): Json {
  const { world, wire } = services;
  const seen = world.guildChannels().filter((channel) => world.can(world.botId, channel, PERMISSION.viewChannel));
  const bot = world.members.get(world.botId);
  return {
    ...wire.guild(),
    joined_at: bot?.joinedAt,
    large: world.members.size > 50,
    unavailable: false,
    member_count: world.members.size,
    voice_states: [],
    // without GUILD_PRESENCES only the bot itself is listed
    members: bot ? [wire.member(bot)] : [],
    channels: seen.filter((c) => !c.thread).map((c) => wire.channel(c)),
    threads: seen.filter((c) => c.thread && !c.thread.archived).map((c) => wire.channel(c)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
