import { compilePhrases, partsOf, plainOf } from './phrases.ts';
import { REPLIES } from './said/replies-to-an-offer.ts';
import { type Kind, KINDS, smallTalk } from './small-talk.ts';

/**
 * A `nod` is politeness, which after an offer says "yes" when it stands alone ("ครับ", "bitte"). What is `fine` declines when it stands
 * alone ("that's fine", "no worries") and adds nothing to a "yes".
 */
type ReplyKind = Kind | 'nod' | 'fine';

const AFTER_AN_OFFER = [...compilePhrases<ReplyKind>(REPLIES), ...KINDS];

/** With these a reply says more: what does not help, a farewell, a question for the bot. They are answered as anywhere else. */
const MORE = ['negative', 'bye', 'worked', 'done', 'how-are-you', 'who-are-you'] as const;

/** "No bot, please" refuses no person; "the bot is fine" does. */
const REFUSES_BOT =
  /^(?!.*(?:stay|bot is|บอท(?:ก็|ต่อ))).*(?:(?<!\p{L})(?:ro|chat)?bots?(?!\p{L})|บอ[ทต]|机器人|機器人|ボット|봇)/u;

/** With these an "ok" gives up: "ok, no worries". */
const GIVES_UP = /^(?:ok(?:ay|e)?|fine|alright|baik)[ ,]+(?:no (?:worries|problem)|g(?:ak?)?papa)[.! ]*$/;

/** What a message makes of the bot's offer of a person, when it is a reply to it and nothing more. */
export function replyToOffer(text: string): 'accepted' | 'declined' | null {
  if (GIVES_UP.test(plainOf(text))) return 'declined';
  const parts = partsOf(plainOf(text), AFTER_AN_OFFER);
  if (MORE.some((kind) => parts.has(kind))) return null;
  if (parts.has('no')) return parts.has('go-on') || REFUSES_BOT.test(plainOf(text)) ? null : 'declined';
  if (parts.has('fine')) return parts.has('yes') ? 'accepted' : 'declined';
  const nods = parts.size > 0 && [...parts].every((kind) => kind === 'nod' || kind === 'positive');
  return nods || parts.has('yes') || smallTalk(text) === 'positive' ? 'accepted' : null;
}
