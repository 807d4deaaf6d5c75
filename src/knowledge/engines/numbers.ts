/** Numbers from one to twenty as articles spell them out and answers may write them in digits. */
const IN_LETTERS = [
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  'once twice',
  'ein|eine|einen|einem|einer|eines|eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  'einmal zweimal dreimal viermal fünfmal',
  'un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  'um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte',
  'un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'satu|sekali|sebuah|seorang|sehari|seminggu|sebulan|setahun|sejam|semenit dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua[ ]belas tiga[ ]belas empat[ ]belas lima[ ]belas enam[ ]belas tujuh[ ]belas delapan[ ]belas sembilan[ ]belas dua[ ]puluh',
  'một hai ba bốn năm sáu bảy tám chín mười mười[ ]một mười[ ]hai mười[ ]ba mười[ ]bốn mười[ ]lăm mười[ ]sáu mười[ ]bảy mười[ ]tám mười[ ]chín hai[ ]mươi',
].flatMap((list) =>
  list
    .split(/ (?!\])/)
    .map((word, at): [RegExp, string] => [
      new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${word})(?![\p{L}\p{N}-])`, 'iu'),
      String(at + 1),
    ]),
);
/** Not the Thai words that only begin like them. */
const IN_THAI = [
  ...[/หนึ่ง/, /สอง/, /สาม(?!ารถ)/, /สี่/, /ห้า(?![มง])/, /(?<!โก)หก/, /เจ็ด/, /แปด/, /เก้า(?!อี้)/, /(?<!ยี่)สิบ/],
  ...[/สิบเอ็ด/, /สิบสอง/, /สิบสาม/, /สิบสี่/, /สิบห้า/, /สิบหก/, /สิบเจ็ด/, /สิบแปด/, /สิบเก้า/, /ยี่สิบ/],
].map((word, at): [RegExp, string] => [word, String(at + 1)]);
const IN_KOREAN =
  '하나|한 둘|두 셋|세 넷|네 다섯 여섯 일곱 여덟 아홉 열 열하나|열한 열둘|열두 열셋|열세 열넷|열네 열다섯 열여섯 열일곱 열여덟 열아홉 스물|스무'
    .split(' ')
    .map((word, at): [RegExp, string] => [
      new RegExp(
        String.raw`(?<!\p{Script=Hangul})(?:${word})(?!\p{Script=Hangul})|(?<!\p{Script=Hangul})(?:${word}) ?(?:번|개|명|시간|달|주|마리|가지|대|살|장|자리|글자|시)`,
        'u',
      ),
      String(at + 1),
    ]);
const SPELT = [...IN_LETTERS, ...IN_THAI, ...IN_KOREAN];
const HAN = /[一二三四五六七八九十两兩]+/gu;
const HAN_DIGITS = '〇一二三四五六七八九';

/** What counts the steps of an answer tells nothing: "1." or "2)" before a line, keycaps, "step 3", "第1步". */
const STEP =
  /^[ *-]{0,6}(?:\d{1,2}(?:[.)](?=\s)|[、．：]|\ufe0f?\u20e3)|[①-⑳])|\d\ufe0f?\u20e3|(?:(?<!\p{L})(?:step|schritt|paso|passo|étape|langkah|bước)|ขั้นตอนที่|ขั้นที่|手順|ステップ)\s*\d{1,2}|第\s?\d{1,2}\s?步|\d{1,2}\s?단계(?=\s?[:：.])/gimu;

/** A time of day: "17:30", "17h30", "5:30 pm", "5 p.m.", and with a dot where a word says so: "17.30 Uhr". */
const TIME =
  /(?<![\d:.,])(\d{1,2})(?:(?:[:.]([0-5]\d))?\s?([ap])\.?m(?![\p{L}\p{N}])|[:h]([0-5]\d)(?![\d:]|[.,]\d)|\.([0-5]\d)(?=\s?(?:Uhr|น\.?(?![\p{L}\p{M}])|นาฬิกา|h(?!\p{L})|WIB|WITA|WIT)))/giu;
/** Digits parted by spaces: "1 000". */
const PARTED = /(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])/g;

/** Whether every number that a text writes in digits stands in its sources, in digits or spelt out. What counts steps is none. */
export function numbersAreKnown(text: string, sources: string): boolean {
  const given = inDigits(sources);
  const together = (number: string): string => number.replaceAll(' ', '');
  const parted = (given.match(PARTED) ?? []).map(together);
  const known = new Set([...numbersIn(given), ...parted, ...speltNumbersIn(sources), ...timesKnownFrom(given)]);
  const said = inDigits(text.replace(STEP, ' '))
    .replace(TIME, (...found: string[]) => (known.has(timeOf(found)) ? ' ' : found[0]!))
    .replace(PARTED, (number) => (known.has(together(number)) ? ' ' : number));
  return numbersIn(said).every((number) => known.has(number));
}

function inDigits(text: string): string {
  return text.normalize('NFKC').replace(/[๐-๙]/g, (digit) => String(digit.codePointAt(0)! - 0x0e50));
}

function numbersIn(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map(plainNumber);
}

/** One spelling for "1,000", "1.000" and "1000", and for "1.5" and "1,5", which is not 15. */
function plainNumber(number: string): string {
  const [, whole, , rest = ''] = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)([.,]\d+)?$/.exec(number) ?? [];
  return (whole === undefined ? number : whole.replace(/[.,]/g, '') + rest).replaceAll(',', '.');
}

function speltNumbersIn(text: string): string[] {
  const han = (text.match(HAN) ?? []).map(hanNumber).filter((number) => number > 0 && number <= 20);
  return [...SPELT.flatMap(([word, number]) => (word.test(text) ? [number] : [])), ...han.map(String)];
}

/** Of "二" 2, of "十二" 12, of "二十" 20; 0 of what is none. */
function hanNumber(written: string): number {
  const [, tens = '', ten = '', ones = ''] = /^([一二两兩]?)(十?)([一二三四五六七八九两兩]?)$/u.exec(written) ?? [];
  const value = (digit: string): number => (/[两兩]/u.test(digit) ? 2 : Math.max(0, HAN_DIGITS.indexOf(digit || '〇')));
  return ten === '' ? (tens !== '' && ones !== '' ? 0 : value(tens + ones)) : (value(tens) || 1) * 10 + value(ones);
}

/** A time as "h:mm" on a clock of 24 hours, where "am" or "pm" tells its half. */
function timeOf([, hour, afterHour, half, colon, dot]: (string | undefined)[]): string {
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${hours}:${afterHour ?? colon ?? dot ?? '00'}`;
}

/** A source may also leave out "am" and "pm", or write "10.30" with nothing behind it. */
function timesKnownFrom(text: string): string[] {
  const written = [...text.matchAll(/(?<![\d.,:])(\d{1,2})[.:h]([0-5]\d)(?![\d.,:])/gi)];
  return [...[...text.matchAll(TIME)].map(timeOf), ...written.map(([, hour, minutes]) => `${Number(hour)}:${minutes}`)];
}
