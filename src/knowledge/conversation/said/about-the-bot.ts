import type { Spoken } from './spoken.ts';

export const HOW_ARE_YOU: Spoken = {
  en: String.raw`
    how (?:are|r) (?:you|u|ya|things|we)(?: (?:doing|today|all))* / hru / how(?:'?s| is) (?:it (?:going|hanging)|(?:everything|life|your day|your night|things)(?: going)?|you) / (?:w(?:h|u)?at'?s|wuts|was) ?(?:up|good|poppin'?)(?: with (?:you|u))? / wh?a(?:t'?s|s)? ?sup / wa+s+u+p+ / sup+ / wyd / how do you do / how (?:have|'ve) you been / (?:are )?(?:you|u) (?:ok|okay|good|alright|there)
  `,
  th: String.raw`
    (?:คุณ|บอท|เธอ)?(?:สบายดี|โอเค)(?:ไหม|มั้ย|มะ|หรือเปล่า|ป่าว|เปล่า|ปะ|ป่ะ|หรอ|เหรอ) / (?:วันนี้)?เป็น(?:ยังไง|ไง|อย่างไร)(?:บ้าง|มั่ง)? / กินข้าว(?:หรือ|รึ)?ยัง / ทำ(?:ไร|อะไร)อยู่
  `,
  es: String.raw`
    qu[eé] tal(?: (?:est[aá]s?|todo|va|te va|amig[oa]|el d[ií]a))? / qu[eé] (?:onda|hay|hubo|hac[eé]s|haces) / c[oó]mo (?:est[aá](?:s|n)?|vas|andas|and[aá]s|va(?: todo)?|te va|les va|te encuentras)(?: (?:hoy|t[uú]|usted))? / todo bien
  `,
  pt: String.raw`
    e? ?a[ií](?: (?:tudo (?:bem|bom|certo)|beleza|blz|galera|mano|gente))? / e a[ií] / ea[ei]+ / iae+ / (?:tudo|td) (?:bem|bom|certo|joia|jóia|tranquilo|blz)(?: (?:com voc[eê]s?|a[ií]|contigo|e (?:voc[eê]|vc)))? / como (?:vai|voc[eê] (?:est[aá]|vai)|est[aá]s?|c[eê] t[aá]|vc (?:est[aá]|t[aá]|vai)|v[aã]o as coisas)(?: (?:voc[eê]|vc|hoje))*
  `,
  de: String.raw`
    (?:na,? ?)?wie geht(?:'?s| es)(?: (?:dir|ihnen|euch|so|denn|heute))* / na,? alles (?:klar|gut) / was geht(?: (?:ab|so))* / alles (?:klar|gut|fit|okay) bei (?:dir|euch) / wie l[äa]uft(?:'?s| es)
  `,
  fr: String.raw`
    [çc]a va(?:,? (?:bien|et toi|et vous|ou quoi|toi|vous))* / comment (?:[çc]a va|vas[- ]tu|allez[- ]vous|tu vas|vous allez)(?: (?:bien|aujourd'hui))? / (?:tu|vous) (?:vas|allez) bien / quoi de (?:neuf|beau)
  `,
  id: String.raw`
    (?:apa|gimana|bagaimana|gmn|pa) ?kabar(?:nya|mu)?(?: (?:semua|hari ini|kamu))* / kabar(?:nya)? (?:gimana|baik)(?: ya)? / lagi (?:apa|ngapain)
  `,
  vi: String.raw`
    (?:bạn |hôm nay bạn )?(?:có )?kh(?:oẻ|ỏe)(?: (?:không|ko|chứ|hông))+ / (?:bạn|dạo này|hôm nay|bạn dạo này|dạo này bạn) (?:thế nào|sao rồi|ra sao)(?: rồi)?
  `,
  ja: String.raw`
    お?元気(?:ですか|でしたか|です|してる|\?)+ / 調子(?:は)?(?:どう|いかが)(?:です)?か?
  `,
  ko: String.raw`
    (?:잘 ?)?지내(?:세요|시나요|시죠|니|셨어요|요) / (?:잘 ?)지냈(?:어요?|니) / 어떻게 ?지내(?:세요|요|니|시나요) / 기분(?:이)? ?(?:어때요?|어떠세요) / 요즘 ?어때요? / 뭐 ?(?:해요?|하세요|하니)
  `,
  zh: String.raw`
    (?:你|您)好(?:吗|嗎|么) / (?:你)?最近(?:好吗|怎么样|怎麼樣|如何|过得怎么样) / (?:你)?还好(?:吗|嘛) / 吃(?:饭)?了(?:吗|没) / (?:你)?在(?:干嘛|干什么|做什么|忙什么)(?:呢)?
  `,
};

/** Who or what is asked, and what it is good for. */
export const WHO_ARE_YOU: Spoken = {
  en: String.raw`
    (?:who|what)(?: exactly)? (?:are|r) (?:you|u) / (?:so )?(?:(?:are|r) )?(?:you|u) (?:just |a |an |really |actually |even |some |some kind of |only |the )*(?:real |actual |live |human |support )*(?:bot|robot|human|person|ai|real|chat ?bot|chat ?gpt|machine|human being|alive)(?: or (?:a |an |are you )*(?:bot|robot|human|real|real person|person|ai|machine|not))? / (?:real |human|bot|ai|person)(?:bot|human|person|ai)? or (?:a )?(?:bot|human|person|ai|real(?: person)?) / am i (?:talking|speaking|chatting|texting) (?:to|with) (?:a |an )*(?:real |actual |live )*(?:bot|robot|human|person|ai|machine)(?: or (?:a |an )*(?:real )?(?:bot|robot|human|person|ai|machine))? / who(?:m)? am i (?:talking|speaking|chatting) (?:to|with) / is (?:this|it|that) (?:a |an |just a )*(?:bot|robot|ai|real person|human|automated|real human)(?: or (?:a )?(?:bot|human|person|real person))? / what(?:'s| is|s) (?:your|ur) name / do (?:you|u) have a name
    (?:so )?what(?: (?:all|else|things|kind of (?:things|questions|stuff)|exactly))* (?:can|do|could) (?:you|u)(?: actually| even)? (?:do|help(?: me)?(?: with)?|answer|know)(?: (?:for me|here|exactly|about))* / what (?:are|r) (?:you|u) (?:able to do|capable of|for|good at|good for) / what can i ask(?: (?:you|u|here|about))* / how (?:can|do|could) (?:you|u) help(?: (?:me|us|out))* / what(?:'s| is) this bot(?: for)? / how do (?:you|u) work / who (?:made|created|built) (?:you|u)
  `,
  th: String.raw`
    (?:คุณ|บอท|นี่|แล้ว|เธอ)*(?:คือ|เป็น)ใคร(?:เนี่ย|อะ|หรอ)? / (?:นี่|คุณ|เธอ|น้อง|แก|ที่นี่|ตกลง|บอท)*(?:เป็น|คือ|ใช่)(?:บอท|บอต|คน(?:จริงๆ?)?|หุ่นยนต์|ai|เอไอ|มนุษย์|แอดมิน)(?:อยู่)?(?:หรือ|รึ|ใช่|หรือว่า)?(?:เปล่า|ป่าว|ปะ|ป่ะ|ปล่าว|ไหม|มั้ย|มะ|คน|บอท|บอต|หรอ|เหรอ|หรือ|จริง|ๆ)* / (?:นี่|ตกลง|เรา|ผม|หนู)*(?:กำลัง)?คุย(?:อยู่)?กับ(?:บอท|บอต|คน(?:จริงๆ?)?|หุ่นยนต์|ai|มนุษย์|แอดมิน)(?:อยู่)?(?:หรือ|รึ|ใช่)?(?:เปล่า|ป่าว|ปะ|ป่ะ|ไหม|มั้ย|หรอ|เหรอ|หรือคน|หรือบอท) / (?:บอท|บอต|คน|ai)(?:จริงๆ?)?(?:หรือ(?:ว่า)?|รึ)(?:บอท|บอต|คน|ai|เปล่า|ป่าว)(?:จริงๆ?)? / (?:นี่|คุณ|เธอ)?(?:บอท|บอต|คน|ai)(?:จริงๆ?)?(?:ปะ|ป่ะ|ป่าว|ป้ะ|มั้ย|ไหม|หรอ|เหรอ) / (?:คุณ|เธอ|บอท|น้อง)?ชื่อ(?:อะไร|ไร)
    (?:คุณ|บอ[ทต]|เธอ|น้อง|แก|นาย)+(?:นี่)?(?:ทำ|รู้)(?:เรื่อง)?(?:อะไร|ไร)(?:ได้)?(?:บ้าง|มั่ง) / (?:คุณ|บอ[ทต]|เธอ|น้อง|แก|นาย|นี่|แล้ว)*(?:ช่วย|ตอบ|ถาม)(?:เรื่อง)?(?:อะไร|ไร)(?:เรา)?(?:ได้)?(?:บ้าง|มั่ง) / (?:คุณ|บอ[ทต]|เธอ)+(?:ทำ|ช่วย)(?:อะไร|ไร)ได้
  `,
  es: String.raw`
    (?:(?:t[uú]|usted|vos|esto|estoy|y|pero) )*(?:eres|es|sos|hablando con|hablo con|seguro que eres) (?:(?:un|una|usted|de|solo) )*(?:bot|robot|human[oa]|persona(?: (?:real|de verdad))?|ia|m[aá]quina|real|de verdad|verdad|inteligencia artificial|chatbot)(?: (?:o|real|eres|un|una|bot|robot|human[oa]|persona|ia|m[aá]quina))* / (?:qui[eé]n|qu[eé]) (?:eres|sos|es usted)(?: t[uú])? / c[oó]mo te llamas / (?:cu[aá]l es )?tu nombre / (?:en )?qu[eé] (?:cosas )?(?:(?:puedes|pod[eé]s|sabes|sab[eé]s) (?:t[uú] )?hacer(?: por m[ií])?|puede (?:usted|el bot|este bot) hacer|puede hacer (?:usted|el bot|este bot|por m[ií])) / (?:en|con) qu[eé] (?:me )?(?:puedes|puede|pod[eé]s) ayudar(?:me)? / para qu[eé] sirves / c[oó]mo (?:funcionas|me puedes ayudar|puedes ayudarme)
  `,
  pt: String.raw`
    (?:(?:voc[eê]|vc|tu|c[eê]|isso|estou|t[oô]|aqui) )*(?:[eé]|eh|es|falando com) (?:(?:um|uma|de) )*(?:bot|rob[oô]|human[oa]|pessoa(?: (?:real|de verdade))?|ia|m[aá]quina|real|verdade)(?: (?:ou|um|uma|bot|rob[oô]|human[oa]|pessoa|ia|m[aá]quina|real))* / (?:quem|o que) (?:[eé]|es) (?:voc[eê]|vc|tu) / qual (?:[eé] )?(?:o )?seu nome / (?:o )?(?:que|q) (?:(?:voc[eê]|vc|tu|c[eê]|o bot|este bot) (?:pode|sabe|consegue|faz)(?: fazer)?(?: por mim)?|(?:pode|sabe|consegue|faz)(?: fazer)? (?:voc[eê]|vc|por mim)) / (?:em que|como|no que) (?:voc[eê]|vc) (?:pode|consegue) (?:me )?ajudar / pra que (?:voc[eê]|vc) serve
  `,
  de: String.raw`
    (?:bist|sind) (?:du|sie)(?: (?:hier|eigentlich|denn|wirklich|etwa|überhaupt|nur|ein|eine|echter|echte|richtiger|realer))* (?:bot|roboter|mensch|ki|maschine|person|echt|computer|chatbot)(?: (?:oder|ein|eine|echter|echte|bot|roboter|mensch|ki|maschine|person|computer|nicht|was))* / (?:ist das|bist du|ist hier|schreibt hier|antwortet hier)(?: (?:hier|nur))* ein (?:bot|mensch|roboter)(?: (?:oder|ein|mensch|bot))* / (?:rede|spreche|schreibe?|chatte) ich(?: (?:hier|gerade|jetzt|da))* mit (?:einem|einer|ner|nem) (?:echten )?(?:bot|roboter|menschen|ki|maschine|person)(?: (?:oder|einem|einer|bot|menschen|person))* / wer (?:bist du|sind sie)(?: denn)? / was bist du / wie hei(?:ß|ss)(?:t du|en sie) / was (?:kannst du|können sie|kann (?:der|dieser) bot)(?: (?:alles|so|denn|für mich|hier))*(?: (?:machen|tun))? / was kann (?:ich|man)(?: (?:alles|so|denn|hier|dich|sie))* fragen / (?:wobei|womit|wie) (?:kannst|können) (?:du|sie) (?:mir )?helfen / was machst du
  `,
  fr: String.raw`
    (?:tu es|t'es|t es|vous [êe]tes|es[- ]tu|[êe]tes[- ]vous|est-ce que (?:tu es|vous [êe]tes)|c'est)(?: (?:vraiment|juste|un|une|vrai|vraie))* (?:bot|robot|humaine?|personne|ia|machine|r[ée]el(?:le)?)(?: (?:ou|un|une|vrai|vraie|bot|robot|humaine?|personne|ia|machine|r[ée]elle))* / (?:tu es|t'es|vous [êe]tes|c'est) qui / qui (?:[êe]tes[- ]vous|es[- ]tu) / (?:est-ce que )?(?:je parle|parle-je) (?:bien )?[àa] (?:un |une )?(?:vrai |vraie )?(?:bot|robot|humain|personne|machine)(?: (?:ou|[àa]|un|une|bot|robot|humain|personne))* / (?:comment )?tu t'appelles(?: comment)? / (?:c'est quoi|quel est) ton nom / (?:qu'est[- ]ce que|que) (?:(?:tu|vous) (?:peux|sais|pouvez|savez)|(?:peux|sais|pouvez|savez)[- ](?:tu|vous))(?: faire)?(?: pour moi)? / tu (?:peux|sais) faire quoi / [àa] quoi (?:tu sers|sers[- ]tu) / tu sers [àa] quoi / (?:comment|en quoi) (?:peux[- ]tu|pouvez[- ]vous|tu peux|vous pouvez) m'aider
  `,
  id: String.raw`
    (?:(?:apa|apakah|ini|kamu|anda|kau|lu|lo|situ|itu|(?:apa(?:kah)? )?(?:saya |aku )?(?:(?:lagi|sedang) )?(?<=apa |apakah |saya |aku |lagi |sedang )(?:ngobrol|bicara|chat) (?:sama|dengan)) )+(?:bot|robot|manusia|orang(?: (?:asli|beneran))?|ai|mesin)(?: (?:atau|apa|ya|bot|robot|manusia|orang|mesin|asli|beneran|kah|bukan|sih))* / (?:kamu|anda|lu|lo|ini)(?: ini| tuh)? siapa(?: ya| sih)? / siapa (?:kamu|anda|ini|nama(?:mu| kamu))(?: ya)? / nama(?:mu| kamu) siapa / (?:(?:kamu|anda|bot|lu|lo)(?: ini)? )+bisa (?:apa|ngapain|melakukan apa)(?: (?:aja|saja|sih|ya))* / (?:(?:kamu|anda|bot|lu|lo)(?: ini)? )*bisa bantu apa(?: (?:aja|saja|sih|ya))* / (?:apa )?(?:saja |aja )?yang (?:bisa|dapat) (?:kamu|anda) (?:lakukan|bantu)
  `,
  vi: String.raw`
    (?:(?:bạn|đây|cậu|bot|(?:(?:mình|tôi|em) )?đang (?:nói chuyện|chat) với) )+(?:(?:có|phải|là|có phải|phải là) )*(?:bot|robot|rô bốt|người(?: (?:thật|máy))?|máy|con người|ai|trí tuệ nhân tạo)(?: (?:à|hả|không|ko|phải|phải không|hay|là|bot|robot|người|thật|máy|con người|vậy|thế|đúng không))* / bạn là (?:ai|gì)(?: (?:vậy|thế))? / (?:bạn )?tên (?:bạn )?(?:là )?gì(?: vậy)? / (?:bạn|bot) (?:có thể )?(?:làm|giúp|biết làm)(?: (?:được|mình|tôi|em|cho mình|cho tôi|những))* gì(?: (?:vậy|thế|được|cho mình|không))*
  `,
  ja: String.raw`
    (?:あなた|きみ|君|これ|ここ|こちら|そちら|中の人|相手)?(?:は|って)?、?(?:本当に|もしかして)?(?:チャット)?(?:ボット|bot|ロボット|人間|人|ai|機械|本物|本物の人(?:間)?)(?:さん)?(?:ですか|なの|なんですか|でしょうか|か|\?|ですよね|なのか|それとも|、)+(?:(?:ボット|bot|ロボット|人間|人|ai|機械)(?:ですか|なの|か|\?)*)? / (?:あなた|君|きみ)?(?:は|って)?(?:誰|だれ|何者|どなた)(?:ですか|なの|でしょうか)? / (?:あなたの|お)+名前(?:は|を教えて)(?:何)?(?:ですか|ください)? / (?:あなた|きみ|君|ボット|bot)(?:は|に|には|って)?(?:何|なに|どんなこと)(?:が|を)(?:でき|出来|して(?:くれ|もらえ))(?:ますか|るの|るんですか|る) / (?:何|なに)をして(?:くれ|もらえ)(?:ますか|るの|るんですか|る) / (?:どんな|どういう)質問に答えられますか
  `,
  ko: String.raw`
    (?:(?:너|넌|당신|혹시|지금|이거|여기|님|저기)(?:은|는|도)? ?)*(?:봇|로봇|진짜 ?사람|사람|인간|ai|기계|챗봇|인공지능)(?:이(?:에요|예요|세요|신가요|야|냐|니|죠|ㄴ가요)|인가요?|인가|예요|에요|입니까|이신가요|이야|야|맞아요|맞나요)(?:,? ?(?:아니면)? ?(?:봇|로봇|사람|인간|ai|기계)(?:이에요|예요|인가요?|이야|야)?)? / (?:(?:너|넌|당신|님)(?:은|는)? ?)?누구(?:세요|예요|에요|야|신가요|니|시죠) / (?:너|넌|당신|님|봇)(?:은|는)? ?뭐(?:세요|예요|에요|야|신가요|니|시죠) / 이름(?:이)? ?(?:뭐(?:예요|에요|야)?|무엇인가요) / (?:너|넌|당신|봇)(?:은|는)? ?(?:뭐|무엇을|뭘|어떤 ?(?:걸|것을|일을))(?:를)? ?(?:할 ?수 ?있(?:어요?|나요|니|습니까)|할 ?줄 ?알(?:아요?|아|나요)) / (?:(?:너|넌|당신|봇)(?:은|는)? ?)?(?:뭐|무엇을|뭘|어떤 ?(?:걸|것을|일을|도움을))(?:를)? ?(?:해 ?줄 ?수 ?있(?:어요?|나요|니)|도와 ?줄 ?수 ?있(?:어요?|나요|니)|도와주(?:나요|세요|실 수 있나요))
  `,
  zh: String.raw`
    (?:请问|請問)?(?:你|您|妳|这|這|这边|那你|对面|对方)(?:到底|究竟|真的|现在|难道|不会)?(?:是|算|不是|是不是)(?:个|個|一个)?(?:机器人|機器人|真人|人工智能|ai|人|人类|bot|活人|机器|程序|客服机器人)(?:吗|嗎|嘛|么|还是|還是|吧|不|啊|呢|呀|机器人|機器人|真人|人工|人|ai)* / (?:机器人|機器人|真人|人)(?:还是|還是)(?:机器人|機器人|真人|人)(?:啊|呢)? / (?:你|您|妳)是(?:谁|誰|什么|什麼|哪位|啥)(?:啊|呀|东西)? / (?:你|您|妳)(?:叫什么|叫什麼|的名字是什么|叫啥)(?:名字)?(?:啊|呀)? / (?:你|您|妳)(?:都|还)?(?:能|会|會|可以|能够)(?:帮我|幫我|为我)?(?:做|干|解决|解決|回答|帮)(?:些|一些|到我)?(?:什么|什麼|啥|哪些)(?:呢|啊|呀|事|事情|问题)* / (?:你|您|妳)都?会(?:些)?(?:什么|啥) / (?:你|您)有(?:什么|啥|哪些)(?:功能|用|本事)(?:啊|呢)?
  `,
};
