import { normalise } from '../text/normalise.ts';

/** Subjects that a person should see early, with the words for them in every language the bot meets. */
export type SensitiveTopic = 'self-harm' | 'minor-safety' | 'account-theft' | 'payment';

const TOPICS: [SensitiveTopic, RegExp][] = [
  [
    'self-harm',
    /\b(?:kill(?:ing)? myself|suicid\w*|end (?:my|it) (?:own )?(?:life|all)|want to die|wanna die|hurt(?:ing)? myself|self[- ]?harm|cut(?:ting)? myself|don't want to live|no reason to live)\b|ฆ่าตัวตาย|อยากตาย|ไม่อยากอยู่แล้ว|ไม่อยากมีชีวิต|ทำร้ายตัวเอง|กรีดแขน|自杀|自殺|想死|不想活|死にたい|자살|죽고 싶|suicid(?:arme|ar me|io)|quiero morir|matarme|me matar|quero morrer|umbringen|selbstmord|suizid|me suicider|envie de mourir|bunuh diri|ingin mati|tự tử|muốn chết/,
  ],
  [
    'minor-safety',
    /\b(?:groom(?:ed|ing|er)?|p[a]?edo\w*|sexual\w*|nudes?|naked (?:photo|picture|pic)s?)\b|\b(?:adult|man|stranger|guy|player)\b.{0,60}\b(?:my (?:kid|child|son|daughter)|(?:8|9|10|11|12|13|14|15)[- ]year[- ]old|minor|underage)\b.{0,60}\b(?:meet|photo|picture|send|message|address|video|contact)|\b(?:my (?:kid|child|son|daughter)|i'?m (?:8|9|10|11|12|13|14|15)\b).{0,80}\b(?:asked|asking|asks|wants|contact\w*|messag\w*|meet)\b.{0,60}\b(?:meet|photo|picture|address|nude|send|adult|stranger)|ล่วงละเมิด|อนาจาร|ภาพโป๊|ขอดูรูปโป๊|นัดเจอ(?:เด็ก|ลูก)|(?:ลูก|เด็ก).{0,40}(?:คนแปลกหน้า|ผู้ใหญ่).{0,30}(?:นัด|ขอรูป|ทัก|ส่งรูป)|คนแปลกหน้า.{0,40}(?:ลูก|เด็ก)/,
  ],
  [
    'account-theft',
    /\b(?:hacked|hacker|hijack(?:ed)?|stole my (?:account|acc)|(?:account|acc|id) (?:\w+ ){0,4}?(?:stolen|hacked|compromised|taken over|hijacked)|someone (?:else )?(?:\w+ ){0,3}?(?:logged in|log in|signed in|got into|accessed|using|took|stole|changed) (?:\w+ ){0,3}?my (?:account|acc|password|email))\b|(?:โดน|ถูก)(?:แฮก|แฮ็ก|แฮค|แฮกซ์|hack|ขโมย(?:ไอดี|บัญชี|แอค)|ยึดไอดี)|(?:ไอดี|บัญชี|แอค(?:เคาท์|เคานต์)?|id)(?:\S{0,10})(?:โดนขโมย|ถูกขโมย|โดนแฮ|ถูกแฮ|โดน hack)|被盗号|被盗了|盗号|アカウント.{0,6}(?:乗っ取|盗ま)|해킹|계정.{0,6}도난|hackea|hackearam|gehackt|piraté|diretas|diretas|dihack|bị hack|mất tài khoản/,
  ],
  [
    'payment',
    /\b(?:charged (?:me )?(?:\w+ )?(?:twice|two times|double|three times|again|without)|double[- ]charged|unauthori[sz]ed (?:charge|payment|purchase|transaction)s?|charged (?:me )?(?:\w+ ){0,4}?(?:but|and) (?:\w+ ){0,4}?(?:nothing|not|never|didn't|haven't)|(?:i|we) (?:\w+ )?paid (?:\w+ ){0,6}?(?:but|and) (?:\w+ ){0,4}?(?:nothing|not|never|didn't|haven't)|charge ?back|fraud\w*|stolen (?:credit )?card|my (?:kid|child|son|daughter) (?:\w+ ){0,3}?(?:bought|spent|purchased))\b|(?:ตัดเงิน|หักเงิน|เก็บเงิน|ตัดบัตร)(?:\S{0,12})(?:ซ้ำ|สองรอบ|สองครั้ง|2 ?รอบ|2 ?ครั้ง|เกิน|โดยไม่ได้)|(?:จ่าย|โอน|เติม)(?:เงิน|ตัง|ไป|แล้ว)*\S{0,10}(?:แต่)?(?:ไม่ได้ของ|ไม่เข้า|ของไม่มา|ไม่ได้รับ)|(?:ลูก|เด็ก|น้อง)\S{0,10}(?:กดซื้อ|แอบซื้อ|เติมเงิน)|扣了两次|重复扣款|二重(?:請求|課金)|이중 ?결제|cobr(?:aron|ado|aram|ado) (?:dos|duas) veces?|doppelt abgebucht|débité deux fois/,
  ],
];

/** The sensitive subject of a message, the gravest first; null for none. */
export function sensitiveTopic(text: string): SensitiveTopic | null {
  const plain = normalise(text);
  return TOPICS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
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
