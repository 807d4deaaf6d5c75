/**
 * Per language, what people say when they want a person, and what sounds like it but isn't. Patterns see normalised text
 * (`normalise`: lower case, one kind of quotes). They decide the clear cases; the trained classifier decides the rest.
 */
export interface Phrases {
  /** Says by itself that a person is wanted. */
  asks: RegExp[];
  /** The whole message (up to politeness) is a call for a person: "agent", "ขอคุยกับคน". */
  bare: RegExp;
  /** A person is expressly not wanted, or the words are about something else. These win. */
  not: RegExp[];
  /** May be a wish for a person; asked back with a button. */
  maybe: RegExp[];
}

const EN_WHO = String.raw`(?:(?:a|an|the|your|some|any|one of your|another|actual|real|live|living|human|physical|proper|customer|support|service|care|help|technical|tech|senior|in-?game|game)[\s-]+)*(?:person|people|human(?:s| being| beings)?|h[ui]mans?|agents?|agnet|agen|representatives?|representitive|representive|reps?|operators?|staff(?: members?)?|employees?|advis[eo]rs?|supervisors?|managers?|mods?|moderators?|admins?|gms?|game ?masters?|csr|cs|specialists?|technicians?|consultants?|attendants?|assistants?|team(?: members?)?|support(?: (?:team|staff|agent|person|guy|rep)|(?! (?:with|for|on|to|in|trying|\w+ing)\b))|customer (?:service|support|care)|helpdesk|help desk|support desk)\b`;
const EN_REACH = String.raw`(?:talk|talking|tlak|speak|speaking|spk|chat|chatting|connect(?:ed|ing)?|transfer(?:red|ring)?|transfered|put (?:me|us)|get (?:me|hold|ahold|in touch|through|connected)|reach|contact|forward(?:ed)?|escalate(?:d)?|hand(?:ed)? (?:me|this|over|it)|pass (?:me|this)|switch(?: me)?|redirect(?:ed)?|direct me|refer(?: me|red)?|route(?: me)?|bring(?: me| in)?|patch me|give me|send me|call|phone|summon|fetch|ring)\b`;

const EN: Phrases = {
  asks: [
    new RegExp(String.raw`\b${EN_REACH}(?:\W+(?!game|bot)\w+){0,4}?\W+${EN_WHO}`),
    new RegExp(
      String.raw`\b(?:want|need|like|prefer|wish|demand|require|looking for|wanna|gimme|rather have)\b(?:\W+(?:to|for|have|see|an?|the|some|urgent|help|from|support|assistance|by|with|be|helped|served|assisted|get|deal|dealing)){0,5}?\W+${EN_WHO}(?!'?s? (?:skin|outfit|badge|card))`,
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
  not: [
    /\b(?:don't|do not|dont|doesn't|does not|didn't|did not|won't|wouldn't|needn't) (?!know|understand|have (?:any |an )?idea)(?:\w+ ){0,2}?(?:want|need|like|wish|have|require|connect|transfer|contact|call|talk|speak|chat|put|bring|escalate|forward|send|get)\b(?: \w+){0,5}? ?(?:talk|speak|chat|connect|transfer|contact|agents?|humans?|person|anyone|representatives?|operators?|staff|handoff|support)\b(?!.*\b(?:but|just|instead|i want|i need|get me|give me)\b.*\b(?:human|person|agent|someone|people|representative)\b)(?!.*\bbots?\b)/,
    /\b(?:no need|not necessary|without|rather not|not (?:asking|looking|trying|going|wanting|here)|no) (?!longer|idea|more|one|other)(?:\w+ ){0,4}?(?:talk|speak|chat|connect|transfer|contact|agents?|humans?|person|representatives?|operators?|staff|handoff)\b(?!.*\b(?:but|just|instead|i want|i need|get me|give me)\b.*\b(?:human|person|agent|someone|people|representative)\b)(?!.*\bbots?\b)/,
    /\b(?:are|r) (?:you|u) (?:\w+ ){0,3}?(?:human|person|bot|robot|real|ai)\b|\bam i (?:talking|speaking|chatting) (?:to|with)\b|\bis (?:this|that|it|he|she) (?:\w+ ){0,3}?(?:real )?(?:person|human|bot|staff|admin|moderator|gm|agent)\b/,
    /\b(?:my|the|this|an?|secret|special|which|new|rare|another|his|her|enemy|field) agents?\b (?:\w+ ){0,3}?(?:disappear|vanish|gone|is gone|missing|level|lvl|skin|card|rank|outfit|costume|class|ability|skill|evolve|ascend|died|lost|stuck|won't move|stats?|weapon|badge|in the game|in game|in my)/,
    /\b(?:report|block|ban|kick|mute|add|invite|trade with|scammed by|how do (?:i|you) (?:become|apply|report)|become) (?:\w+ ){0,4}?(?:person|human|people|mods?|moderators?|staff|agents?|admins?|manager|gm)\b/,
    /\b(?:the|an?|one|your) (?:support )?(?:agent|representative|human|person|operator|staff|moderator|admin|gm|mod|manager)s? (?:already |just |has |have )*(?:helped|said|told|fixed|solved|resolved|replied|answered|was|were|closed|is cheating|banned)\b/,
    /\b(?:talk|speak|chat|connect|contact|message|call) (?:\w+ ){0,2}?(?:to|with)? ?(?:\w+ ){0,2}?(?:friends?|guild|circle|players?|team ?mates?|clan|npc|opponents?|rangers?|markling|other people|people nearby|voice)\b/,
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

const TH_WHO = String.raw`(?:เจ้าหน้าที่|จนท\.?|พนักงาน|แอดมิน|แอดมีน|แอดหมิน|แอด(?!ไลน์|เพื่อน|เฟรนด์)|ทีมงาน|ทีมซัพ\S*|ซัพพอร์ต|ฝ่ายบริการ(?:ลูกค้า)?|ฝ่ายช่วยเหลือ|ฝ่ายสนับสนุน|ลูกค้าสัมพันธ์|คอลเซ็นเตอร์|แอดมินเกม|คนจริง(?: ?ๆ)?|คนเป็น(?: ?ๆ)?|คนจิง(?:ๆ)?|มนุษย์|คนดูแล|ผู้ดูแล(?:ระบบ)?|จีเอ็ม|gm|เอเจนต์|เอเจ้นท์|agent|admin|staff|support|ผู้จัดการ|หัวหน้า|คน)`;
const TH: Phrases = {
  asks: [
    new RegExp(
      String.raw`(?:คุย|พูด|สนทนา|แชท|แชต|ติดต่อ|โอนสาย|โอน|ต่อสาย|ส่งต่อ|ส่งเรื่อง|เรียก|ตาม|ปรึกษา|สอบถาม|ถาม|ขอสาย|ขอพบ|คุนกับ|ต่อให้|เชื่อมต่อ)(?:สาย|เรื่อง|ไป|ให้|กับ|กะ|หา|ยัง|ถึง|ทาง|ตัว|ที่เป็น|เป็น|ผม|หนู|ฉัน|เรา|โดยตรง|ตรง|ๆ|ได้ไหม|\s)*${TH_WHO}(?!อื่น|ใน|แปลกหน้า|ละ|แรก|เดียว|เล่น|ขาย|ซื้อ)`,
    ),
    new RegExp(
      String.raw`(?:อยาก|ขอ|ต้องการ|อยากได้|รบกวน|ช่วย|เอา|มี)(?:ให้|เจอ|พบ|ความช่วยเหลือจาก|ความช่วยเหลือ|จาก|ได้|\s)*(?:เจ้าหน้าที่|จนท|พนักงาน|แอดมิน|ทีมงาน|คนจริง|คนเป็น|มนุษย์|ฝ่ายบริการ|ผู้จัดการ|จีเอ็ม|คนช่วย|คนมาตอบ|คนตอบ|คนมาช่วย|คนดูแล|คนคุย)`,
    ),
    /(?:ไม่อยาก|ไม่เอา|เลิก|เบื่อ|ไม่ต้องการ|หยุด|รำคาญ|พอ)(?:คุย|ได้|แล้ว|จะ)*(?:กับ|กะ)?\s*(?:บอท|บอต|bot|ระบบอัตโนมัติ|ai|เอไอ|หุ่นยนต์)/,
    /(?:ไม่ใช่|แทน|มากกว่า)(?:กับ|เป็น|\s)*(?:บอท|บอต|bot|ระบบอัตโนมัติ|ai|เอไอ|หุ่นยนต์)/,
    /(?:เจ้าหน้าที่|จนท|พนักงาน|แอดมิน|ทีมงาน|คน(?:จริง)?|มนุษย์|แอด)(?:ช่วย|มา|ตอบ|รับเรื่อง|ติดต่อกลับ|อยู่ไหม|อยู่มั้ย|ว่างไหม|ว่างมั้ย|โทรกลับ)/,
    /(?:ติดต่อ|โทรหา|คุย)(?:กับ|ทาง|หา)?(?:เจ้าหน้าที่|พนักงาน|แอดมิน|ทีมงาน|คน|ใคร)(?:ได้)?(?:ยังไง|อย่างไร|ได้ไหม|ได้มั้ย|ได้ที่ไหน|ทางไหน|ช่องทางไหน|ตรงไหน)/,
    /(?:ขอ|อยาก|ต้องการ)(?:คุย|พูด|แชท|สนทนา)(?:สด|กับคน|กับใคร|ด่วน)/,
    /(?:เปิด|สร้าง|ส่ง)(?:ticket|ทิกเก็ต|ตั๋ว|เคส)/,
  ],
  bare: /^(?:ขอ|หา|เรียก|คุณ|พี่|น้อง|เอา|\s)*(?:เจ้าหน้าที่|จนท|พนักงาน|แอดมิน|แอด|ทีมงาน|คนจริง(?: ?ๆ)?|มนุษย์|คน|admin|agent|human|staff|แอดมินเกม|คอลเซ็นเตอร์|gm|จีเอ็ม)(?:หน่อย|ที|ครับ|คับ|ค่ะ|คะ|ค้าบ|ด่วน|นะ|เลย|จ้า|จ๋า|ครัช|please|pls|[\s!.?ๆ])*$/,
  not: [
    /(?:ไม่ต้อง|ไม่อยาก|ไม่ได้อยาก|ไม่ได้ต้องการ|ไม่ต้องการ|ไม่จำเป็นต้อง|ยังไม่ต้อง|ยังไม่อยาก|อย่าเพิ่ง|อย่า|ไม่เอา|ไม่ขอ|เลิก)(?:จะ|ให้|คุย|พูด|ติดต่อ|โอน|ส่งต่อ|เรียก|รบกวน|ตาม|กับ|ไป|ที่|สาย|หา|ส่ง|เรื่อง|ต้อง|ถึง|\s)*(?:เจ้าหน้าที่|จนท|พนักงาน|แอดมิน|ทีมงาน|คน|มนุษย์)/,
    /(?:เป็น|ใช่|คือ)(?:คน(?:จริง)?|บอท|บอต|มนุษย์|แอดมิน|เจ้าหน้าที่|ทีมงาน|พนักงาน)(?:จริง)?(?:ๆ)?(?:หรือ|รึ|ไหม|มั้ย|ป่าว|เปล่า|หรอ|เหรอ|ป่ะ|ปะ|ใช่ไหม|ใช่มั้ย|รึเปล่า|\s|\?)/,
    /(?:แอดมิน|เจ้าหน้าที่|ทีมงาน|พนักงาน)(?:ตัวจริง|ปลอม|คนเก่า|ช่วยแล้ว|ตอบแล้ว|บอกว่า|บอกให้|แจ้งว่า|แก้ให้แล้ว|หาย|ในกิลด์|ในเซอร์|กิลด์|กลุ่ม)/,
    /(?:รายงาน|แจ้ง|บล็อก|แบน|รีพอร์ต|แอด|เพิ่ม|เตะ)(?:คน|ผู้เล่น|เพื่อน)(?!ให้)/,
    /(?:คุย|แชท|แชต|ติดต่อ|พูด)(?:กับ|หา)?(?:เพื่อน|คนใน|คนอื่น|คนแปลกหน้า|ผู้เล่น|สมาชิก|กิลด์|หัวหน้ากิลด์|npc)/,
    /(?:เอเจนต์|เอเจ้นท์|agent|ตัวละคร)(?:ของ(?:ผม|ฉัน|หนู|เรา))?(?:ใน(?:เกม)?)?(?:หาย|เลเวล|สกิน|ตาย|อัป)/,
    /(?:สมัคร|เป็น)(?:เป็น)?(?:แอดมิน|ทีมงาน|เจ้าหน้าที่|พนักงาน)(?:ต้อง|ได้|ยังไง|ทำ|เกม|ของ)/,
  ],
  maybe: [
    /(?:มีใคร|ใคร(?:ก็ได้)?)(?:ช่วย|อยู่|ตอบ|ว่าง)/,
    /(?:เบอร์(?:โทร|ติดต่อ)?|ช่องทาง(?:การ)?ติดต่อ|ไลน์ทางการ|ติดต่อ(?:ได้)?(?:ที่|ทาง)ไหน|ติดต่อยังไง)/,
    /(?:เจ้าหน้าที่|แอดมิน|พนักงาน|ทีมงาน|คนจริง)/,
    /แอด(?:ครับ|คะ|ค่ะ|คับ|\s|$)/,
  ],
};

export const PHRASES: Record<string, Phrases> = { en: EN, th: TH };
