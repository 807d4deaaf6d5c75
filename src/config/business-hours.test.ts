import { expect, test } from 'vitest';
import { parseBusinessHours } from './business-hours.ts';

test('days, times and zone; weekdays begin with Sunday', () => {
  const work = [{ from: 540, to: 1080 }];
  expect(parseBusinessHours('Mon-Fri 09:00-18:00, Sat 10:00-14:30 Asia/Bangkok')).toEqual({
    timeZone: 'Asia/Bangkok',
    days: [[], work, work, work, work, work, [{ from: 600, to: 870 }]],
  });
});

test('a range over the end of the week, and midnight as an end', () => {
  const whole = [{ from: 0, to: 1440 }];
  expect(parseBusinessHours('Sat-Mon 00:00-24:00 UTC')?.days).toEqual([whole, whole, [], [], [], [], whole]);
});

test.each([
  'Mon-Fri 09:00-18:00',
  'Mon-Fri 18:00-09:00 UTC',
  'Mon-Fun 09:00-18:00 UTC',
  'Mon 09:00-25:00 UTC',
  'Mon 9-18 UTC',
  'Mon 09:00-18:00 Mars/Olympus',
])('"%s" is refused', (text) => expect(parseBusinessHours(text)).toBeUndefined());
