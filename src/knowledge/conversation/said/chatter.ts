import type { Spoken } from './spoken.ts';

/** Laughs, excuses and sounds: they want no answer, and count for less than anything that stands beside them. */
export const CHATTER: Spoken = {
  en: String.raw`
    a?(?:ha){2,}h? / ha+h* / (?:he){2,}h? / lo+l+(?:ol)*z? / lmf?ao+ / rofl / lulz? / ke+k+w? / xd+ / :d+ / [:;]p / :3 / tehee+ / teehee / kk+ / jk / just kidding / i was (?:just )?(?:joking|kidding)
    np / no (?:prob|problems?|worries|biggie) / nw / yw / (?:you'?re|ur|your) (?:most |very )?welcome / (?:my )?pleasure / any ?time / don'?t worry(?: about it)? / (?:i'?m )?(?:(?:so|really|very) )?sorry+(?: (?:about|for) (?:(?:the|my|your|late|that|this|it|all) ?)*(?:reply|delay|trouble|confusion|typos?|spam|wait|bothering (?:you|u)|disturbing(?: (?:you|u))?)?)? / sr+y+ / soz / my bad / (?:excuse|pardon) me / wrong (?:chat|channel) / oo+ps+(?:ie)? / whoops / oh+ / ah+ / aw+ / hm+ / mhm / um+ / uh+ / e+r+ / wow+ / omg / brb / wait / (?:one|a|1|just a) (?:sec(?:ond)?|moment|minute|min) / hold on / hang on / (?:this is )?(?:a |just a )?test(?:ing)?(?: test)* / ping / interesting / really / seriously / bruh / idk / i (?:don'?t|do not) know / dunno / not sure / true / ikr / gg / (?:same|well)
  `,
  th: String.raw`
    5{3,}\+* / 55\+ / (?:ฮ่า|ฮา|ฮิ|อิ|หุ|คริ|ฮ่ะ|ฮะ|ก๊าก|งุ|แหะ|เหอะ|เฮะ)+ / ขำ(?:มาก|เลย|ๆ)* / ขอโทษ(?:ด้วย|ที|จริง|นะ)* / โทษที / ยินดี(?:มาก|เลย)? / ด้วยความยินดี / (?:อ๋อ|อ่อ|อ้อ|อ่า|อา|เอ่อ|โอ้|โห|ว้าว|โอ๊ย|อุ๊ย|อ้าว|เห้อ|เฮ้อ|หืม|อืม|เออ|แหม|จริงดิ|จริงหรอ|จริงเหรอ)+ / (?:แป๊บ|แปบ|รอ(?:แป๊บ|แปบ|สักครู่))(?:นึง|หนึ่ง|นะ)? / ล้อเล่น / ทดสอบ
  `,
  es: String.raw`
    (?:j[aeio]){2,}j? / ja+j[aj]+ / js+js+ / perd[oó]n(?:a|e)? / disculp(?:a|e|en)(?: (?:la|las) molestias?)? / lo siento(?: mucho)? / de nada / no hay de qu[eé] / por nada / no pasa nada / no te preocupes / tranqui(?:l[oa])? / un (?:momento|segundo|momentito) / espera / ups / uy+ / prueba / mmm? / era broma / no s[eé]
  `,
  pt: String.raw`
    (?:rs){1,} / (?:h?ua|hau){2,}h? / (?:ha|sha){2,} / desculp(?:a|e)(?: (?:pel[ao] (?:demora|inc[oô]modo)|a[ií]))? / foi mal / por nada / imagina / sem problemas? / relaxa / (?:um|s[oó] um) (?:momento|minuto|segundo|minutinho) / pera(?: a[ií])? / espera / teste / nossa / caramba / eita / brincadeira / n[ãa]o sei
  `,
  de: String.raw`
    (?:entschuldige?|entschuldigung|verzeihung|tut mir leid|sry)(?: (?:für die störung|nochmal))? / gern(?:e)? geschehen / kein (?:problem|ding|stress) / macht nichts / keine ursache / nichts zu danken / (?:einen|ein|nen) moment / warte?(?: (?:mal|kurz))* / hmm? / test / nur spa(?:ß|ss) / hoppla / ups / krass / echt / wei(?:ß|ss) (?:ich )?nicht / keine ahnung
  `,
  fr: String.raw`
    mdr+ / ptdr+ / (?:xp)?tdr / (?:h[ée]){2,} / (?:je suis )?d[ée]sol[ée]e?(?: pour (?:le d[ée]rangement|[çc]a))? / pardon / excuse(?:z)?[- ]moi / de rien / pas de (?:probl[èe]me|souci)s? / (?:je (?:vous|t')|je t')en prie / (?:il n'y a |y a |n'y a )?pas de quoi / t'inqui[èe]te(?: pas)? / (?:un|une) (?:instant|moment|minute|seconde) / attend(?:s|ez)? / oups / euh+ / bah / ah bon / je (?:ne )?sais pas / je rigole / s[ée]rieux / waouh
  `,
  id: String.raw`
    (?:wk)+w?k? / (?:awok)+a? / (?:h[aieo]h?){2,} / (?:mohon )?maaf+(?: (?:ya|mengganggu|ganggu|salah kirim|baru (?:bales|balas)))* / sori+ / sama[- ]?sama / g(?:ak?)?pp / ga(?:k)? ?pa ?pa / (?:tidak|gak|ga|nggak) apa[- ]?apa / sans(?:uy)? / santai(?: aja)? / (?:sebentar|bentar|tunggu)(?: (?:ya|dulu))* / tes(?:t)?(?: tes)? / anjay / waduh / wah / ooh / (?:tidak|gak|ga) tahu / entah(?:lah)? / bercanda
  `,
  vi: String.raw`
    (?:h[aieo]h?){2,} / (?:kk)+ / (?:cho )?(?:mình |em |tôi )?xin lỗi(?: (?:bạn|nhé|nha|vì đã làm phiền))* / (?:không|ko|k) có (?:gì|chi)(?: đâu)? / không sao(?: đâu)? / (?:đợi|chờ)(?: (?:mình|em|tôi|chút|tí|xíu|chút xíu))+ / ơ+ / à+ / ồ+ / ừ+m* / thử / đùa thôi / (?:mình |tôi |em )?không biết
  `,
  ja: String.raw`
    w+ / 笑+ / \(笑\) / 草+ / (?:あ)?は{2,} / あは(?:は)* / ふふ+ / へへ+ / (?:ハ){2,} / (?:すみ|すい)(?:ません|まそん)(?:でした)? / ごめん(?:なさい|ね|なー?)? / 申し訳(?:ありません|ございません|ないです)(?:でした)? / どういたしまして / いえいえ / 気にしないで(?:ください)? / (?:ちょっと)?(?:待って|まって)(?:ください|て)? / (?:少々|少し)お待ちください / へー?え? / ふーん / ほう / えー?っ?と? / あー+ / おー+ / うーん / テスト(?:です)? / まじ(?:か|で)? / マジ(?:か|で)? / 冗談です / わからん
  `,
  ko: String.raw`
    \u110f+ / \u1112+ / (?:\u1172|\u116e|\u1160)+ / \u110f\u1172 / 하{2,} / 헤{2,} / 히{2,} / 호{2,} / 푸하하+ / 죄송(?:합니다|해요|요)? / 미안(?:해요?|합니다)? / 천만에요? / 별말씀을요? / (?:잠시|잠깐)만요? / 기다려(?: ?주세요|요)? / 음+ / 어+ / 아+ / 오+ / 와+ / 헐 / 헉 / 테스트 / 농담(?:이에요|입니다)? / 그래요 / 진짜요? / 정말요? / 글쎄요
  `,
  zh: String.raw`
    (?:哈|呵|嘿|嘻|嘎|噗|吼){2,} / (?:hh)+ / 23+3* / 66+6* / 笑死(?:我了)? / 不好意思(?:啊|了|打扰了?)? / 抱歉(?:啊|打扰了)? / 对不起(?:啊)? / 對不起 / 不(?:客气|客氣|用谢|謝|用謝|谢) / 没关系(?:的|啦)? / 別客氣 / 别客气 / (?:等|稍等)(?:等|一下|一会|会儿|下)*(?:哈|啊)? / (?:哦|噢|喔|啊|额|呃|嗯|唉|哎|哇|诶|咦|呀)+ / 测试(?:一下)? / 开玩笑(?:的)? / 真的(?:吗|假的)? / 不知道 / 无语 / 好吧
  `,
};
