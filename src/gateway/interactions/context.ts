import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { CaseDesk } from '../../contract/case-desk.ts';
import type { UserAction, UserProfile } from '../../domain/conversation/events.ts';
import type { DiscordAdapter } from '../../discord/discord-adapter.ts';
import type { KnownPeople } from '../known-people.ts';
import type { Responder } from './responder.ts';
import type { StaffRoles } from './staff-roles.ts';

/** What the handlers of interactions work with. */
export interface InteractionContext {
  applicationId: string;
  guildId: string;
  announcementsChannel: string;
  responder: Responder;
  people: KnownPeople;
  desk: CaseDesk;
  staff: StaffRoles;
  discord: Pick<DiscordAdapter, 'channelByName' | 'post' | 'crosspost'>;
  logger: Logger;
  /** fires when the gateway closes */
  signal: AbortSignal;
  /** Puts an action into the user's lane; `onOutcome` is called once, when the conversation has it or there is nothing to tell. */
  act(asked: Asked, action: UserAction, onOutcome?: (outcome: ActionOutcome) => void): void;
}

/** `nobodyHome`: no conversation runs that could be told. `notTheirs`: a button in another user's private thread. */
export type ActionOutcome = 'taken' | 'nobodyHome' | 'notTheirs';

/** One interaction with what every handler needs of it. */
export interface Asked<I extends APIInteraction = APIInteraction> {
  interaction: I;
  user: UserProfile;
  /** locale of the person's client */
  locale: string;
  /** done in the DM with the bot */
  inDm: boolean;
  /** call once nothing is left that a restart would have to repeat */
  settled: () => void;
}
