import { en } from './en.ts';
import { languageOf } from './language-of.ts';
import { th } from './th.ts';

/** Everything Flexcord itself says to a user, in one language. The bot's articles are not here. */
export interface Texts {
  greeting(name: string): string;
  fileReceived: string;
  noAnswer: string;
  leftOpen(questions: string[]): string;
  didYouMean: string;
  confirmHandoff: string;
  readMore: string;
  stillThere: string;
  closedIdle: string;
  closedByUser: string;
  closedByStaff: string;
  helpedThanks: string;
  notHelped: string;
  staying: string;
  caseCreated(caseName: string): string;
  caseDelayed: string;
  queuePosition(ahead: number): string;
  outOfHours(opensAt: string): string;
  alreadyTransferring(caseName: string): string;
  sensitive: string;
  agentJoined(name: string): string;
  agentJoinedUnnamed: string;
  agentLeftWaiting: string;
  transferred: string;
  firstResponseLate(caseName: string): string;
  stillWaiting(caseName: string): string;
  agentSilent: string;
  userSilent(hours: number): string;
  closedSilent: string;
  resolved(caseName: string): string;
  rateUs: string;
  ratingThanks: string;
  reopened(caseName: string): string;
  reopenTooLate: string;
  backToBot: string;
  flexTrouble(caseName: string): string;
  flexBack: string;
  flexUnreachable(caseName: string): string;
  notDelivered(excerpt: string, reason: string): string;
  reasons: { tooLarge: string; refusedContent: string; other: string };
  removedByAgent: string;
  agent: string;
  buttons: {
    talkToPerson: string;
    helped: string;
    notHelped: string;
    stay: string;
    reopen: string;
    close: string;
  };
}

const byLanguage: Record<string, Texts> = { en, th };

/** Texts for a locale (`th`, `en-GB`, …); English where we have no own words. */
export function textsFor(locale: string): Texts {
  return byLanguage[languageOf(locale)] ?? en;
}
