/** How long each wait may take before something happens (DESIGN: every wait has a deadline). All in milliseconds. */
export interface Timings {
  /** bot phase: silence of the user before a reminder */
  botIdleReminder: number;
  /** bot phase: silence after the reminder before the conversation ends */
  botIdleClose: number;
  /** how soon a person should have joined; after it the user is told and the case's priority rises */
  firstResponseTarget: number;
  /** while waiting for a person: how often the user is told that we are still on it */
  stillWaitingEvery: number;
  /** agent phase: the user waits this long for an answer before being told and the case being marked */
  agentSilence: number;
  /** agent phase: silence of the user before a warning */
  userSilenceWarning: number;
  /** agent phase: silence after the warning before the conversation is closed */
  userSilenceClose: number;
  /** how long the Re-open button works and ratings are taken after a resolution */
  reopenWindow: number;
  /** studio mode: how long the flow may take before the bot answers by itself */
  studioTurn: number;
  /** how long a lane may fail before the person on the other side is told */
  stalled: number;
  /** how long an agent message may wait for one with a smaller index before it is fetched */
  gap: number;
  /** hours in which `firstResponseTarget`, `stillWaitingEvery` and `agentSilence` run; null = always */
  businessHours: BusinessHours | null;
}

/** Opening hours in one IANA time zone. */
export interface BusinessHours {
  timeZone: string;
  /** spans per weekday, 0 = Sunday; minutes since midnight, end exclusive (1440 = midnight) */
  days: { from: number; to: number }[][];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const defaultTimings: Timings = {
  botIdleReminder: 15 * MINUTE,
  botIdleClose: 30 * MINUTE,
  firstResponseTarget: 5 * MINUTE,
  stillWaitingEvery: 10 * MINUTE,
  agentSilence: 10 * MINUTE,
  userSilenceWarning: 24 * HOUR,
  userSilenceClose: 24 * HOUR,
  reopenWindow: 24 * HOUR,
  studioTurn: 8_000,
  stalled: 30_000,
  gap: 1_500,
  businessHours: null,
};
