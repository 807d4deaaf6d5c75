import { expect, test } from 'vitest';
import { parseBusinessHours } from './business-hours.ts';

test('days, times and zone', () => {
  expect(parseBusinessHours('Mon-Fri 09:00-18:00, Sat 10:00-14:30 Asia/Bangkok')).toEqual({
    zone: 'Asia/Bangkok',
    openings: [
      { days: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1080 },
      { days: [6], fromMinute: 600, toMinute: 870 },
    ],
  });
});

test('a range over the end of the week, and midnight as an end', () => {
  expect(parseBusinessHours('Sat-Mon 00:00-24:00 UTC')?.openings).toEqual([
    { days: [6, 7, 1], fromMinute: 0, toMinute: 1440 },
  ]);
});

test.each([
  'Mon-Fri 09:00-18:00',
  'Mon-Fri 18:00-09:00 UTC',
  'Mon-Fun 09:00-18:00 UTC',
  'Mon 09:00-25:00 UTC',
  'Mon 9-18 UTC',
  'Mon 09:00-18:00 Mars/Olympus',
])('"%s" is refused', (text) => expect(parseBusinessHours(text)).toBeUndefined());
