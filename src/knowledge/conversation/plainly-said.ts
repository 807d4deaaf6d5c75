import { splitWords, tokenise } from '../text/tokenise.ts';
import { sentencesOf } from './excerpt.ts';
import { smallTalk } from './small-talk.ts';

/** Asks for a number: how long, how far, how many, how much, how often. */
const QUANTITY =
  /(?<![\p{L}\p{N}])(?:how (?:long|far|many|much|often|big|soon|quickly|fast|old)|cu[aá]nt[oa]s?|quant[oa]s?|wie (?:lange?|viele?|weit|oft|groß)|combien|berapa(?: lama)?|bao (?:nhiêu|lâu|xa)|mấy)(?![\p{L}\p{N}])|กี่|นาน(?:แค่|เท่า)?(?:ไหน|ไหม|ไร)|เท่า(?:ไหร่|ไร)|多少|多久|多长|多远|几|幾|いくら|いくつ|何(?:分|時間|日|人|回|キロ)|どのくらい|どれくらい|몇|얼마/iu;
/** Asks for a time and not for any number. */
const DURATION =
  /(?<![\p{L}\p{N}])(?:how (?:long|soon|quickly|fast)|cu[aá]nto tiempo|quanto tempo|wie lange?|combien de temps|berapa lama|bao lâu)(?![\p{L}\p{N}])|นาน|多久|多长|何(?:分|時間|日)|얼마나 ?오래/iu;
const NUMBER =
  /\d|(?<![\p{L}\p{N}])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|hundred|thousand|half|once|twice|unlimited)(?![\p{L}\p{N}])|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|ครึ่ง)/iu;
const TIME =
  /(?<![\p{L}\p{N}])(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?)(?![\p{L}\p{N}])|วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|อาทิตย์|เดือน|ปี/iu;
/** Stand beside a question for a number and say nothing of what is counted. */
const BESIDE = new Set(
  'how long far many much often big soon quickly fast old take takes taking last lasts need needs have has get does do be is are it there'.split(
    ' ',
  ),
);
/** So many words that say something may a question have that is answered by the article before it. */
const SHORT = 4;
const ELLIPTIC_WORDS = 5;

/**
 * The sentence of an article that plainly answers a short question: with all that is asked for in it, or with the number that is. Null
 * for a question that may well be about something else.
 */
export function plainlySaid(body: string, question: string, language: string): string | null {
  const counts = QUANTITY.test(question);
  const asked = tokenise(withoutSmallTalk(question), language).filter(
    ({ stop, surface }) => !stop && !(counts && BESIDE.has(surface)),
  );
  const wanted = [...new Set(asked.map(({ term }) => term))];
  if (wanted.length > SHORT) return null;
  const numberOfTime = DURATION.test(question);
  if (wanted.length === 0 && !numberOfTime) return null;
  const sentences = sentencesOf(body, language);
  const found = sentences
    .map((text) => {
      const terms = new Set(tokenise(text, language).map(({ term }) => term));
      return { text, hits: wanted.filter((term) => terms.has(term)).length };
    })
    .filter(({ hits }) =>
      counts ? hits * 2 >= wanted.length && (hits > 0 || wanted.length === 0) : hits === wanted.length,
    )
    .filter(({ text }) => !counts || (NUMBER.test(text) && (!numberOfTime || TIME.test(text))))
    .sort((a, b) => b.hits - a.hits);
  return found[0]?.text ?? null;
}

/** Whether a question has but one word that says something: "and Apple?", "how long?", "do I need a token?" */
export function isElliptic(question: string, language: string): boolean {
  const said = tokenise(question, language).filter(({ stop, surface }) => !stop && !BESIDE.has(surface));
  return splitWords(question, language).length <= ELLIPTIC_WORDS && said.length <= 1;
}

/** Asks what something takes, which is something that was spoken of before. */
const NEEDED =
  /^\s*(?:(?:do|will|should|would) (?:i|we|you) (?:\w+ )?(?:need|have to (?:have|use|pay))|must i|is (?:an?|the) \w+ (?:needed|required|necessary)|necesito|hace falta|preciso de|brauche? (?:ich|man)|faut-il|il (?:me )?faut|perlu|butuh|có cần|cần|ต้อง(?:ใช้|มี))(?![\p{L}\p{M}])/iu;

/** Whether a question is what one needs for that which was spoken of. */
export function asksWhatIsNeeded(question: string): boolean {
  return NEEDED.test(question);
}

/** "Ok thanks, and how many?": what is said before the question is none of its words. */
export function withoutSmallTalk(text: string): string {
  const end = text.search(/[,.!;]/);
  const rest = text.slice(end + 1).trim();
  return end > 0 && rest !== '' && smallTalk(text.slice(0, end)) !== null ? rest : text;
}
