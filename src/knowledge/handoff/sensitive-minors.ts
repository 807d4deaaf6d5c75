import { anyOf } from './any-of.ts';
import { withoutMarks } from './classifier-features.ts';
import { EAST_ASIAN_MINORS } from './sensitive-minors-east-asian.ts';
import { ENGLISH_MINORS } from './sensitive-minors-english.ts';
import { LATIN_MINORS } from './sensitive-minors-latin.ts';
import { THAI_MINORS } from './sensitive-minors-thai.ts';
import type { MinorWords } from './sensitive-minors-words.ts';

/** Letters between the child, the stranger and what is asked for. */
const REACH = 140;

/** Words that are enough. */
const PLAIN = anyOf(
  /\b(?:groomers?|groom(?:ed|ing) (?:by|me|us|(?:my|a|the|other|some|young) (?:kids?|child|children|son|daughter|brother|sister|minors?|girls?|boys?)|kids|children|minors)|being groomed|is grooming|p[a]?edo(?:s|phil\w*)?|sexual(?:ly)?|(?:sen[dt]|sending|asks?|asked|asking|wants?) (?:\w+ ){0,4}(?:nudes?|naked (?:photo|picture|pic)s?))\b/,
  /ล่วงละเมิด|อนาจาร|ภาพโป๊|รูปโป๊|นัดเจอ(?:เด็ก|ลูก|น้อง)|(?:ลูก|เด็ก|น้อง).{0,40}(?:คนแปลกหน้า|ผู้ใหญ่).{0,30}(?:นัด|ขอรูป|ทัก|ส่งรูป)|คนแปลกหน้า.{0,40}(?:ลูก|เด็ก|น้อง)/,
  /猥[亵褻]|恋童|[儿兒]童色情|児童ポルノ|わいせつ|아동 ?성|미성년자.{0,20}(?:사진|만나)|pedófil|pedofil|pädophil|pédophil|fotos? desnud|fotos? nu[as]?s?\b|nacktfotos?|nacktbilder|photos? nu(?:e?s?)\b/,
);

const LANGUAGES = [
  ...Object.values(LATIN_MINORS),
  ENGLISH_MINORS,
  THAI_MINORS,
  ...Object.values(EAST_ASIAN_MINORS),
].map(compile);

function compile(words: MinorWords): Record<keyof MinorWords, RegExp> {
  const entries = Object.entries(words).map(([name, source]) => [name, new RegExp(source as string, 'gu')]);
  return Object.fromEntries(entries) as Record<keyof MinorWords, RegExp>;
}

/** Whether a normalised message tells of a child whom somebody wants photos of, wants to meet, touches or silences. */
export function speaksOfMinorInDanger(plain: string): boolean {
  const text = plain.replace(/\s+/gu, ' ');
  if (PLAIN.test(text.replace(RAIDS_WITH_STRANGERS, ' '))) return true;
  const bare = withoutMarks(text);
  return LANGUAGES.some((words) => isInDanger(bare, words));
}

const RAIDS_WITH_STRANGERS = /(?:เล่น|ปาร์ตี้|เรด|ตี้|ทีม|จับคู่|ลงดัน)[^.!?\s]{0,12}กับคนแปลกหน้า/gu;

function isInDanger(bare: string, words: Record<keyof MinorWords, RegExp>): boolean {
  // what is taken out leaves a mark that nothing reaches across
  const text = bare.replace(words.harmless, ' | ');
  const me = placesOf(words.me, text);
  const children = [...me, ...placesOf(words.child, text)];
  if (children.length === 0) return false;
  if (placesOf(words.grave, text).some((place) => isNear(place, children))) return true;
  if (placesOf(words.meetMe, text).some((place) => isNear(place, me))) return true;
  const acts = placesOf(words.act, text).filter((place) => isNear(place, children));
  if (acts.length === 0) return false;
  const strangers = placesOf(words.stranger, text);
  const others = placesOf(words.somebody, text);
  const they = placesOf(words.they, text);
  return acts.some(
    (place) =>
      isNear(place, strangers) ||
      isNear(
        place,
        others.filter((at) => at <= place),
      ) ||
      (isNear(place, me) && isNear(place, they)),
  );
}

function placesOf(pattern: RegExp, text: string): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}

function isNear(place: number, places: number[]): boolean {
  return places.some((at) => Math.abs(at - place) <= REACH);
}
