import { anyOf } from './any-of.ts';
import { withoutMarks } from './classifier-features.ts';

/** In the letters as they were written. */
const WORDS = anyOf(
  /\b(?:unauthori[sz]ed (?:charge|payment|purchase|transaction)s?|charge ?back|fraud(?:ulent\w*|ster\w*)?|stolen (?:credit )?card)\b/,
  /(?:ตัดเงิน|หักเงิน|เก็บเงิน|ตัดบัตร)(?:.{0,12})(?:ซ้ำ|สองรอบ|สองครั้ง|2 ?รอบ|2 ?ครั้ง|เกิน|โดยไม่ได้)/,
  /扣了两次|扣两次|重复扣|多扣了|二重(?:請求|課金|に請求)|2回請求|이중 ?결제|두 ?번 결제|중복 ?결제/,
  /cobr(?:aron|ado|aram|ado|ó) (?:[a-zñé]+ )?(?:dos|duas) ve(?:c|z)es?|cobro doble|cobrad[oa] em dobro|doppelt (?:abgebucht|berechnet|bezahlt)|zweimal abgebucht|(?:débité|prélevé|facturé)e? deux fois/,
  /(?:terpotong|ditagih|dipotong|kepotong) (?:dua|2) ?(?:kali|x)|(?:trừ|tính) tiền (?:hai|2) lần|(?:giao dịch|khoản trừ|thanh toán|khoản phí) lạ(?!\p{L})/u,
);

/** Charged twice or for nothing, in English, where bulls and batteries are charged too. */
const CHARGED = anyOf(
  /(?<!\b(?:will|would|can|could|might|may|if|to|won't|not) (?:i |we |you |it )?(?:be |get |ever )?)\b(?:charged|billed|debited) (?:(?:me|us|my (?:\w+ )?(?:card|account|paypal)) )?(?:\w+ )?(?:twice|thrice|(?:two|three|four|\d{1,2}|several|multiple) times|double|[23]x|again(?! (?:next|every|each|in|when|if|after|automatically)\b)|without(?=$| (?:(?:any )?(?:reason|notice|warning|notification)|my|our|me|us|permission|asking|consent|authori[sz]ation|approval|telling|knowing)\b))\b|\bdouble[- ](?:charged?|charges|payments?|bill(?:ed|ing))\b(?!-| (?:events?|bonus|rewards?|weekends?|attacks?|skills?|abilit\w+|spells?)\b)|\bpaid (?:(?:two|three|\d{1,2}) times|twice)\b(?! (?:as|the|a|an?|per)\b)/,
  /\b(?:money|payment|amount|funds?) (?:was|were|got|has been|have been|is) (?:\w+ )?(?:taken|deducted|charged|withdrawn|debited) (?:\w+ )?(?:twice|thrice|(?:two|three|\d{1,2}) times|double)\b/,
  /\bcharged (?!up\b)(?:me )?(?:\w+ ){0,4}?(?:but|and) (?:\w+ ){0,4}?(?:nothing|not|never|didn't|haven't)\b|(?<!\bwhat (?:is|are|does) (?:an? )?)\b(?:unknown|unrecogni[sz]ed|strange|weird|suspicious|mysterious|unexpected|unexplained) (?:\w+ )?charges?\b(?! (?:animation|attack|effect|time|sound|speed|move|skill|bar|level)s?\b)/,
);
/** Has to do with a fight or a battery; "charged twice for a sword" has not. */
const NO_BILL =
  /\b(?:boss\w*|bulls?|rhinos?|beasts?|monsters?|creatures?|enem(?:y|ies)|attack\w*|knights?|boars?|goblins?|charger|battery|batteries|laser|beam|(?<!\b(?:for|buying|bought|purchased) (?:\w+ ){0,2})(?:swords?|spears?|weapons?|energy)|(?<!\b(?:on|with|from|by|via|through|for) (?:\w+ ){0,2})(?:phone|tablet))\b/;
const OF_MONEY =
  /\b(?:cards?|bank|pay ?pal|money|bills?|billed|refund\w*|purchase\w*|paid|payments?|dollars?|euros?|subscription|google|apple)\b|[$€£]/;

/** Taken twice, in Latin letters without marks. */
const TWICE =
  /\b(?:cobr(?:aron|ado|aram|o|ada)|descontaron|debitaram|debitaron|descontaram) (?:\S+ ){0,3}?(?:2|dos|duas) ve[cz]es\b|\bcobr(?:o|anca|ado|ada|aron|aram|ou) (?:\S+ )?(?:doble|duplicad[oa]|em dobro)\b|\b(?:doppelt|zweimal|2x|2 mal) (?:\S+ ){0,2}?(?:abgebucht|berechnet|bezahlt|belastet)\b|\b(?:debite|preleve|facture|paye)e?s? (?:\S+ ){0,2}?(?:2|deux) fois\b|\b(?:tru|tinh) tien (?:\S+ )?(?:hai|2) lan\b|\bbi tru (?:tien )?(?:hai|2) lan\b/;

/** Nobody who writes has bought it. */
const UNKNOWN = anyOf(
  /\b(?:i|we) (?:did ?n'?t|did not|never|have ?n'?t|have not) (?:even )?(?:ma[kd]e|do|done|authori[sz]ed?|approved?|buy|bought|ordered?|recogni[sz]ed?) (?:this|that|these|those) (?:\w+ ){0,2}?(?:purchase|payment|transaction|charge|order)s?\b(?! (?:yet|before|in time|again))|\b(?:do ?n'?t|do not|did ?n'?t|can'?t|cannot) recogni[sz]e (?:\w+ ){0,3}?(?:charge|payment|purchase|transaction|debit|order)s?\b/,
  /\b(?:unknown|unrecogni[sz]ed|strange|weird|suspicious|mysterious|unexpected|unexplained) (?:\w+ )?(?:payments?|debits?|transactions?|withdrawals?|purchases?)\b|\bcharged (?:me )?for (?:something|things|stuff|an? \w+|\w+) (?:that )?i (?:did ?n'?t|did not|never|have ?n'?t) (?:buy|bought|order(?:ed)?|purchased?|ask)\b|\b(?:someone|somebody|some ?1) (?:else )?(?:has |have )?(?:used|charged|stole|is using) my (?:\w+ )?card\b|\bmy (?:kid|child|son|daughter) (?:\w+ ){0,3}?used my (?:\w+ )?card\b|\b(?:charge|payment|purchase|transaction)s? (?:on|from|to) my [^.!?]{0,24}\bi (?:did ?n'?t|did not|never|do ?n'?t) (?:ma[kd]e|do|authori[sz]ed?|recogni[sz]e|know)\b|\btook (?:\w+ )?money (?:from|off|out of) my (?:\w+ )?(?:card|account|bank)[^.!?]{0,20} without\b/,
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

/** A child who has bought or spent; a dispute only with a word of LEFT_UNASKED. */
const CHILD_BOUGHT = anyOf(
  /\bmy (?:kids?|child|children|son|daughter|(?:little )?(?:brother|sister)|\d{1,2}[ -]?(?:yo|y\/o|years?[ -]old)(?: (?:son|daughter|kid|child))?) (?:\w+ ){0,3}?(?:(?:bought|purchased|ordered|paid)\b|spent\b(?! (?:(?:all|most|his|her|their|my|our|the|of|so|too|many|a|lot|few|\d+) ){0,4}(?:hours?|hrs|minutes|mins|days|weeks|time|gems|coins|gold|diamonds|lumen)\b))/,
  /(?<!\b(?:para|a|con|por|de) )\bmi (?:hij[ao]|nin[ao]|nene|nena|pequen[ao])(?: [^\s.!?]+){0,6}? (?:compro|gasto|ha comprado|ha gastado|se ha gastado|recargo|hizo (?:una |unas )?compras?)\b|(?<!\b(?:para|pra|pro|com|por) (?:a |o )?)\b(?:minha|meu) (?:filh[ao]|crianca|menin[ao])(?: [^\s.!?]+){0,6}? (?:comprou|gastou|recarregou|fez (?:uma |umas )?compras?)\b/,
  /(?<!\b(?:fur|fuer|mit|an|habe|hab) )\b(?:mein sohn|meine tochter|mein kind|unser sohn|unsere tochter|unser kind|meine kinder|mein kleiner|meine kleine)(?: [^\s.!?]+){0,8}? (?:gekauft|ausgegeben|aufgeladen|bestellt|verbraten)\b|(?<!\b(?:pour|a|avec|de) )\b(?:mon fils|ma fille|mon enfant|mes enfants|notre fils|notre fille|mon gamin|ma gamine)(?: [^\s.!?]+){0,5}? (?:a|ont|s'est|avait) (?:\S+ )?(?:achete|depense|paye|recharge|claque)\w*\b/,
  /(?<!\b(?:supaya|agar|biar|kalau|kalo|jika|batasi|untuk|buat) )\banak(?:ku| (?:saya|aku|gue|gw|kami))(?: (?!(?:mau|ingin|pengen|pingin|boleh|bisa|akan|minta|jangan|supaya|agar|biar)\b)[^\s.!?]+){0,5}? (?:beli|membeli|top ?up|topup|isi|belanja|bayar|habisin|ngabisin|menghabiskan|kepencet)\b/,
  /\b(?:con (?:trai|gai|toi|minh|em|nho)|be nha (?:toi|minh|em)|chau (?:toi|minh|nha))(?: (?!(?:muon|dinh|xin|duoc|can|co the|hay)\b)[^\s.!?]+){0,6}? (?:nap|mua|tieu|thanh toan)\b/,
  /(?:ลูก(?!ค้า)|เด็ก|น้อง|หลาน)\S{0,14}(?:กดซื้อ|กดเติม|เติมเงิน|แอบซื้อ)(?! ?(?:ได้|\S{0,6}บ่อย|\d+ ?บาท ?ได้))/,
  /(?<![给給替帮幫为為怕止免制])(?:小孩|孩子|[儿兒]子|女[儿兒]|熊孩子|娃)[^.!?。！？]{0,10}?(?:(?:偷偷|[误誤]|[乱亂]|私自|背着|背著|[瞒瞞]着|不小心|擅自)[^.!?。！？]{0,12}?(?:充|[买買]|花|付|刷|[氪课])|(?:充|花|[买買]|刷|氪)了)/,
  /(?:子(?:ども|供)?|息子|娘|孫)(?:が|に)[^.!?。！？]{0,14}?(?:課金(?:し(?:て(?:しま|い(?:た|ま))|た|ちゃ)|され)|購入し(?:てしま|た|ちゃ)|買っ(?:てしま|た|ちゃ)|使って(?:しま|いた))/,
  /(?:딸(?!기)|아들|아이(?!템|디|콘|폰|패드)|애|자녀)(?:이|가|아이가)[^.!?]{0,16}?(?:결제|구매|충전|현질)(?:를|을)? ?(?:했|해 ?버|한 ?거|하고 ?말|함|해서|해놨|해 ?놨)|(?:딸(?!기)|아들|아이(?!템|디|콘|폰|패드)|애|자녀)(?:이|가)[^.!?]{0,16}?(?:원|만원|돈)[을를이]? ?(?:썼|질렀|써 ?버)/,
);

/** A sum, or that nobody had been asked, or that the money is wanted back. */
const LEFT_UNASKED = anyOf(
  /[$€£¥฿]\s?\d|\d\s?(?:[$€£¥฿]|(?:euros?|eur|dollars?|usd|bucks|quid|pounds?|gbp|reais|real|brl|pesos?|mxn|soles|balles|baht|rb|ribu|juta|jt|rupiah|k|tr|trieu|nghin|ngan|dong|vnd|cop|clp)\b(?! (?:gems?|gold|coins?|diamonds?|lumen|vang|xu|koin)\b))|\d\s?(?:บาท|พัน|หมื่น|ร้อย|(?:[块塊元円万萬]|천|만|원)(?! ?(?:金|[钻鑽]|[宝寶]|ゴールド|コイン|골드|보석|다이아)))|r\$|\b(?:hundreds|thousands) (?:of )?/,
  /\b(?:without (?:my |our |me |us |asking|permission|consent|knowing|knowledge|telling|approval)|by (?:accident|mistake)|accidentally|unknowingly|secretly|behind my back|(?:my|our|dad's|mom's) (?:\w+ )?(?:card|paypal|bank|credit)|refund\w*|money back|(?:i|we) (?:did ?n'?t|did not|never) (?:allow\w*|know about|approved?|authori[sz]ed?|permit\w*|consent\w*|agreed?)|(?:he|she|they) (?:did ?n'?t|did not|never) ask(?:ed)?)\b/,
  /\bsin (?:mi |nuestr[oa] |el |pedir|permiso|preguntar|avisar|querer|autorizacion|consentimiento|que (?:yo|lo|me)|saber)|\bpor (?:error|accidente|equivocacion|engano|acidente)\b|\ba escondidas\b|\bmi tarjeta\b|\btarjeta de (?:credito|debito)\b|\breemb?ols\w*|\bdevol(?:v|u)\w*|\bsem (?:(?:a )?minha |o meu |pedir|permissao|autorizacao|querer|saber|avisar|consentimento|que eu|eu )|\bescondid[ao]\b|\bmeu cartao\b|\bcartao de (?:credito|debito)\b|\bestorn\w*/,
  /\b(?:ohne (?:(?:zu )?frag|mein|unser|erlaubnis|zu wissen|wissen|dass|absicht|zustimmung)|aus versehen|versehentlich|heimlich|(?:meine[rn]?|unsere[rn]?) (?:\w*karte|paypal)|\w*erstatt|geld zuruck|storn)|\bsans (?:ma |mon |notre |permission|demander|autorisation|le vouloir|vouloir|faire expres|que |me |nous |mon accord|prevenir)|\bpar (?:erreur|accident|megarde)\b|\ben (?:cachette|douce)\b|\bma carte\b|\brembours/,
  /\b(?:diam-diam|diem-diem|tanpa|(?:tidak|tak|ga|gak|nggak|ngga) sengaja|kepencet|kartu (?:kredit |debit )?(?:saya|aku|gue|gw|ku)|refund|uang (?:saya )?kembali|pengembalian|dikembalikan|dibalikin)\b|\b(?:(?:lo|len|len lut|tu y|tu tien)(?: \w+){0,2}? (?:nap|mua|tieu|thanh toan|bam)|nham|(?:khong|ko|chua) (?:xin phep|hoi|xin|duoc phep|cho phep)|lay (?:the|dien thoai|may)|hoan (?:tien|lai)|the (?:cua |tin dung )(?:toi|minh|em)|het tien|mat tien)\b/,
  /แอบ|เผลอ|มือลั่น|ไม่ได้ขอ|ไม่ได้อนุญาต|โดยไม่|คืนเงิน|ขอคืน|ไม่รู้เรื่อง|偷偷|[误誤]|[乱亂]|私自|背着|背著|[瞒瞞]着|不小心|退款|退[钱錢]|能退|可以退|未[经經]|没[经經]|擅自|我的卡/,
  /勝手に|黙って|間違|誤って|知らない(?:間|うち)|無断|許可なく|返金|てしま|ちゃ(?:っ|い)|몰래|실수로|허락|말도? ?없이|모르게|환불|(?:제|내|엄마|아빠) ?카드|해 ?버|하고 ?말|써 ?버/,
);
/** Bought with leave, whatever it cost. */
const WITH_LEAVE =
  /\b(?:with (?:my|our) (?:permission|consent|ok|okay|approval)|i (?:allowed|approved) it|con (?:mi|nuestro) (?:permiso|autorizacion|consentimiento)|com (?:a )?(?:minha )?(?:permissao|autorizacao)|mit meiner (?:erlaubnis|zustimmung)|avec (?:ma permission|mon (?:accord|autorisation))|(?:dengan|sudah|udah) (?:izin|ijin|seizin))\b|허락(?:했|해 ?줬|하고|받고)|許可(?:して(?!い?な)|した|を出し)|(?<![经經未没])我同意/;
/** Thai and the others where the buying itself is told as done in secret. */
const CHILD_BOUGHT_ASIAN =
  /(?:ลูก(?!ค้า)|เด็ก|น้อง|หลาน)[^.!?]{0,24}?(?:แอบ|เผลอ|เอา[^.!?\s]{0,14}ไป|ไม่รู้เรื่อง|มือลั่น)[^.!?]{0,6}?(?:กดซื้อ|กดเติม|เติม|ซื้อ)[^.!?]{0,16}?(?:ไป(?! ?(?:ไหน|ยัง))|หมด|\d{3}|คืน|พัน|หมื่น|ร้อย|ยกเลิก|โดยที่)/;

/** "I paid but got nothing", "I was charged but …": alike English, where an article would do but for the money that is gone. */
const PAID_FOR_NOTHING = anyOf(
  /\b(?:i|we) (?:\w+ )?paid,? (?:\w+ ){0,6}?(?:but|and) (?:\w+ ){0,5}?(?:nothing|no (?:gems?|items?|lumen|pass|pack|coins|diamonds|skins?)|(?:never|not|did ?n'?t|have ?n'?t|has ?n'?t|does ?n'?t|do ?n'?t|is ?n'?t|was ?n'?t|are ?n'?t) (?:\w+ ){0,2}?(?:got|get|getting|gotten|receiv\w+|c[oa]me|arriv\w*|show\w*|appear\w*|have (?:it|them|the|my|any)|credited|deliver\w*|see|given?|add(?:ed)?|there|here|work\w*|go through|went through))\b/,
  /\b(?:money|payment|amount|balance) (?:(?:(?:was|got|has been|is) (?:\w+ )?)?(?:taken|deducted|charged|withdrawn|debited)|(?:is|was) gone|went (?:\w+ )?(?:through|out))\b[^.!?]{0,24}?\b(?:but|and|yet)\b[^.!?]{0,16}?\b(?:no|nothing|not|never|did ?n'?t|have ?n'?t|has ?n'?t)\b|\btook my money\b[^.!?]{0,12}?\b(?:but|and|yet)\b[^.!?]{0,16}?\b(?:no|nothing|not|never|did ?n'?t|have ?n'?t)\b/,
  /\b(?:pague|he pagado|me (?:cobraron|han cobrado))\b[^.!?]{0,40}?\b(?:y|pero|e)\b[^.!?]{0,24}?\b(?:nada|nunca|no (?:me |he |lo |la |los |las )?(?:recib|lleg|han |ha |tengo|aparec|entreg|dieron)\w*)|\b(?:eu )?(?:paguei|fui cobrad[oa]|me cobraram)\b[^.!?]{0,40}?\b(?:e|mas|porem)\b[^.!?]{0,24}?\b(?:nada|nunca|nao (?:receb|cheg|veio|caiu|entr|aparec)\w*)/,
  /\b(?:bezahlt|abgebucht)\b[^.!?]{0,8}?\b(?:und|aber|doch)\b[^.!?]{0,24}?\b(?:nichts|nicht|nie|keine?)\b[^.!?]{0,24}?\b(?:bekommen|erhalten|angekommen|gekommen|da|gutgeschrieben|eingegangen)\b|\bbezahlt\b[^.!?]{0,8}?\b(?:und|aber|doch)\b[^.!?]{0,8}?\b(?:kam|kommt) (?:\S+ )?(?:nichts|nicht)\b/,
  /\b(?:paye|debitee?|prelevee?)\b[^.!?]{0,30}?\b(?:et|mais)\b[^.!?]{0,24}?\b(?:rien (?:recu|eu)|jamais (?:recu|eu)|pas (?:recu|eu))\b/,
  /\b(?:saya|aku|gue|gw|udah|sudah) (?:udah |sudah )?(?:bayar|dipotong|ditagih)\b[^.!?]{0,40}?\b(?:tapi|tp|dan|namun)\b[^.!?]{0,20}?\b(?:tidak|ga|gak|nggak|ngga|belum|blm|blom) (?:\w+ )?(?:masuk\w*|dapat|dapet|terima|menerima|nerima|ada|sampai|muncul)\b|\b(?:uang|saldo|pulsa|duit)(?: \w+)? (?:\w+ )?(?:terpotong|kepotong|dipotong|berkurang|kesedot|ditarik)\b[^.!?]{0,24}?\b(?:tapi|tp|namun|padahal)\b[^.!?]{0,20}?\b(?:tidak|ga|gak|nggak|ngga|belum|blm) (?:\w+ )?(?:masuk\w*|dapat|dapet|terima|ada|sampai|muncul)\b/,
  /\b(?:tra tien|thanh toan|tru tien)\b[^.!?]{0,30}?\b(?:nhung|ma|va)\b[^.!?]{0,16}?\b(?:khong|ko|chua|chang)(?: \w+)? (?:nhan|co(?! (?:the|tien|tai khoan|visa|momo|ma|cach)\b)|thay|duoc (?:gi|nhan|cong)|vao)\b|\b(?:da nap|(?:nap(?: tien| the| goi)?|chuyen khoan)(?: \w+)? (?:roi|xong))\b[^.!?]{0,24}?\b(?:khong|ko|chua|chang)(?: \w+)? (?:nhan|thay|vao)\b/,
);
const PAID_FOR_NOTHING_ASIAN = anyOf(
  /(?:จ่าย|โอน)(?:เงิน|ตัง|ไป|แล้ว)*\S{0,10}(?:แต่)?(?:ไม่ได้ของ|ไม่เข้า|ของไม่มา|ไม่ได้รับ)|เติม(?:เงิน|ตัง|เกม)?\S{0,6}(?:ไป|แล้ว|แต่)\S{0,12}(?:ไม่ได้ของ|ไม่เข้า|ของไม่มา|ไม่ได้รับ)|เติม(?:เงิน|ตัง)?\S{0,6}(?:ไม่ได้ของ|ของไม่มา|ไม่ได้รับ)/,
  /(?:ตัดเงิน|หักเงิน|ตัดบัตร|เงินหาย|เงินออก|เงิน(?:โดน|ถูก)(?:ตัด|หัก))\S{0,10}(?:แล้ว|แต่|ไป) ?[^.!?\s]{0,14}(?:ไม่ได้(?:เพชร|ของ|รับ|อะไร|ไอเทม|แพ็ก|เหรียญ|พาส)|ไม่เข้า|ไม่มา|ไม่ขึ้น)/,
  /(?:我)(?:已[经經])?(?:付了?[钱錢款]|付款了|被扣[了钱錢款]*)[^.!?。！？]{0,10}?(?:但|可是|却|卻|没|沒)[^.!?。！？]{0,8}?(?:没|沒|未)(?:有)?(?:收到|到[账帳賬]|拿到|[给給])|(?:充值|充了|[钱錢]扣了|扣了(?:我的?)?[钱錢款]|扣款|付款|付了[钱錢]|[储儲]值)[^.!?。！？]{0,10}?(?:没|沒|未|不)(?:有)?(?:到[账帳賬]|收到|到手|[给給]我|入[账帳賬])/,
  /(?:お金を|代金を)?(?:払っ|支払っ)た(?:のに|けど|が)[^.!?。！？]{0,12}?(?:届か|もらえ|来な|反映され|受け取れ|入ら)|(?:課金|購入|決済)(?:を)?し(?:た|ました)(?:のに|けど|が|けれど)[^.!?。！？]{0,14}?(?:反映され(?:な|て(?:い)?な|ません)|届(?:か|きません|いて(?:い)?な)|もらえ(?:な|て(?:い)?な|ません)|来な|受け取れ(?:な|ません)|入(?:ら|って(?:い)?な|りません)|増えな)/,
  /(?:돈을? ?(?:냈|지불했)|결제(?:는|가)? ?(?:했|됐|되었|완료됐|완료했))(?:는데|지만|으나|고)[^.!?]{0,14}?(?:못 ?받|안 ?들어|안 ?왔|안 ?와|없어|없네|없습니다)|돈(?:만|은|이)? ?(?:나가|나갔|빠져나가|빠져나갔|빠지)(?:고|는데|지만)[^.!?]{0,16}?(?:안 ?(?:들어|왔|와|줘)|못 ?받|없)/,
);
/** What is missing is the paper, or what was paid is money of the game. */
const PAPER_OR_PLAY = anyOf(
  /(?<!\b(?:have|have got|got|here is|here's|with|attached?|send|sending|sent) (?:(?:the|a|an|my|your) )?(?:\w+ )?)\b(?:receipts?|invoices?)\b|\bconfirmation e?-?mail\b|\b(?:facturas?|correo de confirmacion|recibo|nota fiscal|notas fiscais|comprovante|comprobante|rechnung(?:en)?|quittung|beleg|factures?|recu de paiement|struk|kwitansi|nota|faktur|hoa don|bien lai)\b/,
  /領収書|レシート|明細|영수증|[发發]票|收[据據]|ใบเสร็จ|ใบกำกับ/,
  /(?<!\b(?:for|of|por|fur|pour|untuk|cho|de|mua|beli) )\b\d+ ?(?:k )?(?:gold|coins?|koin|emas|monedas?|oro|moedas?|ouro|munzen|pieces|vang|xu)\b|\b(?:npcs?|pnjs?|merchants?|traders?|vendors?|blacksmith|handler|haendler|marchand|mercader|mercador|pedagang|thuong nhan)\b|金[币幣]|商人|상인/,
);

/** Speaks of the rules, not of what happened; taken out before looking. */
const OF_THE_RULES =
  /\b(?:anti[- ]?)?fraud(?:ulent)? (?:polic(?:y|ies)|checks?|checking|prevention|detection|protection|rules?|department|team|system|filters?|section|terms|screening|review|risk|control|awareness|guide|page)s?\b|\b(?:polic(?:y|ies)|rules?|terms|guidelines|page|article|protection|protect\w*|prevent\w*|checks?|avoid|fight|against|what (?:is|counts as|do you mean by)|define|definition) (?:\w+ )?(?:about|on|for|against|of|from|regarding|against)? ?(?:fraud|charge ?backs?)\b|\banti[- ]fraud\b|\b(?:fraud|charge ?backs?) (?:mean|polic(?:y|ies)|rules?|fees?|window|process)s?\b|\b(?:what )?(?:is|are|does|do|was) (?:an? |the )?(?:charge ?backs?|fraud)\b|\b(?:difference between|how (?:do|does|long (?:do|does))) (?:an? |the |refunds? and )?(?:an? )?charge ?backs?\b/gu;

/** Whether a normalised message disputes a payment: taken twice or without leave, by a child, or for nothing. */
export function speaksOfPaymentDispute(plain: string): boolean {
  const text = plain.replace(/\s/gu, ' ').replace(OF_THE_RULES, ' | ');
  const bare = withoutMarks(text);
  return (
    [WORDS, UNKNOWN_ASIAN].some((words) => words.test(text)) ||
    [TWICE, UNKNOWN].some((words) => words.test(bare)) ||
    chargedWrongly(bare) ||
    paidForNothing(bare) ||
    childBoughtUnasked(bare)
  );
}

function chargedWrongly(bare: string): boolean {
  return bare
    .split(/[.!?。]/u)
    .some((sentence) => CHARGED.test(sentence) && (!NO_BILL.test(sentence) || OF_MONEY.test(sentence)));
}

/** What nobody got stands in what was found or at once behind it. */
function paidForNothing(bare: string): boolean {
  return [PAID_FOR_NOTHING, PAID_FOR_NOTHING_ASIAN].some((words) => {
    const found = words.exec(bare);
    if (found === null) return false;
    const end = found.index + found[0].length;
    const behind =
      /^(?:(?! (?:and|y|e|und|et|dan|but|pero|aber|mais|va) )[^,;.!?])*/u.exec(bare.slice(end, end + 24))?.[0] ?? '';
    return !PAPER_OR_PLAY.test(found[0] + behind);
  });
}

function childBoughtUnasked(bare: string): boolean {
  if (WITH_LEAVE.test(bare)) return false;
  return CHILD_BOUGHT_ASIAN.test(bare) || (CHILD_BOUGHT.test(bare) && LEFT_UNASKED.test(bare));
}
