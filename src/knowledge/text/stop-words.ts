import { THAI_PARTICLES } from './thai-particles.ts';

/** Words that say little about what a question is about. Question words are here too: every article answers some "how". */
const ENGLISH = `a an the and or but if so as of at by for from in into on onto to up with about than then that this these those there here it its
i me my mine we us our you your yours he she him her his they them their who whom whose what which when where why how
is am are was were be been being do does did doing done have has had having can could will would shall should may might must
s t re ve ll d m please pls hi hello hey thanks thank you just also too very really some any
get got getting want wanna need like know tell let lets gonna gotta
help question sir madam guys dear ok okay because cuz cos coz bc while during possible way able going go u ur plz
n r w y ya yo yall bro dude omg lol lmao wtf smh ugh idk btw imo tbh rn atm asap fyi tho pal mate gimme lemme tryna kinda sorta dunno`;

const THAI = `ที่ ซึ่ง อัน ของ และ หรือ แต่ ก็ จะ ได้ ให้ ใน นอก กับ แก่ แด่ ต่อ โดย ด้วย จาก ถึง ว่า เป็น คือ อยู่ มี มา ไป แล้ว นี้ นั้น โน้น นี่ นั่น เหล่า
ผม ฉัน ดิฉัน หนู เรา คุณ เขา มัน พวก ท่าน เธอ กู มึง สิ ล่ะ ละ หรอ เหรอ ไหม มั้ย มั๊ย ป่ะ ปะ ป่าว เลย
อะไร ยังไง อย่างไร ทำไม เมื่อไร เมื่อไหร่ ไหน ใคร เท่าไร เท่าไหร่ กี่ บ้าง ช่วย หน่อย ที ขอ อยาก ต้อง การ ความ ทำ ตรง เพื่อ เพราะ ถ้า หาก เมื่อ ขณะ ระหว่าง
คน ตัว อย่าง สวัสดี ขอบคุณ รบกวน สอบถาม ถาม แบบ กำลัง เคย ยัง อีก มาก น้อย ๆ ฯ
นึง รึ เปล่า มะ ง่ะ ง่า เอา กะ เค้า สัก ซัก สักที ซักที สักหน่อย ซักหน่อย ทีไร เพิ่ง พึ่ง ดิ เออ งี้ งั้น มั้ง ตอนนี้ จริงๆ โคตร โคด ${THAI_PARTICLES.join(' ')}`;

const OTHERS: Record<string, string> = {
  es: 'el la los las un una de del en y o a que es por para con se su mi me lo al como qué cómo no hay puedo',
  pt: 'o a os as um uma de do da em e ou que é por para com se meu minha me no na como não posso',
  de: 'der die das ein eine und oder in im zu von mit für auf ist ich mein meine wie was kann nicht es den dem',
  fr: 'le la les un une de du des et ou à au en que est pour avec je mon ma comment quoi ne pas puis il',
  id: 'yang dan di ke dari untuk dengan saya aku bagaimana apa bisa tidak ini itu adalah',
  zh: '我 你 您 的 了 吗 呢 吧 请 想 要 能 可以 怎么 怎么办 如何 什么 是 在 有 和 也 都 就 我的 一下',
  ja: 'は が を に の で と も へ や か ね よ て た だ です ます ません した して する したい ください どう どうすれば いい こと ない なに 何 これ それ お ご',
  ko: '저 제 내 나 어떻게 하나요 해요 하고 싶어요 좀 수 있나요 이 그 저는 제가 왜 뭐 어디',
  vi: 'là và của cho tôi mình thế nào làm sao có không được ở trong với để này',
};

const sets = new Map<string, ReadonlySet<string>>();
for (const [locale, words] of Object.entries({ en: ENGLISH, th: THAI, ...OTHERS })) {
  sets.set(locale, new Set(words.split(/\s+/)));
}
const NONE: ReadonlySet<string> = new Set();

/** The stop words of a language ("en", "th", …); empty for a language without a list. */
export function stopWords(language: string): ReadonlySet<string> {
  return sets.get(language) ?? NONE;
}
