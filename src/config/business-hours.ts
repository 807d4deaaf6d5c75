import type { ConversationInput } from '../contract/conversation.ts';

/** When people are at work, as the conversation's rules take it. */
export type BusinessHours = NonNullable<ConversationInput['timings']['businessHours']>;

interface Opening {
  /** 0 = Sunday */
  days: number[];
  from: number;
  to: number;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export const BUSINESS_HOURS_FORMAT =
  '"Mon-Fri 09:00-18:00 Asia/Bangkok", several openings with commas: "Mon-Fri 09:00-18:00, Sat 10:00-14:00 UTC"';

/** Reads `Mon-Fri 09:00-18:00, Sat 10:00-14:00 Asia/Bangkok`; undefined when it can't be read so. */
export function parseBusinessHours(text: string): BusinessHours | undefined {
  const match = /^(.*\S)\s+([A-Za-z][\w/+-]*)$/.exec(text.trim());
  if (!match?.[1] || !match[2] || !isTimeZone(match[2])) return undefined;
  const days: BusinessHours['days'] = DAYS.map(() => []);
  for (const part of match[1].split(/[,;]/)) {
    const opening = parseOpening(part.trim());
    if (!opening) return undefined;
    for (const day of opening.days) days[day]?.push({ from: opening.from, to: opening.to });
  }
  return { timeZone: match[2], days };
}

function parseOpening(text: string): Opening | undefined {
  const match = /^([A-Za-z-]+)\s+(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return undefined;
  const days = parseDays(match[1] ?? '');
  const from = minuteOfDay(match[2], match[3]);
  const to = minuteOfDay(match[4], match[5]);
  if (!days || from === undefined || to === undefined || from >= to) return undefined;
  return { days, from, to };
}

function parseDays(text: string): number[] | undefined {
  const [first = -1, last = first, ...rest] = text.split('-').map((day) => DAYS.indexOf(day.toLowerCase()));
  if (first < 0 || last < 0 || rest.length > 0) return undefined;
  const days = [first];
  // "Sat-Mon" goes over the end of the week.
  while (days.at(-1) !== last) days.push(((days.at(-1) ?? 0) + 1) % 7);
  return days;
}

function minuteOfDay(hours: string | undefined, minutes: string | undefined): number | undefined {
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 1440 ? minute : undefined;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
