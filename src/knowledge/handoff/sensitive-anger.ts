import { anyOf } from './any-of.ts';

const ANGER = new RegExp(
  anyOf(
    /\b(?:f+u+c+k\w*|wtf|shit(?:s|ty|show\w*|hole\w*|head\w*|ting|load)?|bullshit|useless|worst|terrible|horrible|awful|ridiculous|pathetic|garbage|trash|scam(?:mers?)?|joke of|(?:stupid|dumb) (?:bot|game|app|support|company|devs?)|dumb ?ass\w*|idiot\w*|moron|fed up|sick of this|waste of (?:time|money)|not helping|unacceptable|disgusting|hate (?:this|you)|angry|furious|third time(?! (?:i|we) (?:play|won|win|did|do\b|open|finish|complet|beat|clear|get|got))|nobody (?:helps|answers|cares))\b/,
    /\b(?:(?:you|u|y'?all|devs) (?:really |just |totally |absolutely |fucking |all |guys )?suck|(?:this|it|ur|game|bot|support|app|update|server) (?:really |just |totally |absolutely |fucking )?sucks)\b(?! (?:in|up|out|the|mana|hp|life|blood|enem))/,
    /ห่วย|เหี้ย|สัส|ควย|แม่ง|โคตรแย่|แย่มาก|(?<!หน้า)กาก|โง่|ไม่ได้เรื่อง|เสียเวลา|โกง(?:เงิน|กัน)|หลอกลวง|โมโห|หงุดหงิด|ไม่ช่วยอะไร|ไร้ประโยชน์|ปัญญาอ่อน|พอกันที|ไอ้(?:บ้า|เวร|ห่า|สัตว์|สัด)|อีบ้า/,
    /垃圾|骗子|最悪|ふざけ|[气氣]死(?:我|人)|他[妈媽]的|傻[逼比屄]|(?:クソ|くそ|糞)(?:ゲー|ボット|運営|アプリ|サポ)|쓰레기|짜증|씨발|씨빨|ㅅㅂ|시발(?![점역택])|병신|개새끼|좆같/,
    /inútil|basura|mierda|(?<!de )\bputa madre|hij[oa]s? de puta|\best(?:oy|amos) (?:muy |tan |ya |realmente )?hart[oa]s?\b|\b(?:gilipollas|joder|pendejos?)\b|lixo|porra|\bmerda\b|\bcaralho\b|filh[oa] da puta/,
    /scheiß\w*|nutzlos|\barschl(?:o|ö|oe)ch\w*|\bdumm(?:er|es|e) (?:bot|spiel|app|support)\b|inutile(?! d)|\bmerde|nul à chier|\bputain\b|\bconnards?\b|fait chier/,
    /sampah|bodoh|\b(?:goblok|tolol|bangsat|kontol)\b|(?:^|[,.!?] ?)anjing(?= ?(?:$|[,.!?])| (?:lu|lo|loe|emang|lah|banget|kau|game|bot|nih)\b)|\b(?:game|bot|dasar|emang) anjing\b|vô dụng|đồ ngu|\bngu (?:quá|vãi|thế|vậy|thật)|\bbot ngu\b|\bvcl\b/,
  ),
  'gu',
);

/** Names a thing of the game, asks about cheats, or is the bin where a mail went; taken out before counting. */
const HARMLESS = new RegExp(
  [
    String.raw`\b(?:shit\w*|angry|furious|horrible|terrible|awful|ridiculous|trash|garbage|pathetic|disgusting|useless|idiot|scammer|fuck\w*) (?:golem|boss|dragon|monster|slime|beast|wolf|bear|demon|troll|goblin|giant|ghost|zombie|bird|face|emote|emoji|sticker|skin|pile|can|bin|folder|pet|mob|raid boss|panda|minion)s?\b`,
    String.raw`\b(?:is|are|was|isn'?t|could|would) (?:(?!so |such |just |really |clearly |totally |all |a |the |nothing |literally |absolutely |complete )\w+ ){1,5}(?:be )?(?:an? )?scam(?:mers?|s)?\b`,
    String.raw`(?:^|[.!?,] ?)(?:is|are|was) the (?:\w+ ){1,5}(?:an? )?scam(?:mers?|s)?\b`,
    String.raw`\b(?:trash|garbage|useless|terrible|awful|horrible|worst) (?:items?|loot|gear|equipment|weapons?|cards?|materials?|tier|drops?|bag|slot|button|icon|mobs?)\b|\b(?:where is|where's|in|into|to|empty|from) (?:the |my )?(?:trash|garbage)\b(?! (?:game|bot|app|support))`,
    String.raw`\b(?:angry|furious) (?:mode|strikes?|slash|attacks?|skills?|blow|charge|form|state|stance|buff|swipe|roar|punch|kick|blade|version)\b`,
    String.raw`\b(?:report|reporting|avoid|spot|recogni[sz]e|ban|banned|block|against|about|what is|how do|know|detect|stop|by|from) (?:\w+ ){0,3}?scam(?:mers?|s)?\b`,
    String.raw`\b(?:which|what|who)(?:'s)?(?: \w+){0,4}? worst\b|\bholy shit\b|\bno shit\b|\bworst (?:case|to best)\b`,
    String.raw`d[óo]nde est[áa] (?:la |el )?(?:basura|cubo de basura)|\b(?:objetos?|[íi]tems?|armas?|equipos?|cartas?|cosas) (?:de )?(?:la )?(?:basura|in[úu]til(?:es)?)|\ben la basura|\b(?:onde (?:fica|est[áa]|[ée])|n[oa]) (?:o |a )?(?:lata de )?lixo|\b(?:itens|item|cartas?|equipamentos?|armas?) (?:de |do )?(?:lixo|in[úu]te?is|in[úu]til)`,
    String.raw`\bnutzlose[nrsm]? (?:items?|gegenst[äa]nd\w*|sachen|karten?|waffen?|ausr[üu]stung\w*)|\b(?:objets?|items?|cartes?|armes?) inutiles?|équipements? inutiles?|\b(?:items?|barang|senjata|kartu|gear|equip(?:ment)?) (?:yang |yg )?sampah|\bsampah (?:di ?mana|dimana)|(?:vật phẩm|trang bị|thẻ|vũ khí|item) vô dụng`,
    String.raw`垃圾(?:[装裝][备備]|道具|物品|卡|武器|材料)|쓰레기 ?(?:아이템|템|장비|카드|무기)|(?:ไอเท็?ม|อาวุธ|การ์ด|อุปกรณ์)กาก|最悪の?(?:場合|ケース|事態)`,
    String.raw`กากบาท|กากเพชร|垃圾(?:箱|桶|[邮郵]件|短信|信|[站袋])|쓰레기통|(?:correo|mail|carpeta|buzón) (?:de )?basura|lixo eletr|lixeira|(?:folder|tempat|kotak|tong) sampah`,
  ].join('|'),
  'gu',
);

/** With these, and nothing that is wrong, a swear word only says how much. */
const DELIGHT =
  /\b(?:awesome|amazing|(?:i )?love (?:this|it|the|your|u|you)|so (?:cool|good|fun|nice|cute|pretty)|great (?:game|job|work|update|event)|best game|incredible|epic|hilarious|good shit|(?:fuck\w*|damn) (?:good|great|cool|awesome|amazing|yes|yeah))\b/;
const WRONG =
  /n't\b|\b(?:not|no|never|gone|lost|broken?|crash\w*|bugs?|bugged|refund|missing|stolen|fix|stuck|lag\w*|cant|dont|doesnt|wont|didnt|useless|worst|scam\w*|trash|garbage|hate|stupid|idiot\w*|ban|banned|why|until|used to|but)\b/;
const SWEARING = /\b(?:f+u+c+k\w*|wtf|shit\w*)\b/g;

/** How many words of a normalised message are insults or say that somebody is angry. */
export function angryWords(plain: string): number {
  const text = plain.replace(HARMLESS, ' ');
  const meant = DELIGHT.test(text) && !WRONG.test(text) ? text.replace(SWEARING, ' ') : text;
  return (meant.match(ANGER) ?? []).length;
}
