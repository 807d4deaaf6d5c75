import type { Phrases } from './phrases.ts';

const EN_KIND = String.raw`(?:(?:a|an|the|your|some|any|one of your|another|actual|real|live|living|human|physical|proper|customer|support|service|care|help|technical|tech|senior|payments?|billing|refund|fraud|safety|in-?game|game)[\s-]+)*`;
/** Words that the game and other people share: "people to raid with", "a staff for my mage", "a mod that hides the chat". */
const EN_ANYONE = String.raw`(?:people|staff|mods?)\b`;
/** Who is also met in the game. */
const EN_PERSON = String.raw`(?:persons?|human(?:s| being| beings)?|h[ui]mans?|team(?: members?)?)`;
const EN_POST = String.raw`(?:agents?|agnet|agen|representatives?|representitive|representive|reps?|operators?|staff members?|employees?|advis[eo]rs?|supervisors?|managers?|moderators?|admins?|gms?|game ?masters?|csr|cs|specialists?|technicians?|consultants?|attendants?|assistants?|support(?: (?:team|staff|agent|person|guy|rep)|(?! (?:with|for|on|to|in|trying|\w+ing)\b))|customer (?:service|support|care)|helpdesk|help desk|support desk)`;
const EN_STAFF = String.raw`(?:${EN_POST}|${EN_PERSON})\b`;
const EN_WHO = String.raw`${EN_KIND}(?:${EN_STAFF}|${EN_ANYONE})`;
/** Reaches whoever follows, with a few words between. */
const EN_TALK = String.raw`(?:talk|talking|tlak|speak|speaking|spk|(?<!\b(?:world|global|guild|voice|text|team|party|live|the|this|in) )chat|chatting|connect(?:ed|ing)?|put (?:me|us)|get (?:me|hold|ahold|in touch|through|connected)|reach|contact|direct me|refer(?: me|red)|bring(?: me| in)?|patch me|give me|send me|call|phone|summon|fetch|ring)\b`;
/** Moves what follows: gold, a character, and only with some words behind it the one who writes, or their case. */
const EN_MOVE = String.raw`(?:transfer(?:red|ring)?|transfered|hand(?:ed)?|pass|switch|move|send)\b`;
/** Moves nothing but cases and those who have one. */
const EN_ESCALATE = String.raw`(?:forward(?:ed)?|escalated?|redirect(?:ed)?|route)\b`;
const EN_ME = String.raw`(?:me|us|(?:(?:this|my|the|our)\W+)?(?:case|chat|call|ticket|issue|problem|conversation))\b`;
const EN_OVER = String.raw`(?:to|over|on|through|straight|directly|right|please|now|the)\b`;
/** A thing of the game, or a case. */
const EN_IT = String.raw`(?:this|it|my)\b`;
const EN_OF_A_THING = String.raw`(?!'?s? (?:skin|outfit|badge|card|verification|check|account|profile))`;
const EN_OF_THE_GAME = String.raw`(?! (?:for (?:my|the)|that|which|of|with|as|in|from)\b| (?:to|who) (?!help|look|talk|speak|answer|fix|check|review|handle|reply|assist|call|contact|sort|deal|take|is|can|knows))`;
const EN_TO_PLAY = String.raw`(?! (?:to|who|that) (?:\w+ ){0,2}?(?:play|plays|raid|trade|duo|queue|farm|party|quest)\b| for (?:my|our|the|an?) (?:\w+ )?(?:guild|clan|raid|party|squad|circle)\b)`;

/** What is refused, and what takes the refusal back. */
const EN_UNWANTED = String.raw`(?:talk|talking|speak|speaking|chat|chatting|connect|transfer|contact|contacting|escalate|forward|(?:transferr|connect|contact|escalat|forward)ed|calling|agents?|humans?|person|anyone|representatives?|operators?|staff|handoff|support)\b`;
const EN_BUT = String.raw`(?!.*\b(?:but|just|instead|i want|i need|get me|give me)\b.*\b(?:human|person|agent|someone|people|representative)\b)(?!(?:[ '-]\w+){0,4}?[ '-](?:bots?|chatbots?|robots?|machines?|computers?|ai)\b)`;
/** Between "don't" and what is refused: any two words, or more of those that belong to wanting somebody. */
const EN_WANTING = String.raw`(?:(?: (?!know|understand|bot|robot|machine)\w+){0,2}?|(?: (?:really|even|actually|think|believe|feel|like|i|we)){0,4}? (?:want|wanna|need|wish|like|require|have(?= to)|intend|plan)(?: (?:to|you|anyone|be|being|get|getting|have|an?|any|the|your|real|live|living|human|actual|physical|proper|customer|service|support|help|from|with|by|me|us|another|more)){0,6}?)`;

export const EN: Phrases = {
  asks: [
    new RegExp(String.raw`\b${EN_TALK}(?:\W+(?!game|bot|other|my)\w+){0,4}?\W+${EN_WHO}`),
    new RegExp(String.raw`\b${EN_MOVE}(?:\W+please)?\W+${EN_ME}(?:\W+${EN_OVER}){0,5}?\W+${EN_WHO}`),
    new RegExp(String.raw`\b${EN_MOVE}(?:\W+${EN_OVER}){1,5}?\W+(?!another\b)${EN_WHO}`),
    new RegExp(String.raw`\b${EN_MOVE}(?:\W+(?:${EN_IT}|${EN_OVER})){1,6}?\W+${EN_KIND}${EN_POST}\b`),
    new RegExp(String.raw`\b${EN_ESCALATE}(?:\W+(?:${EN_ME}|${EN_IT}|${EN_OVER})){1,6}?\W+${EN_WHO}`),
    new RegExp(
      String.raw`\b(?:want|need|like|prefer|wish|demand|require|looking for|wanna|gimme|rather have)\b(?:\W+(?:to|for|have|see|an?|the|some|urgent|help|from|support|assistance|by|with|be|helped|served|assisted|get|deal|dealing)){0,5}?\W+${EN_KIND}(?:${EN_STAFF}${EN_OF_A_THING}${EN_TO_PLAY}|${EN_ANYONE}${EN_OF_THE_GAME})`,
    ),
    /\b(?:talk|speak|chat|connect(?:ed)?|transfer(?:red)?|put (?:me )?through)\b(?: me)?(?: \w+)? (?:to|with) (?:someone|somebody|anyone|anybody|smbd|sm1|some1)\b(?! (?:in|from|on) (?:my|the|our|another) (?:guild|circle|team|clan|raid|party))/,
    /\b(?:not|isn't|no|without|instead of|rather than|other than|stop|enough of|sick of|tired of|hate|enough with) (?:\w+ ){0,4}?(?:ro)?bots?\b.*\b(?:human|person|agent|someone|people|representative|staff)\b/,
    /\b(?:human|person|agent|someone|people|representative|staff)\b[^.?!]{0,30}\b(?:not|instead of|rather than) (?:\w+ ){0,3}?(?:(?:ro)?bots?|machine|ai|computer|automated)\b/,
    /\b(?:is there|are there|do you have|have you got|any)\b (?:\w+ ){0,4}?(?:human|agent|representative|operator|real person|live person|staff|advisor|actual person)s?\b.*(?:talk|speak|chat|help|available|online|here|around|free|contact|there|assist)/,
    /\b(?:let|allow) me (?:talk|speak|chat)\b/,
    /\b(?:chance|possible|could|can|may|have|get|want) (?:\w+ ){0,2}?(?:a |an |another )?(?:human|person|agent|representative|staff member|colleague|human being)s? (?:\w+ ){0,2}?(?:could|can|to|might|please)? ?(?:look|check|help|handle|review|call|contact|take over|assist|reply)/,
    /\b(?:get|have|ask) (?:someone|somebody|anyone) (?:\w+ ){0,2}?(?:to )?(?:contact|call|help|reach|look|reply|message|email|phone)\b/,
    /\b(?:open|create|raise|submit|file|make|start|log)\b (?:\w+ ){0,3}?(?:support |help )?(?:ticket|support case|live chat)\b/,
    /\bi (?:would|'d) (?:like|love|prefer) (?:to )?(?:\w+ ){0,3}(?:human|person|agent|representative) (?:help|assistance|support)\b/,
    /\bhuman (?:help|assistance|support|intervention|please|pls|now)\b|\blive (?:support|chat|agent|help|person|representative)\b/,
    /\b(?:real|actual|live) (?:person|human|agent|representative|people)\b.{0,25}(?:please|pls|plz|now|asap|!|help me|take over)/,
  ],
  bare: /^(?:please |pls |hi |hello |hey |yo |ok |okay |just |get |call |an? |the |yes |oh |some |give me )*(?:(?:live|real|human|support|customer|service|actual|care|help)[\s-]*)*(?:agent|human|person|representative|rep|operator|supervisor|manager|customer (?:service|support|care)|live chat|support team|support agent|human being|mod|moderator|admin|gm|staff|real people)(?:s)?(?: please| pls| plz| plss| now| asap| thanks| thx| here| ffs| needed| required|[\s!.?])*$/,
  refuses: [
    new RegExp(
      String.raw`\b(?:i|we) (?:\w+ ){0,2}?(?:don't|do not|dont|didn't|did not|won't|wouldn't|would not|needn't)${EN_WANTING} ${EN_UNWANTED}${EN_BUT}`,
    ),
    new RegExp(
      String.raw`(?:^|[,.;:!?] ?|\b(?:please|pls|plz|and|but|so|just|also|ok|okay|thanks|you) )(?:don't|do not|dont|never|you needn't)(?:${EN_WANTING}|(?: (?!know|understand|bot|robot|machine)\w+){3}) ${EN_UNWANTED}${EN_BUT}`,
    ),
    new RegExp(
      String.raw`\b(?:no need|not necessary|rather not|without(?= (?:talking|speaking|calling|contacting|having|going)\b)|not (?:asking|looking|trying|going|wanting|here))(?: (?!bot|robot|machine)\w+){0,4}? ${EN_UNWANTED}${EN_BUT}`,
    ),
    /(?:^|[,.;:!?] ?)no (?:\w+ )?(?:agents?|humans?|persons?|people|representatives?|operators?|staff|handoff|support)(?: (?:please|pls|needed|required|necessary|thanks|thank you|for now))?\s*(?:$|[,.;!])/,
  ],
  elsewhere: [
    /\b(?:play|playing|match(?:ed)?|fight) (?:\w+ ){0,2}?(?:with|against) (?:\w+ ){0,2}?(?:people|humans|persons?|players?)(?: not (?:ai|bots?))?/,
    /\bdo (?:i|we) (?:really |actually |even )?(?:have|need) to (?:talk|speak|write|chat|contact|call|reach|go)(?: (?:to|with|through|out|a|an|the|your|customer|live|real|human)){0,4} (?:support|service|agents?|staff|person|team|human|admins?|moderators?|someone)\b/,
    /\b(?:talked|spoke|spoken|chatted|had a (?:\w+ )?chat|(?:was|were) (?:talking|speaking|chatting)) (?:to|with) (?:\w+ ){0,3}?(?:chat|agents?|support|person|humans?|staff|admins?|mods?|someone)\b/,
    /\bquests?\b(?: \w+){0,4}? (?:talk|speak)(?: (?:to|with))?(?: \w+){0,3}/,
    /\b(?:are|r) (?:you|u) (?:\w+ ){0,3}?(?:human|person|bot|robot|real|ai)\b|\bam i (?:talking|speaking|chatting) (?:to|with) (?:an? |the )?(?:real |actual |live )?\w+|\bis (?:this|that|it|he|she) (?:(?:an?|the|really|actually|just|even|still|some|kind|sort|of|real|actual|live) ){0,4}(?:person|human|bot|staff|admin|moderator|gm|agent)\b/,
    /\b(?:my|the|this|an?|secret|special|which|new|rare|another|his|her|enemy|field) agents?\b (?:\w+ ){0,3}?(?:disappear|vanish|gone|is gone|missing|level|lvl|skin|card|rank|outfit|costume|class|ability|skill|evolve|ascend|died|lost|stuck|won't move|stats?|weapon|badge|in the game|in game|in my)/,
    /\b(?:report|block|ban|kick|mute|add|invite|trade with|scammed by|how do (?:i|you) (?:become|apply|report)|become) (?:(?!to\b)\w+ ){0,4}?(?:person|human|people|mods?|moderators?|staff|agents?|admins?|manager|gm)\b/,
    /\b(?:the|an?|one|your) (?:support )?(?:agent|representative|human|person|operator|staff|moderator|admin|gm|mod|manager)s? (?:already |just |has |have )*(?:helped|said|told|fixed|solved|resolved|replied|answered|was|were|closed|is cheating|banned)\b/,
    /\b(?:talk|speak|chat|connect|contact|message|call) (?:(?:to|with|my|the|a|an|other|new|in|our) ){0,4}(?:friends?|guild|circle|players?|team ?mates?|clan|npc|opponents?|rangers?|markling|other people|people nearby|voice)\b/,
    /\b(?:what|how|when|where|why|which) (?:\w+ ){0,6}?(?:agent|human|manager|operator|staff|moderator|person) (?:mode|class|role|skin|hours|cards?|level|badge|quest|mission|event|character)\b/,
    /\bwhat (?:is|does|are) (?:an? |the )?(?:live )?(?:agent|human|operator|representative|manager|moderator|support|chat)s?(?: do| mean)?\b/,
  ],
  maybe: [
    /\b(?:can|could|will|would) (?:someone|somebody|anyone|anybody) (?:\w+ )?(?:help|assist|look|check|contact|call)|\b(?:get|have|ask|tell) (?:someone|somebody|anyone)\b/,
    /\b(?:someone|somebody|anyone|anybody) (?:there|here|available|around|online|home)\b/,
    /\b(?:contact|call|reach|email|phone) (?:you|support|u)\b|\b(?:phone|support|contact|hotline) number\b/,
    /\b(?:human|live agent|representative|real person|customer service)\b/,
    /\b(?:speak|talk) (?:to|with) (?:someone|somebody)\b/,
  ],
};
