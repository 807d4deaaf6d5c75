import type { CaseOpening } from '../cases/case-opening.ts';
import type { CaseWorkflows } from '../contract/case-workflows.ts';
import type { Executions } from '../contract/executions.ts';
import type { Store } from '../cases/store.ts';
import type { DiscordAdapter } from '../discord/discord-adapter.ts';
import type { Answerer } from '../knowledge/answerer.ts';
import type { TwilioAdapter } from '../twilio/twilio-adapter.ts';

/** What activities work with; built once per worker. */
export interface ActivityDeps {
  discord: DiscordAdapter;
  twilio: TwilioAdapter;
  store: Store;
  answerer: Answerer;
  /** whether a language model's summary of the bot phase follows the transcript that the agent gets */
  summaries: boolean;
  caseWorkflows: CaseWorkflows;
  caseOpening: CaseOpening;
  executions: Executions;
  /** base of links and of the webhooks that Twilio calls */
  publicUrl: string;
  /** the flow of the routing mode `studio`; null in the mode `workflow` */
  studioFlowSid: string | null;
  /** channels in which reports are posted, where they exist */
  reportChannels: { bug: string; feature: string };
  /** channel in which feeds are announced, where it exists */
  announcementsChannel: string;
  /** how long a solved case can be re-opened, ms */
  reopenWindow: number;
}

/** First distance between reconciles after traffic, ms; it doubles from there. */
export const FIRST_CHECK = 10_000;
/**
 * The same after a start, before which webhooks may have been lost. Longer, because a comparison right after traffic does not reach
 * far back: a process that is ended again and again would never find an old message's lost correction.
 */
export const FIRST_CHECK_AFTER_START = 2 * FIRST_CHECK;
