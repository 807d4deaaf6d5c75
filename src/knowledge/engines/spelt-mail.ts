import { ENDINGS } from './addresses.ts';

const PROVIDERS =
  'gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|aol|proton|protonmail|gmx|web|t-online|mail|yandex|qq|163|126|naver|daum|hanmail|kakao|docomo|ezweb|uol|bol|terra|laposte|wanadoo';
const DOT_WORD = String.raw`(?:\s?[([{<]\s?(?:dot|punto|ponto|punkt|point|titik|จุด|\.)\s?[)\]}>]\s?|\s(?:dot|punto|ponto|punkt|point|titik|จุด)\s)`;
const PART = String.raw`[\p{L}\p{N}_%+-]{1,64}`;
const BEGINS = String.raw`(?<![\p{L}\p{N}_%+.-])`;
const MAILBOX = String.raw`${BEGINS}${PART}(?:(?:\.|${DOT_WORD})${PART}){0,4}`;
const IN_BRACKETS = String.raw`\s?[([{<]\s?(?:at|@|arroba|ät|แอท)\s?[)\]}>]\s?`;
const AT = String.raw`(?:\s(?:at|arroba|แอท)\s|\s?@\s?)`;
const HOST = String.raw`${PART}(?:(?:\.|${DOT_WORD})${PART}){1,4}`;
/** "Look at the shop", "I am at level" : no mailbox is called so. */
const NO_NAME =
  '(?!(?:in|on|up|is|it|look|looking|are|was|am|be|bought|available|website|site|shop|page|account|login|me|us|you|here|only|found)\\s)';

const pattern = (source: string): RegExp => new RegExp(source, 'giu');

/** E-mail addresses as people write them for other people: "john dot doe at gmail dot com", "john(at)gmail.com". */
export const SPELT_MAIL: RegExp[] = [
  pattern(`${MAILBOX}${IN_BRACKETS}${HOST}`),
  pattern(String.raw`${MAILBOX}\s?@\s?${PART}(?:(?:\s\.\s?|\.)(?:${ENDINGS}))+(?![\p{L}\p{N}])`),
  pattern(String.raw`${NO_NAME}${MAILBOX}${AT}${PART}(?:${DOT_WORD}(?:${ENDINGS}))+(?![\p{L}\p{N}])`),
  pattern(String.raw`${MAILBOX}${AT}(?:${PROVIDERS})(?:\.|${DOT_WORD})\p{L}{2,6}(?![\p{L}\p{N}])`),
  pattern(
    String.raw`${BEGINS}(?=[\p{N}_]{0,32}\p{L})(?=[\p{L}]{1,32}[._\d])[\p{L}\p{N}._%+-]{2,64}\sat\s[a-z0-9-]{2,63}(?:\.[a-z]{2,24}){1,3}(?![\p{L}\p{N}])`,
  ),
];
