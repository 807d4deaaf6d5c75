const ANGER =
  /\b(?:f+u+c+k\w*|wtf|shit\w*|bullshit|useless|worst|terrible|horrible|awful|ridiculous|pathetic|garbage|trash|scam(?:mers?)?|joke of|stupid bot|idiot\w*|moron|fed up|sick of this|waste of (?:time|money)|not helping|unacceptable|disgusting|hate (?:this|you)|angry|furious|third time|nobody (?:helps|answers|cares))\b|ห่วย|เหี้ย|สัส|ควย|แม่ง|โคตรแย่|แย่มาก|กาก|โง่|ไม่ได้เรื่อง|เสียเวลา|โกง(?:เงิน|กัน)|หลอกลวง|โมโห|หงุดหงิด|ไม่ช่วยอะไร|ไร้ประโยชน์|ปัญญาอ่อน|พอกันที|垃圾|骗子|最悪|ふざけ|쓰레기|짜증|inútil|basura|mierda|lixo|porra|scheiß\w*|nutzlos|inutile|merde|nul à chier|sampah|bodoh|vô dụng|đồ ngu/g;

/** Names a thing of the game, asks about cheats, or is the bin where a mail went; taken out before counting. */
const HARMLESS = new RegExp(
  [
    String.raw`\b(?:shit\w*|angry|furious|horrible|terrible|awful|ridiculous|trash|garbage|pathetic|disgusting|useless|idiot|scammer|fuck\w*) (?:golem|boss|dragon|monster|slime|beast|wolf|bear|demon|troll|goblin|giant|ghost|zombie|bird|face|emote|emoji|sticker|skin|pile|can|bin|folder|pet|mob|raid boss|panda|minion)s?\b`,
    String.raw`\b(?:is|are|was|isn'?t|could|would) (?:(?!so |such |just |really |clearly |totally |all |a |the |nothing |literally |absolutely |complete )\w+ ){1,5}(?:be )?(?:an? )?scam(?:mers?|s)?\b`,
    String.raw`\b(?:report|reporting|avoid|spot|recogni[sz]e|ban|banned|block|against|about|what is|how do|know|detect|stop|by|from) (?:\w+ ){0,3}?scam(?:mers?|s)?\b`,
    String.raw`\b(?:which|what|who)(?:'s)?(?: \w+){0,4}? worst\b|\bholy shit\b|\bno shit\b|\bworst (?:case|to best)\b`,
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
