import type { SmallTalk } from '../../domain/text/texts.ts';
import { compilePhrases, LONGEST, partsOf, plainOf } from './phrases.ts';

/** Whoever asks one of these for help wants a person: no small talk. */
const CALLED = /support|team|sir|แอด/;

/** A bare "yes" or "no" weighs less than what is said with it: "no thanks" ends a talk, "yes thanks" accepts. */
export type Kind = Exclude<SmallTalk, 'stay'> | 'yes' | 'no';

export const KINDS = compilePhrases<Kind>([
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
    String.raw`(?:many )?(?:thanks?|thank (?:you|u)|thx|thnx|tks|ty|tysm|tyvm|cheers|much appreciated|appreciate it)(?: a lot| so much| very much| again| you)*(?: for (?:your |the |all |all your )?(?:help|helping(?: me)?|info|answer|quick (?:reply|answer)))? / ขอบคุณ(?:มาก|มากๆ|นะ|จริงๆ)* / ขอบใจ(?:มาก)? / แต๊ง(?:กิ้ว)? / แท้งกิ้ว / (?:muchas )?gracias / (?:muito )?obrigad[oa] / danke(?: schön)? / vielen dank / merci(?: beaucoup)? / terima kasih / makasih / cảm ơn(?: bạn)? / 谢谢 / 多谢 / ありがとう(?:ございます)? / 감사합니다 / 고마워(?:요)?`,
  ],
  [
    'bye',
    String.raw`(?:good ?)?bye+(?: ?bye+)* / see (?:you|ya)(?: later)? / cya / later / good night / have a (?:nice|good|great) (?:day|one|night) / that'?s (?:all|it)(?: for now)? / nothing(?: else)? / (?:i'?m|all) good / ไม่มี(?:แล้ว|อะไรแล้ว|คำถามแล้ว)? / หมดแล้ว / ไม่เป็นไร / ลาก่อน / (?:บาย+)+ / ไปก่อน(?:นะ|ละ)? / ไว้เจอกัน / ราตรีสวัสดิ์ / ฝันดี / แค่นี้(?:แหละ)? / adi[óo]s / hasta luego / tchau / tschüss / au revoir / tạm biệt / 再见 / さようなら / 안녕히 계세요`,
  ],
  [
    'yes',
    String.raw`y+e+s+ / yep / yeah / yup / sure / ใช่ / s[íi] / sim / ja / oui / ya / iya / vâng / 是的? / はい / 네`,
  ],
  [
    'positive',
    String.raw`ok(?:ay)? / k / great / perfect / awesome / nice / cool / good / (?:(?:it|that|this|everything) )?(?:all )?(?:works|worked|helped|did it|solved it|fixed it)(?: now| for me| perfectly| fine)* / (?:(?:it|that|this)(?:'s| is) )?(?:fixed|solved|resolved|working)(?: now| again)* / problem solved / got it / understood / โอเค / (?:ทำ|ใช้|เข้า|เล่น)?ได้(?:แล้ว|ละ|ล่ะ) / หายแล้ว / เข้าใจแล้ว / เรียบร้อย(?:แล้ว)? / สำเร็จแล้ว / เยี่ยม(?:เลย)? / ช่วยได้(?:มาก)? / ดีมาก / ดีเลย / แก้ได้แล้ว / (?:ya )?funcion[aó] / perfecto / vale / funcionou / deu certo / perfeito / (?:es |das )?(?:hat )?(?:geklappt|geholfen) / (?:es )?funktioniert(?: jetzt)? / alles klar / ça marche / parfait / d'accord / sudah bisa / berhasil / oke / được rồi / 好的 / 好了 / 可以了 / 解决了 / 解決しました / できました / わかりました / 됐어요 / 해결됐어요 / 알겠습니다`,
  ],
  ['no', String.raw`n+o+ / nope / nah / ไม่ / nein / non / n[ãa]o / tidak / không / 不是? / いいえ / 아니(?:요|오)?`],
  [
    'negative',
    String.raw`not really / no luck / no good / still (?:not (?:working|fixed)|broken|the same(?: (?:problem|issue|error|thing))?|not|nothing|no luck) / (?:(?:it|that|this) )?(?:still )?(?:didn'?t|did not|doesn'?t|does not|dont|don'?t|isn'?t|is not|won'?t|not)(?: really| even)? (?:help|work(?:ing)?|(?:solve|fix) (?:it|anything|(?:my|the) (?:problem|issue)))(?: at all| for me| either| unfortunately)* / (?:it|that|this) still fails / nothing (?:works|worked|helps|helped|changed) / (?:i(?:'ve| have)? )?(?:already )?tried (?:that|this|it|everything|all (?:of )?(?:that|this))(?: already| before)* / i(?:'ve| have)? already (?:did|done) (?:that|this|it|all (?:of )?(?:that|this)) / (?:(?:that|this|it)(?:'?s| is| was)? )?not (?:helpful|it|(?:that|this)(?: one)?|the (?:right )?one|what i(?: (?:asked(?: for)?|meant|want(?:ed)?|need(?:ed)?)|(?:'?m| am) looking for))(?: at all| either)? / (?:that|this|it) (?:isn'?t|wasn'?t) (?:it|the (?:right )?one|what i(?: (?:asked(?: for)?|meant|want(?:ed)?|need(?:ed)?)|(?:'?m| am) looking for)) / (?:that'?s )?wrong(?: answer)? / useless / (?:(?:อัน|เรื่อง|แบบ)(?:นี้|นั้น)(?:ก็)?)?ไม่ใช่(?:(?:อัน|เรื่อง|แบบ)?(?:นี้|นั้น)|(?:อัน|เรื่อง)?ที่(?:ถาม|หา|ต้องการ|หมายถึง))?(?:เลย)? / ไม่ได้(?:ผล|ช่วย|เรื่อง)?(?:เลย)? / (?:(?:ทำ|ลอง)(?:ตาม|ดู)?(?:หมด)?แล้ว)?(?:ก็)?ยังไม่(?:ได้|หาย|ช่วย|สำเร็จ)(?:ผล)?(?:เลย|อยู่ดี)* / (?:ทำ|ลอง)(?:ตาม|ดู)?(?:หมด)?แล้ว(?:ก็)?ไม่(?:ได้|หาย|ช่วย|สำเร็จ)(?:ผล)?(?:เลย|อยู่ดี)* / ลอง(?:ดู|ทำ)?(?:หมด)?แล้ว / ไม่ช่วย(?:เลย|อะไรเลย)? / ยัง(?:เป็น)?เหมือนเดิม / ยังเป็นอยู่ / ไม่ตรง(?:คำถาม)? / ตอบไม่ตรง(?:คำถาม)? / ไม่เกี่ยว(?:เลย)? / ไม่หาย / (?:eso )?no (?:me )?(?:funciona|funcionó|ayuda|ayudó|sirve|sirvió) / sigue sin funcionar / (?:eso )?no (?:es|era) (?:eso|esto|lo que (?:busco|buscaba|quiero|quer[íi]a|pregunt[ée]|necesito)) / eso no es / (?:isso )?não (?:funciona|funcionou|ajudou|resolveu) / (?:isso )?n[ãa]o (?:[ée]|era) (?:isso|isto|esse|essa|o que (?:eu )?(?:quero|queria|perguntei|procuro|preciso)) / (?:das|es) (?:ist|war)(?: es)? nicht(?: das(?: richtige)?)?(?:,? was ich (?:meine|meinte|suche|suchte|wollte|brauche))? / nicht das / das (?:meine|meinte) ich nicht / (?:das )?(?:hat )?(?:leider )?nicht (?:geholfen|funktioniert) / (?:es |das )?(?:funktioniert|geht|klappt) (?:immer noch |leider )?nicht / (?:ça )?(?:ne )?(?:marche|fonctionne) (?:toujours )?pas / (?:ce n'est|c'est|ce n'était|c'était) pas (?:[çc]a|cela|le bon|la bonne|ce que je (?:cherche|cherchais|veux|voulais|demande|demandais)) / ça n'a pas (?:aidé|marché|fonctionné) / (?:masih )?(?:tidak|gak|nggak|belum) (?:bisa|berhasil|membantu) / bukan(?: (?:yang )?(?:itu|ini)(?: yang (?:saya|aku) (?:maksud|cari|tanya))?)? / không phải(?: (?:(?:cái|điều|bài|câu) )?(?:đó|này|vậy))? / (?:vẫn )?không được / (?:van )?khong duoc / (?:这|那)个?不是 / 不是(?:这|那)(?:个(?:问题)?)? / 不对 / 没用 / 没有用 / (?:还是)?不行 / (?:まだ)?(?:ダメ|だめ)(?:です|でした)? / (?:それ|これ|そう)(?:じゃ|では)(?:ない|ありません)(?:です)?よ? / (?:(?:それ|これ)は)?(?:違います|違う|ちがいます|ちがう) / 解決しません(?:でした)? / (?:(?:그게|그거|그건|이게|이거|이건) ?)?(?:아니(?:에요|예요|야)|아닙니다|아닌데요?) / (?:아직 )?안 ?(?:돼요|됩니다)`,
  ],
  [
    'go-on',
    String.raw`help(?: me)?(?: out)?(?: asap)? / need help / sos / (?:can|could|would|will) (?:you|u)(?: please)? help(?: me)?(?: out)?(?: with something)? / i (?:need|want)(?: some| your)? help / (?:i have|i've got|got) a (?:question|problem) / (?:can|may|could) i ask (?:you )?(?:something|a question) / (?:ขอ|รบกวน)*สอบถาม(?:อะไร)?(?:หน่อย|ที)? / (?:ขอ)?ถาม(?:อะไร)?หน่อย(?:ได้ไหม|ได้มั้ย)? / ช่วย(?:ผม|หนู|ฉัน|เรา)?(?:ด้วย|หน่อย|ที)(?:ได้ไหม|ได้มั้ย)? / มีคำถาม / มีปัญหา / ayuda / ay[úu]dame / necesito ayuda / tengo una pregunta / (?:me )?puedes? ayudar(?:me)? / ajuda / preciso de ajuda / (?:você )?pode me ajudar / hilfe / ich brauche hilfe / (?:können sie|kannst du) mir helfen / aidez?-moi / j'ai besoin d'aide / (?:pouvez-vous|peux-tu) m'aider / tolong(?: bantu| saya| aku)* / bisa bantu / (?:mau|numpang) (?:ta|na)nya / giúp (?:tôi|mình|em)(?: với)? / cho (?:tôi|mình|em) hỏi / 请问 / 帮帮我 / 我有(?:个)?问题 / 助けて(?:ください)? / 質問(?:があります|です)? / 도와주세요 / 질문(?: ?있어요| ?있습니다)?`,
  ],
]);

/** What counts in a message of several kinds: "hi, it still doesn't work, thanks" is no greeting and no thanks. */
const WEIGHTIEST = ['who-are-you', 'how-are-you', 'go-on', 'bye', 'yes', 'thanks', 'positive', 'greeting'] as const;

function weightiest(parts: Set<Kind>): SmallTalk | null {
  if (parts.has('negative')) return 'negative';
  if (parts.has('no')) return parts.has('thanks') || parts.has('bye') ? 'bye' : 'negative';
  const kind = WEIGHTIEST.find((one) => parts.has(one)) ?? null;
  return kind === 'yes' ? 'positive' : kind;
}

/** The kind of small talk that a message is and nothing more; null for anything with substance ("hi, my game crashed"). */
export function smallTalk(text: string): SmallTalk | null {
  const plain = plainOf(text);
  if (plain.length > LONGEST) return null;
  if (/^[\p{Extended_Pictographic}\ufe0f\s]+$/u.test(plain)) return byEmoji(plain);
  const kind = weightiest(partsOf(plain, KINDS));
  return kind === 'go-on' && CALLED.test(plain) ? null : kind;
}

/** A bare "no", which after an offer declines the offer; "that did not work" says more. */
export function isPlainNo(text: string): boolean {
  const parts = partsOf(plainOf(text), KINDS);
  return parts.size === 1 && parts.has('no');
}

/** Whether a message is a call for help and nothing more ("help", "hi, can you help me?"); with it whoever is called matters not. */
export function callsForHelp(text: string): boolean {
  return weightiest(partsOf(plainOf(text), KINDS)) === 'go-on';
}

/** An emoji that isn't known here says nothing: 🤔 is no "yes". */
function byEmoji(text: string): SmallTalk {
  if (/[👎❌😡😠🤬😞😭😢😤😔🙁☹💔🖕]/u.test(text)) return 'negative';
  if (/[🙏❤💕💖🥰]/u.test(text)) return 'thanks';
  if (/[👋🖐]/u.test(text)) return 'greeting';
  return /[👍✅✔👌🆗🎉🥳💯👏😀😃😄😁😊🙂☺😍🤩😎]/u.test(text) ? 'positive' : 'go-on';
}
