import type { SmallTalk } from '../../domain/text/texts.ts';
import { compilePhrases, LONGEST, partsOf, plainOf } from './phrases.ts';
import { HOW_ARE_YOU, WHO_ARE_YOU } from './said/about-the-bot.ts';
import { CALLS } from './said/calls.ts';
import { CHATTER } from './said/chatter.ts';
import { DONE } from './said/done.ts';
import { GOODBYES } from './said/goodbyes.ts';
import { GREETINGS } from './said/greetings.ts';
import { NOT_WORKED } from './said/not-worked.ts';
import { OKAY } from './said/okay.ts';
import { inAll } from './said/spoken.ts';
import { THANKS } from './said/thanks.ts';
import { WORKED } from './said/worked.ts';
import { NO, YES } from './said/yes-and-no.ts';

/** Whoever asks one of these for help, or asks for help because they can't, may want a person: no small talk. */
const CALLED = /support|team|sir|แอด|(?<!\p{L})i can(?:'?t|not)(?!\p{L})/u;

/**
 * A bare "yes" or "no" weighs less than what is said with it: "no thanks" ends a talk, "yes thanks" accepts. "It worked" is good news
 * even where "ok" would accept something, "done" is good news where nothing worse is said, and a laugh calls for nothing.
 */
export type Kind = Exclude<SmallTalk, 'stay'> | 'yes' | 'no' | 'worked' | 'done' | 'chatter';

export const KINDS = compilePhrases<Kind>([
  ['greeting', inAll(GREETINGS)],
  ['how-are-you', inAll(HOW_ARE_YOU)],
  ['who-are-you', inAll(WHO_ARE_YOU)],
  ['thanks', inAll(THANKS)],
  ['bye', inAll(GOODBYES)],
  ['yes', inAll(YES)],
  ['worked', inAll(WORKED)],
  ['positive', inAll(OKAY)],
  ['done', inAll(DONE)],
  ['no', inAll(NO)],
  ['negative', inAll(NOT_WORKED)],
  ['go-on', inAll(CALLS)],
  ['chatter', inAll(CHATTER)],
]);

/** What counts in a message of several kinds: "hi, it still doesn't work, thanks" is no greeting and no thanks. */
const WEIGHTIEST = [
  'who-are-you',
  'how-are-you',
  'go-on',
  'bye',
  'yes',
  'thanks',
  'worked',
  'positive',
  'done',
  'greeting',
  'chatter',
] as const;

function weightiest(parts: Set<Kind>): Kind | null {
  if (parts.has('negative')) return 'negative';
  if (parts.has('no') && parts.has('go-on')) return 'go-on';
  if (parts.has('no')) return parts.has('thanks') || parts.has('bye') ? 'bye' : 'negative';
  return WEIGHTIEST.find((one) => parts.has(one)) ?? null;
}

/** Kinds that stay what they are in a question. */
const ASKED = new Set<Kind | null>(['how-are-you', 'who-are-you', 'negative', 'go-on']);

/** "Is fixed?" and "that's all?" are made of the words that say so: with a question mark at the end they ask, and are no small talk. */
function kindOf(plain: string, parts = partsOf(plain, KINDS)): Kind | null {
  const kind = weightiest(parts);
  const asks = (parts.has('worked') || parts.has('bye')) && /\?[^\p{L}\p{N}?]*$/u.test(plain);
  return asks && !ASKED.has(kind) ? null : kind;
}

/** What is said to kinds that have no reply of their own. */
const ANSWERED_AS: Partial<Record<Kind, SmallTalk>> = {
  yes: 'positive',
  worked: 'positive',
  done: 'positive',
  no: 'negative',
  chatter: 'go-on',
};

/** The kind of small talk that a message is and nothing more; null for anything with substance ("hi, my game crashed"). */
export function smallTalk(text: string): SmallTalk | null {
  const plain = plainOf(text);
  if (plain.length > LONGEST) return null;
  if (/^[\p{Extended_Pictographic}\ufe0f\s]+$/u.test(plain)) return byEmoji(plain);
  const parts = partsOf(plain, KINDS);
  if (parts.has('go-on') && CALLED.test(plain)) return null;
  const kind = kindOf(plain, parts);
  if (kind === null) return null;
  return ANSWERED_AS[kind] ?? (kind as SmallTalk);
}

/** A bare "no", which after an offer declines the offer; "that did not work" says more. */
export function isPlainNo(text: string): boolean {
  const parts = partsOf(plainOf(text), KINDS);
  return parts.size === 1 && parts.has('no');
}

/** Whether a message is a call for help and nothing more ("help", "hi, can you help me?"); with it whoever is called matters not. */
export function callsForHelp(text: string): boolean {
  return kindOf(plainOf(text)) === 'go-on';
}

/** Whether a message says that it worked: good news also after a "sorry that this did not help" or the offer of a person. */
export function saysItWorked(text: string): boolean {
  const plain = plainOf(text);
  const parts = partsOf(plain, KINDS);
  const kind = kindOf(plain, parts);
  return kind === 'worked' || (kind === 'thanks' && parts.has('worked'));
}

/** An emoji that isn't known here says nothing: 🤔 is no "yes". */
function byEmoji(text: string): SmallTalk {
  if (/[👎❌😡😠🤬😞😭😢😤😔🙁☹💔🖕]/u.test(text)) return 'negative';
  if (/[🙏❤💕💖🥰]/u.test(text)) return 'thanks';
  if (/[👋🖐]/u.test(text)) return 'greeting';
  return /[👍✅✔👌🆗🎉🥳💯👏😀😃😄😁😊🙂☺😍🤩😎]/u.test(text) ? 'positive' : 'go-on';
}
