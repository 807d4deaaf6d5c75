import { compilePhrases, partsOf, plainOf } from './phrases.ts';
import { type Kind, KINDS, smallTalk } from './small-talk.ts';

/** A `nod` is politeness, which after an offer says "yes" when it stands alone ("ครับ", "bitte"). */
type ReplyKind = Kind | 'nod';

/**
 * What says "yes" or "no" only because an offer stands before it: anywhere else "好", "later" or "mau" means something else or
 * nothing, so these are not phrases of small talk. They go before those: after an offer "됐어요" and "I'm good" decline.
 */
const REPLIES: [ReplyKind, string][] = [
  [
    'yes',
    String.raw`i (?:do|would)(?: like (?:that|to|it))? / i'd (?:like|love) (?:that|to|it) / i want (?:to|that|it) / (?:please )?do(?: (?:it|that|so))? / y / ye[ash]? / ya+s / okay / ok / sure thing / of course / ofc / absolutely / definitely / certainly / alright / all right / go ahead / why not / sounds good / that would be (?:great|good|nice|helpful|lovely) / fine / if possible`,
  ],
  [
    'yes',
    String.raw`claro(?: que s[íi])? / por supuesto / desde luego / dale / bueno / vale / me gustar[íi]a / (?:lo )?quiero(?: hablar)? / est[áa] bien / de acuerdo / com certeza / quero(?: falar)?(?: sim)? / gostaria(?: sim)? / pode(?: ser| sim)? / isso / beleza / t[áa](?: bom)? / (?:sehr )?gerne? / nat[üu]rlich / klar / na klar / alles klar / unbedingt / auf jeden fall / jo / jap / jawohl / (?:das )?(?:m[öo]chte|will|w[üu]rde) ich(?: gerne?)? / ich (?:m[öo]chte|will)(?: das)? / das w[äa]re (?:gut|toll|nett|super|schön|prima) / mach(?:en sie)? das`,
  ],
  [
    'yes',
    String.raw`ouais / bien s[ûu]r / volontiers / avec plaisir / je (?:le )?veux(?: bien)? / carr[ée]ment / absolument / d'accord / ça serait (?:bien|super|cool) / boleh(?: banget| deh| dong| kak| min)* / mau(?: dong| kak| min| banget)* / ingin / tentu(?: saja)? / sil[ah]+kan / oke / sip / siap / baik(?:lah)? / (?:i?ya|yes|y)(?: kak| min| dong| deh)+ / có(?: chứ| ạ)* / co / dạ(?: vâng| có| được| ạ)* / da(?: vang| co)? / vang / ừm? / được(?: ạ)? / duoc / đồng ý / (?:tôi |mình |em )?(?:muốn|cần)(?: ạ)? / (?:toi |minh |em )?muon`,
  ],
  [
    'yes',
    String.raw`我?(?:要|需要|想|想要)(?:的|啊|呀)? / 好(?:的|啊|呀|吧|嘞)? / 可以(?:的|啊)? / 行(?:的|啊|吧)? / 嗯+ / 是 / [对對](?:的|啊)? / [当當]然(?:可以|要)? / [没沒][问問][题題] / 麻[烦煩](?:你|您)?了? / ぜひ / 是非 / うん / ええ / そうです / そうして(?:ください)? / (?:つない|繋い)でください / 转吧? / 轉吧? / 希望します / 必要です / いいですよ / 예 / 넵 / 넹 / 응 / 어 / 그래(?:요)? / 좋(?:아요|습니다) / 물론(?:이죠)? / 당연하죠 / 원(?:해요|합니다) / 필요(?:해요|합니다) / (?:연결|그렇게) ?해 ?주세요`,
  ],
  [
    'yes',
    String.raw`ได้(?:เลย|สิ)? / (?:ต้องการ|อยาก|อยากคุย|เอา|คุย|ขอคุย)(?:เลย|สิ|ด้วย)? / โอเค / ตกลง / รบกวนด้วย / อื[อม]ม? / เออ`,
  ],
  [
    'nod',
    String.raw`please / pls / plz / por ?fa(?:vor|s)? / bitte(?: sch[öo]n)? / s'il (?:te|vous) pla[îi]t / svp / stp / ạ / làm ơn / 拜托 / 拜託 / 请 / 請 / お願い(?:いた)?します / おねがいします / お願い / 頼みます / よろしく(?:お願いします)? / 부탁(?:해요|합니다|드려요|드립니다|드릴게요|할게요)? / ครับ(?:ผม)? / คับ / ค้าบ / คร้าบ / ค่ะ / คะ / ค้า / จ้า / จ้ะ / จ๊ะ / ฮะ / งับ`,
  ],
  [
    'no',
    String.raw`i (?:don'?t|do not)(?: (?:want|need)(?: (?:to|it|that|one))?)? / no need / not (?:necessary|needed|now|right now|yet|really) / never ?mind / nvm / (?:maybe )?later / (?:i'?m|all) (?:good|fine|ok(?:ay)?) / it'?s (?:ok(?:ay)?|fine|all right|alright) / (?:i'?d )?rather not`,
  ],
  [
    'no',
    String.raw`no (?:hace falta|es necesario|quiero|por ahora) / (?:ahora|mejor|todav[íi]a|aún) no / (?:más tarde|después|luego) / n[ãa]o (?:precisa|preciso|quero|é necess[áa]rio)(?: n[ãa]o)? / (?:agora|ainda) n[ãa]o / deixa(?: pra lá)? / (?:mais tarde|depois) / (?:(?:das|es) ist (?:wirklich )?)?nicht (?:mehr )?(?:nötig|notwendig) / nicht jetzt / (?:jetzt|noch|lieber|bitte) nicht / n[eö]e? / (?:(?:das )?brauch(?:e)? ich|(?:das )?(?:möchte|will) ich|ich (?:möchte|will)(?: das)?) nicht / (?:kein bedarf|muss nicht sein|passt schon) / später`,
  ],
  [
    'no',
    String.raw`pas (?:besoin|la peine|nécessaire|maintenant|encore) / (?:ce n'est|c'est|je n'en ai|j'ai) pas (?:la peine|nécessaire|besoin) / je ne veux pas / plus tard / sans façon / laisse(?:z)? tomber / c'est bon / ça va(?: aller)? / (?:tidak|n?ggak?|gak?|enggak?)(?: (?:usah|perlu|mau|dulu|sekarang))?(?: kak| min| deh| kok)* / ga(?:k)?(?:usah|perlu) / belum / nanti(?: saja| aja| dulu)? / jangan / (?:không|khỏi|chưa|khong|ko) (?:cần|muốn|can|muon)(?: thiết| đâu| ạ| nữa)* / khong / ko / khỏi / chưa / không sao(?: đâu)? / thôi / để sau`,
  ],
  [
    'no',
    String.raw`我?(?:不用|不需要|不必|不要|不想|不想要)(?:了|啦|的|麻烦了)? / 不了 / 不好 / 算了 / (?:暂时|暫時|先|还|還)不(?:用|需要|要)了? / [没沒]必要 / [没沒]事了? / (?:今は|やっぱり)?(?:結構|けっこう|大丈夫|だいじょうぶ|いい)です / 大丈夫 / 不要(?:です)? / 必要(?:は)?(?:ない(?:です)?|ありません) / [要い](?:らない(?:です)?|りません) / いや / いえ / ううん / やめておきます / 遠慮します / また今度 / 後で / 괜찮(?:아요?|습니다) / 됐(?:어요|습니다) / 필요 ?없(?:어요|습니다) / 아직(?:이요|은)? / 안 ?해도 ?(?:돼요|됩니다) / 싫어요 / 나중에(?:요|할게요)? / 아뇨 / 아닙니다 / 아니(?:에요|예요|야)`,
  ],
  [
    'no',
    String.raw`ไม่(?:ต้อง(?:การ)?|เอา|อยาก|คุย|จำเป็น|เป็นไร|ดีกว่า)(?:คุย)?(?:แล้ว|หรอก|ดีกว่า)? / ยัง(?:ไม่ต้อง(?:การ)?|ก่อน)? / (?:ไว้|เดี๋ยว)ก่อน / ไว้ทีหลัง / ช่างมัน`,
  ],
];

const AFTER_AN_OFFER = [...compilePhrases<ReplyKind>(REPLIES), ...KINDS];

/** With these a reply says more: what does not help, a farewell, a question for the bot. They are answered as anywhere else. */
const MORE = ['negative', 'bye', 'how-are-you', 'who-are-you'] as const;

/** What a message makes of the bot's offer of a person, when it is a reply to it and nothing more. */
export function replyToOffer(text: string): 'accepted' | 'declined' | null {
  const parts = partsOf(plainOf(text), AFTER_AN_OFFER);
  if (MORE.some((kind) => parts.has(kind))) return null;
  if (parts.has('no')) return parts.has('go-on') ? null : 'declined';
  const nods = parts.size > 0 && [...parts].every((kind) => kind === 'nod' || kind === 'positive');
  return nods || parts.has('yes') || smallTalk(text) === 'positive' ? 'accepted' : null;
}
