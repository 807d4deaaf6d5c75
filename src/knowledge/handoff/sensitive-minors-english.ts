import { between, CHILD_AGE, GROWN_AGE, type MinorWords } from './sensitive-minors-words.ts';

const PHOTOS = String.raw`(?:photos?|pics?|pictures?|selfies?|nudes?|videos? of)(?! (?:of|from) (?:\w+ ){0,2}(?:id|ids|card|receipt|invoice|passport|creatures?|monsters?|pets?|team|base|farm|game|screen|account|character|bug|error|loot|build))`;
const LIVES = String.raw`where (?:he|she|they|i|we|my \w+|our \w+) (?:lives?|live at|goes? to school|is at home)|what school|which school`;

export const ENGLISH_MINORS: MinorWords = {
  child: [
    String.raw`\b(?:my|our|his|her|their) (?:\w+ )?(?:${CHILD_AGE}[ -]?(?:years?|yrs?|yo|y\/o)?[ -]?(?:old )?)?(?:\w+ )?(?:kids?|child|children|sons?|daughters?|sister|lil (?:sis|bro)|(?:little|younger|baby|kid) (?:brother|bro|sis|cousin)|niece|nephew|grandson|granddaughter|grandchild|toddler|boy|girl)\b`,
    String.raw`\b(?:a|an|the|this|that|another|some|young|little) (?:\w+ )?(?:child|kid|little (?:girl|boy))\b|\ba(?:nother)? minor\b(?! (?:bug|issue|update|patch|glitch|thing|problem|detail|question|change))|\bminors\b|\bunderage\b|\b(?:children|little (?:girls|boys)|kids)\b`,
    String.raw`\b${CHILD_AGE}[ -]?(?:years?|yrs?|yo|y\/o)\b|\b(?:six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)[ -]?years?[ -]?old\b|\b(?:she|who|friend|bestie|cousin|brother|girl|boy)(?:'?s| is) (?:only |just )?${CHILD_AGE}\b(?! ?(?:levels?|wins|points|trophies|gems|min))`,
  ].join('|'),
  me: [
    String.raw`\b(?:i'?m|i m|i am|iam) (?:only |just |like |still |literally ){0,2}${CHILD_AGE}\b(?! ?(?:lvls?|levels?|mins?|minutes|seconds|secs|hours?|hrs?|days?|weeks?|months?|wins?|games?|matches|points?|trophies|gems?|coins?|percent|%|k\b|th\b|raids?|away|short|behind|\/|:|\.\d|stars?|people|keys?))`,
    String.raw`\bi(?:'?m| am) (?:a )?(?:minor|kid|child)\b|\bi(?:'?m| am) underage\b|\bi(?:'?m| am) in (?:the )?(?:[4-9]th grade|middle school|elementary)`,
  ].join('|'),
  stranger: [
    String.raw`(?<!\b(?:as|of|be|being|i'?m|am) an? )\b(?:adults?|grown[ -]?ups?|strangers?|perv(?:ert)?s?|predators?|creeps?|weirdos?)\b(?! (?:accounts?|content|mode|only|supervision|permission|filter|games?|themes?|verification))`,
    String.raw`\b(?:grown|older|adult|old|unknown|random|strange|weird|creepy|middle[ -]aged|grown up) (?:man|men|guys?|dudes?|woman|lady|person|people|player|user|boy)\b|\b(?:some|this|a|that) (?:man|guy|dude|woman|lady)\b`,
    String.raw`\b${GROWN_AGE}[ -]?(?:years?|yrs?|yo|y\/o)[ -]?(?:old)?\b|\b(?:he|she|who|they)(?:'?s| is| are|'?re) (?:like |about |over |already |actually )?${GROWN_AGE}\b(?! ?(?:levels?|wins|points|min))`,
  ].join('|'),
  somebody: String.raw`(?<!\b(?:can|could|will|would|does|is|has|did) )\b(?:someone|somebody|some1|people (?:online|in))\b|\b(?:a|an|another|other|some|this|one) (?:\w+ )?(?:player|user|person|member|gamer|friend|boy|girl|leader|kid)s?\b(?! request)`,
  they: String.raw`\b(?:he|she|they|this person)\b`,
  act: [
    String.raw`\b(?:ask|want|demand|request|beg|get|tell|try|offer|pressur|pester|forc|send|share|keep|bother|convinc|persuad|trick|lur)(?:s|es|ed|ing|ted|ting|ged|ging|e|ies|ied)?\b${between(50)}\b(?:${PHOTOS}|home address|(?:her|his|my|our|their|the) (?:home )?address|for (?:an |their )?address|(?:phone|cell|mobile) number|snap(?:chat)?|whats ?app|telegram|instagram|insta|webcam|face ?cam|video ?(?:call|chat)|face ?time|${LIVES}|(?:to|2) meet(?: up)?|a meet ?up|meeting (?:up|her|him|me|my)|to (?:come|go) (?:over|to (?:his|her|their) (?:house|home|place|car))|(?:for )?(?:my|her|his) (?:phone |cell )?number(?! (?:of|one|1|in) )|(?:come|go|coming) (?:over )?to (?:his|her|their) (?:house|home|place|apartment|flat|room|hotel)|pick (?:her|him|me) up|to visit (?:her|him|me|my))\b`,
    String.raw`\b(?:told|tried|sent|kept|wanna|tryna|trying)\b${between(50)}\b(?:${PHOTOS}|meet(?: up)?|${LIVES}|(?:her|his|my|our) address|visit (?:her|him|me|my))\b`,
    String.raw`\b(?:says?|said|saying|told)\b${between(30)}\b(?:come|go|coming) (?:over )?to (?:his|her|their) (?:house|home|place|apartment|flat|room|hotel)\b|\bbe (?:my|her|his|our) (?:[\w'-]+ ){0,6}(?:boyfriend|girlfriend|bf|gf)\b`,
    // of an adult it is enough
    String.raw`\b(?:messag|contact|text|stalk|harass|follow)(?:es|ed|s|ing) (?:my|her|him|me|our)\b|\bkeeps? (?:on )?(?:writing|talking|calling|messaging|texting)\b`,
  ].join('|'),
  meetMe: String.raw`\b(?:he|she|they|guy|man|dude|someone|somebody|person|player|who|adult|stranger|member) (?:really |also |now |just |keeps? |still |in \w+ (?:\w+ )?){0,2}(?:wants?|wanna|asks?|asked|asking|told|insists?|wanted|tryna|trying)(?: me)? (?:to |2 |if (?:i|we) (?:can |could |want to )?|on )?(?:meet(?:ing)?|visit|see) (?:up|me|irl|in real life|in person|him|her|them|alone)\b(?! (?:in|at) (?:the )?(?:raid|dungeon|arena|lobby|guild|game|market|base|boss))|\bbe (?:his|her) (?:gf|bf|girlfriend|boyfriend)\b`,
  grave: [
    String.raw`\b(?:talk|chat|speak|writ|messag|ask)(?:s|ed|e|es|ing)? ${between(30)}\b(?:about sex|dirty|sexy|sexting)\b|\bsext(?:s|ed|ing)?\b|\b(?:have|having|had|about|wants?|for) sex\b|\bsex (?:with|chat|talk|pics?|photos|stuff)\b|\b(?:horny|private parts|undress|masturbat\w*|molest\w*|rap(?:ed|ing)|sexuali[sz]ed)\b`,
    String.raw`\b(?:send|sends|sent|sending|show|shows|showed|showing|shar(?:es?|ed|ing))\b${between(30)}\b(?:porn\w*|(?:dirty|naked|sexy|nsfw|lewd) (?:pics?|pictures?|photos?|videos?|images?|stuff)|hentai|dick ?pics?)\b`,
    String.raw`\binappropriate(?:ly)? (?:\w+ )?(?:messages?|photos?|pics?|pictures?|things|stuff|touch\w*|with (?:my|me|her|him)|to (?:my|me|her|him)|comments?|questions?)\b`,
    String.raw`\btouch(?:es|ed|ing)? (?:my (?:son|daughter|kid|child|sister|brother|body|private\w*)|me|her|him)\b(?!(?:'s|s)? (?:phone|tablet|ipad|screen|account|pc|stuff))|\btouch (?:herself|himself|myself)\b|\btake off (?:\w+ )?(?:clothes|shirt|top|pants)\b|\bwithout (?:her |his |my )?clothes\b|\bin (?:her|his|my) (?:underwear|bikini|swimsuit)\b`,
    String.raw`\b(?:told|tells?|says?|said|saying|telling|ask(?:s|ed)?|asking|wants?|makes?|made|begs?|begged)\b${between(40)}\b(?:(?:don'?t|not to|never|to not|not|nobody|without) tell(?:ing)? (?:\w+ )?(?:mom|mum|mommy|mummy|dad|daddy|parents?|anyone|anybody|mother|father|family|me)|(?:our|a|as a|it) (?:little )?secret|hide (?:it|this|that) from (?:\w+ )?(?:mom|mum|dad|parents?|me|us))\b`,
    String.raw`\b(?:blackmail\w*|(?:threat\w*|going|gonna) (?:to )?(?:post|share|leak|show) (?:my|her|his) (?:photo|pic|picture|nude)s?)\b|\blur(?:es?|ed|ing) (?:my|kids|children|her|him|me)\b`,
  ].join('|'),
  harmless: [
    String.raw`\b(?:lost|missing) (?:child|kid|boy|girl)\b|\bmeet (?:the|all|your|these|those|its) (?:\w+ )?(?:requirements?|criteria|conditions?|goals?|targets?|boss|npc)\b`,
    String.raw`\b(?:photo|picture|selfie) (?:mode|booth|frames?|contest|event|quest|album|filter|spot)\b|\b(?:profile|avatar) (?:photo|pic|picture)s?\b|\bmeet(?:ing)? (?:points?|spots?|place|room|and greet)\b|\b(?:e-?mail|ip|mac|wallet|billing) address(?:es)?\b`,
    String.raw`\b(?:raid|play|duel|trade|team up|team|match|match(?:ed|ing|making)|fight|battle|party|queue|chat|meet)\w*(?: up)? (?:raids? |games? )?(?:(?:with|against) )?(?:\w+ )?strangers?(?: (?:in|for|from) (?:raids?|the guild|guilds?|battles?|duels?|dungeons?))?\b(?! (?:who|asks?|asked|wants?|and (?:he|she|they)|online|outside|irl|in real|that))`,
    String.raw`\b(?:meet(?:ing)?|see|visit)(?: up)?(?: (?:me|him|her|them|us|with me|with us|(?:with )?my \w+))? (?:in|at|inside|for) (?:(?:the|a|an|our|my|your|his|her|their|this) )?(?:(?!(?:for|at|in|to|after|near|and|before|outside|from|with|by) )\w+ ){0,2}?(?:raids?|guild|lobby|game|dungeon|arena|event|server|party|match|duel|tutorial|chat)\b(?! (?:store|shop|caf|convention|centre|center|fair|club))`,
    String.raw`\bwhere (?:he|she|they|i|we) (?:live|lives) (?:in|on) (?:the )?(?:game|map|island|server)\b|\b(?:to|his|her|their) (?:house|home|place|room) (?:in|on) (?:the )?(?:game|map|island|server)\b`,
    String.raw`\b(?:swimsuit|bikini|underwear|swimming) (?:skins?|outfits?|costumes?|avatars?|sets?|cosmetics?)\b|\btake off (?:\w+ ){1,3}(?:of|from|on) (?:[\w']+ ){0,3}?(?:avatars?|skins?|characters?|hero|pets?|npc)\b|\b(?:avatar|character|skin|hero|npc|pet)'?s? (?:clothes|shirt|top|pants|underwear)\b`,
    String.raw`\b(?:boss|npc|monster|mob|enemy|creature|ghost|zombie|slime|dragon|character|avatar|pet|trap|spike|lava)(?:s|es)?(?: \w+)? touch\w*(?: (?:me|him|her))?\b`,
    String.raw`\b(?:keep|hide) (?:it |this |that )?(?:a )?(?:secret )?from (?:our|my|the) (?:kids|children|son|daughter)\b|\bmy (?:son|daughter|kid|wife|husband|child) (?:told|asked) (?:me|us) (?:not to|to not) tell (?:\w+ )?(?:mom|mum|dad|mother|father|anyone) about (?:the |a |his |her |our )?(?:\w+ )?surprise\b`,
    String.raw`\b(?:they|you|the (?:event|form|shop|team|site)) (?:want|wants|need|needs|ask|asks|asked)(?: for)? my (?:home )?address (?:for|to) (?:\w+ ){0,2}(?:prizes?|shipping|ship|delivery|deliver|merch|parcel|package)\b`,
    String.raw`\b(?:someone|somebody|a person|an? agent) (?:from|in|at|of) (?:your |the |customer )?(?:support|service|team|staff|help ?desk)\b|\b(?:an? )?adult'?s? (?:account|permission|card|id|consent)\b|\bfriends?'? requests?\b`,
  ].join('|'),
};
