/**
 * Notions that the wish for a person is made of in every language: what is learnt about "don't … transfer … agent" in one language then
 * holds in all of them. Patterns see text without Latin marks; a notion is found once, where it first stands.
 */
const words = (latin: string, others: string): RegExp => new RegExp(`(?<![a-z])(?:${latin})|${others}`, 'u');

const NOTIONS: [name: string, pattern: RegExp][] = [
  [
    'staff',
    words(
      'agents?\\b|agent[eo]s?\\b|agenten|agen\\b|staff?\\b|staf\\b|support|sup+ort|suporte|soporte|reps?\\b|represent|operat|operad|opa?erateur|supervis|manager|gerente|admin|mods?\\b|moderat|moderad|gms?\\b|mj\\b|mitarb|berater|kundend|kundens|kundenb|vorgesetzt|kolleg|colleag|conseil|employ|empleado|funcionari|atendente|atendimento|atencion al|asesor|encargado|respons|superior|superieur|service client|sav\\b|customer (?:serv|care|supp)|help ?desk|tech(?:nician|nique|nico)|cs\\b|petugas|operator|atasan|layanan|nhan vien|tu van|tong dai|quan ly|cskh|cham soc|ho tro|bo phan|cap tren|quan tri|advis|assistant|specialist|(?:your|ur) boss|chef\\b|jefe|your team|the team|equipe|equipo|equipa|vom team|tim\\b|consultant|verantwortlich',
      'เจ้าหน้าที่|จนท|พนักงาน|แอดมิน|ทีมงาน|ซัพพอร์ต|ทีมซัพ|ฝ่าย|ผู้จัดการ|หัวหน้า|คอลเซ็น|จีเอ็ม|ผู้ดูแล|客服|人工|工作人员|管理员|主管|经理|经理|专员|专人|負責|负责|领导|官方|坐席|技术人员|オペ|担当|スタッフ|責任者|係の|サポート|運営|上司|窓口|店長|상담|직원|담당|운영|매니저|관리자|책임|고객센터|고객지원',
    ),
  ],
  [
    'person',
    words(
      'human|hum[ae]n|humain|umain|uman|person|pess?oa|people|someone|somebody|anyone|anybody|sum1|some1|sm1|mensch|jemand|alguien|alguem|quelqu|qqn|gente\\b|manusia|orang|nguoi|ai do|leute',
      'คน|มนุษย์|人|誰か|どなた|사람|인간|누구|người',
    ),
  ],
  [
    'real',
    words(
      'real|live\\b|living|actual|echt|richtig|reelle?|vrai|de verdad|de verdade|carne y|asli|beneran|sungguhan|that\\b|in person',
      'จริง|เป็นๆ|真|活|本物|生身|ちゃんとした|진짜|실제|thật',
    ),
  ],
  [
    'bot',
    words(
      'bots?\\b|robot|machine|maschine|maquina|mesin|ai\\b|ia\\b|ki\\b|chatbot|automat|otomatis|tu dong|may\\b|computer|program|canned|script|template|copas|textbaustein|copy',
      'บอท|บอต|หุ่นยนต์|อัตโนมัติ|เครื่อง|เอไอ|机器|機器|程序|模板|自动回复|ボット|ロボ|機械|自動|テンプレ|定型|봇|로봇|기계|자동',
    ),
  ],
  [
    'reach',
    words(
      'talk|speak|spk|tlk|speek|chat|connect|transfer|put me|reach|contact|kontak|forward|escalat|eskal|pass\\b|patch|call\\b|phone|habl|ablar|comuni|conect|pas(?:a|e|ame|eme)\\b|ponme|pasame|transfier|deriv|falar|conversar|contato|encaminh|passa|sprech|reden|verbind|weiterleit|leite|stell|kontaktier|erreich|parler|discut|joindre|passez|mettez|mettre|transmet|bicara|ngobrol|ngomong|hubung|sambung|oper\\b|alihkan|terus|panggil|noi chuyen|gap\\b|lien he|lien lac|ket noi|chuyen|goi\\b|noi may|appel|ligar|llam|anruf|telpon|get (?:me|in|hold)',
      'คุย|พูด|ติดต่อ|โอน|ต่อสาย|ส่งต่อ|เรียก|ตาม|ปรึกษา|สอบถาม|ขอสาย|โทร|转|轉|联系|聯|接|沟通|说话|聊|谈|叫|找|繋|つな|話|代わ|呼|連絡|問い合わせ|電話|取り次|回して|연결|통화|얘기|이야기|대화|바꿔|불러|연락|전화|문의|넘겨|전달',
    ),
  ],
  [
    'not',
    words(
      "don'?t|do not|no\\b|not\\b|without|refuse|kein|nicht|nao\\b|sem\\b|pas\\b|ne\\b|inutile|tidak|ga\\b|gak|nggak|jangan|ogah|khong|ko\\b|dung\\b|khoi\\b|chua|sin\\b|never|stop|niemand",
      'ไม่|อย่า|เลิก|หยุด|不|别|沒|没|いらない|不要|なくて|ない|말고|마세요|필요 ?없|안 |됐고|싫',
    ),
  ],
  [
    'just',
    words(
      'just (?:tell|answer|the|how|give)|only|solo\\b|nur\\b|juste|so\\b (?:me|quero|responde)|aja\\b|cuma|chi\\b|la duoc|myself',
      'แค่|ก็พอ|เฉยๆ|ลองเอง|就行|就好|だけ|だけで|만 ',
    ),
  ],
  [
    'want',
    words(
      "want|wanna|need|i'd|would like|please|pls|plz|prefer|quier|kiero|necesit|quisiera|por favor|porfa|quero|preciso|gostaria|mochte|will\\b|brauch|bitte|hatte gern|veux|voudrais|besoin|svp|stp|souhait|faut|mau\\b|pengen|minta|butuh|tolong|ingin|dong\\b|muon|can\\b|cho (?:toi|minh|em|gap)|lam on|xin\\b|demand|gimme|give me|let me|exijo|exige",
      'ขอ|อยาก|ต้องการ|หน่อย|รบกวน|ที$|要|想|请|請|麻烦|帮我|給我|给我|たい|ください|お願い|ほしい|希望|もらえ|いただけ|싶|주세요|부탁|해줘|원해|달라|줘',
    ),
  ],
  [
    'how',
    words(
      'how|where|como\\b|donde|onde\\b|wie\\b|wo\\b|comment|ou\\b|gimana|bagaimana|cara\\b|lam sao|lam the|cach\\b|what|which|que\\b|welche|quel|apa\\b|gi\\b',
      'ยังไง|อย่างไร|ทางไหน|ที่ไหน|怎么|如何|怎样|どう|どこ|어떻게|어디|什么|何|뭐',
    ),
  ],
  [
    'past',
    words(
      'yesterday|last (?:week|night|month)|ago\\b|already|earlier|told me|said|promised|helped me|was\\b|were\\b|ayer|anteayer|la semana pasada|prometio|dijo|ontem|disse|prometeu|semana passada|gestern|letzte|vorhin|meinte|sagte|versprach|war\\b|hier\\b(?= [a-z])|promis|a dit|dernier|kemarin|tadi|udah|sudah|bilang|janji|hom qua|tuan truoc|luc nay|da giup|roi\\b|hua\\b|spoke|talked',
      'เมื่อวาน|เมื่อกี้|แล้ว|บอกว่า|บอกให้|昨天|上次|刚才|之前|已经|说可以|昨日|先週|さっき|前に|ました|어제|지난|아까|했어요|줬어요|하셨',
    ),
  ],
  [
    'game',
    words(
      'skin|class\\b|hero|mage|wizard|guild|gremio|guilda|gilde|clan|raid|party|quest|npc|level|weapon|faction|race\\b|raza|rasse|raca|character|personaj|personag|karakter|ranked|team ?mate|players?\\b|jugador|jogador|spieler|joueur|pemain|bang\\b|bang hoi|tuong\\b|staff of|staffs|stab\\b|baston|cajado|baton|tongkat|gay\\b|room|sala\\b|server|trade|tausch|intercamb|trocar|echang|event',
      'สกิน|คลาส|กิล|ดัน|เรด|ตี้|เผ่า|ตัวละคร|ผู้เล่น|ไม้เท้า|ห้อง|公会|副本|皮肤|族|组队|角色|杖|ギルド|レイド|装備|スキン|杖|族|パーティ|길드|레이드|파티|지팡이|종족|캐릭터|스킬',
    ),
  ],
  [
    'other',
    words(
      'friend|other people|another|brother|stranger|amig|otro|outr[ao]|hermano|irmao|freund|andere|ami\\b|amis\\b|autre|teman|orang lain|nguoi (?:khac|la|choi)|ban be|insult|steal|stole|scam|cheat|betrog|robo\\b|roub|arnaqu|vole\\b|nipu|lua\\b|chui|passwor|contrasen|senha|mot de passe|mat khau',
      'เพื่อน|คนอื่น|แปลกหน้า|ด่า|โกง|ขโมย|好友|别人|骂|盗|骗|フレンド|知らない|他の人|通報|친구|다른 사람|모르는|어떤 사람|욕|사기',
    ),
  ],
  [
    'are-you',
    words(
      "(?:are|r) (?:you|u)\\b|am i\\b|is (?:this|that|it)\\b|you're|eres|es usted|esto es|estoy hablando|hablo con|voce e\\b|isso|estou falando|bist du|sind sie|ist das|(?:rede|spreche|schreibe|chatte) ich|je parle|es-tu|etes-vous|tu es|c'est|kamu\\b|ini\\b|anda\\b|yang (?:jawab|balas|bales)|ban la|day la|dang tra loi|dang chat|quien|quem\\b|wer\\b|qui\\b|who\\b|siapa",
      'เป็น|ใช่|หรือ|你是|是不是|还是|是人|ですか|人？|인가요|이에요|이야|입니까|예요|맞',
    ),
  ],
  [
    'there',
    words(
      'is there|are there|do you have|any\\b|available|online|around|hay\\b|habra|tienen|tem\\b|ha\\b|disponi|conectad|gibt es|ist (?:da|hier)|verfugbar|erreichbar|y a\\b|avez-vous|en ligne|ada\\b|aktif|jaga|co (?:ai|nguoi|nhan|admin)|truc\\b|dang\\b',
      'มี|อยู่ไหม|อยู่มั้ย|ว่าง|ออนไลน์|有没有|在吗|在线|值班|いますか|いませんか|いる|계세요|계신|있나|있어|없어|없나',
    ),
  ],
  [
    'act',
    words(
      'help|look|check|review|handle|take over|answer|reply|fix|ayud|atien|atend|revis|mir[ae]|ajud|olh|veja|verifi|hilf|helf|schau|pruf|ansehen|aid|regard|repond|bantu|cek|lihat|balas|tangani|giup|xem|kiem tra|xu ly|tra loi',
      'ช่วย|ดู|ตอบ|เช็ค|ตรวจ|帮|处理|看看|回|対応|見て|確認|助|도와|봐|확인|처리|답',
    ),
  ],
  [
    'job',
    words(
      'become|apply|hired|job|work (?:as|at|for)|trabaj|trabalh|arbeit|werden|devenir|travaill|kerja|jadi\\b|lam (?:nhan vien|quan)|made|created|developed|creo|hizo|fez\\b|gemacht|fait ce|bikin|lam game|promot|hours',
      'สมัคร|สร้าง|招人|申请|当管理|几点|作りました|なるには|만들|되려면',
    ),
  ],
  [
    'many',
    words('how many|cuant|quant|wie viele|combien|berapa orang|bao nhieu|may nguoi|max', 'กี่|几个|多少人|何人|몇'),
  ],
];

/** Names of the notions of a text, in the order in which they stand first. */
export function notionsOf(withoutMarks: string): string[] {
  return NOTIONS.map(([name, pattern]) => ({ name, at: withoutMarks.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}
