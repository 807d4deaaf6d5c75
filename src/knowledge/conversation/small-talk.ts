import { normalise, withoutMarkup } from '../text/normalise.ts';

/** `go-on` and `stay` are only replies: to a "yes" when more was offered, to a "no" when a person was. */
export type SmallTalk =
  'greeting' | 'thanks' | 'bye' | 'how-are-you' | 'who-are-you' | 'positive' | 'negative' | 'go-on' | 'stay';

/** What may stand around and between the phrases. */
const AROUND =
  /[\s!.,~?^…:)(ๆ\p{Extended_Pictographic}\ufe0f]+|(?:there|bot|all|everyone|guys|team|support|sir|please|krub|krap|kub|kha|ka)(?!\p{Script=Latin})|ครับ|คับ|ค้าบ|ค่ะ|คะ|คร้าบ|จ้า|จ้ะ|จ๊ะ|นะ|ผม|บอท|แอดมิน|แอด|ฮะ|น้า|งับ|ค้า/uy;

/** Phrases by their kind, as patterns with " / " between them. */
const PHRASES: [SmallTalk, string][] = [
  [
    'greeting',
    String.raw`(?:h+i+)+ / he+y+ / hello+ / helo / hallo / yo+ / hiya / howdy / greetings / good (?:morning|afternoon|evening|day) / sup / สวัสดี(?:ตอน(?:เช้า|บ่าย|เย็น))? / หวัดดี / ดี / ดีจ้า / ฮัลโหล / โหล / เฮลโหล / hola / buenas(?: tardes| noches)? / buenos d[ií]as / ol[áa] / oi / bom dia / boa (?:tarde|noite) / guten (?:tag|morgen|abend) / bonjour / bonsoir / salut / halo / selamat (?:pagi|siang|sore|malam) / xin chào / chào(?: bạn)? / 你好 / 您好 / 嗨 / 哈喽 / こんにちは / こんばんは / おはよう(?:ございます)? / 안녕(?:하세요)?`,
  ],
  [
    'how-are-you',
    String.raw`how are (?:you|u)(?: doing| today)* / how(?:'s| is) it going / how r u / what'?s up / wassup / how do you do / สบายดี(?:ไหม|มั้ย|หรือเปล่า|ป่าว|ปะ) / เป็น(?:ยังไง|ไง|อย่างไร)บ้าง / คุณสบายดีไหม`,
  ],
  [
    'who-are-you',
    String.raw`(?:who|what) (?:are|r) (?:you|u) / (?:are|r) (?:you|u) (?:a |an |really |actually )*(?:real |actual |live |human )*(?:bot|robot|human|person|ai|real|chat ?bot|machine|human being)(?: or (?:a |an )?(?:bot|robot|human|real person|person|ai|machine))? / am i (?:talking|speaking|chatting) (?:to|with) (?:a |an )*(?:real |actual )*(?:bot|robot|human|person|ai|machine) / is this a (?:bot|robot|real person|human) / what(?:'s| is) your name / คุณ(?:คือ|เป็น)ใคร / (?:นี่|คุณ|เธอ)?(?:เป็น|คือ|ใช่)(?:บอท|บอต|คน(?:จริง)?|หุ่นยนต์|ai|มนุษย์)(?:หรือ|รึ)?(?:เปล่า|ป่าว|ไหม|มั้ย|คน|บอท|บอต|หรอ|เหรอ)* / ชื่ออะไร`,
  ],
  [
    'thanks',
    String.raw`(?:ok(?:ay)? )?(?:many )?(?:thanks?|thank (?:you|u)|thx|thnx|tks|ty|tysm|tyvm|cheers|much appreciated|appreciate it)(?: a lot| so much| very much| again| you)* / (?:โอเค)?ขอบคุณ(?:มาก|มากๆ|นะ|จริงๆ)* / ขอบใจ(?:มาก)? / แต๊ง(?:กิ้ว)? / แท้งกิ้ว / gracias / muchas gracias / obrigad[oa] / danke(?: schön)? / vielen dank / merci(?: beaucoup)? / terima kasih / makasih / cảm ơn(?: bạn)? / 谢谢 / 多谢 / ありがとう(?:ございます)? / 감사합니다 / 고마워(?:요)?`,
  ],
  [
    'bye',
    String.raw`(?:good ?)?bye+(?: ?bye+)* / see (?:you|ya)(?: later)? / cya / later / good night / have a (?:nice|good|great) (?:day|one|night) / that'?s (?:all|it)(?: for now)? / no,? (?:that'?s (?:all|it)|thanks?(?: you)?|thank you) / no(?:thing)?(?: else)?,? (?:thanks?|thank you) / nothing(?: else)? / (?:i'?m|all) good(?: thanks)? / ไม่มี(?:แล้ว|อะไรแล้ว|คำถามแล้ว)? / หมดแล้ว / ไม่เป็นไร / ลาก่อน / (?:บาย+)+ / ไปก่อน(?:นะ|ละ)? / ไว้เจอกัน / ราตรีสวัสดิ์ / ฝันดี / แค่นี้(?:แหละ)? / adi[óo]s / hasta luego / tchau / tschüss / au revoir / tạm biệt / 再见 / さようなら / 안녕히 계세요`,
  ],
  [
    'positive',
    String.raw`y+e+s+ / yep / yeah / yup / sure / ok(?:ay)? / k / great / perfect / awesome / nice / cool / good / it (?:works|worked|helped)(?: now)? / (?:that|this) (?:works|worked|helped|did it|solved it|fixed it) / (?:works|fixed|solved)(?: now)? / got it / understood / ใช่ / โอเค / ได้แล้ว / ใช้ได้แล้ว / หายแล้ว / เข้าใจแล้ว / เยี่ยม(?:เลย)? / ช่วยได้(?:มาก)? / ดีมาก / ดีเลย / แก้ได้แล้ว / s[íi] / sim / ja / oui / ya / vâng / 是的? / はい / 네`,
  ],
  [
    'negative',
    String.raw`n+o+ / nope / nah / not really / no luck / still (?:not working|broken|the same|doesn'?t work|not) / (?:it |that |this )?(?:didn'?t|did not|doesn'?t|does not|dont|don'?t) (?:help|work|solve (?:it|anything)|fix (?:it|anything))(?: at all)? / (?:that'?s )?not (?:helpful|what i (?:asked|meant|want(?:ed)?|need)) / wrong(?: answer)? / useless / no that'?s wrong / ไม่ / ไม่ใช่ / ไม่ได้(?:ผล|ช่วย|เรื่อง)? / ยังไม่ได้ / ไม่ช่วย(?:เลย|อะไรเลย)? / ยังเหมือนเดิม / ไม่ตรง(?:คำถาม)? / ตอบไม่ตรง(?:คำถาม)? / ไม่เกี่ยว(?:เลย)? / ไม่หาย / nein / non / tidak / không / 不是? / いいえ / 아니(?:요|오)?`,
  ],
];

const KINDS = PHRASES.map(([kind, phrases]) => ({
  kind,
  phrases: phrases.split(' / ').map((phrase) => new RegExp(`(?:${phrase})(?!\\p{Script=Latin})`, 'uy')),
}));

/** Where the longest of the patterns ends that match at a place; the place itself when none does. */
function endOf(patterns: RegExp[], text: string, at: number): number {
  return patterns.reduce((end, pattern) => {
    pattern.lastIndex = at;
    return pattern.test(text) ? Math.max(end, pattern.lastIndex) : end;
  }, at);
}

/**
 * Whether a text is made of these phrases and nothing else. Reads it once from left to right, the longest phrase first, and never goes
 * back: a pattern for the whole text would try every way to cut it up.
 */
function madeOf(phrases: RegExp[], text: string): boolean {
  let said = false;
  for (let at = 0; at < text.length;) {
    const phrase = endOf(phrases, text, at);
    const end = phrase > at ? phrase : endOf([AROUND], text, at);
    if (end === at) return false;
    said ||= phrase > at;
    at = end;
  }
  return said;
}

/** The kind of small talk that a message is and nothing more; null for anything with substance ("hi, my game crashed"). */
export function smallTalk(text: string): SmallTalk | null {
  const plain = normalise(withoutMarkup(text)).replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > 80) return null;
  if (/^[\p{Extended_Pictographic}\ufe0f\u200d\s]+$/u.test(plain)) return byEmoji(plain);
  return KINDS.find(({ phrases }) => madeOf(phrases, plain))?.kind ?? null;
}

const PLAIN_NO = /^(?:n+o+|nope|nah|ไม่(?:ค่ะ|คะ|ครับ|คับ)?|nein|non|não|tidak|không|不是?|いいえ|아니(?:요|오)?)[\s!.]*$/u;

/** A bare "no", which after an offer declines the offer; "that did not work" says more. */
export function isPlainNo(text: string): boolean {
  return PLAIN_NO.test(normalise(withoutMarkup(text)).trim());
}

function byEmoji(text: string): SmallTalk {
  if (/[🙏❤💕💖]/u.test(text)) return 'thanks';
  if (/[👎❌😡😠🤬😞😭]/u.test(text)) return 'negative';
  return /[👋🖐]/u.test(text) ? 'greeting' : 'positive';
}

const REPLIES: Record<string, Record<SmallTalk, string>> = {
  en: {
    greeting: 'Hello! Tell me in a sentence what you need, and I will look for the answer.',
    thanks: "You're welcome! If there is anything else, just write.",
    bye: 'Goodbye, and take care!',
    'how-are-you': 'All well here, thank you. What can I do for you?',
    'who-are-you':
      "I'm the support bot. I answer from our help articles, and I can bring in a person whenever you want one.",
    positive: 'Good to hear. Is there anything else?',
    'go-on': 'Go ahead: what is it about?',
    stay: "All right, let's go on here. What can I do for you?",
    negative:
      "I'm sorry that this didn't help. Tell me a little more about it, or ask for a person and I'll pass you on.",
  },
  th: {
    greeting: 'สวัสดีครับ พิมพ์เล่าสั้น ๆ ได้เลยว่าต้องการให้ช่วยเรื่องอะไร เดี๋ยวหาคำตอบให้ครับ',
    thanks: 'ยินดีครับ ถ้ามีเรื่องอื่นพิมพ์มาได้เลยนะครับ',
    bye: 'แล้วพบกันใหม่นะครับ',
    'how-are-you': 'สบายดีครับ ขอบคุณที่ถามนะครับ วันนี้มีอะไรให้ช่วยไหมครับ',
    'who-are-you': 'ผมเป็นบอทช่วยเหลือครับ ตอบจากบทความช่วยเหลือ และโอนให้คุยกับเจ้าหน้าที่ได้ทุกเมื่อที่ต้องการครับ',
    positive: 'ดีใจที่ช่วยได้ครับ มีเรื่องอื่นอีกไหมครับ',
    'go-on': 'ว่ามาได้เลยครับ เรื่องอะไรครับ',
    stay: 'ได้ครับ คุยกันต่อตรงนี้นะครับ ให้ช่วยเรื่องอะไรดีครับ',
    negative: 'ขออภัยที่ยังช่วยไม่ได้ครับ ลองเล่าเพิ่มอีกนิด หรือบอกว่าขอคุยกับเจ้าหน้าที่ได้เลยนะครับ',
  },
};

/** What the bot says to small talk; in English where there is no translation. */
export function smallTalkReply(kind: SmallTalk, language: string): string {
  return (REPLIES[language] ?? REPLIES['en']!)[kind];
}
