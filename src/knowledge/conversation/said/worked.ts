import type { Spoken } from './spoken.ts';

/** That what was shown has helped: no mere "ok", which after an offer accepts it. */
export const WORKED: Spoken = {
  en: String.raw`
    (?:(?:i think|yes|oh|finally|now|nvm|never ?mind) )*(?:(?:it|that|this|everything|thing|all)(?:'s)? )?(?:(?:is|all|now|finally|actually|really|just|totally|does|has|completely|definitely) )*(?:works+|worked|helps|helped|did (?:it|the trick)|solved(?: (?:it|(?:my|the) (?:problem|issue)))?|fixed(?: (?:it|(?:my|the) (?:problem|issue)))?|resolved|working|sorted(?: out)?)(?: (?:now|again|perfectly|fine|great|well|finally|a lot|a ton|me|for me|out|like (?:a charm|magic)|so much|already))*
    (?:it )?finally (?:works|worked)(?: now)? / (?:my |the )?(?:problem|issue)(?:'s| is| has been| was)?(?: now)? (?:solved|fixed|resolved|gone|sorted)(?: now)?
    (?:i(?:'ve)? )?(?:(?:just|already|finally|managed to) )*(?:figured|worked|sorted) (?:it|that) out / i(?:'ve)? (?:(?:finally|just|actually|really) )*(?:did|done) it(?: (?:now|myself|finally))* / i (?:got|found|fixed|solved) it(?: (?:now|working|to work|myself))* / got it (?:working|to work)(?: now)? / (?:nvm|never ?mind) i (?:found|got|fixed|solved) (?:it|that)
    (?:that(?:'s| is| was)? |this is |it was |it's )?(?:(?:so|very|really|super|extremely) )*(?:helpful|useful) / (?:you|that) (?:really )?helped(?: me)?(?: (?:a lot|out|so much))? / all (?:set|sorted|fixed)(?: now)?
  `,
  th: String.raw`
    (?:ตอนนี้|อันนี้|โอเค|อ๋อ)?(?:ทำ|ใช้(?:งาน)?|เข้า|เล่น|แก้|กลับมา(?:ใช้|เล่น|เข้า)|ล็อกอิน|เข้าเกม)?ได้(?:แล้ว|ละ|ล่ะ|ล้าว|ตามปกติ|ปกติ|เหมือนเดิม)+(?:เย้|จริงด้วย|เลย|ๆ)*
    หาย(?:แล้ว|ละ) / (?:แก้(?:ไข)?|ทำ)?(?:สำเร็จ|เรียบร้อย)(?:แล้ว|ละ)? / เวิ?[รร์]?[คก](?:์)?(?:แล้ว|เลย|มาก|อยู่)* / เวิร์[คก](?:แล้ว|เลย|มาก|อยู่)* / ได้ผล(?:แล้ว|จริง|เลย)* / (?:โอเค|โอ|จบ|ปกติ|กลับมาปกติ)(?:แล้ว|ละ) / ช่วยได้(?:มาก|เยอะ|เลย|จริง)* / แก้(?:ปัญหา)?ได้แล้ว / มีประโยชน์(?:มาก)?
  `,
  es: String.raw`
    (?:(?:ya|ahora|por fin|al fin|eso|esto|todo|s[ií]|me|se|lo|la|que|finalmente|pude|al final) )*(?:funcion[oó]|funciona|sirvi[oó]|ayud[oó]|solucionad[oa]|resuelt[oa]|arreglad[oa]|solucion[eéó]|resolv[ií]|resolvi[oó]|arregl[eéó]|logr[eé]|and[uú]vo|anda|solucionarlo|resolverlo|hacerlo|arreglarlo)(?: (?:bien|perfecto|perfectamente|ya|ahora|todo|mucho|al fin|por fin|correctamente|genial|el problema|mi problema|de maravilla|de diez))*
    (?:ya|ahora)(?: s[ií])?(?: (?:me|se|lo|pude|puedo))* (?:funciona|sirve|anda|va|pude|puedo|entr[eé]|entra|est[aá]|deja|dej[oó])(?: (?:bien|perfecto|todo|solucionado|resuelto|arreglado|listo))* / (?:problema|todo|est[aá]|ya) (?:est[aá] )?(?:solucionado|resuelto|arreglado|listo) / (?:(?:ya|ahora|por fin|al fin|eso|esto|todo|s[ií]|finalmente|al final) )*(?:(?:me|lo|me lo) )?(?:sali[oó]|qued[oó])(?: (?:bien|perfecto|perfectamente|ya|ahora|todo|al fin|por fin|correctamente|genial|list[oa]|solucionad[oa]|arreglad[oa]|resuelt[oa]))* / (?:me )?(?:fue|es|result[oó]) (?:muy |de mucha )?(?:[uú]til|ayuda)
  `,
  pt: String.raw`
    (?:(?:agora|j[aá]|tudo|isso|sim|finalmente|enfim|aqui|me|o problema|problema|foi|est[aá]|t[aá]|eu) )*(?:funcion(?:ou|a|ando)|deu (?:certo|bom|boa)|resolv(?:eu|ido|ida|i)|consegui|ajudou|arrumad[oa]|arrumou|arrumei|solucion(?:ado|ou|ei))(?: (?:muito|mto|demais|bastante|aqui|agora|certinho|direitinho|perfeitamente|bem|sim|tudo|meu problema|o problema))*
  `,
  de: String.raw`
    (?!(?:ist|hat) (?:es|das) )(?:(?:es|das|jetzt|nun|endlich|alles|wieder|hat|ja|problem|fehler|ist|hab|habe|ich|hab's|habs|bei|mir|läuft|sich) )*(?:geklappt|geholfen|funktioniert|gel[öo]st|erledigt|behoben|geschafft|hingehauen|klappts?|funzt|repariert|weitergeholfen)(?: (?:jetzt|nun|wieder|alles|super|perfekt|endlich|einwandfrei|prima|sehr|mir|gut|weiter|bei mir))*
    (?:(?:es|das|jetzt|nun|endlich|alles|wieder|ja) )*(?:geht|läuft)(?: (?:jetzt|nun|wieder|alles|super|perfekt|endlich|prima|bei mir))* / (?:(?:jetzt|nun|endlich|ja) )+(?:geht|läuft)(?:'?s| es| das)(?: (?:jetzt|nun|wieder|alles|super|perfekt|endlich|prima|bei mir))* / (?:(?:ich|jetzt|nun|endlich|hab|habe|hab's|habs|hab ich's|es|das|ja|schon) )*gefunden(?: (?:jetzt|endlich))* / (?:sehr |super |total )?hilfreich / jetzt hab(?:e)? ich'?s
  `,
  fr: String.raw`
    (?:(?:[çc]a|sa|cela|c'est|tout|maintenant|enfin|oui|le probl[èe]me|mon probl[èe]me|probl[èe]me|est|a|m'a|j'ai|bien|tr[èe]s|re) )*(?:march[ée]|marche|re ?marche|refonctionne|fonctionn[ée]|fonctionne|r[ée]solue?|r[ée]gl[ée]e?|r[ée]par[ée]e?|aidée?|r[ée]ussie?|utile)(?: (?:maintenant|bien|nickel|parfaitement|enfin|de nouveau|[àa] nouveau|beaucoup|super))*
    (?:(?:j'ai|c'est|enfin|bien|oui|maintenant) )*trouv[ée](?: enfin)? / (?:[çc]a y est|c'est bon)(?: (?:[çc]a|c'est|marche|fonctionne|bon|pour moi|maintenant))*
  `,
  id: String.raw`
    (?:(?:ok|oke|alhamdulillah|akhirnya|sekarang|skrg|ini|itu|masalah(?:nya)?|nah|syukurlah|syukur|punyaku) )*(?:udah|sudah|udh|dah|sdh|akhirnya|sekarang|berhasil|wah)(?: (?:ini|udah|sudah|mulai|kembali|bisa|berhasil|beres|selesai|normal|jalan|work|works|teratasi|terselesaikan|kelar|solved|membantu|masuk|ketemu|aman|fix|lancar|lagi|main|login))+(?: (?:kok|lagi|kembali|sekarang|ya|nih|sih|deh|banget|sekali|lancar|semua|dong))*
    (?:sangat )?(?:berhasil|beres|solved|teratasi|terselesaikan|kelar|membantu|bermanfaat)(?: (?:banget|sekali|kok|semua|ya))*
  `,
  vi: String.raw`
    (?:(?:giờ|bây giờ|mình|em|tôi|đã|cuối cùng|nó|vấn đề|mọi thứ|may quá|làm|vào|sửa|thấy|lại) )*(?:được|đc|dc|duoc|ổn|xong|giải quyết|hoạt động|thành công|hết lỗi|hết bị|khắc phục|chạy)(?: (?:được|xong|ngon|lại|bình thường|tốt))* (?:rồi|rùi|r|roi|luôn|xong)(?: (?:ạ|luôn|nha))*
    (?:đã |làm |sửa )(?:thành công|giải quyết|khắc phục)(?: (?:được|xong|vấn đề))* / thành công / (?:rất )?(?:hữu ích|có ích) / giúp (?:được|ích)(?: (?:mình|em|tôi|rất))*(?: nhiều)?
  `,
  ja: String.raw`
    (?:(?:はい|あ|無事(?:に)?|うまく|上手く|すぐ(?:に)?|ちゃんと|ようやく|やっと|おかげで|おかげさまで|お陰様で|これで|それで|問題(?:は|が)?|もう|自己|教えてもらった通りで|言われた通りで|なんとか)、?)*(?:解決(?:です|しました|した|できました|できた|済み(?:です)?)?|直(?:りました|った)|治(?:りました|った)|なおりました|(?:ログイン|復旧)?(?:でき|出来)(?:ました|た)|い(?:けました|けた)|行けました|(?:いき|行き)ました|いった|入れ(?:ました|た)|動(?:きました|いた)|成功(?:です|しました)?|(?:戻|もど)(?:りました|った)|役に(?:立ちました|立った)|役立ちました|参考になりました|復活(?:しました|した))(?:よ|ね|ー|~|w|っ|ー)*
  `,
  ko: String.raw`
    (?:(?:아|오|네|넵|예|이제|드디어|잘|다|문제(?:가)?|덕분에|바로|다시|완전히|방금|지금은?) ?)*(?:해결 ?(?:됐어요|됐습니다|되었습니다|되었어요|했어요|했습니다|됨|완료|됐네요|됐다|했다)|됐(?:어요|습니다|네요|다)|돼요|됩니다|되네요|되었습니다|성공(?:했어요|했습니다|이에요)?|고쳐졌(?:어요|습니다|네요)|고쳤(?:어요|습니다)|작동(?:해요|합니다|하네요|돼요)|들어가(?:져요|집니다|졌어요|지네요)|(?:로그인|접속) ?(?:됐어요|됐습니다|되네요|돼요)|도움(?:이)? ?(?:많이 ?)?(?:됐어요|됐습니다|되었어요|되었습니다|됐네요))(?:~|\u1112|\u110f)*
  `,
  zh: String.raw`
    (?:我|我的|这个|這個|那个|问题|問題|已经?|已經|终于|終於|现在|現在|都|全部|完美|顺利|成功|搞|刚刚|又|自己)*(?:解决|解決|搞定|修好|弄好|弄懂|成功|可以|能|好|恢复(?:正常)?|恢復|正常|(?:可以|能)(?:用|玩|进)|(?:可以|能)?(?:登录|登陆|进去)|登上|登上去|修复|修復|好使)(?:了|啦|咯|喽|囉)+(?:哈|呀|呢)?
    (?:很|真的?|非常|挺|还?蛮|太|对我|相当)*(?:有用|有效|管用|有帮助|有幫助|好用|帮到我)(?:了|啦|的)* / 没(?:有)?问题了 / 问题(?:已经?)?解决 / 帮到(?:我)?了
  `,
};
