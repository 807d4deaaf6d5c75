import { anyOf } from './any-of.ts';

const WORDS = anyOf(
  /\b(?:(?:kill|unalive|hang)(?:ing)? my ?self|suicid(?:e|al)\b|suicid[ae]r\w*|suicidio|end (?:my|it) (?:own )?(?:life|all)|ending (?:my life|it all)|take my own life|(?:want|wanna|going|gonna) (?:to )?(?:die|kms)|(?:hurt(?:ing)?|harm(?:ing)?) my ?self|self[- ]?harm\w*|(?:cut|slit)(?:ting)? my ?(?:self|wrists?)|(?:don'?t|do not) (?:want to|wanna) (?:live|be alive)(?! (?:in|on|at) (?:this |the |my |that |an? )?(?:\w+ )?(?:island|map|town|city|village|server|realm|guild|game|farm|forest|desert|region)\b)|no reason to live|better off dead)\b/,
  /ฆ่าตัวตาย|(?<!ไม่)อยากตาย|ไม่อยากอยู่แล้ว|ไม่อยากมีชีวิต|ไม่อยากหายใจ|ทำร้ายตัวเอง|กรีด(?:แขน|ข้อมือ)|(?<!ตัวละคร|บอส|มอน|มอนสเตอร์|ฮีโร่)กินยา(?:ให้)?ตาย(?! ?(?:ในเกม|ฟรี|ไว|บ่อย|ตอน(?:สู้|ตี)))|กินยานอนหลับ(?:ไป)?(?:เยอะ|หมด|เกินขนาด|หลาย|ทั้ง)|ไม่อยากอยู่บนโลก|(?<!ไม่)(?:อยาก|ต้องการ|คิด|ขอ)(?:จะ)?(?:จบ|ปลิด)ชีวิต|(?<!ไม่(?:ได้)?)คิดสั้น(?! ?ๆ)/,
  /自杀|自殺|(?<!不)想死(?![你他她])|不想活|(?<![减減年])[轻輕]生|(?<!不)想(?:要|就)?(?:[结結]束|了[结結])(?:自己的?|我的?)?(?:生命|性命|一生)|(?<!不)(?:想|忍不住|经常|經常|我[会會要在又])(?:去|要)?自[残殘](?!流|技能|[伤傷]害)|割腕|我(?:真的|真|好|就|很|都|也|[现現]在|只)*想(?:要|去)?跳[楼樓](?![梯价價机機甩进進到过過])|[吃吞服](?:了|下了?)?(?:很多|好多|一大把|一整?瓶|大量|[许許]多|一把|不少)(?:的)?安眠[药藥]/,
  /死にたい|生きたくない|消えたい|死のう(?:と(?:思|考え)|かな)|生きてい?たくな|(?:消えて|死んで|いなくなって)しまいたい|(?:消え|死ん)(?:ちゃ|じゃ)いたい|自分(?:自身|の(?:体|腕|手首))?を傷つけ(?:て(?:しま|い|る)|たくな|たい|ちゃ|ました)(?!.{0,6}(?:スキル|技|アイテム|武器))|リストカット|リスカ(?:し|を)/,
  /(?<![상모과피]|(?<![나저])의)자살|죽고 ?싶(?!지)|살기 ?싫|(?<!투)자해(?:를|도)? ?(?:하고 ?(?:싶(?!지)|있)|하게 ?돼|충동|했(?:어|습|는데|다)|해버|해 ?왔)|손목(?:을|에)? ?(?:칼로 ?|또 ?)?(?:그었|긋[고는]|그어|그을)|목숨을? ?끊/,
  /(?<!no )quiero morir(?:me)?|no quiero (?:seguir )?vivi(?:r|endo)(?! en (?:\S+ )?(?:isla|mapa|ciudad|pueblo|aldea|servidor|reino|gremio|granja|regi[oó]n|bosque|desierto)(?!\p{L}))|(?:quiero|quisiera|voy a|ganas de|pensando en|pienso en) (?:matarme|(?:acabar|terminar) con mi vida)|me (?:quiero|quisiera|voy a) matar|quitarme la vida|suicidarme|suicídio/u,
  /(?<!n[ãa]o )(?:quero|queria) morrer|(?:quero|queria|vou|vontade de|pensando em|penso em|tentei) (?:me matar|(?:acabar|terminar) com (?:a )?minha vida)|n[ãa]o quero (?:mais )?viver(?! (?:n[ao]s?|nest[ae]|ness[ae]|em) (?:\S+ )?(?:ilha|mapa|cidade|vila|aldeia|servidor|reino|guilda|fazenda|regi[ãa]o|floresta|deserto)(?!\p{L}))|tirar (?:a )?minha (?:própria )?vida|me suicidar/u,
  /\bich (?:\S+ ){0,2}mich (?:\S+ )?umbringen|^(?:will|möchte) mich umbringen|mich selbst (?:um(?:zu)?bringen|töten)|bringe? mich (?:\S+ )?um\b|selbstmord|suizid|nicht mehr leben(?! (?:kaufen|bekommen|kriegen|holen|haben|sammeln|auffüllen)(?!\p{L}))|(?:will|m(?:ö|oe|o)chte) (?:nur noch |einfach )?sterben|\bmir das leben (?:zu )?nehmen|nehme? mir das leben/u,
  /me suicider|envie de (?:mourir|me tuer)|(?<!tu )(?:veux|voudrais|vais) (?:juste |vraiment )?(?:mourir|me tuer)|pense à me tuer|plus envie de vivre|mettre fin à (?:mes jours|ma vie)|(?:veux|voudrais|vais|envie d') ?(?:juste |vraiment )?en finir(?! (?:(?:(?:une (?:bonne )?fois(?: pour toutes)?|pour de bon|enfin|ce soir|demain|maintenant) ){0,2}avec (?!(?:la|ma|cette) vie|tout)|vite|rapidement|tôt|aujourd))/,
  /bunuh diri|(?<!tidak |ga |gak |nggak )(?:ingin|mau|pengen) mati|(?:tidak|n?ggak?|gak?|enggak?|tak) (?:ingin|mau|pengen) hidup|(?:ingin|mau|pengen|akan) mengakhiri hidup(?! (?:musuh|monster|boss?))/,
  /tự tử|(?<!không )muốn chết|không muốn sống|(?:toi|minh|em|tao) (?:chi |that su )?muon chet|khong muon song(?! (?:dau|song|ca|ngu)(?!\p{L}))|(?<!không )(?:muốn|định|phải) tự (?:sát|vẫn)|(?<!khong )muon tu (?:sat(?!\p{L})|tu(?=\s*(?:$|[.,!?]| (?:vi|qua|luon|roi)(?!\p{L}))))|muốn kết thúc (?:cuộc đời|cuộc sống)/u,
);

/**
 * What will not "hidup" is a telephone that does not start, or a creature that does not come back; what "mau mati" is about to go out.
 * Only a maker's name may stand between: in "hp hilang aku ga mau hidup" somebody is in danger, as in "tanpa hp aku …".
 */
const OF_A_THING = new RegExp(
  [
    String.raw`(?<!\b(?:karena|gara-gara|kehilangan|sejak|tanpa|main|demi) )`,
    String.raw`\b(?:karakter|hero|char|pet|tim|monster|game|aplikasi|hp|laptop|pc|komputer|tablet|ponsel|layar|lampu|mic|suara|mesin|server|internet|wifi|ps\d|xbox|baterai|kamera|notif(?:ikasi)?)`,
    String.raw`(?: (?:samsung|iphone|ipad|xiaomi|redmi|poco|oppo|vivo|realme|infinix|huawei|asus|acer|lenovo|dell|msi|apple|android|sony|logitech|gaming|indihome|telkomsel))?`,
    String.raw`(?:ku|nya| (?:saya|aku|gue|gw|kami))?(?: (?:ini|itu))?(?: selalu)?`,
    String.raw` (?:(?:tidak|n?ggak?|gak?|enggak?|tak) (?:ingin|mau|pengen) hidup|(?:ingin|mau|pengen) mati)`,
  ].join(''),
);

/**
 * The same words said of the game, taken out before looking. The game has to be the place of the dying, right behind it: who wants to
 * die and names the game further on ("…, I lost everything in the game", "because …") is in danger, and nobody else would see it.
 */
const OF_THE_GAME = new RegExp(
  anyOf(
    /\b(?:die|(?:kill|unalive|hang)(?:ing)? my ?self)\b(?= (?:(?:again|faster|quickly|fast|once|twice|more|less|alone|on purpose|a lot|so (?:often|many times|much)|every time|all the time|with (?:my|the|a) (?:own )?\w+) ){0,2}(?:(?:to|against) (?:the |this |that )?\w+ )?(?:(?:in|inside|during|at) (?:the |this |a |my )?(?:game|dungeon|raid|duel|arena|level|match(?:e(?=s))?|map|tutorial|boss fight|wild)s?\b(?! (?:i|i'm|im|i've|my|because|cause|since|every\w+|nobody|they|people)\b)|(?:to|and|so i can|so i) respawn|in-game))|\brespawn (?:by|without|after) killing my ?self\b|\b(?:keep|always|accidentally) kill(?:ing)? my ?self with (?:my|the) (?:own )?(?:\w+ )?(?:bomb|grenade|spell|arrow|trap|rocket)s?\b/,
    /\bsuicide (?:squad|mission|run|attack|move|bomber)\b|\b(?:character|char|hero|pet|creature|monster|boss|enemy|npc)s? (?:is |are )?(?:just |always |really )?(?:want|wanna|going|gonna) (?:to )?die\b/,
    // with "is": "lost the guild gonna die" speaks of who writes
    /\b(?:is|are) (?:this|the|my|our|your) (?:\w+ )?(?:game|server|guild|clan|phone|battery)s? (?:going|gonna) (?:to )?die\b|\b(?:game|server|guild|clan|phone|battery)s?(?: is| are|'s) (?:just |always |really )?(?:going|gonna) (?:to )?die\b/,
    /(?:morir(?:me)?|matarme|me (?:quiero|voy a) matar|morrer|me matar)(?= (?:(?:menos|más|mas|mais|rápido|rapido|siempre|sempre|otra vez|outra vez|de nuevo|de novo|muchas veces|muitas vezes|menos ve[cz]es|tantas ve[cz]es|a propósito|de propósito) ){0,2}(?:en|contra|durante|nos?|nas?|num|numa) (?:el |las? |los |un |una |este |esta |mi |os? |as? )?(?:juego|jogo|mazmorra|masmorra|arena|partida|duelo|raid|nivel|nível|mapa|jefe|chefe)s?\b(?! (?:porque|pq|perd|me |mi |todo|tudo|minha|meu)))/,
    /(?:mourir|me tuer|me suicider)(?= (?:(?:moins|plus|encore|exprès|vite|souvent) ){0,2}(?:dans|pendant|contre|en) (?:le |la |un |une |ce |cette |mon |l')?(?:jeu|donjon|arène|duel|raid|niveau|partie|boss)\b(?! (?:j'|je |on |ils |parce|car |tout)))/,
    /(?:selbstmord|suizid)-?(?:kommando|mission|angriff|trupp)|(?:mich (?:\S+ )?umbringen|sterben)(?= (?:(?:schneller|schnell|absichtlich|nochmal|weniger) )?(?:im|in (?:der|dem|einem|diesem)) (?:spiel|dungeon|raid|duell|level|arena)\b(?! (?:weil|ich|alle|niemand)\b))|\b(?:charakter|held|figur|tier|gegner|boss|monster) (?:will|möchte) (?:nur noch |einfach )?sterben/,
    /\b(?:musuh|monster|boss?)(?:nya)?(?: (?:ini|itu|selalu)){0,2} (?:ingin|mau|pengen) mati|(?:bunuh diri|mau mati|pengen mati)(?= (?:di|dalam) (?:game|dungeon|arena|raid|level|map|duel)(?! (?:karena|aku|saya|semua)))/,
    OF_A_THING,
    /kill my ?self (?:button|command|option|emote|key|hotkey|skill|feature|function)s?\b/,
    /(?:キャラ(?:クター)?|ペット|モンスター|ボス|敵|npc|主人公)(?:が|は|も)(?:ずっと|いつも|また|何度も|「)?(?:死にたい|死んでしまいたい|消えたい|消えてしまいたい|自殺)|(?:ギルド|クラン|サーバー|ゲーム|パーティー?|グループ|チャット|ランキング|リスト)から(?:早く|今すぐ|もう)?(?:消えたい|消えてしまいたい|消えちゃいたい|いなくなってしまいたい)/,
    /(?:角色|[宠寵]物|人物|[敌敵]人|怪物?|boss|英雄|npc)(?:[总總]是|一直|好像|老是|都)?想(?:死|自[杀殺]|[轻輕]生|跳[楼樓])|(?:캐릭터?|펫|몬스터|보스|영웅|적)(?:이|가|은|는|도) ?(?:자꾸 ?|계속 ?|항상 ?|또 ?)?(?:죽고 ?싶|자살|자해)/,
    /(?:tự tử|tự sát|muốn chết)(?= (?:trong|ở) (?:game|trò chơi|phó bản|đấu trường)(?! (?:vì|tôi|mình|em|bị|mất)))|(?:nhân vật|tướng|boss)(?: (?:của )?(?:tôi|mình|em))? (?:cứ )?muốn chết/,
    /(?:游戏|副本|竞技场)(?:(?:里|中|内)(?:怎么|如何|能|可以)?|怎么|如何|能|可以)自杀|自杀(?:重生|复活|小队)|자살 ?(?:특공|돌격)|(?:ゲーム|ダンジョン|レイド|アリーナ)(?:内|の中)?で死のう/,
    /(?:ฆ่าตัวตาย|อยากตาย)(?= ?ใน(?:เกม|ดัน(?:เจี้ยน)?|อารีน่า|เรด)(?:นี้)? ?(?:ครับ|คับ|ค่ะ|คะ)? ?(?:$|[?.!]|ยังไง|ทำไง|ทำยังไง|อย่างไร|ได้ไหม|ได้มั้ย|เพื่อ|ต้อง|เร็ว|บ่อย|แล้วเกิดใหม่))|ตัวละคร(?:ของ)?(?:ผม|หนู|ฉัน|เรา|มัน)?(?:จะ|ก็|ชอบ)?(?:ฆ่าตัวตาย|อยากตาย)/,
  ),
  'gu',
);

/** Whether a normalised message speaks of its writer's death or of hurting themselves, and not of the game. */
export function speaksOfSelfHarm(plain: string): boolean {
  return WORDS.test(plain.replace(OF_THE_GAME, ' '));
}
