import { wordsOf } from '../lessons/wording.ts';
import { smallTalk } from './small-talk.ts';
import { normalise, withoutMarkup } from '../text/normalise.ts';
import { tokenise } from '../text/tokenise.ts';

export interface Turn {
  from: 'user' | 'bot' | 'agent';
  text: string;
  /** of the bot: what kind of answer it was, by the names of `Answer` and of small talk */
  said?: string;
  /** of the bot: the article that it showed */
  article?: string;
}

/** How a message begins that goes on with the one before. */
const OPENS =
  /^(?:(?:and|but|or|so|then|also|what about|how about|what if|same|still|why|when|where|how long|how much|how many|which one|for|on|in|ok(?:ay)? (?:and|but|so)|pero|entonces|también|tambien|y|mas (?:e|se|como|quando)|então|entao|também|tambem|e(?= (?!mail))|und|aber|oder|dann|auch|et|mais|ou|alors|aussi|du coup|dan|tapi|terus|trus|lalu|kalau|kalo|còn|vậy|thế|nhưng|và)(?![\p{L}\p{N}])|แล้ว|ถ้า|แต่|และ|หรือ|อันนี้|อันนั้น|ทำไม|เมื่อไหร่|นานไหม|กี่|ยังไง|ตรงไหน|ที่ไหน|มัน|เหมือนกัน|งั้น|那|但|而且|还有|じゃあ|では|でも|あと|それ|その|これは|그럼|그러면|근데|그런데|하지만|그리고|그건|그거|이건|이거)/u;
const CLOSES = /(?:(?:ล่ะ|ละ)(?:ครับ|คะ|ค่ะ|คับ)?|呢|(?:은|는)요| thì sao)\s*[?？]?$/u;
/** Stands for something that was said before; "this game" names it, and "says that" only joins two clauses. */
const POINTS =
  /(?<![\p{L}\p{N}])(?:(?:this|that|these|those)(?=\s*(?:$|[?!.,;])|\s(?:is|are|was|were|isn't|does|do|did|doesn't|didn't|will|would|can|can't|could|should|has|have|work|works|worked|mean|means|happens?|costs?|takes?|for|on|in|to|too|again|with|from|as|at|now|then|if|when|also|and|or|but|instead|still|either|please)(?![\p{L}\p{N}]))|eso|esto|isso|isto|ça|cela|damit|dafür|davon|dabei|darauf|das (?:ist|geht|auch|dann|kostet|dauert|funktioniert)|cái (?:đó|này)|yang (?:itu|tadi))(?![\p{L}\p{N}])/u;
const JOINS =
  /(?<![\p{L}\p{N}])(?:says?|said|saying|told (?:me|us)|think|know|sure|hope|means?|shows?|so) that(?= \p{L})/gu;
/** "It" leans back unless the message itself names before it what it stands for: "the app says it is offline". */
const STANDS_IN = /(?<![\p{L}\p{N}])(?:it|he|she|they|them|one|there)(?![\p{L}\p{N}])/u;
const NAMED = /(?<![\p{L}\p{N}])(?:the|my|our|your|an?|this|these|his|her) \p{L}/u;

const SHORT_WORDS = 6;

/** Whether a message says by its words that it goes on with what was said before. */
export function leansBack(text: string): boolean {
  const plain = normalise(text).trim().replace(JOINS, ' ');
  if (OPENS.test(plain) || CLOSES.test(plain) || POINTS.test(plain)) return true;
  const at = plain.search(STANDS_IN);
  return at >= 0 && !NAMED.test(plain.slice(0, at));
}

/**
 * Whether a message asks for more of an article that was shown. Few words alone don't say so, a question that is only repeated ("why
 * does it crash") asks for something else, and so does every one after "that did not help". What was asked while another article was
 * talked about is no repetition: "and how long does it take?" is asked of each.
 */
export function goesOnWith(articleId: string, text: string, turns: Turn[]): boolean {
  return leansBack(text) && isNewAbout(articleId, text, turns);
}

/** Whether this was not yet asked about an article, and nobody has said since that it did not help. */
export function isNewAbout(articleId: string, text: string, turns: Turn[]): boolean {
  const shownAt = turns.findLastIndex(({ article }) => article === articleId);
  const other = turns
    .slice(0, Math.max(shownAt, 0))
    .findLastIndex(({ article }) => article !== undefined && article !== articleId);
  const asked = turns
    .slice(other + 1)
    .filter(({ from }) => from === 'user')
    .map((turn) => wordsOf(withoutMarkup(turn.text)));
  if (asked.includes(wordsOf(text))) return false;
  return !turns.slice(shownAt + 1).some(({ said }) => said === 'negative');
}

/**
 * The question with what it leans on: "and on iPhone?" after "how do I cancel my subscription" means both together.
 * Null when the message stands on its own or nothing was asked before. A question of one word is too little to be pulled along by a
 * message with words of its own, unless that is wanted.
 */
export function withContext(text: string, turns: Turn[], language: string, evenOneWord = false): string | null {
  const said = (words: string): number => tokenise(words, language).filter((word) => !word.stop).length;
  const own = said(text);
  if ((!leansBack(text) && own > 2) || own > SHORT_WORDS) return null;
  const before = turns.findLast(
    (turn) =>
      turn.from === 'user' && (said(turn.text) >= 2 || (said(turn.text) === 1 && smallTalk(turn.text) === null)),
  );
  if (before === undefined || (!evenOneWord && own > 0 && said(before.text) === 1)) return null;
  return `${before.text} ${text}`;
}
