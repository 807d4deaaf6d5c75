import type { Spoken } from './spoken.ts';

export const GOODBYES: Spoken = {
  en: String.raw`
    (?:good ?)?bye+(?: ?bye+)* / (?:bai+|bb|by) / see (?:you|ya|u)(?: (?:later|soon|around|then|tomorrow))? / c(?:u|ya)(?: later)? / laters? / later / (?:good ?|g')night+ / gn+ / night(?: night)? / nighty / ttyl / gtg / g2g / (?:i )?(?:gotta|got to|have to) go / take care / farewell / peace(?: out)? / catch (?:you|u|ya) later / (?:have|enjoy) (?:a |an |your |the )?(?:(?:nice|good|great|lovely|wonderful|amazing) )?(?:day|one|night|evening|weekend|time)(?: (?:too|ahead))?
    that(?:'?s| is| was| will be)? (?:all|it|everything)(?: (?:i (?:need(?:ed)?|wanted)(?: to know)?|for (?:now|today|me)))* / (?:nothing|nothin)(?: (?:else|more|for now))* / no more(?: questions)? / (?:i'?m|im|all|we'?re) (?:good|fine|done|okay|ok|all (?:good|set))(?: (?:now|for now))* / thanks anyway / thx anyway / never ?mind / nvm / forget (?:it|about it)
  `,
  th: String.raw`
    ไม่มี(?:แล้ว|อะไรแล้ว|คำถามแล้ว|อะไร|ละ)? / หมดแล้ว / (?:ไม่|มะ|ม่าย)เป็น(?:ไร|ไล)(?:แล้ว|ละ)? / ลาก่อน / (?:บ๊?าย+)+ / บ๊ายบาย / ไป(?:ก่อน|แล้ว|ละ)(?:นะ|ละ|แล้ว)? / (?:ไว้|แล้ว)?เจอกัน(?:ใหม่)? / ราตรีสวัสดิ์ / ฝันดี / (?:มี)?(?:แค่|เท่า)(?:นี้|นั้น)(?:แหละ|ก่อน)? / กู๊ดไนท์ / โชคดี / ช่างมัน(?:เถอะ)?
  `,
  es: String.raw`
    adi[óo]s+ / chau+(?: chau)? / chao+ / ciao / hasta (?:luego|pronto|mañana|la (?:vista|pr[oó]xima)|otra) / nos vemos(?: luego| pronto)? / (?:ya )?me voy / cu[íi]d(?:ate|ese|ense) / (?:que )?(?:tengas?|tengan|pases?|pasen?|ten)(?: (?:un|una|muy))* (?:buen[ao]?s?|lind[oa]|excelente|feliz|bonit[oa]) (?:d[ií]a|noche|tarde|fin de semana|semana)s? / buen finde / feliz (?:d[ií]a|noche|tarde) / (?:(?:eso|esto|ya|con eso|por ahora|nada m[aá]s) )*(?:era|es|ser[ií]a|est[aá])(?: (?:eso|todo|por ahora|por hoy|lo que (?:quer[ií]a|necesitaba)(?: saber)?))+ / eso era / nada m[aá]s(?: por (?:ahora|hoy))? / con eso (?:basta|es suficiente) / por ahora (?:nada|no) / gracias igual / ya no importa / olv[ií]dalo / d[eé]jalo
  `,
  pt: String.raw`
    t?ch?au+(?: tchau)? / tchauzinho / xau / flw / falou / at[eé] (?:mais|logo|breve|amanh[ãa]|a pr[oó]xima|j[aá]|depois) / bjs? / beijos? / abra[cç]os? / fui / (?:era|[eé]) (?:s[oó]|somente|apenas)(?: isso)?(?: (?:mesmo|por (?:hoje|enquanto|agora)))? / s[oó] isso(?: mesmo)? / (?:isso )?(?:[eé]|era|foi) tudo / (?:era )?isso mesmo / (?:nada|mais) (?:mais|nada)(?: n[ãa]o)? / por enquanto (?:[eé] )?(?:s[oó]|nada)(?: isso)? / tenha(?:m)?(?: (?:um|uma))? (?:bom|boa|[oó]tim[oa]|[oó]tima) (?:dia|tarde|noite|semana) / bom (?:final de semana|fim de semana|fds) / deixa pra l[aá] / esquece
  `,
  de: String.raw`
    tsch[üuö](?:ss|ß|s|ssi|ßi|ssii)?i* / ciao / tschau+ / tschaui / auf wieder(?:sehen|schauen|hören) / bis (?:dann|bald|später|morgen|denne|die tage|zum n[äa]chsten mal)(?: mal)? / gute nacht / (?:(?:einen|noch|euch|dir|ihnen|nen) )*sch[öo]ne?(?:n|s)?(?: (?:tag|abend|feierabend|wochenende|sonntag|rest))+(?: (?:noch|dir|euch|ihnen))* / mach'?s gut / pfiat ?(?:di|eich) / (?:das )?(?:war'?s|war alles|ist alles|war es|w[äa]re alles|w[äa]rs)(?: (?:schon|dann|erstmal|auch|von mir))* / (?:sonst )?nichts(?: (?:mehr|weiter|weiteres))? / das reicht(?: mir)? / keine (?:weiteren )?fragen(?: mehr)? / danke trotzdem / trotzdem danke / schon gut / hat sich erledigt / egal / vergiss es
  `,
  fr: String.raw`
    au revoir / (?:[àa] )(?:\+|bient[ôo]t|plus(?: tard)?|demain|la prochaine|tout(?:e)? [àa] l'heure|tt) / a\+ / tcha?o+ / bye / (?:une |passez une |bonne? )?(?:bonne? )(?:journ[ée]e|soir[ée]e|nuit|fin de (?:journ[ée]e|soir[ée]e)|continuation|semaine|week-?end|apr[èe]s[- ]midi)(?: [àa] (?:toi|vous|tous))? / adieu / (?:c'est|ce sera|c'[ée]tait) tout(?: (?:pour (?:moi|l'instant|aujourd'hui)|ce que je voulais))* / (?:non )?(?:plus )?rien(?: (?:d'autre|de plus|merci))* / [çc]a (?:ira|suffit|suffira|va aller) / merci quand m[êe]me / laisse(?:z)? tomber / tant pis / oublie(?:z)?
  `,
  id: String.raw`
    da+h?[- ]?da+h? / ba+bay / dah+ / sampai (?:jumpa|ketemu|nanti)(?: (?:lagi|nanti))* / selamat (?:tinggal|tidur|jalan|istirahat) / met (?:tidur|bobo) / (?:(?:su|u)dah |udh |itu )?(?:itu|cukup|segitu|segini) (?:aja|saja|dulu)(?: (?:dulu|ya))* / (?:su|u)dah cukup / cukup / (?:tidak|gak|ga|nggak|udah ga|udah gak|sudah tidak) ada(?: (?:lagi|pertanyaan))* / pamit(?: dulu)? / gak jadi / ga jadi / tidak jadi / lupakan(?: saja)?
  `,
  vi: String.raw`
    t[ạa]m bi[ệe]t / bai+ / pp / h[ẹe]n g[ặa]p l[ạa]i / ch[úu]c (?:bạn |mọi người )?(?:ngủ ngon|(?:một )?ngày (?:tốt lành|mới vui vẻ|vui vẻ)|buổi tối vui vẻ) / ngủ ngon / (?:không|ko|hết)(?: (?:còn|có|câu hỏi|gì))+(?: (?:gì|nữa|đâu|rồi))* / (?:không|ko) (?:gì )?nữa(?: đâu)? / (?:vậy |thế )?thôi(?: được rồi)? / (?:chỉ )?(?:vậy|thế|nhiêu đó) (?:thôi|là đủ|là được)(?: rồi)? / hết rồi / bỏ qua(?: đi)? / kệ đi
  `,
  ja: String.raw`
    さよ(?:う)?なら / (?:バイ)+ー? / (?:ばい)+ー? / (?:じゃあ?|では)、?(?:ね|な|また(?:ね)?)? / また(?:ね|今度|明日|後で|来ます)(?:ね)? / それでは / 失礼(?:し|いたし|致し)?(?:ます|ました) / おやすみ(?:なさい)? / お疲れ?(?:様|さま)でした / 以上(?:です)? / (?:もう|特に|他に(?:は)?|とくに|今は|いえ、?)*(?:ない(?:です)?|ありません|なし(?:です)?|大丈夫(?:です)?|結構です|いいです|平気です)(?:よ|ね|ー)* / 良い一日を
  `,
  ko: String.raw`
    안녕히 ?(?:계세요|가세요|주무세요) / 잘 ?(?:있어요?|자(?:요)?|가(?:요)?) / (?:바이|빠이)+ / (?:다음에|나중에) ?(?:또 ?)?(?:봐요|뵐게요|만나요|올게요) / 또 ?(?:봐요|올게요) / 좋은 ?(?:하루|밤|저녁|주말) ?(?:되세요|보내세요) / (?:이제 ?|더 ?(?:이상 ?)?|다른 ?(?:건|질문은?) ?)*없(?:어요|습니다)(?: ?더)? / 다 ?했어요 / 그게 ?(?:다|전부)(?:예요|에요|입니다) / 이만 ?(?:갈게요|가볼게요)? / 괜찮(?:아요?|습니다) / \u1107\u1107+ / \u1108\u110b
  `,
  zh: String.raw`
    再[见見](?:啦|了|咯)? / 拜+(?:了|啦|咯|~)* / 掰掰+ / 88+6? / 晚安(?:啦|哦)? / 回[头见聊]+ / 下次(?:见|再聊|再见) / (?:明天|一会|待会|改天)(?:儿)?(?:见|聊) / (?:我)?(?:先)?(?:走|溜|下|闪)了 / 先这样(?:吧)? / 慢走 / 祝你?(?:好运|愉快|今天愉快) / (?:就|那就|暂时)*(?:这些|这样|這樣|这个)(?:了|吧)? / (?:没|沒)(?:有|有别的|别的|有其他|其他|什么|有问题|问题|啥|事|有事)*(?:的|了|儿|问题了|事了)+ / 没有$ / 没别的 / 没事(?:儿)? / 不(?:用|需要|必)(?:了|啦)?
  `,
};
