import { normalise } from '../text/normalise.ts';
import { anyOf } from './any-of.ts';
import { speaksOfDespair } from './sensitive-despair.ts';
import { speaksOfMinorInDanger } from './sensitive-minors.ts';
import { speaksOfSelfHarm } from './self-harm.ts';

/** Subjects that a person should see early, with the words for them in every language the bot meets. */
export type SensitiveTopic = 'self-harm' | 'minor-safety' | 'account-theft' | 'payment';

const TOPICS: { topic: Exclude<SensitiveTopic, 'self-harm' | 'minor-safety'>; words: RegExp }[] = [
  {
    topic: 'account-theft',
    words: anyOf(
      /\b(?:(?:got|been|was|were|getting|is|i'?m|im) hacked|hacked (?:me|my|into my)|hackers? (?:\w+ ){0,2}?(?:took|stole|changed|got|has|have|is in|are in|in) (?:\w+ ){0,2}?my (?:account|acc|id|email|profile|wallet)|hijack(?:ed)?|stole my (?:account|acc)|(?:account|acc|id) (?:\w+ ){0,4}?(?:stolen|hacked|compromised|taken over|hijacked)|(?:someone|somebody|they|he|she) (?:else )?(?:\w+ ){0,3}?(?:logged in|log in|signed in|got into|accessed|stole|changed) (?:\w+ ){0,3}?my (?:account|acc|password|email)|(?:someone|somebody) (?:else )?(?:is |was |has been )?(?:using|in|took) my (?:account|acc))\b|^hacked\b/,
      /(?:โดน|ถูก)(?:แฮก|แฮ็ก|แฮค|แฮกซ์|hack|ขโมย(?:ไอดี|บัญชี|แอค)|ยึดไอดี)|(?:ไอดี|บัญชี|แอค(?:เคาท์|เคานต์)?|id)(?:.{0,10})(?:โดนขโมย|ถูกขโมย|โดนแฮ|ถูกแฮ|โดน hack)/,
      /被盗号|被盗了|盗号|号被盗|账号被|アカウント.{0,6}(?:乗っ取|盗ま)|乗っ取られ|해킹 ?당|해킹됐|계정.{0,6}(?:도난|해킹)/,
      /hackearon|hackeada|hackeado|robaron.{0,12}cuenta|cuenta.{0,12}robad|hackearam|roubaram.{0,12}conta|conta.{0,12}roubad|gehackt|(?:konto|account).{0,12}gestohlen|piraté|compte.{0,12}volé|volé.{0,12}compte/,
      /diretas|dihack|di ?hack|akun.{0,12}dicuri|bị hack|mất tài khoản|tài khoản.{0,12}bị (?:trộm|đánh cắp|chiếm)/,
    ),
  },
  {
    topic: 'payment',
    words: anyOf(
      /\b(?:charged (?:me )?(?:\w+ )?(?:twice|two times|double|three times|again|without)|double[- ]charged|(?:billed|paid|debited) twice|unauthori[sz]ed (?:charge|payment|purchase|transaction)s?|charged (?:me )?(?:\w+ ){0,4}?(?:but|and) (?:\w+ ){0,4}?(?:nothing|not|never|didn't|haven't)|(?:i|we) (?:\w+ )?paid (?:\w+ ){0,6}?(?:but|and) (?:\w+ ){0,4}?(?:nothing|not|never|didn't|haven't)|charge ?back|fraud(?:ulent\w*|ster\w*)?|stolen (?:credit )?card|my (?:kid|child|son|daughter) (?:\w+ ){0,3}?(?:bought|spent|purchased))\b/,
      /(?:ตัดเงิน|หักเงิน|เก็บเงิน|ตัดบัตร)(?:.{0,12})(?:ซ้ำ|สองรอบ|สองครั้ง|2 ?รอบ|2 ?ครั้ง|เกิน|โดยไม่ได้)|(?:จ่าย|โอน|เติม)(?:เงิน|ตัง|ไป|แล้ว)*\S{0,10}(?:แต่)?(?:ไม่ได้ของ|ไม่เข้า|ของไม่มา|ไม่ได้รับ)|(?:ลูก|เด็ก|น้อง)\S{0,10}(?:กดซื้อ|แอบซื้อ|เติมเงิน)/,
      /扣了两次|扣两次|重复扣|多扣了|二重(?:請求|課金|に請求)|2回請求|이중 ?결제|두 ?번 결제|중복 ?결제/,
      /cobr(?:aron|ado|aram|ado|ó) (?:[a-zñé]+ )?(?:dos|duas) ve(?:c|z)es?|cobro doble|cobrad[oa] em dobro|doppelt (?:abgebucht|berechnet|bezahlt)|zweimal abgebucht|(?:débité|prélevé|facturé)e? deux fois/,
      /(?:terpotong|ditagih|dipotong|kepotong) (?:dua|2) ?(?:kali|x)|(?:trừ|tính) tiền (?:hai|2) lần/,
    ),
  },
];

/** The sensitive subject of a message, the gravest first; null for none. */
export function sensitiveTopic(text: string): SensitiveTopic | null {
  const plain = normalise(text);
  if (speaksOfSelfHarm(plain) || speaksOfDespair(plain)) return 'self-harm';
  if (speaksOfMinorInDanger(plain)) return 'minor-safety';
  return TOPICS.find(({ words }) => words.test(plain))?.topic ?? null;
}

const ANGER =
  /\b(?:f+u+c+k\w*|wtf|shit\w*|bullshit|useless|worst|terrible|horrible|awful|ridiculous|pathetic|garbage|trash|scam(?:mers?)?|joke of|stupid bot|idiot\w*|moron|fed up|sick of this|waste of (?:time|money)|not helping|unacceptable|disgusting|hate (?:this|you)|angry|furious|third time|nobody (?:helps|answers|cares))\b|ห่วย|เหี้ย|สัส|ควย|แม่ง|โคตรแย่|แย่มาก|กาก|โง่|ไม่ได้เรื่อง|เสียเวลา|โกง(?:เงิน|กัน)|หลอกลวง|โมโห|หงุดหงิด|ไม่ช่วยอะไร|ไร้ประโยชน์|ปัญญาอ่อน|พอกันที|垃圾|骗子|最悪|ふざけ|쓰레기|짜증|inútil|basura|mierda|lixo|porra|scheiß\w*|nutzlos|inutile|merde|nul à chier|sampah|bodoh|vô dụng|đồ ngu/g;

/** How annoyed a message sounds, 0 … 1: insults, shouting, a row of marks. */
export function annoyance(text: string): number {
  const hits = (normalise(text).match(ANGER) ?? []).length;
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const shouting = letters.length >= 12 && capitals.length / letters.length > 0.7;
  return Math.min(1, hits * 0.5 + (shouting ? 0.35 : 0) + (/[!?！？]{3,}/.test(text) ? 0.25 : 0));
}
