import {
  GatewayDispatchEvents,
  InteractionType,
  MessageFlags,
  type APIInteraction,
  type GatewayDispatchPayload,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Store } from '../cases/store.ts';
import type { CaseDesk } from '../contract/case-desk.ts';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import { adapterOver } from '../discord/create-discord-adapter.ts';
import { createDiscordRest, type DiscordRest } from '../discord/discord-rest.ts';
import type { UserAction, UserEvent } from '../domain/conversation/events.ts';
import { sleep } from './back-off.ts';
import { GatewayConnection } from './connection.ts';
import { handToConversation } from './delivery.ts';
import { EventIntake } from './event-intake.ts';
import { Gaps } from './gaps.ts';
import type { ActionOutcome, Asked, InteractionContext } from './interactions/context.ts';
import { Responder } from './interactions/responder.ts';
import { StaffRoles } from './interactions/staff-roles.ts';
import { takeInteraction } from './interactions/take-interaction.ts';
import { KnownPeople } from './known-people.ts';
import { SessionKeeper } from './session-keeper.ts';
import { snowflakeTime } from '../discord/snowflakes.ts';
import { UserLanes } from './user-lanes.ts';

export interface GatewayDeps {
  config: {
    token: string;
    applicationId: string;
    guildId: string;
    /** `DISCORD_API_URL`; absent = Discord's own */
    apiUrl?: string;
    /** names or ids */
    staffRoles: string[];
    /** names or ids of channels */
    channels: { announcements: string; support: string };
    /** name of this gateway among several with the same token; each keeps its own session */
    instance: string;
  };
  logger: Logger;
  store: Pick<Store, 'people' | 'settings' | 'transcript'>;
  signals: ConversationSignals;
  desk: CaseDesk;
}

export interface Gateway {
  /** Resolves when events come in for the first time. Never rejects: what keeps it from connecting is logged and tried again. */
  ready: Promise<void>;
  /** Whether events come in now. */
  isUp(): boolean;
  /** Leaves with the session resumable, after at most 3 s for what is on its way. */
  close(): Promise<void>;
}

/** The gateway's own part of Discord's 50 calls a second, beside the workers' 35; answers to interactions don't count. */
const CALLS_PER_SECOND = 15;
/** More than this many events waiting for Temporal, and no more are read until half of them are through. */
const MOST_WAITING = 20_000;
const CLOSING_PATIENCE_MS = 3_000;

/** Actions that may begin a conversation; the others are about one that exists. */
const STARTING: ReadonlySet<UserAction['name']> = new Set(['start', 'handoff', 'reopen', 'article']);

/** Connects to Discord's gateway and hands what people do to their conversations. Resolves once the stored session is read. */
export async function startGateway(deps: GatewayDeps): Promise<Gateway> {
  const { config, logger, store, signals } = deps;
  const closing = new AbortController();
  const rest = createDiscordRest({ ...config, requestsPerSecond: CALLS_PER_SECOND, logger });
  const people = new KnownPeople(store.people, logger);
  const lanes = new UserLanes({
    hand: (userId, batch) => handToConversation({ signals, people }, userId, batch),
    logger,
    signal: closing.signal,
  });
  const session = new SessionKeeper({
    settings: store.settings,
    applicationId: config.applicationId,
    instance: config.instance,
    logger,
    onNewSession: () => gaps.begin(),
  });
  const gaps = new Gaps({ ...deps, guildId: config.guildId, rest, lanes, people, session, closing: closing.signal });
  const intake = new EventIntake({
    guildId: config.guildId,
    lanes,
    people,
    signal: closing.signal,
    missedBefore: (raw) => gaps.missedBefore(raw),
  });
  const interactions = interactionContext(deps, rest, lanes, people, closing.signal);
  const connection = new GatewayConnection({
    token: config.token,
    rest,
    session,
    logger,
    onDispatch(payload, settled) {
      dispatch(payload, settled);
      if (lanes.size > MOST_WAITING) void waitForRoom(connection, lanes, logger, closing.signal);
    },
  });
  function dispatch(payload: GatewayDispatchPayload, settled: () => void): void {
    if (payload.t === GatewayDispatchEvents.InteractionCreate) void takeInteraction(interactions, payload.d, settled);
    else intake.take(payload, settled);
  }

  await session.load();
  // An earlier process was killed while it caught up: its session may go on, and so does the catching up.
  if (session.gap) gaps.begin();
  connection.start();
  return {
    ready: connection.ready,
    isUp: () => connection.up,
    async close() {
      await connection.close();
      await untilIdle(session);
      closing.abort();
      await people.close();
      await session.close();
    },
  };
}

function interactionContext(
  deps: GatewayDeps,
  rest: DiscordRest,
  lanes: UserLanes,
  people: KnownPeople,
  signal: AbortSignal,
): InteractionContext {
  const { config, logger } = deps;
  return {
    applicationId: config.applicationId,
    guildId: config.guildId,
    announcementsChannel: config.channels.announcements,
    responder: new Responder({ rest, applicationId: config.applicationId, logger, signal }),
    people,
    desk: deps.desk,
    staff: new StaffRoles(rest, config.guildId, config.staffRoles),
    discord: adapterOver(rest, { guildId: config.guildId, supportChannel: config.channels.support }),
    logger,
    signal,
    act(asked, action, onOutcome) {
      const channelId = asked.interaction.channel?.id ?? null;
      let outcome: ActionOutcome = 'taken';
      const find = async () => {
        const event = await actionInServer(people, asked, action, channelId);
        outcome = event ? 'taken' : 'notTheirs';
        return event;
      };
      lanes.add(asked.user.discordUserId, {
        event: asked.inDm ? actionEvent(asked, action, channelId) : find,
        profile: asked.user,
        ...(asked.inDm && channelId !== null && { dmChannelId: channelId }),
        starts: STARTING.has(action.name),
        // Told of the whole list that was handed over, also of what was left out of it.
        onNobodyHome: () => {
          if (outcome === 'taken') outcome = 'nobodyHome';
        },
        settled: () => {
          asked.settled();
          onOutcome?.(outcome);
        },
      });
    },
  };
}

/**
 * In the server only the user's own support thread is a place where the conversation goes on. Null when the button stands in
 * somebody else's: staff who read along there must not act in their own name with what was offered to the user.
 */
async function actionInServer(
  people: KnownPeople,
  asked: Asked,
  action: UserAction,
  channelId: string | null,
): Promise<UserEvent | null> {
  const owner = channelId === null ? null : await people.ownerOf(channelId);
  if (owner === asked.user.discordUserId) return actionEvent(asked, action, channelId);
  return owner !== null && isOfferedToAll(asked.interaction) ? null : actionEvent(asked, action, null);
}

/** A button that everybody in the channel sees. A command, or a list that only its asker sees, is the asker's wherever it stands. */
function isOfferedToAll(interaction: APIInteraction): boolean {
  if (interaction.type !== InteractionType.MessageComponent) return false;
  return ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) === 0;
}

function actionEvent({ interaction, user }: Asked, action: UserAction, channelId: string | null): UserEvent {
  const at = snowflakeTime(interaction.id);
  return {
    type: 'user.action',
    id: interaction.id,
    action,
    channelId,
    guildId: interaction.guild_id ?? null,
    at,
    user,
  };
}

/** Bounded memory while Temporal is away: Discord keeps what we don't read, for as long as the session can be resumed. */
async function waitForRoom(
  connection: GatewayConnection,
  lanes: UserLanes,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  if (!connection.up) return;
  logger.warn(
    { waiting: lanes.size },
    'Too many events wait for Temporal; reading pauses until half of them are through',
  );
  await connection.pause();
  while (lanes.size > MOST_WAITING / 2 && !signal.aborted) await sleep(500, signal);
  connection.continue();
}

async function untilIdle(session: SessionKeeper): Promise<void> {
  const deadline = Date.now() + CLOSING_PATIENCE_MS;
  while (!session.idle && Date.now() < deadline) await sleep(20);
}
