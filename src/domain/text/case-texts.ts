import type { CaseStatus } from '../case/case-record.ts';
import { languageOf } from './language-of.ts';

/** What a reporter is told about a case outside a conversation, in one language. `title` is already escaped. */
export interface CaseTexts {
  statusChanged(name: string, title: string, status: string): string;
  commented(name: string, title: string): string;
  status: Record<CaseStatus, string>;
}

const en: CaseTexts = {
  statusChanged: (name, title, status) => `News about **${name}** (${title}): it is now **${status}**.`,
  commented: (name, title) => `The team has written about **${name}** (${title}):`,
  status: {
    new: 'new',
    open: 'in progress',
    pending: 'waiting for your answer',
    solved: 'solved',
    closed: 'closed',
  },
};

const th: CaseTexts = {
  statusChanged: (name, title, status) => `มีความคืบหน้าของ **${name}** (${title}) สถานะตอนนี้: **${status}**`,
  commented: (name, title) => `ทีมงานเขียนถึงคุณเกี่ยวกับ **${name}** (${title}):`,
  status: {
    new: 'ใหม่',
    open: 'กำลังดำเนินการ',
    pending: 'รอคำตอบจากคุณ',
    solved: 'แก้ไขแล้ว',
    closed: 'ปิดแล้ว',
  },
};

/** Texts for a locale (`th`, `en-GB`, …); English where there are no own words or the locale is not known. */
export function caseTextsFor(locale: string | null): CaseTexts {
  return locale !== null && languageOf(locale) === 'th' ? th : en;
}
