/** One opening: ISO weekdays (1 = Monday … 7 = Sunday) and minutes of the local day, `toMinute` exclusive (1440 = midnight). */
export interface Opening {
  days: number[];
  fromMinute: number;
  toMinute: number;
}

/** When people are at work. Plain JSON: it travels in the workflow's input. Absent = always open. */
export interface BusinessHours {
  /** IANA time zone, e.g. `Asia/Bangkok` */
  zone: string;
  openings: Opening[];
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const BUSINESS_HOURS_FORMAT =
  '"Mon-Fri 09:00-18:00 Asia/Bangkok", several openings with commas: "Mon-Fri 09:00-18:00, Sat 10:00-14:00 UTC"';

/** Reads `Mon-Fri 09:00-18:00, Sat 10:00-14:00 Asia/Bangkok`; undefined when it can't be read so. */
export function parseBusinessHours(text: string): BusinessHours | undefined {
  const match = /^(.+?)\s+([A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*)$/.exec(text.trim());
  if (!match?.[1] || !match[2] || !isTimeZone(match[2])) return undefined;
  const openings: Opening[] = [];
  for (const part of match[1].split(/[,;]/)) {
    const opening = parseOpening(part.trim());
    if (!opening) return undefined;
    openings.push(opening);
  }
  return { zone: match[2], openings };
}

function parseOpening(text: string): Opening | undefined {
  const match = /^([A-Za-z-]+)\s+(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return undefined;
  const days = parseDays(match[1] ?? '');
  const fromMinute = minuteOfDay(match[2], match[3]);
  const toMinute = minuteOfDay(match[4], match[5]);
  if (!days || fromMinute === undefined || toMinute === undefined || fromMinute >= toMinute) return undefined;
  return { days, fromMinute, toMinute };
}

function parseDays(text: string): number[] | undefined {
  const [first, last = first, ...rest] = text.split('-').map((day) => DAYS.indexOf(day.toLowerCase()) + 1);
  if (!first || !last || rest.length > 0) return undefined;
  const days = [first];
  // "Sat-Mon" goes over the end of the week.
  while (days.at(-1) !== last) days.push(((days.at(-1) ?? 0) % 7) + 1);
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
