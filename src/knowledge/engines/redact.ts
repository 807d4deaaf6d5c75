import { isIPv6 } from 'node:net';
import { ANNOUNCED } from './announced-secrets.ts';
import { SPELT_MAIL } from './spelt-mail.ts';

/** A word that announces a telephone number. "HP" alone is what a boss has, "line" a queue. */
const TELEPHONE = String.raw`(?:(?<![\p{L}\p{N}])(?:tel(?:ephone|efone?|[eé]fono|epon|pon|p)?|téléphone|(?:mobile |cell)?phone|mobile|cell|call|text me|whats ?app|wa|viber|zalo|zap|móvil|celular|llám[ae]me|ligue|handy|ruf(?:en sie)?|portable|appelez|(?:nomor|no) hp|điện thoại|sđt|gọi)|โทร(?:ศัพท์)?|มือถือ|เบอร์|电话|電話|手机|手機|携帯|致电|전화|휴대폰|핸드폰|연락처)`;
/** What may stand between that word and the number; an order's or a player's number is announced by other words. */
const ITS = String.raw`(?:[\s:：.=-]|(?:number|no|nr|num|nummer|me|us|back|at|on|under|via|is|my|ist|mich|an|unter|al|es|n[uú]mero|é|en|numéro|est|au|saya|aku|nomor|adalah|số|là|tôi)(?!\p{L})|คือ|ที่|ได้|กลับ|หา|เบอร์|ผม|号码?|號碼?|番号|是|は|번호|는|로){0,16}`;

/** "From 2020-2024", "Rp 1.299.000" and "1.299.000 đ" have as many digits as a telephone number. */
const YEARS = String.raw`(?:19|20|25)\d\d ?- ?(?:19|20|25)\d\d(?! ?-?\d)`;
const CURRENCY = String.raw`(?:(?<!\p{L})(?:rp|idr|vnd|cop|clp|thb|eur|usd)|\p{Sc})`;
const PRICE = String.raw`[1-9]\d{0,2}(?:[. ]\d{3}){1,4} ?(?:\p{Sc}|(?:đ|đồng|vnd|vnđ|idr|rupiah|cop|clp|pesos|baht|won|eur|euros?)(?!\p{L}))`;
const PRICED = String.raw`(?<=${CURRENCY}\.? ?)[1-9]\d{0,2}(?:[. ]\d{3}){1,4}(?![\d-]| ?\d)`;

/** Kinds of personal data and what stands for them. Order matters: a longer thing may hold what looks like a shorter one. */
const KINDS: [RegExp, string][] = [
  // JSON web tokens, Discord bot tokens, Discord's mfa tokens
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[secret]'],
  [/\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, '[secret]'],
  [/\bmfa\.[\w-]{20,}/g, '[secret]'],
  [/\bbearer\s+[\w.~+/=-]{12,}/gi, '[secret]'],
  [/\b(?:sk|pk|rk|xox[abprs]|gh[opsu]|glpat|AKIA|ASIA|AIza|AC|SK)[-_]?[\w-]{16,}/g, '[secret]'],
  // an address may carry who somebody is, or a way in: reset links above all
  [/\b(https?:\/\/)[^\s/@]+@/giu, '$1'],
  [/(https?:\/\/[^\s?#]+)[?#][^\s)>\]]+/giu, '$1'],
  [/\bwebhooks\/\d+\/[\w-]+/g, 'webhooks/[secret]'],
  [
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*\.\p{L}[\p{L}\p{M}]+/gu,
    '[e-mail]',
  ],
  ...SPELT_MAIL.map((mail): [RegExp, string] => [mail, '[e-mail]']),
  ...ANNOUNCED,
  // long runs of hexadecimal digits or of mixed letters and digits are keys
  [/\b[0-9a-f]{32,}\b/gi, '[secret]'],
  [/(?<![\w+/])(?=[\w+/]*\d)(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])[\w+/]{32,}={0,2}/g, '[secret]'],
  [
    /(?<!\b(?:v|ver|version|versión|versão|versi|build|update|patch|เวอร์ชัน|版本|バージョン|버전|phiên bản)[.:]? ?)\b\d{1,3}(?:\.\d{1,3}){3}\b/giu,
    '[address]',
  ],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[account]'],
  // Thai identity card, before the cards, which have as many digits
  [/(?<!\d)\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?!\d)/g, '[identity number]'],
  // in its usual groups first, so that a date beside it is not taken for a part
  [/(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?![ -]?\d{4}|\d)/g, '[card]'],
  [/(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/g, '[card]'],
  [
    /((?:exp|expiry|expires?|valid|bis|vence|validade|expire|berlaku|หมดอายุ|有效期|有効期限|유효기간)[\s:：.]{1,3})(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d(?=[\s,;]{1,3}\[card\])/giu,
    '$1[card]',
  ],
  // until when a card is valid belongs to it; alone "12/27" may be a date or a score
  [
    /(\[card\][^\n\d]{0,20}(?:exp|expiry|expires?|expiration|valid|thru|until|bis|ablauf|vence|caduca|validade|expire|berlaku|sampai|hạn|หมดอายุ|有效期|有効期限|유효기간)(?: date)?[\s:：.]{0,3})(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d(?!\d)/giu,
    '$1[card]',
  ],
  [/(\[card\][\s,;|:/-]{1,3})(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d(?:[\s,;|:/-]{1,3}\d{3,4})?(?!\d)/gu, '$1[card]'],
  [/(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/g, '[identity number]'],
  // "0171/2345678"; the leading zero tells it from a score
  [/(?:\+\d{2,3} ?\(?|(?<![\d./])\(?0)\d{2,4}\)? ?\/ ?\d[\d -]{3,12}\d(?![\d/])/g, '[number]'],
  [
    new RegExp(String.raw`(?:\+|(?<![\d.])(?!${YEARS}|${PRICE}|${PRICED}))\(?\d[\d ().-]{7,}\d(?!\d)`, 'giu'),
    '[number]',
  ],
  // eight digits are an order or a player as often: only where a telephone is spoken of
  [new RegExp(String.raw`(${TELEPHONE}${ITS})\d(?:[ -]?\d){6,7}(?![\d-])`, 'giu'), '$1[number]'],
  [
    /(?<!\d)\d{4}[ -]?\d{4}(?= is my (?:phone|mobile|cell|tel)| (?:is my |on |\()(?:whats ?app|viber|zalo))/gi,
    '[number]',
  ],
];

/** Zero in the scripts whose digits people mix in: Thai, Lao, Arabic, Persian, Devanagari, and the wide ones of Japanese keyboards. */
const ZEROS = [0x0e50, 0x0ed0, 0x0660, 0x06f0, 0x0966, 0xff10];
const WIDE = /[Ａ-Ｚａ-ｚ＠．＿＋－]|（(?=\d)|(?<=\d)）/gu;
const WIDE_SHIFT = 0xfee0;

/** Days, and the time after them. They are no numbers of somebody, but look like such. */
const DAY =
  /(?<![\d./-])(?:(?:19|20|25)\d\d([./-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20|25)\d\d)(?!\d|[./-]\d)(?:(?:T|,? )\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d))?/gu;
/** Each day is a character of private use while the patterns run, so that none is found in it. */
const HELD_FROM = 0xe000;
const HELD_MOST = 6_000;
const HELD = /[\ue000-\uf8ff]/g;

/**
 * The text without e-mail addresses, telephone, card, account and identity numbers, network addresses, secrets and what
 * addresses of pages carry behind "?": whoever words the answer does not need them. Patterns find what has a form, not names.
 */
export function redact(text: string): string {
  const days: string[] = [];
  const plain = withoutIpv6(inAscii(text.replace(HELD, '')));
  const held = plain.replace(DAY, (day) =>
    days.length < HELD_MOST ? String.fromCodePoint(HELD_FROM + days.push(day) - 1) : day,
  );
  return KINDS.reduce((result, [pattern, name]) => result.replace(pattern, name), held).replace(
    HELD,
    (day) => days[day.codePointAt(0)! - HELD_FROM] ?? '',
  );
}

/** Digits, and what joins them in numbers and addresses of mail, as ASCII has them. */
function inAscii(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const zero = ZEROS.find((one) => digit.codePointAt(0)! >= one && digit.codePointAt(0)! <= one + 9);
      return zero === undefined ? digit : String(digit.codePointAt(0)! - zero);
    })
    .replace(WIDE, (sign) => String.fromCodePoint(sign.codePointAt(0)! - WIDE_SHIFT))
    .replace(/(?<=\d\d)[‐‑‒–—−ー](?=\d{3})/gu, '-');
}

/** Before anything else: its groups look like times and numbers. */
function withoutIpv6(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?<![^:]:)/giu,
    (found) => (isIPv6(found) && /\d/.test(found) ? '[address]' : found),
  );
}
