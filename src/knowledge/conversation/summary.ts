import { smallTalk } from './small-talk.ts';
import type { Turn } from './follow-up.ts';

const WORDS: Record<string, { asked: string; offered: string; last: string }> = {
  en: { asked: 'Asked', offered: 'Articles shown', last: 'Last message' },
  th: { asked: 'คำถาม', offered: 'บทความที่แสดง', last: 'ข้อความล่าสุด' },
};
const LONGEST = 200;
const MOST_QUESTIONS = 4;

/** What an agent should know of the bot phase, in the user's own words: their questions, what was shown, the last message. No model needed. */
export function summarise(turns: Turn[], offeredTitles: string[], language: string): string {
  const words = WORDS[language] ?? WORDS['en']!;
  const asked = turns
    .filter((turn) => turn.from === 'user' && smallTalk(turn.text) === null)
    .map((turn) => short(turn.text));
  const distinct = [...new Set(asked)];
  const last = distinct.at(-1);
  const earlier = distinct.slice(0, -1).slice(-MOST_QUESTIONS);
  const lines: string[] = [];
  if (earlier.length > 0) lines.push(`${words.asked}: ${earlier.join(' / ')}`);
  if (offeredTitles.length > 0) lines.push(`${words.offered}: ${offeredTitles.join(', ')}`);
  if (last !== undefined) lines.push(`${words.last}: ${last}`);
  return lines.join('\n');
}

function short(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`;
}
