import type { Phrases } from './phrases.ts';
import { only } from './only.ts';

/** What stands between two words; shares no letter with them, so that there is one way only to read a message. */
const BETWEEN = String.raw`[^\p{L}\p{N}]+`;
const START = String.raw`(?<![\p{L}\p{N}])`;
const STOP = String.raw`(?![\p{L}\p{N}])`;
/** What stands between two words of one clause. */
const GAP = "[ '-]+";

/** The words of a language; all patterns see text without marks. */
interface Words {
  /** Who is wanted. */
  staff: string;
  /** Anybody: a wish only behind a word for talking. */
  anyone: string;
  /** Talking, connecting, passing on: whoever stands a few words behind is wanted. */
  reach: string;
  /** Wanting. The one who is wanted stands right behind it: "quiero crear un personaje humano" wants a character. */
  want: string;
  /** What may stand between wanting and who is wanted. */
  article: string;
  /** Makes a kind of character of who stands before it: "einen Menschen als Rasse". */
  asWhat: string;
  /** Words of the other way round ("mit einem Mitarbeiter sprechen"): with … talk. */
  behind?: { by: string; talk: string };
  bot: string;
  /** A machine: who does not want to talk to one refuses no person. */
  machine: string;
  /** What a person is wanted for, in front of words that say so; with other words behind it, somebody to play with is looked for. */
  purpose: string;
  /** What the staff do, or what they do it about; the beginnings of words. */
  helping: string;
  /** "No … talk", "don't … connect": up to whom or what is refused. */
  refuse: string;
  /** Refuses without naming anybody. */
  refuseAlone: RegExp[];
  elsewhere: RegExp[];
  polite: string;
}

/** The patterns of a language that is written in Latin letters and puts the one who is wanted behind the verb. */
function latin(words: Words): Phrases {
  const some = (word: string, most: number): string => `(?:${BETWEEN}${word}){0,${most}}?${BETWEEN}`;
  const anybody = `(?:${words.anyone}|${words.staff})${STOP}`;
  const toPlay = `${BETWEEN}(?:${words.purpose})${BETWEEN}(?!${words.helping})`;
  const who = `(?:(?:${words.staff})${STOP}|(?:${words.anyone})${STOP}(?!${toPlay}))(?!${BETWEEN}(?:${words.asWhat})${STOP})`;
  const notWanting = `(?!(?:${words.want}|${words.machine})${STOP})\\p{L}+`;
  const aMachine = `(?:${GAP}\\p{L}+){0,3}?${GAP}(?:${words.machine})${STOP}`;
  const asks = [
    `${START}(?:${words.reach})${some('\\p{L}+', 5)}${anybody}`,
    `${START}(?:${words.want})${some(`(?:${words.article})`, 4)}${who}`,
    `(?:${words.bot}).*${anybody}`,
    ...(words.behind === undefined
      ? []
      : [`${START}(?:${words.behind.by})${some('\\p{L}+', 2)}${anybody}${some('\\p{L}+', 4)}(?:${words.behind.talk})`]),
  ];
  return {
    asks: asks.map((pattern) => new RegExp(pattern, 'u')),
    bare: only(`(?:(?:${words.polite})\\s*)*(?:${words.staff}|${words.anyone})(?:[\\s,]*(?:${words.polite}))*`),
    refuses: [
      new RegExp(
        `${START}(?:${words.refuse})(?:${GAP}${notWanting}){0,3}?${GAP}(?:${words.reach}|${words.staff}|${words.anyone})${STOP}(?!${aMachine})`,
        'u',
      ),
      ...words.refuseAlone,
    ],
    elsewhere: words.elsewhere,
    maybe: [],
  };
}

const ES = latin({
  staff:
    'persona real|ser humano|agente(?: humano)?|humano|operadora?|asesora?|representante|atencion al cliente|servicio al cliente|encargado|supervisor|alguien (?:real|de verdad|del? (?:soporte|equipo))',
  anyone: 'una persona',
  reach:
    'hablar|chatear|comunicar(?:me|se)?|conversar|contactar|pasa(?:me)?|pas(?:es|e|eme|arme)|conecta(?:me)?|transf(?:ie?r[ae](?:me)?)|deriv[ae](?:me)?|ponme|pon|atienda|atender|como hablo',
  want: 'necesito|quiero|quisiera|prefiero|exijo|busco',
  article:
    'un|una|el|la|al|a|que|q|con|me|se|ya|hablar|ayuda|soporte|atencion|de|otro|otra|por|favor|llame|atienda|ayude|vea|revise|explicarle|esto',
  asWhat: 'como (?:raza|personaje)|de (?:raza|nivel)|para (?:mi|el) (?:equipo|partida)|a elfo',
  bot: 'no quiero .{0,12}(?:bot|robot|maquina)|harto del? .{0,8}bot',
  machine: 'bots?|chatbots?|robots?|maquinas?|ia',
  purpose: 'para',
  helping:
    '(?:que |me |nos )*(?:ayud|at[ie]+n|resol|resuel|revis|habl|explic|soluci|ver |vea|mir[ae]|contest|respon|arregl|gestion|asesor|soporte|m[ie] (?:caso|problema|reembolso|reclam|cuenta)|est[eo]\\b)',
  refuse:
    'no (?:quiero|necesito|deseo|hace falta|hay que|tengo que|es necesario)|prefiero no|sin(?: tener que)?(?= (?:hablar|contactar))',
  refuseAlone: [
    /(?<!\bsi )\bno (?:quiero que )?me (?:pas[ae]|transf|conect|comuni[cq]|deriv|pong)[ae]?\p{L}*(?!(?: \p{L}+){0,3}? (?:bots?|maquinas?)(?!\p{L}))/u,
  ],
  elsewhere: [
    /cuenta de una persona|\b(?:reporto|reportar|denunci\w+) (?:a )?(?:una|un|esta|este) (?:persona|jugador|agente|usuario|cuenta)\b/,
    /\b(?:eres|es usted|esto es|(?<!\b(?:como|cuando|donde|que|no) )hablo con|estoy hablando con)(?: \w+){0,3}? (?:bot|robot|maquina|humano|persona|real)\b/,
    /\b(?:agente|asesor|soporte|persona|operador|encargado)\b.{0,20}\b(?:ya me|ayer|me (?:resolvio|ayudo|respondio|dijo))\b|\bayer (?:hable|una? (?:agente|asesor|persona))(?: con (?:un|una|el) \w+)?/,
    /\b(?:jugar|intercambiar|gremio|otros jugadores)\b/,
  ],
  polite: 'por favor|ya|un|una|hola|hablar con|ahora',
});

const PT = latin({
  staff:
    'pessoa (?:real|de verdade)|ser humano|humano|atendente|agente(?: humano)?|operadora?|representante|supervisor|atendimento humano|alguem d[oa] (?:suporte|equipe)|o suporte',
  anyone: 'uma pessoa',
  reach:
    'falar|conversar|contato com|passar?|transf(?:ere|erir|ira)|conect(?:a|e|ar)|(?:re)?encaminh\\p{L}+|cham(?:a|ar|e)|atendid[oa] por|como (?:eu )?falo',
  want: 'preciso|quero|queria|gostaria|prefiro|exijo',
  article: 'um|uma|o|a|de|do|da|que|com|me|ja|falar|ajuda|suporte|atendimento|outro|outra|por|favor|analise|veja',
  asWhat: 'como (?:raca|personagem)|de (?:raca|nivel)|para elfo',
  bot: 'nao quero .{0,14}(?:bot|robo|maquina)|cansei do .{0,6}(?:bot|robo)',
  // "ia" is also "was going to"
  machine: 'bots?|chatbots?|robos?|maquinas?|(?<=\\b(?:[dn]?a|uma|essa|esta|sua) )ia',
  purpose: 'para|pra|pro',
  helping:
    '(?:que |me |nos )*(?:ajud|atend|resol|fal|convers|ver |veja|olh|anali|explic|tir|respon|verific|me[ui] |minha conta|iss?t?o\\b)',
  refuse: 'nao (?:quero|preciso|precisa|e necessario|desejo)|prefiro nao|sem(?: precisar| ter que)?(?= falar)',
  refuseAlone: [
    /(?<!\bse )\bnao (?:quero que )?(?:me )?(?:transfir\w*|pass[ea]\w*|chame|conecte\w*|encaminhe)\b(?!(?: \w+){0,3}? (?:bots?|robos?)\b)/,
  ],
  elsewhere: [
    /conta (?:e )?de (?:uma )?pessoa|\bdenunci\w+ (?:uma|um|esta|este) (?:pessoa|jogador|agente|usuario|conta)\b/,
    /\b(?:voce e|isso e|estou falando com|tu e|(?<!\b(?:como|como eu|quando|onde|nao) )falo com)(?: \w+){0,3}? (?:bot|robo|maquina|humano|pessoa|real)\b/,
    /\bontem (?:eu )?(?:falei|conversei|fui atendid\w)(?: (?:com|por) (?:um|uma|o|a) \w+)?|\b(?:atendente|suporte|agente|pessoa)\b.{0,16}\b(?:ja (?=me|resolv|respond|ajud|disse|falou)|ontem|resolveu|respondeu|ajudou|disse)/,
  ],
  polite: 'por favor|ja|um|uma|oi|falar com|agora',
});

const DE_STAFF =
  'menschen?|mitarbeiter(?:in)?|kundendienst|kundenservice|support(?:-?mitarbeiter)?|echten person|berater(?:in)?|ansprechpartner|kollegen|agenten|jemand(?:em|en)? (?:vom|aus dem) (?:support|team)|vorgesetzten|menschliche[nr]? (?:hilfe|support)';
const DE = latin({
  staff: DE_STAFF,
  anyone: 'person',
  reach:
    'sprechen|reden|chatten|verbind\\p{L}+|stell\\p{L}+ (?:sie )?(?:mich|uns)|leit\\p{L}+ (?:sie )?(?:mich|uns|das)|holen? sie|kontaktier\\p{L}+|gib mir|geben sie mir',
  want: 'brauche?|brauch|mochte|moechte|mecht|will|hatte gern|haette gern|bitte|benotige|verlange',
  article:
    'ich|ein|eine|einen|einem|einer|nen|nem|ner|nur|einfach|mit|den|dem|der|die|ihren?|bitte|jetzt|sofort|umgehend|endlich|echten|richtigen|anderen|gern|lieber|gerne|um',
  asWhat: 'als|spielen|auf level',
  behind: {
    by: 'mit|zu|an',
    talk: 'sprechen|besprechen|klaren|quatschen|reden|redn|durch|chatten|verb[iu]nd\\p{L}+|schreiben|telefonieren|weiterleiten|durchstellen|kontakt',
  },
  bot: '(?:kein\\w* bot|genug vom bot|bot hilft nicht)',
  machine: 'bots?|chatbots?|roboter[ns]?|maschinen?|computern?|ki',
  purpose: 'fur|zum|zur',
  helping:
    'sprech|red|schreib|chat|helf|klar|hilfe|support|rat|mein(?:e[nms]?)? (?:problem|fall|anliegen|frage|konto|account|ruck|reklam)|d(?:as|ies)|so ',
  refuse: String.raw`(?:(?:will|mochte|moechte|brauche?|wollen|mochten|brauchen|muss|mussen|benotige|wunsche|bitte|muchte)(?: (?:ich|wir|mit|von|zu|jetzt|gerade|aber|auch|wirklich|eigentlich|lieber|doch|gar|noch|dafur|dazu|das|erstmal|heute|momentan|da|hier|im moment|zurzeit)){0,3}|(?:mussen|musst|brauchen|brauchst|sollen|sollst|sollt) (?:mich|uns)(?: (?:da|dafur|jetzt|bitte|auch|wirklich)){0,2}) (?:nicht(?:,? dass (?:sie|du|ihr|man|mich|uns|ich|wir))?|kein(?:e[nmr]?)?|niemand(?:e[nm])?)`,
  refuseAlone: [
    /\bnicht notig\b|\bbrauch\w* (?:mich|uns) nicht\b|(?<!\b(?:warum|wieso|weshalb|konnen|kannst) (?:sie |du )?)\bverbinde(?:n sie)? (?:mich|uns) (?:bitte )?nicht\b(?!(?: \w+){0,3}? bot\b)/,
    /^(?:bitte )?kein(?:en|e)? (?:\p{L}+ )?(?:mitarbeiter|menschen?|support|berater)(?: (?:bitte|notig|danke))?\s*(?:$|[,.!])/u,
  ],
  elsewhere: [
    /konto einer (?:echten )?person|\bmeld\w* .{0,12}(?:spieler|person|cheater)/,
    /\b(?:bist du|sind sie|ist das|spreche ich(?: hier)? mit|rede ich(?: hier)? mit)(?: \p{L}+){0,3}? (?:mensch|bot|maschine|roboter|person|echt)\p{L}*/u,
    /\b(?:mitarbeiter|support|kollege|agent|person|mensch)\b.{0,24}\b(?:schon geholfen|gestern|geantwortet|geholfen|gesagt)\b|\bgestern hat\b(?: (?:mir|uns))?(?: (?:der|ein|das))?(?: (?:support|team|mitarbeiter|mensch))?|\bhat (?:der |ein |das )?(?:support|team)/,
    /\b(?:mein(?:em|en|e)?|andere[nr]?) (?:menschen?|agenten|person)\b|\b(?:freunden?|spielern?|gilde|agent im|spielen|tauschen|teilen)\b/,
  ],
  polite: 'bitte|ein|einen|hallo|jetzt|den',
});

const FR = latin({
  staff:
    "humain|vraie personne|personne reelle|etre humain|agent|conseill(?:er|ere)|operateur|service client|responsable|superieur|quelqu'un (?:du|de (?:reel|vrai|l'equipe))|le support",
  anyone: 'une (?:vraie )?personne',
  reach:
    'parler|discuter|echanger|chatter|passez-moi|passe-moi|mettez-moi|transfere\\p{L}*|connectez-moi|joindre|contacter',
  want: 'besoin|j?veux|j?voudrais|(?:peux|puis)[ -]?(?:je )?avoir|faut|j?prefere|souhaite|aimerais|exige',
  article:
    'un|une|le|la|l|d|de|du|a|au|avoir|parler|jaser|avec|qu|que|vrai|vraie|autre|aide|interlocuteur|support|maintenant',
  asWhat: 'comme (?:race|personnage)|en elfe|rare|de niveau',
  bot: '(?:pas|marre|plus).{0,16}(?:bot|robot|machine)',
  machine: 'bots?|chatbots?|robots?|machines?|automates?|ia',
  purpose: 'pour',
  helping:
    "(?:que |qui |me |m'|nous |de )*(?:aid|l'aide|parl|discut|regl|resou|repon|verifi|expliqu|trait|regard|voir |mo[n] (?:probleme|compte|cas|remboursement|dossier)|ma (?:demande|question|commande)|(?:ca|cela|ce)\\b)",
  refuse: String.raw`(?:veux|souhaite|desire|voudrais|faut) (?:surtout |vraiment )?pas|ai (?:surtout |vraiment )?pas (?:besoin|envie)|pas besoin|inutile|sans(?: avoir a)?(?= parler)`,
  refuseAlone: [
    /\b(?:ne|pas qu'on) (?:me|nous) (?:transf|pass|mett|connect)\p{L}*(?!(?: \p{L}+){0,4}? (?:robot|bot|machine))/u,
  ],
  elsewhere: [
    /compte d(?:'une|e) (?:vraie )?personne|signaler (?:un|une|ce|cette) (?:personne|joueur|agent|humain)\b/,
    /(?:es-tu|etes-vous|tu es|vous etes|c'est|(?<!comment )je parle (?:a|avec)|parle avec)(?: (?:un|une|bien|vraiment|le|la|quoi|encore|toujours|de)){0,3} (?:humain|robot|machine|vraie personne|bot)\b/,
    /\b(?:agent|conseiller|support|personne)\b.{0,16}(?:m'a|a deja|hier|a repondu|a disparu)|\bm'a aide\b|\b(?:support|equipe) a (?:tout |deja )?\p{L}+e\b/u,
    /\b(?:amis?|joueurs?|guilde|jouer|combattre)\b/,
  ],
  polite: "s'il vous plait|svp|stp|un|une|bonjour|parler a",
});

const ID = latin({
  staff:
    'orang (?:asli|langsung|beneran)|manusia|agen|cs(?: ?nya)?|customer service|admin|petugas(?:nya)?|operator(?: manusia)?|staf|moderator|tim support',
  anyone: 'orang',
  reach:
    'bicara|ngobrol|chat|berbicara|ngomong|(?:di)?hubungkan|(?:di)?sambung(?:kan|in)|nyambung|transfer(?:kan)? (?:saya|aku|gue)|alihkan|oper|(?:di)?panggil(?:kan|in)?|hubungi',
  want: 'minta|butuh|mau|ingin|pengen|perlu|tolong',
  article: 'dong|sama|dengan|ke|ada|bantuan|dari|ketemu|seorang|saya|aku|dibantu|dilayani|yang|balasan|jawaban',
  asWhat: 'ke elf|sebagai|grup|di game|level',
  bot: '(?:gak|ga|nggak|tidak) mau.{0,8}bot|capek sama bot',
  machine: 'bot|chatbot|robot|mesin|ai',
  purpose: 'untuk|buat|bwt|utk',
  helping:
    '(?:saya |aku |me)*(?:bantu|nolong|tolong|jawab|cek|urus|jelas|bicara|ngobrol|ngomong|tanya|masalah|akun|handle|bales|balas|tangan|nangan|selesai|nyelesai|ini\\b)',
  refuse: '(?:tidak|gak|ga|nggak|tak|gk) ?(?:perlu|usah|mau|butuh|ingin)|jangan|tanpa',
  refuseAlone: [],
  elsewhere: [
    /akun (?:orang|manusia)|\blapor\w* (?:orang|pemain)/,
    /\b(?:kamu|ini|anda|saya (?:bicara|ngobrol) (?:dengan|sama))(?: (?:itu|cuma|beneran|memang|seorang|admin|yang|jawab|balas)){0,3} (?:bot|robot|mesin|manusia|orang asli)\b(?: (?:ya|bukan|atau))?/,
    /\b(?:admin|cs|agen|petugas|orang)\b.{0,14}\b(?:sudah|kemarin|udah|bilang|hilang|di game|gak muncul)\b|\bkemarin (?:cs|admin|agen)\b/,
    /\b(?:teman|pemain lain|guild|main sama|main dengan)\b|\b(?:jadi|dari|hadiah dari|ras|ganti dari) (?:admin|manusia|moderator)\b/,
  ],
  polite: 'tolong|dong|halo|please|ya|minta',
});

const VI = latin({
  staff:
    'nhan vien|nguoi that|tu van vien|nguoi ho tro|admin|tong dai(?: vien)?|quan ly|bo phan ho tro|cham soc khach hang',
  anyone: 'con nguoi',
  reach: 'noi chuyen|gap|chat|trao doi|lien he|ket noi|chuyen|noi may|goi',
  want: 'can|cho|muon|xin|yeu cau|tim',
  article: 'toi|minh|em|gap|mot|anh|chi|co|bac|noi|chuyen|voi|xin|su|giup|do|tu|cua',
  asWhat: 'lang|kenh|cua hang|bang|o dau trong',
  bot: 'khong muon .{0,12}bot|chan bot|bot vo dung',
  // "may" is also "which" and "how many"
  machine: 'bot|chatbot|robot|(?<=\\b(?:voi|gap|con|cai) )may|tu dong',
  purpose: 'de|cho',
  helping: 'giup|ho tro|tu van|tra loi|giai|noi|xem|kiem tra|xu ly|toi|minh|em|hoi',
  // "dung" is also "to use" and "right": it forbids at the beginning, and behind whom or how one asks
  refuse:
    'khong can|khoi(?: can)?|(?<=(?:^|[,.;!?]|(?<!\\p{L})(?:xin|lam on|ban|oi|thoi)) ?)dung|khong muon|chua can|ko can|k can',
  refuseAlone: [],
  elsewhere: [
    /tai khoan (?:cua )?nguoi|(?:to cao|bao cao) (?:nguoi|mot)/,
    /(?:ban la|day la|ban co phai|noi chuyen voi)(?: (?:la|mot|cai|con)){0,2} (?:may|bot|robot)\b|(?:la|co phai) nguoi that (?:a|khong|ha)$/,
    /nhan vien.{0,10}(?:da (?:giup|tra loi|noi|bao|xu ly|giai quyet|hua)|roi\b)|hom qua/,
    /(?:nhiem vu(?: (?!cho )\p{L}+){0,4}? gap(?: \p{L}+){0,3}|npc|ban be|nguoi choi|bang hoi|trong game|toc con nguoi|lam (?:quan ly|admin|nhan vien)|trang phuc (?:cho )?nhan vien)/u,
  ],
  polite: 'lam on|giup|voi|a|oi|cho toi|cho minh|dau|ngay',
});

export const LATIN_PHRASES: Record<string, Phrases> = { es: ES, pt: PT, de: DE, fr: FR, id: ID, vi: VI };
