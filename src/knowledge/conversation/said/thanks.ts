import type { Spoken } from './spoken.ts';

export const THANKS: Spoken = {
  en: String.raw`
    (?:(?:many|big|huge|massive|a million|million|great|tons of) )?(?:thanks+|thank|thnks|thanx|thx+|thnx|tnx|tks|tysm|tyvm|tyty|ty+|tq|thank ?(?:yo)?u+|thank ?ya+|thankies|cheers|ta)(?: (?:u+|you+|ya|so+|so ?much|sm|much|very(?: much)?|vm|a ?lot|a (?:bunch|ton|million)|lots|loads|again|man|mate|m8|dude|buddy|bud|friend|my friend|fam|boss|chief|dear|kindly|in advance|then|tho|though|really|once more|to (?:you|u)))*(?: for (?:(?:your|ur|the|all|that|this|such|a|quick|fast|kind|great|super|helpful|amazing) )*(?:help|helping(?: me)?(?: out)?|info(?:rmation)?|answers?|answering|repl(?:y|ying)|response|responding|support|time|patience|assist(?:ance|ing)|tips?|advice|effort|explanation|explaining|clarif(?:ying|ication)|link|everything|it|that|this|letting me know|telling me|the heads up))?
    (?:i )?(?:(?:really|do|much|very much) )*appreciated?(?: (?:it|that|this|you|u|(?:the|your|ur) (?:help|time|support)))*(?: (?:a lot|so much|very much|really))* / much obliged
    (?:you|u)(?:'?re| are| r)? (?:(?:so|very|really|truly|simply|just|the|a|an|my) )*(?:best|awesome|amazing|great|legend|life ?saver|star|goat|hero|genius|helpful|kind|nice|angel)
    (?:you|u) rock / ur the best / i? ?love (?:you|u|ya) / ily / (?:god )?bless (?:you|u) / life ?saver / good bot / nice bot / great help
  `,
  th: String.raw`
    (?:กราบ)?ขอบ(?:พระ)?(?:คุณ|คุน|คุง|ใจ)(?:มากมาย|มาก|หลาย|เลย|จริง|นะ|ล่วงหน้า|ที่(?:ช่วย(?:เหลือ|ตอบ)?|ตอบ|แนะนำ)|สำหรับ(?:คำตอบ|ข้อมูล|คำแนะนำ|ความช่วยเหลือ|ทุกอย่าง)|ทุกคน|ๆ)*
    (?:แ[ตท][๊้]ง(?:ก[ิี]?[้๊]?ว|ค[ิี][้๊]?ว|ค์|ส์|ยู)?|แ[ตท]่?ง(?:ก[ิี][้๊]?ว|ค[ิี][้๊]?ว|ค์|ส์|ยู)|แทงค์|ต[ัิ][้๊]?งกิ้ว|แทงกิ้ว)(?:มาก|หลาย|เลย|นะ|ๆ)*
  `,
  es: String.raw`
    (?:(?:much[ií]simas|muchas|mil|millones de|infinitas|pues|un mill[oó]n de|de nuevo|okay|listo) )*(?:gracias+|gracia|grasias+|grax|grac|grcs)(?: (?:mil|muchas|totales|de (?:verdad|coraz[oó]n|nuevo|antemano)|a (?:ti|usted|ustedes|vos|todos)|por (?:todo|(?:la |tu |su )?(?:ayuda|info(?:rmaci[oó]n)?|respuesta|tiempo|atenci[oó]n|dato|apoyo)|ayudarme|responder|contestar|avisar|el dato)|amig[oa]s?|amiguit[oa]|herman[oa]|crack|t[ií]o|capo|genio))*
    (?:(?:te|se|os|le) )?(?:lo )?agradezco(?: (?:mucho|much[ií]simo))? / (?:muy |super )?agradecid[oa] / (?:(?:muy|qu[eé]) )amable / qu[eé] (?:crack|grande) / (?:eres|sos) (?:(?:el|la|lo|un|una) )?(?:mejor|m[aá]xim[oa]|genial|crack|sol|grande|amor)
  `,
  pt: String.raw`
    (?:(?:muito|muit[ií]ssimo|mto|mt|ok|ent[ãa]o) )*(?:o?brigad(?:[oa]|ão|ao|inh[oa]|[ií]ssim[oa])s?|obg+|obgd[oa]?|vlw+|valeu+|tmj|grat[oa]|gratid[ãa]o|(?:eu )?agrade[cç]o|agradecid[oa])(?: (?:mesmo|demais|dms|muito|mto|pel[ao] (?:ajuda|apoio|aten[cç][aã]o|resposta|for[cç]a|paci[eê]ncia|informa[cç][aã]o|dica)|por (?:tudo|(?:me )?ajudar|responder)|mano|cara|amig[oa]s?|irm[aã]o|galera|gente|viu|a[ií]|de (?:cora[cç][aã]o|verdade|novo)|a todos|a voc[eê]s?))*
    (?:voc[eê]|vc) (?:[eé] (?:demais|o melhor|a melhor|top|10|um anjo)|me salvou|salvou)
  `,
  de: String.raw`
    (?:(?:vielen|viele|lieben|besten|herzlichen|tausend|ganz|sch[öo]nen|recht|gro(?:ß|ss)en|super|aller|hab|ich) )*(?:dank|danke+|danki|dankesch[öo]n|dange|merci|bedankt)(?: (?:dir|euch|ihnen|dafür|sch[öo]n|sehr|vielmals|nochmals?|schonmal|schon mal|f(?:ü|ue)r (?:(?:die|deine|eure|ihre|alles|den|das|schnelle) )*(?:hilfe|antwort|infos?|tipp|alles|m[üu]he|geduld|unterst[üu]tzung|erkl[äa]rung)|f(?:ü|ue)r alles|leute|mann|digga|im voraus|sehr))*
    (?:(?:das ist|wie|sehr|echt|total|super) )+(?:nett|lieb|hilfreich)(?: von (?:dir|euch|ihnen))? / du bist (?:der|die) beste / (?:du )?bist ein schatz
  `,
  fr: String.raw`
    (?:(?:un|mille|grand|gros) )*(?:merci+s?|mrc|mci|remerciements?)(?: (?:beaucoup|bcp|bp|bcoup|infiniment|mille fois|bien|énormément|vraiment|[àa] (?:toi|vous|tous)|pour (?:(?:l'|votre |ton |ta |la |vos |cette )?(?:aide|r[ée]ponse|infos?|temps|patience|rapidit[ée]|explications?)|tout|m'avoir aid[ée]e?)|encore|d'avance|tout le monde|les gars|mec|fr[èe]re))*
    je (?:te |vous |t')remercie(?: (?:beaucoup|bcp|infiniment))? / (?:c'est |c )?(?:tr[èe]s |trop |vraiment )(?:gentil|sympa) / c'est (?:gentil|sympa) / (?:t'es|tu es|vous [êe]tes) (?:(?:le|la|les|trop|au|un|une) )*(?:meilleure?s?|fort|top|g[ée]nial|amour|ange)
  `,
  id: String.raw`
    (?:ter?ima ?kasih|tr?ima ?kasih|trims|tengkyu|tengkiu|tenkyu|makasi+h*|mksh|mkasih|ma+ci+h*|makaci+h*|nuhun|hatur nuhun|(?:matur )?(?:su|nu)wun)(?: (?:banyak|bnyk|banget|bgt|sekali|ya+h?|atas (?:bantuan|info|jawaban|waktu)(?:nya)?|(?:su|u)dah (?:mem|di)?(?:bantu|jawab)|infonya|bantuannya|jawabannya|lo+h?|lho|semua(?:nya)?|sebelumnya|kembali|kak|min|mimin|gan|bang|sis|mas|mba+k?))*
  `,
  vi: String.raw`
    (?:(?:dạ|vâng|xin|rất|chân thành|thật sự|mình|em|tôi|tui|tớ|toi|minh) )*(?:c[aảá]m ?[ơo]n|cảm ưn|cmơn|đa tạ|biết ơn|tks+|thank|thanks)(?: (?:bạn|ban|bn|mọi người|mn|nhiều|nhìu|nhieu|rất nhiều|lắm|vì (?:đã giúp(?: đỡ)?|tất cả)|đã (?:giúp(?: đỡ)?|trả lời|hỗ trợ)|giúp đỡ|trước|vô cùng|luôn|rất|(?:mình|em|tôi)))*
  `,
  ja: String.raw`
    (?:(?:本当に|ほんとに|ほんとうに|誠に|まことに|大変|どうも|マジで|すごく|とても|いつも|早速の?|わざわざ|(?:ご|お)?(?:回答|返信|返事|対応|協力|説明|教え)(?:を|の)?|(?:迅速|丁寧|親切|早急)(?:な|に)|教えて(?:くれて|いただき|くださり|くださって|もらって)|助けて(?:くれて|いただき)|早い)、?)*(?:ありがと(?:う|ー|ぅ)*|有り?難う|あざ(?:っ|ー|ま)*す|あざす|サンキュー?|さんきゅー?|感謝(?:です|します|いたします|しています|してます)?|おおきに|助か(?:りました|ります|りまし|る|った)|お世話になりました|お手数(?:を)?おかけしました)(?:ございま(?:す|した)|ござい|です|ます|っす|ね|よ|な|ー|~|w)*
    どうも
  `,
  ko: String.raw`
    (?:(?:정말(?:로)?|진짜|너무|완전|매우|대단히|넘|무척|많이|아주|도와 ?주셔서|알려 ?주셔서|답변(?: ?주셔서|해 ?주셔서)?|친절한|빠른|도움) ?)*(?:감사(?:합니다|해요|드려요|드립니다|했습니다|드리겠습니다|함다|함니다|요|염|링)?|고맙(?:습니다|네요|다)|고마(?:워요?|웠어요|웡)|\u1100\u1109+|\u11aa|감솨(?:합니다)?|캄사(?:합니다)?|땡큐|쌩유|탱큐|수고 ?(?:하(?:세요|셨습니다|셨어요)|많으(?:셨습니다|십니다)))(?:~|요|\u1112|\u1172)*
  `,
  zh: String.raw`
    (?:非常|太|真的?|十分|万分|很|超(?:级|級)?|那|先|实在|實在)*(?:感谢|感謝|谢谢|謝謝|蟹蟹|感恩|感激|谢|謝|多谢|多謝|3q)(?:你们?|您|妳|大家|哈|啦|了|呀|哦|喔|噢|啊|呢|咯|喽|囉|老板|大佬|亲|客服|小助手|机器人|帅哥|的?(?:帮助|帮忙|幫忙|回答|回复|回覆|解答|指点|提醒|耐心)|不尽|哒)*
    (?:真是|实在)?(?:辛苦|麻烦|麻煩)(?:你|您)?了 / 爱你们?(?:了|哟)? / 么么哒 / 你(?:真|太|人真)好(?:了)? / 帮大忙了
  `,
};
