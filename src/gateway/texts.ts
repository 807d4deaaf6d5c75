import type { CaseKind, CaseStatus } from '../domain/case/case-record.ts';

/** What the gateway itself says; everything in a conversation is said by its workflow. `name` is a case's name, `C-1042`. */
export interface GatewayTexts {
  checkYourDms: string;
  openDms: string;
  helloAgain: string;
  closing: string;
  nothingOpen: string;
  conversationOver: string;
  unknownButton: string;
  noCases: string;
  yourCases: string;
  reopen: (name: string) => string;
  casesUnavailable: string;
  reportSaved: (name: string) => string;
  reportWaits: string;
  staffOnly: (roles: string) => string;
  status: Record<CaseStatus, string>;
  kind: Record<CaseKind, string>;
  bugForm: ReportFormTexts & {
    steps: string;
    stepsHint: string;
    severity: string;
    severities: Record<Severity, string>;
  };
  featureForm: ReportFormTexts & { benefit: string; benefitHint: string };
}

export type Severity = 'cosmetic' | 'annoying' | 'serious' | 'blocking';

interface ReportFormTexts {
  title: string;
  summary: string;
  summaryHint: string;
  details: string;
  detailsHint: string;
  files: string;
  filesHint: string;
}

const en: GatewayTexts = {
  checkYourDms:
    'I have written to you in our direct messages. If nothing shows up there, I will open a private thread for you on this server.',
  openDms: 'Open direct messages',
  helloAgain: 'I am here. One moment …',
  closing: 'I am closing your conversation.',
  nothingOpen: 'You have no open conversation. Send me a message or use /helpme to start one.',
  conversationOver:
    'That conversation has ended, so this button no longer does anything. Send me a message to start a new one.',
  unknownButton:
    'This button comes from an older version and no longer works. Send me a message or use /helpme, and we go on from there.',
  noCases: 'You have no cases yet. Use /helpme when you need help.',
  yourCases: 'Your cases:',
  reopen: (name) => `Re-open ${name}`,
  casesUnavailable: 'Your cases can not be read just now. They are safe; please try again in a minute.',
  reportSaved: (name) =>
    `Thank you! Your report is case **${name}**. You will hear from us here when something happens; /mycases shows where it stands.`,
  reportWaits:
    'Saving your report takes longer than usual. It is not lost: I keep on trying and will write the case number here.',
  staffOnly: (roles) => `This command is for staff (${roles}). If you are staff, ask a server admin for the role.`,
  status: { new: 'new', open: 'in progress', pending: 'waiting for you', solved: 'solved', closed: 'closed' },
  kind: { support: 'Support', bug: 'Bug', feature: 'Feature', task: 'Task' },
  bugForm: {
    title: 'Report a bug',
    summary: 'In one line',
    summaryHint: 'e.g. The map stays black after a boss fight',
    details: 'What happened?',
    detailsHint: 'What did you see, and what did you expect instead?',
    steps: 'How can we see it too?',
    stepsHint: '1. … 2. … 3. …',
    severity: 'How bad is it?',
    severities: {
      cosmetic: 'It only looks wrong',
      annoying: 'Annoying, but I can go on',
      serious: 'An important part does not work',
      blocking: 'I can not play at all',
    },
    files: 'Screenshots',
    filesHint: 'Pictures or logs, up to five',
  },
  featureForm: {
    title: 'Suggest a feature',
    summary: 'In one line',
    summaryHint: 'e.g. Sort the inventory by rarity',
    details: 'What would you like?',
    detailsHint: 'Describe it as you imagine it',
    benefit: 'What would it help with?',
    benefitHint: 'When would you use it, and how often?',
    files: 'Pictures',
    filesHint: 'Sketches or screenshots, up to five',
  },
};

const th: GatewayTexts = {
  checkYourDms: 'เราส่งข้อความถึงคุณทางข้อความส่วนตัวแล้ว ถ้าไม่เห็นข้อความ เราจะเปิดเธรดส่วนตัวให้คุณในเซิร์ฟเวอร์นี้',
  openDms: 'เปิดข้อความส่วนตัว',
  helloAgain: 'อยู่ตรงนี้แล้ว รอสักครู่นะ…',
  closing: 'กำลังปิดการสนทนาของคุณ',
  nothingOpen: 'คุณไม่มีการสนทนาที่เปิดอยู่ ส่งข้อความมาหรือใช้ /helpme เพื่อเริ่มใหม่ได้เลย',
  conversationOver: 'การสนทนานั้นจบไปแล้ว ปุ่มนี้จึงใช้ไม่ได้อีก ส่งข้อความมาเพื่อเริ่มการสนทนาใหม่ได้เลย',
  unknownButton: 'ปุ่มนี้มาจากเวอร์ชันเก่าและใช้ไม่ได้แล้ว ส่งข้อความมาหรือใช้ /helpme แล้วเราจะช่วยต่อจากตรงนั้น',
  noCases: 'คุณยังไม่มีเคส ถ้าต้องการความช่วยเหลือ ใช้ /helpme ได้เลย',
  yourCases: 'เคสของคุณ:',
  reopen: (name) => `เปิด ${name} อีกครั้ง`,
  casesUnavailable: 'ตอนนี้ยังอ่านรายการเคสของคุณไม่ได้ ข้อมูลไม่ได้หายไปไหน กรุณาลองใหม่ในอีกหนึ่งนาที',
  reportSaved: (name) => `ขอบคุณมาก! รายงานของคุณคือเคส **${name}** เราจะแจ้งให้ทราบเมื่อมีความคืบหน้า และดูสถานะได้ด้วย /mycases`,
  reportWaits: 'การบันทึกรายงานใช้เวลานานกว่าปกติ รายงานของคุณไม่หาย เราจะลองต่อไปและแจ้งหมายเลขเคสที่นี่',
  staffOnly: (roles) => `คำสั่งนี้สำหรับทีมงานเท่านั้น (${roles}) ถ้าคุณเป็นทีมงาน ขอบทบาทนี้จากผู้ดูแลเซิร์ฟเวอร์ได้เลย`,
  status: { new: 'ใหม่', open: 'กำลังดำเนินการ', pending: 'รอคำตอบจากคุณ', solved: 'แก้ไขแล้ว', closed: 'ปิดแล้ว' },
  kind: { support: 'ช่วยเหลือ', bug: 'บั๊ก', feature: 'ฟีเจอร์', task: 'งาน' },
  bugForm: {
    title: 'แจ้งบั๊ก',
    summary: 'สรุปสั้น ๆ',
    summaryHint: 'เช่น แผนที่ดำค้างหลังสู้บอส',
    details: 'เกิดอะไรขึ้น',
    detailsHint: 'คุณเห็นอะไร และคิดว่าควรเป็นอย่างไร',
    steps: 'ทำอย่างไรถึงจะเจอปัญหานี้',
    stepsHint: '1. … 2. … 3. …',
    severity: 'รุนแรงแค่ไหน',
    severities: {
      cosmetic: 'แค่แสดงผลผิด',
      annoying: 'น่ารำคาญ แต่ยังเล่นต่อได้',
      serious: 'ส่วนสำคัญใช้งานไม่ได้',
      blocking: 'เล่นไม่ได้เลย',
    },
    files: 'ภาพหน้าจอ',
    filesHint: 'รูปภาพหรือไฟล์ log สูงสุดห้าไฟล์',
  },
  featureForm: {
    title: 'เสนอฟีเจอร์ใหม่',
    summary: 'สรุปสั้น ๆ',
    summaryHint: 'เช่น เรียงของในกระเป๋าตามความหายาก',
    details: 'อยากได้อะไร',
    detailsHint: 'เล่าให้ฟังตามที่คุณนึกภาพไว้',
    benefit: 'จะช่วยเรื่องอะไร',
    benefitHint: 'คุณจะใช้เมื่อไหร่ บ่อยแค่ไหน',
    files: 'รูปภาพ',
    filesHint: 'ภาพร่างหรือภาพหน้าจอ สูงสุดห้าไฟล์',
  },
};

/** Texts for a Discord locale (`en-US`, `th` …); English where there is no translation. */
export function textsFor(locale: string | null | undefined): GatewayTexts {
  return locale?.toLowerCase().startsWith('th') ? th : en;
}
