import { splitWords, tokenise } from '../text/tokenise.ts';
import { sentencesOf } from './excerpt.ts';
import { leansBack } from './follow-up.ts';
import { asksSomething } from './several-questions.ts';
import { smallTalk } from './small-talk.ts';

/** Asks for a number: how long, how far, how many, how much, how often. */
const QUANTITY =
  /(?<![\p{L}\p{N}])(?:how (?:long|far|many|much|often|big|soon|quickly|fast|old)|cu[aá]nt[oa]s?|quant[oa]s?|wie (?:lange?|viele?|weit|oft|groß)|combien|berapa(?: lama)?|bao (?:nhiêu|lâu|xa)|mấy)(?![\p{L}\p{N}])|กี่|นาน(?:แค่|เท่า)?(?:ไหน|ไหม|ไร)|เท่า(?:ไหร่|ไร)|多少|多久|多长|多远|几|幾|いくら|いくつ|何(?:分|時間|日|人|回|キロ)|どのくらい|どれくらい|몇|얼마/iu;
/** Asks for a time and not for any number. */
const DURATION =
  /(?<![\p{L}\p{N}])(?:how (?:long|soon|quickly|fast)|cu[aá]nto tiempo|quanto tempo|wie lange?|combien de temps|berapa lama|bao lâu)(?![\p{L}\p{N}])|นาน|多久|多长|何(?:分|時間|日)|얼마나 ?오래/iu;
const DISTANCE = /(?<![\p{L}\p{N}])(?:how far|wie weit|bao xa|seberapa jauh)(?![\p{L}\p{N}])|ไกล|多远|何キロ/iu;
const PRICE =
  /(?<![\p{L}\p{N}])(?:how much (?:is|are|does|do|did|will|would|for)|costs?|prices?|cu[aá]nto (?:cuesta|vale)|quanto custa|kostet?n?|co[uû]te(?:nt)?|harga(?:nya)?|giá|bao nhiêu tiền)(?![\p{L}\p{N}])|ราคา|เท่า(?:ไหร่|ไร)|多少[钱錢]|いくら|얼마(?!나)/iu;
const NUMBER_WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|hundred|thousand';
const THAI_NUMBER = 'หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|ครึ่ง';
const NUMBER = new RegExp(
  String.raw`\d|(?<![\p{L}\p{N}])(?:${NUMBER_WORD}|half|once|twice|unlimited)(?![\p{L}\p{N}])|(?:${THAI_NUMBER})`,
  'iu',
);
const WORD_OF_NUMBER = new RegExp(String.raw`^(?:\d+|${NUMBER_WORD}|unlimited|${THAI_NUMBER})$`, 'u');
const UNIT = 'second|minute|hour|day|week|month|year|min|hr';
const THAI_UNIT = 'วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|อาทิตย์|เดือน|ปี';
/** "For an hour", "48 hours"; "a day" and "one a day" say how often. */
const SPAN = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:for|within|in|after|takes?|lasts?|up to) (?:an?|\d+|${NUMBER_WORD}) (?:${UNIT})s?(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])(?:\d+|${NUMBER_WORD}) (?:${UNIT})s(?![\p{L}\p{N}])`,
    String.raw`(?:\d|${THAI_NUMBER}) ?(?:${THAI_UNIT})`,
  ].join('|'),
  'iu',
);
/** What something takes, for a question that does not say what: how long a thing is valid or stays is not that. */
const TAKES = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:within|takes?|up to) (?:an?|\d+|${NUMBER_WORD}) (?:${UNIT})s?(?![\p{L}\p{N}])|(?:ภายใน|ใช้เวลา) ?(?:\d+|${THAI_NUMBER}) ?(?:${THAI_UNIT})`,
  'iu',
);
const LENGTH =
  /(?<![\p{L}])(?:km|kilomet(?:re|er)s?|m|met(?:re|er)s?|miles?|feet|yards?)(?![\p{L}\p{N}])|กิโล|เมตร|กม/iu;
const MONEY =
  /(?<![\p{L}\p{N}])(?:costs?|prices?|free|usd|eur|euros?|dollars?|baht|precio|cuestan?|pre[çc]o|custam?|kostet?n?|preis|prix|co[uû]te(?:nt)?|harga|giá)(?![\p{L}\p{N}])|[$€£¥฿₫₩円元원]|ราคา|บาท|ฟรี|价格|價格|料金|가격/iu;
/** Asks how something is done, which is an article of its own. */
const HOW =
  /(?<![\p{L}\p{N}])(?:how (?:do|can|could|should|would|to|about)|c[oó]mo|como|wie (?:kann|komme|bekomme|mache?|geht)|comment|bagaimana|gimana|cara|làm sao|như thế nào)(?![\p{L}\p{N}])|ยังไง|อย่างไร|怎[么麼样樣]|如何|どう|어떻게/iu;
/** Ends in what makes a question of it without a question mark. */
const ASKS_AT_THE_END = /(?:(?:ล่ะ|ละ)(?:ครับ|คะ|ค่ะ|คับ)?|呢|吗|嗎|か)$/u;
/** Stand beside a question for a number and say nothing of what is counted. */
const BESIDE = new Set(
  'how long far many much often big soon quickly fast old take takes taking last lasts need needs have has get does do be is are it there ใช้ เวลา นาน'.split(
    ' ',
  ),
);
/** So many words that say something may a question have that is answered by the article before it. */
const SHORT = 4;
/** So many has a question that can't be about something else though nothing in it leans back. */
const CLEAR = 3;
const ELLIPTIC_WORDS = 5;

/**
 * The sentence of an article that plainly answers a short question: with all that is asked for in it, and with the number of the kind
 * that is. Null for a question that may well be about something else, for a statement and for how something is done.
 */
export function plainlySaid(body: string, text: string, language: string): string | null {
  const question = withoutSmallTalk(text);
  const counts = QUANTITY.test(question);
  const asked = tokenise(question, language).filter(({ stop, surface }) => !stop && !(counts && BESIDE.has(surface)));
  const wanted = new Set(asked.map(({ term }) => term));
  if (wanted.size > SHORT) return null;
  const answers = counts ? givesNumber(question, wanted, language) : () => true;
  if (answers === null || (!counts && !mayGoOn(question, wanted.size))) return null;
  const found = sentencesOf(body, language).filter((sentence) => {
    const terms = new Set(tokenise(sentence, language).map(({ term }) => term));
    return [...wanted].every((term) => terms.has(term)) && answers(sentence);
  });
  return wanted.size === 0 && found.length > 1 ? null : (found[0] ?? null);
}

/** Whether a question that is not for a number may go on with what was shown. */
function mayGoOn(question: string, words: number): boolean {
  if (words === 0 || HOW.test(question)) return false;
  if (!asksSomething(question) && !ASKS_AT_THE_END.test(question.trim())) return false;
  return words >= CLEAR || leansBack(question) || asksWhatIsNeeded(question);
}

/** Tells a sentence with the number that is asked for; null when it is not even said of what. */
function givesNumber(question: string, wanted: Set<string>, language: string): ((sentence: string) => boolean) | null {
  if (DURATION.test(question)) {
    if (wanted.size > 0) return (sentence) => SPAN.test(sentence);
    return /(?<!\p{L})lasts?(?!\p{L})/iu.test(question) ? null : (sentence) => TAKES.test(sentence);
  }
  if (wanted.size === 0) return null;
  if (DISTANCE.test(question)) return (sentence) => NUMBER.test(sentence) && LENGTH.test(sentence);
  if (PRICE.test(question)) return (sentence) => NUMBER.test(sentence) && MONEY.test(sentence);
  return (sentence) => numberBeside(sentence, wanted, language);
}

/** Whether a question is for a price and a text names none. */
export function lacksPrice(text: string, question: string): boolean {
  if (!PRICE.test(question) || DURATION.test(question) || DISTANCE.test(question)) return false;
  return !MONEY.test(text);
}

/** Whether a number stands directly before or after one of the words. */
function numberBeside(sentence: string, wanted: Set<string>, language: string): boolean {
  const tokens = tokenise(sentence, language);
  const isNumber = (at: number): boolean => tokens[at] !== undefined && WORD_OF_NUMBER.test(tokens[at].surface);
  return tokens.some(({ term }, at) => wanted.has(term) && (isNumber(at - 1) || isNumber(at + 1)));
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
