import type { Phrases } from './phrases.ts';

/** Nothing but the word for a person, with politeness around it. */
const only = (words: string): RegExp => new RegExp(`^(?:[\\s¿¡]*)(?:${words})[\\s!.,?！？。~]*$`, 'u');

const ZH: Phrases = {
  asks: [
    /转人工|轉人工|转接(?:人工|客服|真人)|(?:找|要|叫|接|联系|聯繫|呼叫|安排|派)(?:一下|一位|一个|个|位)?(?:人工|真人|活人|客服|工作人员|专员|專員|经理|主管)/,
    /(?:和|跟|与|跟你们|同)(?:真人|人工|客服|工作人员|专员|專員|人)(?:客服|说|聊|谈|沟通|讲|对话|交流)/,
    /(?:不想|不要|别|不用)(?:再)?(?:和|跟|与|用)?机器人.*(?:人工|真人|人)/,
  ],
  bare: only('(?:人工|人工客服|真人|客服|人工服务|真人客服|工作人员)(?:在吗|在不在|谢谢|呢|啊)*'),
  not: [
    /(?:你|您|这|对面)(?:是不是|到底是|是)(?:真人|机器人|人工|ai|人|活人)/,
    /(?:不用|不需要|无需|不必|别|不要|不想)(?:给我|帮我|再)?(?:转|找|接|联系|叫)?(?:人工|客服|真人)(?!机器人)/,
    /客服.{0,6}(?:已经|昨天|说|告诉|回复|解决|处理)/,
    /举报|舉報|真人的?(?:账号|帳號|号|模式)/,
  ],
  maybe: [/人工|真人|客服/],
};

const JA: Phrases = {
  asks: [
    /(?:人間|有人|オペレーター?|担当(?:者|の方)?|スタッフ|責任者|係の人|サポートの(?:人|方)|人)(?:さん|の方)?(?:と|に)(?:直接)?(?:お?話|会話|チャット|つな|繋|代わ|変え|替え|取り次|相談|聞)/,
    /(?:人間|オペレーター?|担当者?|スタッフ|責任者)(?:を|さんを|の方を)(?:出|呼|お願い)/,
    /(?:ボット|ロボット|ai|自動応答).{0,8}(?:ではなく|じゃなく|でなく).{0,6}(?:人|オペレーター|担当|スタッフ)/,
    /有人(?:チャット|対応|サポート)/,
  ],
  bare: only(
    '(?:オペレーター?|担当者|有人対応|人間|スタッフ|サポート担当)(?:を?お願いします|を?お願い|希望|を呼んで|ください)?',
  ),
  not: [
    /(?:あなたは|これは|中の人は|本当に|相手は)?.{0,6}(?:人間|ボット|ロボット|機械|ai|本物の人|人)(?:ですか|なの|が答え|が話し|でしょうか)/,
    /(?:不要|必要(?:は)?(?:ない|ありません)|いらない|いりません|なくて(?:いい|大丈夫|も)|なくてよい|たくない)(?!.*(?:人と|オペレーター(?:と|に)))/,
    /(?:担当者?|スタッフ(?:さん)?|オペレーター?|サポート)(?:さん)?(?:が|から|は).{0,8}(?:解決|返信|返事|言|教え|ました)/,
  ],
  maybe: [/オペレーター|担当者|有人/],
};

const KO: Phrases = {
  asks: [
    /(?:상담원|상담사|직원(?:분)?|담당자|운영자|매니저|사람|고객센터)(?:과|와|이랑|랑|하고|에게|한테|으로|로)?\s?(?:좀\s?|바로\s?|직접\s?)?(?:통화|이야기|얘기|대화|말하|상담|연결|채팅|바꿔|불러)/,
    /(?:봇|기계|로봇|챗봇)\s?(?:말고|그만).*(?:사람|상담|직원)/,
  ],
  bare: only('(?:상담원|상담사|상담직원|사람|직원|운영자)(?:이요|요| 부탁(?:해요|드립니다)| 연결)?'),
  not: [
    /(?:사람|봇|로봇|기계|인간)(?:인가요|이야|이세요|인지|입니까|이에요|맞나요)/,
    /(?:상담원?|상담사|직원|사람|연결)(?:은|는|이랑|이|과)?.{0,8}(?:필요\s?없|괜찮|싫|하지\s?마|않아도|안 해도|안 해줘도|고 싶지 않)/,
    /(?:사람|인간)의?\s?계정|신고/,
    /(?:상담원|직원|운영자|상담사)(?:이|가|분이)\s?.{0,6}(?:답했|답변했|해결해\s?줬|도와줬|말했|기다리라)/,
  ],
  maybe: [/상담원|상담사|고객센터/],
};

/** What stands between two words; shares no letter with them, so that there is one way only to read a message. */
const BETWEEN = String.raw`[^\p{L}\p{N}]+`;

const latin = (parts: {
  who: string;
  reach: string;
  bot: string;
  machine: RegExp[];
  refuse: RegExp[];
  done: RegExp;
  polite: string;
}): Phrases => ({
  asks: [
    new RegExp(`(?:${parts.reach})(?:${BETWEEN}\\p{L}+){0,5}?${BETWEEN}(?:${parts.who})(?![\\p{L}])`, 'u'),
    new RegExp(`(?:${parts.bot}).*(?:${parts.who})(?![\\p{L}])`, 'u'),
  ],
  bare: only(`(?:(?:${parts.polite})\\s*)*(?:${parts.who})(?:[\\s,]*(?:${parts.polite}))*`),
  not: [...parts.machine, ...parts.refuse, parts.done],
  maybe: [],
});

const ES = latin({
  who: 'persona real|ser humano|agente(?: humano)?|humano|operador(?:a)?|asesor(?:a)?|representante|atención al cliente|servicio al cliente|encargado|supervisor|alguien (?:real|de verdad|del? (?:soporte|equipo))|una persona',
  reach:
    'hablar|chatear|comunicar(?:me|se)?|conversar|contactar|p[aá]sa(?:me)?|pas(?:es|e|eme|arme)|con[eé]cta(?:me)?|transf(?:i[eé]r[ae](?:me)?)|deriv[ae](?:me)?|ponme|pon|atienda|atender|necesito|quiero',
  bot: 'no quiero .{0,12}(?:bot|robot|m[aá]quina)|harto del? .{0,8}bot',
  machine: [
    /cuenta de una persona|\b(?:reporto|reportar|denunci\w+) (?:a )?(?:una|un|esta|este)\b/,
    /\b(?:eres|es usted|esto es|hablo con|estoy hablando con)\b.*\b(?:bot|robot|m[aá]quina|humano|persona|real)\b/,
  ],
  refuse: [
    /\bno (?:quiero|necesito|hace falta|me pases|me transfieras|me conectes|hay que|deseo)\b(?!.*\b(?:bot|robot)\b.*)/,
    /\bprefiero no\b/,
  ],
  done: /\b(?:agente|asesor|soporte|persona|operador|encargado)\b.{0,20}\b(?:ya me|ayer|me (?:resolvió|ayudó|respondió|dijo))\b|\bayer (?:hablé|un[a]? (?:agente|asesor|persona))|\b(?:jugar|intercambiar|gremio|otros jugadores)\b/,
  polite: 'por favor|ya|un|una|hola|hablar con|ahora',
});
const PT = latin({
  who: 'pessoa (?:real|de verdade)|ser humano|humano|atendente|agente(?: humano)?|operador(?:a)?|representante|supervisor|atendimento humano|algu[eé]m (?:do|da) (?:suporte|equipe)|o suporte|uma pessoa',
  reach:
    'falar|conversar|contato com|passa(?:r)?|transf(?:ere|erir|ira)|conect(?:a|e|ar)|encaminh\\p{L}+|cham(?:a|ar|e)|atendid[oa] por|preciso de|quero|queria',
  bot: 'n[aã]o quero .{0,14}(?:bot|rob[oô]|m[aá]quina)|cansei do .{0,6}(?:bot|rob[oô])',
  machine: [
    /conta (?:é )?de uma pessoa|\bdenunci\w+ (?:uma|um|esta|este)\b/,
    /\b(?:você é|voce e|isso é|estou falando com|tu é|falo com)\b.*(?:bot|robô|robo|máquina|humano|pessoa|real)/,
  ],
  refuse: [/\bn[aã]o (?:quero|preciso|precisa|me transfir\w|me pass\w|chame|é necessário)(?!.*(?:bot|rob[oô]))/],
  done: /\bontem (?:eu )?(?:falei|conversei|fui atendid)|\b(?:atendente|suporte|agente|pessoa)\b.{0,16}\b(?:já|ja|ontem|resolveu|respondeu|ajudou|disse)\b/,
  polite: 'por favor|já|um|uma|oi|falar com|agora',
});
const DE = latin({
  who: 'menschen?|mitarbeiter(?:in)?|kundendienst|kundenservice|support(?:-?mitarbeiter)?|echten person|person|berater(?:in)?|ansprechpartner|kollegen|agenten|jemand(?:em|en)? (?:vom|aus dem) (?:support|team)|vorgesetzten|menschliche[nr]? (?:hilfe|support)',
  reach:
    'sprechen|reden|chatten|verbind\\p{L}+|stell\\p{L}+|leit\\p{L}+|brauche|möchte|will|hätte gern|holen? sie|kontaktier\\p{L}+|gib mir|geben sie mir|mit',
  bot: '(?:kein\\w* bot|genug vom bot|bot hilft nicht)',
  machine: [
    /konto einer (?:echten )?person|\bmeld\w* .{0,12}(?:spieler|person|cheater)/,
    /\b(?:bist du|sind sie|ist das|spreche ich mit|rede ich mit)\b.*(?:mensch|bot|maschine|roboter|person|echt)/,
  ],
  refuse: [
    /\b(?:nicht|kein(?:en|e)?)\b.*\b(?:mitarbeiter|mensch(?:en)?|verbinden|verbunden|reden|sprechen|chatten)\b(?!.*\bbot\b)|\b(?:nicht nötig|brauch\w* (?:mich|uns) nicht)\b/,
  ],
  done: /\b(?:mitarbeiter|support|kollege|agent|person|mensch)\b.{0,24}\b(?:schon geholfen|gestern|geantwortet|geholfen|gesagt)\b|\bgestern hat\b|\b(?:freunden?|spielern?|gilde|agent im|spielen|tauschen)\b|\bhat (?:der |ein |das )?(?:support|team)/,
  polite: 'bitte|ein|einen|hallo|jetzt|den',
});
const FR = latin({
  who: "humain|vraie personne|personne r[eé]elle|[eê]tre humain|agent|conseill(?:er|ère)|op[eé]rateur|service client|responsable|sup[eé]rieur|quelqu'un (?:du|de (?:réel|vrai|l'équipe))|le support",
  reach:
    'parler|discuter|[eé]changer|chatter|passez-moi|passe-moi|mettez-moi|transf[eé]re\\p{L}*|connectez-moi|besoin d|veux|voudrais|avoir|il me faut|préfère',
  bot: '(?:pas|marre|plus).{0,16}(?:bot|robot|machine)',
  machine: [
    /compte d'une (?:vraie )?personne|signaler (?:un|une|ce|cette)\b/,
    /(?:es-tu|êtes-vous|tu es|vous êtes|c'est|je parle à|parle avec).*(?:humain|robot|machine|vraie personne|bot)\b/,
  ],
  refuse: [/(?:ne (?:veux|souhaite|me (?:transf|pass|mett))|pas besoin|inutile)(?!.*(?:robot|bot|machine))/],
  done: /\b(?:agent|conseiller|support|personne)\b.{0,16}(?:m'a|a déjà|hier|a répondu|a disparu)|\bm'a aidé\b|\b(?:amis?|joueurs?|guilde|jouer|combattre)\b|\b(?:support|équipe) a (?:tout |déjà )?\p{L}+é/u,
  polite: "s'il vous pla[iî]t|svp|stp|un|une|bonjour|parler à",
});
const ID = latin({
  who: 'manusia|orang (?:asli|langsung|beneran)|agen|cs(?: ?nya)?|customer service|admin|petugas(?:nya)?|operator(?: manusia)?|staf|tim support',
  reach:
    'bicara|ngobrol|chat|berbicara|ngomong|hubungkan|sambung(?:kan|in)|disambung(?:in|kan)|transfer|alihkan|oper|panggil(?:kan)?|minta|hubungi|butuh|dari|mau|ingin',
  bot: '(?:gak|ga|nggak|tidak) mau.{0,8}bot|capek sama bot',
  machine: [
    /akun (?:orang|manusia)|\blapor\w* (?:orang|pemain)/,
    /\b(?:kamu|ini|anda|saya (?:bicara|ngobrol) (?:dengan|sama))\b.*\b(?:bot|robot|mesin|manusia|orang asli)\b(?: (?:ya|bukan|atau))?/,
  ],
  refuse: [
    /\b(?:tidak perlu|gak perlu|ga perlu|nggak perlu|gak usah|ga usah|jangan|tidak mau|nggak mau|gak mau)\b(?!.*\bbot\b)/,
  ],
  done: /\b(?:admin|cs|agen|petugas|orang)\b.{0,14}\b(?:sudah|kemarin|udah|bilang|hilang|di game|gak muncul)\b|\bkemarin (?:cs|admin|agen)\b|\b(?:teman|pemain lain|guild|moderator|main sama|main dengan)\b/,
  polite: 'tolong|dong|halo|please|ya|minta',
});
const VI = latin({
  who: 'nhân viên|người thật|tư vấn viên|con người|người hỗ trợ|admin|tổng đài(?: viên)?|quản lý|bộ phận hỗ trợ|chăm sóc khách hàng',
  reach: 'nói chuyện|gặp|chat|trao đổi|liên hệ|kết nối|chuyển|nối máy|gọi|cần|cho',
  bot: 'không muốn .{0,12}bot|chán bot|bot vô dụng',
  machine: [
    /tài khoản (?:của )?người|(?:tố cáo|báo cáo) (?:người|một)/,
    /(?:bạn là|đây là|bạn có phải|nói chuyện với)\b.*(?:máy|bot|robot)(?!.*(?:muốn|gặp))|người thật (?:à|không|hả)$/,
  ],
  refuse: [/(?:không cần|khỏi|đừng|tôi không muốn|không muốn)(?!.*\bbot\b)/],
  done: /nhân viên.{0,10}(?:đã|rồi)|hôm qua|(?:bạn bè|người chơi|bang hội|trong game)/,
  polite: 'làm ơn|giúp|với|ạ|ơi|cho tôi|cho mình|đâu|ngay',
});

export const MORE_PHRASES: Record<string, Phrases> = {
  zh: ZH,
  ja: JA,
  ko: KO,
  es: ES,
  pt: PT,
  de: DE,
  fr: FR,
  id: ID,
  vi: VI,
};
