import type { CaseKind, CaseStatus } from '../case/case-record.ts';
import { languageOf } from './language-of.ts';
import { de } from './languages/de.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fr } from './languages/fr.ts';
import { id } from './languages/id.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { pt } from './languages/pt.ts';
import { th } from './languages/th.ts';
import { vi } from './languages/vi.ts';
import { zh } from './languages/zh.ts';

/** Everything Flexcord itself says to a user, in one language. The bot's articles are not here. `caseName` is `C-1042`. */
export interface Texts {
  greeting(name: string): string;
  fileReceived: string;
  noAnswer: string;
  leftOpen(questions: string[]): string;
  /** above an article in another language than the user's */
  inOtherLanguage: string;
  didYouMean: string;
  confirmHandoff: string;
  readMore: string;
  stillThere: string;
  answerDelayed: string;
  closedIdle: string;
  closedByUser: string;
  closedByStaff: string;
  helpedThanks: string;
  notHelped: string;
  caseCreated(caseName: string): string;
  caseDelayed: string;
  queuePosition(ahead: number): string;
  outOfHours(opensAt: string): string;
  alreadyTransferring(caseName: string): string;
  sensitive: string;
  agentJoined(name: string): string;
  agentJoinedUnnamed: string;
  /** asked for help while somebody is there: `name` may be several */
  agentIsHere(name: string): string;
  agentLeftWaiting: string;
  transferred: string;
  firstResponseLate(caseName: string): string;
  stillWaiting(caseName: string): string;
  agentSilent: string;
  userSilent(hours: number): string;
  closedSilent: string;
  resolved(caseName: string): string;
  /** above a button to re-open it */
  alreadyOver(caseName: string): string;
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
  smallTalk: Record<SmallTalk, string>;
  cases: CaseTexts;
  server: ServerTexts;
  commands: CommandTexts;
}

/** `go-on` asks what it is about: after a call for help, or a "yes" when more was offered. `stay` is only a reply, to a "no" when a person was offered. */
export type SmallTalk =
  'greeting' | 'thanks' | 'bye' | 'how-are-you' | 'who-are-you' | 'positive' | 'negative' | 'go-on' | 'stay';

/** What a reporter is told about a case outside a conversation. `title` is already escaped. */
export interface CaseTexts {
  statusChanged(caseName: string, title: string, status: string): string;
  commented(caseName: string, title: string): string;
  status: Record<CaseStatus, string>;
}

/** What answers a command or a button at once; everything in a conversation is said by its workflow. */
export interface ServerTexts {
  checkYourDms: string;
  openDms: string;
  helloAgain: string;
  closing: string;
  nothingOpen: string;
  conversationOver: string;
  /** to staff who press a button in a user's private thread */
  notYourButton: string;
  unknownButton: string;
  noCases: string;
  yourCases: string;
  reopen(caseName: string): string;
  casesUnavailable: string;
  reportSaved(caseName: string): string;
  reportWaits: string;
  staffOnly(roles: string): string;
  kind: Record<CaseKind, string>;
  bugForm: ReportFormTexts & {
    steps: string;
    stepsHint: string;
    severity: string;
    severities: Record<Severity, string>;
  };
  featureForm: ReportFormTexts & { benefit: string; benefitHint: string };
}

export type Severity = 'cosmetic' | 'annoying' | 'serious' | 'blocking';

/** Discord's limits in letters: a title and a label have 45, a hint 100. */
interface ReportFormTexts {
  title: string;
  summary: string;
  summaryHint: string;
  details: string;
  detailsHint: string;
  files: string;
  filesHint: string;
}

/** What Discord shows of the slash commands. A name has at most 32 small letters, digits, `-` and `_`, a description 100 letters. */
export interface CommandTexts {
  helpme: Command;
  bug: Command;
  new_feature: Command;
  mycases: Command;
  close: Command;
  /** Staff write its English name, and so do the documents. */
  desk: { description: string; cases: string; case: string; caseNumber: string; say: string };
}

export interface Command {
  name: string;
  description: string;
}

/** By language, English first. */
export const TEXTS = { en, th, es, pt, de, fr, id, vi, ja, ko, zh } satisfies Record<string, Texts>;

/** A language that Flexcord speaks. */
export type Language = keyof typeof TEXTS;

/** Texts for a locale (`th`, `en-GB`, …); English where we have no own words. */
export function textsFor(locale: string): Texts {
  return (TEXTS as Readonly<Record<string, Texts>>)[languageOf(locale)] ?? en;
}
