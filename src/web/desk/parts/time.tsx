import { useEffect, useState } from 'react';

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const WEEK_MS = 7 * 86_400_000;
const REFRESH_MS = 30_000;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function ago(at: number, now: number): string {
  if (now - at > WEEK_MS) return day.format(at);
  const [unit, size] = STEPS.find(([, step]) => now - at >= step) ?? ['minute', 60_000];
  return now - at < 60_000 ? 'just now' : relative.format(-Math.floor((now - at) / size), unit);
}

/** How long ago, kept current; the exact time on pointing. */
export function Ago({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={full.format(time)}>
      {ago(time, Math.max(now, time))}
    </time>
  );
}

export function At({ at }: { at: string }) {
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={full.format(time)}>
      {clock.format(time)}
    </time>
  );
}
