/**
 * What says "yes" or "no" only because an offer stands before it: anywhere else "好", "later" or "mau" means something else or
 * nothing, so these are not phrases of small talk. They go before those: after an offer "됐어요" and "I'm good" decline.
 */
export const REPLIES: ['yes' | 'nod' | 'fine' | 'no', string][] = [
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
    'yes',
    String.raw`
      (?:(?:oh|no+|wait),? )+(?:(?:please|just) )?(?:connect|transfer) me / no+,? i do want (?:one|that|it|to|help|a (?:person|human)) / no (?:more )?(?:ro|chat)?bots?(?! (?:is|are|can|needed)(?!\p{L}))(?: (?:please|pls|plz|thanks))?
      no,? (?:p[aá]s|con[eé]ct|transfi[eé]r|comun[ií]c)(?:a|e)me / n[ãa]o, ?pode (?:chamar|mandar|passar|conectar|transferir) / nein,? verbinde?n?(?: sie)? mich / non,? (?:connecte|passe|transf[eè]re)(?:z)?[- ]moi
      (?:아니(?:요|오)?|아뇨|괜찮(?:아요?|습니다))[,. ]*(?:(?:연결|상담|호출|요청) ?(?:해|부탁) ?(?:주세요|줘요?|드려요|해요|드립니다|합니다)|(?:불러|바꿔) ?(?:주세요|줘요)|부탁(?:해요|합니다|드려요|드립니다|드릴게요))
      (?:いや|いいえ|いえ|(?:大丈夫|だいじょうぶ)(?:です)?)[、。, ]*(?:(?:つない|繋い)で(?:ください)?|(?:お願い|おねがい)(?:いた)?します|頼みます)
    `,
  ],
  [
    'nod',
    String.raw`please / pls / plz / por ?fa(?:vor|s)? / bitte(?: sch[öo]n)? / s'il (?:te|vous) pla[îi]t / svp / stp / ạ / làm ơn / 拜托 / 拜託 / 请 / 請 / お願い(?:いた)?します / おねがいします / お願い / 頼みます / よろしく(?:お願いします)? / 부탁(?:해요|합니다|드려요|드립니다|드릴게요|할게요)? / ครับ(?:ผม)? / คับ / ค้าบ / คร้าบ / ค่ะ / คะ / ค้า / จ้า / จ้ะ / จ๊ะ / ฮะ / งับ`,
  ],
  [
    'fine',
    String.raw`
      (?:it|that)'?s (?:all )?(?:ok(?:ay)?|fine|all right|alright|good) / don'?t worry(?: about it)? / no worries / i(?:'?ll| can| will) wait
      no te preocupes / no pasa nada / tranqui(?:l[oa])? / g(?:ak?)?pp / gapapa / (?:tidak|n?ggak?|gak?|enggak) apa[- ]?apa / không sao(?: đâu)? / [没沒][关關][系係]的? / ไม่เป็นไร(?:หรอก)?
    `,
  ],
  [
    'no',
    String.raw`i (?:don'?t|do not)(?: (?:want|need)(?: (?:to|it|that|one))?)? / no need / not (?:necessary|needed|now|right now|yet|really) / never ?mind / nvm / (?:maybe )?later / (?:i'?m|all) (?:good|fine|ok(?:ay)?) / (?:i'?d )?rather not`,
  ],
  [
    'no',
    String.raw`no (?:hace falta|es necesario|quiero|por ahora) / (?:ahora|mejor|todav[íi]a|aún) no / (?:más tarde|después|luego) / n[ãa]o (?:precisa|preciso|quero|é necess[áa]rio)(?: n[ãa]o)? / (?:agora|ainda) n[ãa]o / deixa(?: pra lá)? / (?:mais tarde|depois) / (?:(?:das|es) ist (?:wirklich )?)?nicht (?:mehr )?(?:nötig|notwendig) / nicht jetzt / (?:jetzt|noch|lieber|bitte) nicht / n[eö]e? / (?:(?:das )?brauch(?:e)? ich|(?:das )?(?:möchte|will) ich|ich (?:möchte|will)(?: das)?) nicht / (?:kein bedarf|muss nicht sein|passt schon) / später`,
  ],
  [
    'no',
    String.raw`pas (?:besoin|la peine|nécessaire|maintenant|encore) / (?:ce n'est|c'est|je n'en ai|j'ai) pas (?:la peine|nécessaire|besoin) / je ne veux pas / plus tard / sans façon / laisse(?:z)? tomber / c'est bon / ça va(?: aller)? / (?:tidak|n?ggak?|gak?|enggak?)(?: (?:usah|perlu|mau|dulu|sekarang))?(?: kak| min| deh| kok)* / ga(?:k)?(?:usah|perlu) / belum / nanti(?: saja| aja| dulu)? / jangan / (?:không|khỏi|chưa|khong|ko) (?:cần|muốn|can|muon)(?: thiết| đâu| ạ| nữa)* / khong / ko / khỏi / chưa / thôi / để sau`,
  ],
  [
    'no',
    String.raw`我?(?:不用|不需要|不必|不要|不想|不想要)(?:了|啦|的|麻烦了)? / 不了 / 不好 / 算了 / (?:暂时|暫時|先|还|還)不(?:用|需要|要)了? / [没沒]必要 / [没沒]事了? / (?:今は|やっぱり)?(?:結構|けっこう|大丈夫|だいじょうぶ|いい)です / 大丈夫 / 不要(?:です)? / 必要(?:は)?(?:ない(?:です)?|ありません) / [要い](?:らない(?:です)?|りません) / いや / いえ / ううん / やめておきます / 遠慮します / また今度 / 後で / 괜찮(?:아요?|습니다) / 됐(?:어요|습니다) / 필요 ?없(?:어요|습니다) / 아직(?:이요|은)? / 안 ?해도 ?(?:돼요|됩니다) / 싫어요 / 나중에(?:요|할게요)? / 아뇨 / 아닙니다 / 아니(?:에요|예요|야)`,
  ],
  [
    'no',
    String.raw`ไม่(?:ต้อง(?:การ)?|เอา|อยาก|คุย|จำเป็น|เป็นไร|ดีกว่า)(?:คุย)?(?:แล้ว|หรอก|ดีกว่า)? / ยัง(?:ไม่ต้อง(?:การ)?|ก่อน)? / (?:ไว้|เดี๋ยว)ก่อน / ไว้ทีหลัง / ช่างมัน`,
  ],
  [
    'yes',
    String.raw`
      (?:(?:yes|yeah|yep|ok|okay|sure|alright|please|let'?s|just) )*(?:go for (?:it|that)|do (?:it|that|so)|go on|go)(?: (?:please|then|ahead))* / (?:yes |yeah )?let'?s (?:do|try) (?:it|that|this) / bet / that works / (?:that|this|it) (?:works for me|would help|sounds (?:good|great|fine|nice)) / works for me / that'?d be (?:great|good|nice|helpful|lovely|perfect|awesome|cool) / (?:i'?d )?appreciate (?:it|that) / i (?:think|guess|suppose)(?: so)? / if (?:you|u) (?:can|could|don'?t mind|would) / (?:yes )?(?:connect|transfer) me / by all means / indeed / affirmative / correct / right / exactly / gladly / kindly / (?:pretty|yes) please / (?:yes )?asap / hell yeah / yessir / uh[ -]?huh / u+h+m?,? (?:yes|yeah|yep|sure|ok(?:ay)?) / yes i want(?: (?:to|that|one))? / i (?:do )?want one / might as well / why yes
      adelante / h[aá]g[aá](?:lo|melo) / hazlo / (?:p[aá]s|con[eé]ct|transfi[eé]r|comun[ií]c)(?:a|e)me / va(?:le)? / venga / sale / de una / me parece(?: bien| perfecto)? / me encantar[ií]a / por qu[eé] no / c[oó]mo no / obvio(?: que s[ií])? / eso quiero / s[ií] quiero / ok(?:ey)? / perfecto / genial / ya
      (?:pode )?manda(?:r)?(?: ver| bala)? / bora / vamos(?: l[aá])? / pode (?:mandar|chamar|passar|sim) / cham[ae](?: (?:a[ií]|sim|ele))? / aceito / claro que sim / sim quero / t[aá] bem / ok(?:ay|ey)? / isso mesmo / fechado / [oó]timo / seria (?:bom|[oó]timo|legal) / agrade[cç]o / por que n[ãa]o / s / ss
      ja+ (?:gerne?|bitte|mach|klar|unbedingt|los|das) / los(?: geht'?s)? / na los / (?:nur|immer) zu / tu das / verbinde?n?(?: sie)? mich / (?:passt|klingt gut|klingt super|geht klar|in ordnung|einverstanden|sicher|selbstverständlich) / (?:warum|wieso) nicht / freilich / jep+ / wenn(?:'s| es)? (?:geht|möglich)(?: ist)? / (?:das )?w[äa]re?(?: echt| sehr)? (?:super|gut|toll|nett|lieb|klasse|hilfreich|prima) / okay / ok
    `,
  ],
  [
    'yes',
    String.raw`
      allez(?:[- ](?:y|go))? / vas[- ]?y / (?:let'?s )?go / (?:ok|oui) (?:pour moi|volontiers|je veux(?: bien)?|allez[- ]y|vas[- ]y) / pourquoi pas / avec joie / grave / yep / u[ei] / wi / [ée]videmment / tout [àa] fait / exactement / faites(?:[- ]le| donc)? / (?:je suis )?d'accord / si possible / j'aimerais(?: bien)? / (?:[çc]a|ce) (?:serait|me va|m'irait|m'arrange)(?: (?:bien|super|gentil|parfait|top|cool))* / [çc]a marche / entendu
      yoi / yuk / gas(?:s?keun|s)? / lanjut(?:kan)?(?: aja)? / (?:minta )?tolong(?: (?:ya|dong|sambungkan))* / mohon(?: bantuannya)? / bolehlah / pengen(?: dong)? / yup / betul / ayo / setuju / (?:tolong )?(?:sambung|hubung)(?:kan|in)(?: (?:saya|aku|aja|ya|dong))* / silakan / he ?eh / i?ya+ (?:tolong|mau|boleh|silakan|dong)
      (?:dạ )?(?:có|được|đc|dc|muốn|cần|đúng|phải)(?: (?:chứ|luôn|nha|muốn|cần|ạ|bạn))+ / ừ+m* / ờ / (?:vâng|dạ|ừ) (?:được|có|ok|muốn|cần|đúng rồi) / (?:làm|tiến hành|kết nối|gọi|chuyển)(?: (?:đi|giúp|luôn|cho|mình|em|tôi|nha|với))+ / (?:giúp|nhờ) (?:mình|tôi|em|bạn|ad|shop)(?: (?:với|nha|nhé|nhé))* / tất nhiên / chắc chắn(?: rồi)? / đúng(?: rồi)? / vui lòng
      \u110b\u110b+ / \u110b\u110f+ / \u1100\u1100+ / 웅 / 엉 / (?:그렇게|연결|호출|요청) ?(?:해|부탁) ?(?:주세요|줘요?|드려요|해요)? / 그러죠 / 그럴게요 / (?:해|불러|바꿔) ?(?:주세요|줘요) / (?:연결|상담) ?원해요 / 하고 ?싶어요 / 할(?:게요|래요) / 콜 / 좋죠 / 그럼요 / 가능하면요? / 당연(?:히|하지)요? / 물론(?:입니다|이에요) / 네 ?(?:좋아요|그래요|해주세요|원해요)
      来(?:吧|一个)? / (?:快|赶紧|赶快)(?:转|叫)?(?:吧)? / 好[呀滴哒] / (?:帮|幫)我(?:转|轉|接|联系|叫)(?:接)?(?:一下|吧)? / (?:请|請)(?:转|轉|帮我转)(?:接)?(?:吧|一下)? / 必须(?:的)? / 恩+ / 可 / 同意 / 愿意 / 願意 / 确定 / 要的 / 那就(?:转|麻烦你|好|来)(?:了|吧)? / (?:转|轉)(?:人工|接)(?:吧)?
      (?:はい、?|うん、?)?(?:頼(?:む|みます)|(?:お願い|おねがい)(?:します|したい(?:です)?|できますか)?|そうしたいです|いいですね|そうします|可能(?:なら|であれば)|できれば|もちろん(?:です)?|いい(?:ね|よ)|どうぞ|話したいです|してほしいです|してください|つないで(?:ほしい(?:です)?|くれ)?|呼んで(?:ください)?) / うんうん / はーい / そう(?:だね|ですね|だな) / おう
      (?:ขอ|เอา|จัดมา|จัดไป|จัด)(?:เลย|ด้วย|คุย|หน่อย|สิ|คน|กับ|จริง)* / (?:ดี(?:เลย|สิ|ค่ะ|ครับ|จ้า|คับ)?|ก็ดี|ก็ได้|ตามนั้น|แน่นอน|แน่สิ|เยส|เยป|ยินดี|โอ|โอเช) / (?:ต่อ(?:สาย)?|ติดต่อ|เรียก|ตาม|โอน)(?:เลย|ให้|มา|หน่อย|ที|ด้วย)+ / (?:ช่วย|รบกวน)(?:ต่อ|ติดต่อ|เรียก|ตาม)?(?:ให้|สาย|มา)*(?:หน่อย|ที|ด้วย)? / (?:อยาก|ต้องการ)(?:ได้|คุย|มาก|เลย|คน|กับ)* / ใช่(?:เลย|แล้ว)? / อือ+
    `,
  ],
  [
    'no',
    String.raw`
      (?:hell|oh) no / no+ way / (?:i'?ll |i )?pass / not (?:today|interested|this time|for now|at the moment|anymore) / (?:no,? )?(?:i'?m|all) (?:all )?(?:good|fine|ok(?:ay)?) / (?:no,? )?(?:it'?s|i'?m|all) (?:all )?(?:good|fine|ok(?:ay)?)(?: (?:thanks|thank you|for now|as is|without|like this|now))+ / (?:that|it)'?s not (?:needed|necessary) / that won'?t be necessary / don'?t (?:bother|need(?: (?:it|one|that))?|want(?: (?:to|it|that))?) / (?:i )?(?:can|will|'ll) (?:manage|try) (?:myself|first|again|on my own)? / i'?ll (?:try|manage|figure it out|do it|look|check|think about it)(?: (?:myself|later|first|again|alone|out))* / let me (?:try|think|check|see)(?: (?:first|again|about it))* / skip(?: it)? / forget (?:it|about it) / (?:the )?bot is (?:fine|ok|good) / you(?:'re| are) (?:fine|enough) / (?<=^(?:(?:no|ok|okay|please|pls),? )*)cancel(?=(?:,? (?:please|pls|thanks|thank you))*[.!]*$) / u+h+m?,? no(?:pe)? / stay(?: (?:here|with (?:the )?bot))? / nothing
      nop+ / nel / para nada / (?:as[ií] )?(?:est[aá]|estoy) bien(?: as[ií])? / (?:no )?por (?:el momento|ahora)(?: no)? / d[eé]jalo(?: as[ií])? / olv[ií]dalo / ya no / prefiero (?:no|que no) / mejor (?:no|despu[eé]s|luego|m[aá]s tarde) / paso / no (?:est[aá] bien|necesito|lo necesito|me interesa|mucho) / ah[ií] (?:est[aá] bien|veo) / otro d[ií]a / voy a (?:probar|intentar|ver)(?:lo)?(?: (?:primero|eso|otra vez))?
      t[aá] (?:tranquilo|de boa|suave|bom assim) / de boa / (?:estou|t[oô]) (?:bem|de boa|tranquilo) / deixa (?:quieto|pra l[aá]|assim) / esquece / prefiro n[ãa]o / melhor n[ãa]o / n / nn+ / dispenso / (?:por enquanto|agora|por ora) n[ãa]o / n[ãa]o (?:por enquanto|agora|tem necessidade|[eé] preciso|valeu|obg) / nem / outra hora / vou (?:tentar|testar|ver)(?: (?:aqui|isso|de novo|primeiro|sozinh[oa]))*
      ne+e* / lass (?:mal|gut sein|stecken|es) / lieber (?:nicht|sp[äa]ter) / vergiss es / geht (?:schon|auch so) / passt (?:so|schon) / (?:alles|schon) gut / (?:ich )?brauche?(?: ich)? (?:keine?n?(?: (?:mensch(?:en)?|person|hilfe))?|nicht) / kein(?:e|en)? (?:person|mensch(?:en)?|interesse|danke) / (?:ich )?(?:schaffe?|mach(?:e)?)(?: ich)? das (?:selbst|selber|allein(?:e)?|schon) / hat sich erledigt / (?:erstmal|momentan|gerade|im moment|vorerst|diesmal) nicht / nein nein / nicht wirklich / (?:ich )?(?:probiere?|versuche?|teste)(?: (?:ich|es|das|mal|erst|noch|selbst|aus|weiter))+
    `,
  ],
  [
    'no',
    String.raw`
      (?:non,? )?[çc]a (?:ira|va aller|va)(?: (?:comme [çc]a|merci|bien))* / non (?:[çc]a (?:ira|va)|c'est bon|pas besoin) / nan+ / nn / pas (?:pour (?:le moment|l'instant)|vraiment|utile|int[ée]ress[ée]e?|du tout) / pour (?:le moment|l'instant)(?: non)? / je (?:vais|peux) (?:me d[ée]brouiller|essayer|voir|chercher)(?: (?:seul|encore|moi[- ]m[êe]me|d'abord))* / je me d[ée]brouille(?:rai)? / peut-[êe]tre (?:plus tard|apr[èe]s) / une autre fois / tant pis / oublie(?:z)? / laisse / bof / c'est (?:pas (?:utile|grave)|inutile) / (?:ce )?n'est pas (?:n[ée]cessaire|la peine|utile|grave) / inutile / sans fa[çc]on / rien
      (?:ga|gak|nggak|ngga|enggak|tidak|ndak)(?: (?:jadi|makasih|butuh|pengen|apa ?apa|dulu|terima kasih|deh|ah))+ / skip / kagak / ngg?a / lain kali / ntar(?: (?:aja|dulu))* / (?:udah|sudah)(?: (?:gak|ga|cukup|usah|oke|aman))+ / cukup / belum perlu / ogah / jangan(?: dulu)? / biar(?:in)?(?: aja)? / (?:saya|aku) (?:coba|cari)(?: (?:sendiri|dulu))+
      (?:không|ko|k|khỏi|chưa|hông)(?: (?:cần|phải|muốn|thích|ạ|đâu|cảm ơn|bây giờ|lúc này|cần thiết|phiền|nha))+ / khỏi(?: (?:cần|đi|phiền))* / để (?:sau|lúc khác|mai|mình (?:thử|xem|tự)(?: (?:lại|đã|xem|làm))*) / thôi(?: (?:khỏi|không|cần|được rồi|ạ|kệ|nha))* / kệ(?: đi)? / bỏ qua(?: đi)? / (?:lần|hôm) (?:sau|khác) / khi khác
      \u1102\u1102+ / 아녀 / 됐(?:고요|거든요) / 안 ?할(?:게요|래요) / (?:지금은|일단은?|아직은?) ?(?:아니(?:에요|요)|괜찮(?:아요|습니다)|됐어요|필요 ?없어요) / 다음에(?:요|할게요)? / 필요(?:하지|치)? ?(?:않아요|않습니다|없다|없음) / 안 ?필요해요 / 그냥 ?(?:됐어요|할게요|괜찮아요) / (?<=^)취소(?:요)?(?=[.!]*$) / (?:제가|혼자) ?(?:직접 ?)?할게요 / (?:(?:제가|혼자|다시|직접) ?)*해 ?(?:볼게요|보겠습니다)
      別?别(?:了|吧)? / 不(?:用|必|需要|想|要|了)(?:麻烦|麻煩|了|啦|先|转|轉|人工|吧|谢谢)* / 暂时(?:先)?不(?:用|需要|要|了)*(?:了)? / 以后(?:再说|吧)* / (?:回头|下次|改天)(?:再说|吧)* / 再说(?:吧)? / 免了 / 我自己(?:来|试试|看看|解决|弄)(?:吧|就好)? / 先(?:不了|不用|不要|这样)(?:了|吧)? / 拒绝 / 没事(?:的|儿)?
      (?:いいえ|いえ|いや|今は|まだ|とりあえず|ひとまず|もう|別に|特に|うーん)*、?(?:いらない(?:です)?|必要ない(?:です)?|いい(?:です)?|大丈夫(?:です)?|結構(?:です)?|やめ(?:ます|とく|ときます|ておく)|遠慮(?:します|しておきます|しときます)|(?:自分で)?(?:やってみます|試し(?:てみ)?ます)|自分で(?:やります|なんとかします))(?:よ|ね)* / また(?:今度|後で|あとで)(?:に?します)? / あとで(?:いいです)? / ノー(?:サンキュー)? / (?:必要|不要)では?ありません
      ไม่(?:ดีกว่า|ล่ะ|ละ|แล้ว|ต้องหรอก|เป็นไร|ขอบคุณ|สะดวก|รบกวน|จำเป็น|ต้องก็ได้|อะ)+ / ไว้(?:วันหลัง|คราวหน้า|ทีหลัง|ก่อน|โอกาสหน้า) / ยัง(?:ดีกว่า|ไม่อยาก|ไม่เอา)? / (?:เดี๋ยว|จะ)(?:ก่อน|ลอง(?:เอง|ดู|ทำ)*(?:ก่อน|เลย)?|ค่อยว่ากัน|ทำเอง) / (?:ขอ)?(?:ลอง|ทำ)(?:เอง|ดู)*ก่อน / ขอ(?:คิดดูก่อน|ผ่าน|บาย) / ม่าย(?:เอา)? / พอแล้ว / พอละ / (?:คุยกับ)?บอท(?:ก็ได้|ต่อ|ก็พอ|ก็ดี)
    `,
  ],
];
