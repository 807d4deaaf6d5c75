import { anyOf } from './any-of.ts';
import { withoutMarks } from './classifier-features.ts';

/** In the letters as they were written. */
const WORDS = anyOf(
  /\b(?:charged (?:me )?(?:\w+ )?(?:twice|two times|double|three times|again|without)|double[- ]charged|(?:billed|paid|debited) twice|unauthori[sz]ed (?:charge|payment|purchase|transaction)s?|charged (?:me )?(?:\w+ ){0,4}?(?:but|and) (?:\w+ ){0,4}?(?:nothing|not|never|didn't|haven't)|(?:i|we) (?:\w+ )?paid (?:\w+ ){0,6}?(?:but|and) (?:\w+ ){0,4}?(?:nothing|not|never|didn't|haven't)|charge ?back|fraud(?:ulent\w*|ster\w*)?|stolen (?:credit )?card|my (?:kid|child|son|daughter) (?:\w+ ){0,3}?(?:bought|spent|purchased))\b/,
  /(?:ตัดเงิน|หักเงิน|เก็บเงิน|ตัดบัตร)(?:.{0,12})(?:ซ้ำ|สองรอบ|สองครั้ง|2 ?รอบ|2 ?ครั้ง|เกิน|โดยไม่ได้)|(?:จ่าย|โอน|เติม)(?:เงิน|ตัง|ไป|แล้ว)*\S{0,10}(?:แต่)?(?:ไม่ได้ของ|ไม่เข้า|ของไม่มา|ไม่ได้รับ)|(?:ลูก|เด็ก|น้อง)\S{0,10}(?:กดซื้อ|แอบซื้อ|เติมเงิน)/,
  /扣了两次|扣两次|重复扣|多扣了|二重(?:請求|課金|に請求)|2回請求|이중 ?결제|두 ?번 결제|중복 ?결제/,
  /cobr(?:aron|ado|aram|ado|ó) (?:[a-zñé]+ )?(?:dos|duas) ve(?:c|z)es?|cobro doble|cobrad[oa] em dobro|doppelt (?:abgebucht|berechnet|bezahlt)|zweimal abgebucht|(?:débité|prélevé|facturé)e? deux fois/,
  /(?:terpotong|ditagih|dipotong|kepotong) (?:dua|2) ?(?:kali|x)|(?:trừ|tính) tiền (?:hai|2) lần|(?:giao dịch|khoản trừ|thanh toán|khoản phí) lạ(?!\p{L})/u,
);

/** Taken twice, in Latin letters without marks. */
const TWICE =
  /\b(?:cobr(?:aron|ado|aram|o|ada)|descontaron|debitaram|debitaron|descontaram) (?:\S+ ){0,3}?(?:2|dos|duas) ve[cz]es\b|\bcobr(?:o|anca|ado|ada) (?:doble|duplicad[oa]|em dobro)\b|\b(?:doppelt|zweimal|2x|2 mal) (?:\S+ ){0,2}?(?:abgebucht|berechnet|bezahlt|belastet)\b|\b(?:debite|preleve|facture|paye)e?s? (?:\S+ ){0,2}?(?:2|deux) fois\b|\b(?:tru|tinh) tien (?:\S+ )?(?:hai|2) lan\b|\bbi tru (?:tien )?(?:hai|2) lan\b/;

/** Nobody who writes has bought it. */
const UNKNOWN = anyOf(
  /\b(?:i|we) (?:did ?n'?t|did not|never|have ?n'?t|have not) (?:even )?(?:ma[kd]e|do|done|authori[sz]ed?|approved?|buy|bought|ordered?|recogni[sz]ed?) (?:this|that|these|those) (?:\w+ ){0,2}?(?:purchase|payment|transaction|charge|order)s?\b(?! (?:yet|before|in time|again))|\b(?:do ?n'?t|do not|did ?n'?t|can'?t|cannot) recogni[sz]e (?:\w+ ){0,3}?(?:charge|payment|purchase|transaction|debit|order)s?\b/,
  /\b(?:unknown|unrecogni[sz]ed|strange|weird|suspicious|mysterious|unexpected|unexplained) (?:\w+ )?(?:charges?|payments?|debits?|transactions?|withdrawals?|purchases?)\b|\bcharged (?:me )?for (?:something|things|stuff|an? \w+|\w+) (?:that )?i (?:did ?n'?t|did not|never|have ?n'?t) (?:buy|bought|order(?:ed)?|purchased?|ask)\b|\b(?:someone|somebody|some ?1) (?:else )?(?:has |have )?(?:used|charged|stole|is using) my (?:\w+ )?card\b|\bmy (?:kid|child|son|daughter) (?:\w+ ){0,3}?used my (?:\w+ )?card\b|\bmy \d{1,2}[ -]?(?:yo|y\/o|years?[ -]old) (?:\w+ ){0,3}?(?:bought|spent|purchased)\b|\b(?:charge|payment|purchase|transaction)s? (?:on|from|to) my [^.!?]{0,24}\bi (?:did ?n'?t|did not|never|do ?n'?t) (?:ma[kd]e|do|authori[sz]ed?|recogni[sz]e|know)\b|\btook (?:\w+ )?money (?:from|off|out of) my (?:\w+ )?(?:card|account|bank)[^.!?]{0,20} without\b/,
  /\bno (?:hice|realice|autorice|reconozco|he hecho|he realizado|he autorizado) (?:yo )?(?:est[ea]s?|es[ea]s?|el|ese) (?:\S+ )?(?:compra|pago|cargo|cobro|transaccion)(?:e?s)?\b(?! (?:aun|todavia|a tiempo))|\b(?:cargo|cobro|pago|compra|transaccion)(?:e?s)? (?:\S+ )?(?:desconocid[oa]s?|(?:que )?no autorizad[oa]s?|(?:que )?no reconocid[oa]s?|sospechos[oa]s?|extran[oa]s?|que (?:yo )?no (?:hice|reconozco|realice|autorice|es mi[oa]))\b|\b(?:usaron|clonaron|me robaron|alguien (?:uso|usa)) (?:mi|la) tarjeta\b/,
  /\bnao (?:fiz|realizei|autorizei|reconheco) (?:eu )?(?:ess[ea]s?|est[ea]s?|aquela) (?:\S+ )?(?:compra|pagamento|cobranca|transacao|debito)s?\b(?! ainda)|\b(?:cobranca|compra|pagamento|debito|transacao)s? (?:\S+ )?(?:desconhecid[oa]s?|nao autorizad[oa]s?|nao reconhecid[oa]s?|indevid[oa]s?|suspeit[oa]s?|estranh[oa]s?|que (?:eu )?nao (?:fiz|reconheco|autorizei))\b|\b(?:usaram|clonaram|roubaram|alguem usou) (?:o )?meu cartao\b/,
  /\b(?:unbekannte|unberechtigte|nicht autorisierte|unautorisierte|unerklarliche|unerklaerliche|seltsame|komische|verdachtige|dubiose)[nr]? (?:\w+ )?(?:\w*abbuchung|zahlung|belastung|buchung)(?:en)?\b|\b(?:diese[nr]?|den|die) (?:kauf|zahlung|abbuchung|buchung|bestellung) (?:\S+ ){0,3}?(?:nicht|nie) (?:\S+ )?(?:getatigt|getaetigt|gemacht|autorisiert|veranlasst|von mir|gekauft)\b|\b(?:kauf|zahlung|abbuchung) (?:ist|war|stammt|kommt) nicht von mir\b|\bjemand (?:\S+ ){0,2}?meine (?:\w*karte) (?:\S+ )?(?:benutzt|verwendet|genutzt)\b|\bohne (?:mein(?:e|er)?|unser\w*) (?:wissen|zustimmung|erlaubnis) (?:\S+ )?abgebucht\b|\babgebucht (?:\S+ ){0,3}?(?:ohne (?:mein|dass ich)|obwohl ich nichts)/,
  /\b(?:paiement|prelevement|achat|debit|transaction|facturation)s? (?:\S+ )?(?:inconnue?s?|non autorisee?s?|suspecte?s?|frauduleu\w+|que je (?:n'ai|ne reconnais|reconnais)\w*(?: pas| jamais)?)\b|\bje n'ai (?:pas|jamais) (?:fait|effectue|autorise) (?:cet|ce|cette|ces) (?:achat|paiement|prelevement|transaction|commande)s?\b|\bje (?:ne )?reconnais pas (?:\S+ ){1,2}?(?:achat|paiement|prelevement|transaction|debit)s?\b|\bon m'a (?:pique|vole|pirate) ma carte\b|\bquelqu'un (?:a )?(?:\S+ )?utilise ma carte\b|\b(?:debite|preleve)e? sans (?:mon|que je|mon accord|autorisation)/,
  /\b(?:pembelian|transaksi|tagihan|pembayaran|potongan)(?: \w+){0,2}? (?:yang |yg )?(?:tidak|bukan|ga|gak|nggak|ngga)(?: pernah)? (?:dari )?(?:saya|gue|gw|aku|dikenal|kenal|lakukan|diketahui)\b|\b(?:saya|aku|gue|gw) (?:tidak|ga|gak|nggak|ngga) (?:pernah |merasa )?(?:melakukan|ngelakuin|beli|membuat) (?:pembelian |transaksi |pembayaran )ini\b|\bkartu (?:kredit |debit )?(?:saya |ku |aku )?(?:di ?pakai|di ?pake) orang\b|\btagihan (?:aneh|misterius|mencurigakan)\b|\b(?:saldo|uang)(?: \w+)? (?:terpotong|kepotong|dipotong)(?: \w+)? padahal (?:ga|gak|tidak|nggak) (?:beli|belanja|pernah)/,
  /\b(?:giao dich|khoan (?:tru|thanh toan|phi|tien)|thanh toan)(?: \w+){0,2}? (?:khong ro|khong phai (?:cua |do )?(?:toi|minh|em)|(?:toi|minh|em) khong (?:thuc hien|lam|mua|biet)|khong uy quyen)\b|\b(?:toi|minh|em) (?:khong|ko|chua)(?: he| tung)? (?:thuc hien|lam|thanh toan|mua) (?:giao dich|mon|don|khoan) nay\b|\b(?:bi )?tru tien(?: \w+){0,3}? (?:du|ma|trong khi)(?: \w+)? (?:khong|ko|chua)(?: he)? mua\b|\b(?:ai do|co nguoi)(?: \w+)? dung the (?:cua |tin dung )?(?:\w+ )?(?:toi|minh|em)\b/,
);

const UNKNOWN_ASIAN = anyOf(
  /(?:ไม่ได้|ไม่เคย)(?:ซื้อ|สั่ง|กดซื้อ|กดเติม|เติม|ทำรายการ|ใช้จ่าย)[^.!?]{0,16}?(?:แต่|ทำไม|โดน|ถูก)[^.!?]{0,10}?(?:ตัด|หัก|รูด|เรียกเก็บ)|(?:โดน|ถูก|มีการ)(?:ตัด|หัก|รูด|เรียกเก็บ)(?:เงิน|บัตร)?[^.!?]{0,20}?(?:โดยไม่รู้|ทั้งที่ไม่ได้|ทั้งๆที่ไม่ได้|ทั้งที่ไม่เคย|ไม่ได้ซื้อ|ไม่ได้สั่ง|ไม่ได้กด)|(?:มีคน|ใครไม่รู้|ใครก็ไม่รู้)(?:เอา|ใช้|แอบใช้|ขโมย)บัตร|รายการ(?:ซื้อ|จ่าย|เติม|ตัดเงิน|ใช้จ่าย)?(?:ที่)?(?:ผม|หนู|เรา|ฉัน)?(?:ไม่รู้จัก|แปลกๆ|ไม่ได้ทำ|ไม่ได้ซื้อ|ไม่ได้สั่ง)/,
  /(?:不是我|不是本人|我(?:没|沒)有?|我[从從]未)[^.!?。！？]{0,3}?(?:[买買]的|付的|充的|操作的|消[费費]的|授[权權])|(?:不明|陌生|莫名|未知|未[经經]授[权權])的?(?:扣[费費款]|消[费費]|收[费費]|交易|[账帳賬][单單]|付款)|莫名其妙[^.!?。！？]{0,6}扣|[盗盜]刷|(?:没|沒)(?:有)?[买買][^.!?。！？]{0,6}(?:却|卻|怎么|为什么)?[^.!?。！？]{0,3}扣(?:了|我|[费費钱錢款])|(?:有人|[别別]人)(?:用|[盗盜])了?我的(?:卡|信用卡|[银銀]行卡)/,
  /身に覚え(?:の|が)?(?:ない|無い)[^.!?。！？]{0,8}(?:請求|引き落と|課金|購入|決済|支払)|(?:購入|課金|注文|決済)(?:した|を)?(?:覚え|記憶|おぼえ)(?:が|は|の)?(?:ない|無い|ありません)|(?:請求|引き落とし|決済|購入)[^.!?。！？]{0,8}(?:身に覚え|心当たり)|(?:(?:購入|課金|注文)し|買っ)て(?:い)?ないのに[^.!?。！？]{0,12}(?:請求|引き落と)|不正(?:請求|利用|決済)|(?:知らない|不明な|謎の)(?:請求|引き落とし|決済)|勝手に(?:決済|請求|引き落と)(?:され|さ)|(?:誰か|他人)(?:に|が)[^.!?。！？]{0,4}カードを使/,
  /(?:모르는|알 ?수 ?없는|무단|수상한|(?:제가|내가) ?(?:하지 ?않은|안 ?한)) ?(?:결제|청구|구매|출금|인출)|(?:결제|구매|산)(?:를|한)? ?(?:한 )?적[이은도]? ?없(?:는데|어요|습니다)[^.!?]{0,14}(?:결제|청구|빠져|출금|나갔|됐)|(?:제가|내가) ?(?:안|하지) ?(?:한|않은|산) ?(?:결제|구매)|(?:누가|누군가가?|다른 ?사람이)[^.!?]{0,6}(?:제|내) ?카드[^.!?]{0,6}(?:썼|사용|결제|도용)|결제(?:하지 ?않았|를? ?안 ?했)는데[^.!?]{0,14}(?:결제|청구|빠져|출금|나갔|됐)|카드 ?도용/,
);

/** A child who has bought: what "my son bought gems" says in English. */
const CHILD_BOUGHT = anyOf(
  /(?<!\b(?:para|a|con|por|de) )\bmi (?:hij[ao]|nin[ao]|nene|nena|pequen[ao])(?: [^\s.!?]+){0,6}? (?:compro|gasto|ha comprado|ha gastado|se ha gastado|recargo|hizo (?:una |unas )?compras?)\b|(?<!\b(?:para|pra|pro|com|por) (?:a |o )?)\b(?:minha|meu) (?:filh[ao]|crianca|menin[ao])(?: [^\s.!?]+){0,6}? (?:comprou|gastou|recarregou|fez (?:uma |umas )?compras?)\b/,
  /(?<!\b(?:fur|fuer|mit|an|habe|hab) )\b(?:mein sohn|meine tochter|mein kind|unser sohn|unsere tochter|unser kind|meine kinder|mein kleiner|meine kleine)(?: [^\s.!?]+){0,8}? (?:gekauft|ausgegeben|aufgeladen|bestellt|verbraten)\b|(?<!\b(?:pour|a|avec|de) )\b(?:mon fils|ma fille|mon enfant|mes enfants|notre fils|notre fille|mon gamin|ma gamine)(?: [^\s.!?]+){0,5}? (?:a|ont|s'est|avait) (?:\S+ )?(?:achete|depense|paye|recharge|claque)\w*\b/,
  /\banak(?:ku| (?:saya|aku|gue|gw|kami))(?: [^\s.!?]+){0,5}? (?:diam-diam|diem-diem|tanpa (?:izin|ijin|sepengetahuan|bilang|sengaja)|(?:ga|gak|nggak|tidak) sengaja|sudah|udah|kepencet|habisin|ngabisin|menghabiskan)(?: [^\s.!?]+){0,4}? ?(?:beli|membeli|top ?up|topup|isi|belanja|bayar|ribu|juta|rb|jt)\b|\banak(?:ku| (?:saya|aku|gue|gw|kami))(?: [^\s.!?]+){0,3}? (?:beli|membeli|top ?up|topup|belanja)(?: [^\s.!?]+){0,5}? (?:diam-diam|diem-diem|tanpa (?:izin|ijin|sepengetahuan|bilang|sengaja)|(?:ga|gak|nggak|tidak) sengaja)\b/,
  /\b(?:con (?:trai|gai|toi|minh|em|nho)|be nha (?:toi|minh|em)|chau (?:toi|minh|nha))(?: [^\s.!?]+){0,4}? (?:lo|len|tu y|tu tien|da|lay (?:the|dien thoai|may))(?: [^\s.!?]+){0,5}? (?:nap|mua|tieu|thanh toan)\b|\b(?:con (?:trai|gai|toi|minh|em|nho)|chau (?:toi|minh|nha))(?: [^\s.!?]+){0,3}? (?:nap|mua|tieu)(?: [^\s.!?]+){0,4}? (?:het|mat) /,
);
const CHILD_BOUGHT_ASIAN = anyOf(
  /(?:ลูก(?!ค้า)|เด็ก|น้อง|หลาน)[^.!?]{0,24}?(?:แอบ|เผลอ|เอา[^.!?\s]{0,14}ไป|ไม่รู้เรื่อง|มือลั่น)[^.!?]{0,6}?(?:กดซื้อ|กดเติม|เติม|ซื้อ)[^.!?]{0,16}?(?:ไป(?! ?(?:ไหน|ยัง))|หมด|\d{3}|คืน|พัน|หมื่น|ร้อย|ยกเลิก|โดยที่)/,
  /(?<![给給替帮幫为為])(?:小孩|孩子|[儿兒]子|女[儿兒]|熊孩子|娃)[^.!?。！？]{0,10}?(?:(?:偷偷|[误誤]|[乱亂]|私自|背着|背著|[瞒瞞]着)[^.!?。！？]{0,12}?(?:充|[买買]|花|付|刷|[氪课])|(?:充|花|[买買]|刷|氪)了)/,
  /(?:子(?:ども|供)?|息子|娘|孫)(?:が|に)[^.!?。！？]{0,14}?(?:課金(?:し(?:て(?:しま|い(?:た|ま))|た|ちゃ)|され)|購入し(?:てしま|た|ちゃ)|買っ(?:てしま|た|ちゃ)|使って(?:しま|いた))/,
  /(?:딸(?!기)|아들|아이(?!템|디|콘|폰|패드)|애|자녀)(?:이|가|아이가)[^.!?]{0,16}?(?:결제|구매|충전|현질)(?:를|을)? ?(?:했|해 ?버|한 ?거|하고 ?말|함|해서|해놨|해 ?놨)|(?:딸(?!기)|아들|아이(?!템|디|콘|폰|패드)|애|자녀)(?:이|가)[^.!?]{0,16}?(?:원|만원|돈)[을를이]? ?(?:썼|질렀|써 ?버)/,
);

/** "I paid but got nothing", "I was charged but …": alike English, where an article would do but for the money that is gone. */
const PAID_FOR_NOTHING = anyOf(
  /\b(?:pague|he pagado|me (?:cobraron|han cobrado))\b[^.!?]{0,40}?\b(?:y|pero|e)\b[^.!?]{0,24}?\b(?:nada|nunca|no (?:me |he |lo |la |los |las )?(?:recib|lleg|han |ha |tengo|aparec|entreg|dieron)\w*)|\b(?:eu )?(?:paguei|fui cobrad[oa]|me cobraram)\b[^.!?]{0,40}?\b(?:e|mas|porem)\b[^.!?]{0,24}?\b(?:nada|nunca|nao (?:receb|cheg|veio|caiu|entr|aparec)\w*)/,
  /\b(?:habe?|hab)\b[^.!?]{0,40}?\bbezahlt\b[^.!?]{0,8}?\b(?:und|aber|doch)\b[^.!?]{0,30}?\b(?:nichts|nicht|nie|keine?)\b|\bj'? ?ai (?:ete debitee? |ete prelevee? |bien |deja )?(?:paye)?\b[^.!?]{0,30}?\b(?:et|mais)\b[^.!?]{0,24}?\b(?:rien (?:recu|eu)|jamais (?:recu|eu)|pas (?:recu|eu))\b/,
  /\b(?:saya|aku|gue|gw|udah|sudah) (?:udah |sudah )?(?:bayar|dipotong|ditagih)\b[^.!?]{0,40}?\b(?:tapi|tp|dan|namun)\b[^.!?]{0,20}?\b(?:tidak|ga|gak|nggak|ngga|belum|blm|blom) (?:\w+ )?(?:masuk\w*|dapat|dapet|terima|menerima|nerima|ada|sampai|muncul)\b|\b(?:tra tien|thanh toan|bi tru tien)\b[^.!?]{0,30}?\b(?:nhung|ma|va)\b[^.!?]{0,16}?\b(?:khong|ko|chua|chang)(?: \w+)? (?:nhan|co|thay|duoc)\b/,
);
const PAID_FOR_NOTHING_ASIAN =
  /(?:我)(?:已[经經])?(?:付了?[钱錢款]|付款了|被扣[了钱錢款]*)[^.!?。！？]{0,10}?(?:但|可是|却|卻|没|沒)[^.!?。！？]{0,8}?(?:没|沒|未)(?:有)?(?:收到|到[账帳賬]|拿到|[给給])|(?:お金を|代金を)?(?:払っ|支払っ)た(?:のに|けど|が)[^.!?。！？]{0,12}?(?:届か|もらえ|来な|反映され|受け取れ|入ら)|(?:돈을? ?(?:냈|지불했)|결제했)(?:는데|지만)[^.!?]{0,14}?(?:못 ?받|안 ?들어|안 ?왔|안 ?와|없어)/;

/** Speaks of the rules, not of what happened; taken out before looking. */
const OF_THE_RULES =
  /\b(?:anti[- ]?)?fraud(?:ulent)? (?:polic(?:y|ies)|checks?|checking|prevention|detection|protection|rules?|department|team|system|filters?|section|terms|screening|review|risk|control|awareness|guide|page)s?\b|\b(?:polic(?:y|ies)|rules?|terms|guidelines|page|article|protection|protect\w*|prevent\w*|checks?|avoid|fight|against|what (?:is|counts as|do you mean by)|define|definition) (?:\w+ )?(?:about|on|for|against|of|from|regarding|against)? ?(?:fraud|charge ?backs?)\b|\banti[- ]fraud\b|\b(?:fraud|charge ?backs?) (?:mean|polic(?:y|ies)|rules?|fees?|window|process)s?\b|\bwhat (?:is|are|does|do) (?:an? |the )?(?:charge ?backs?|fraud)\b/gu;

/** Whether a normalised message disputes a payment: taken twice or without leave, by a child, or for nothing. */
export function speaksOfPaymentDispute(plain: string): boolean {
  const text = plain.replace(/\s/gu, ' ').replace(OF_THE_RULES, ' | ');
  const bare = withoutMarks(text);
  return (
    [WORDS, UNKNOWN_ASIAN, CHILD_BOUGHT_ASIAN, PAID_FOR_NOTHING_ASIAN].some((words) => words.test(text)) ||
    [TWICE, UNKNOWN, CHILD_BOUGHT, PAID_FOR_NOTHING].some((words) => words.test(bare))
  );
}
