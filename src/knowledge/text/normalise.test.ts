import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

describe('one spelling', () => {
  it.each([
    ['heeelp', 'heelp'],
    ['ช้ามากกกก', 'ช้ามาก'],
    ['ช่วยด้วยยยย', 'ช่วยด้วย'],
    ['ค่าาาา', 'ค่า'],
    ['กรรมการ', 'กรรมการ'],
    ['überrrr', 'überr'],
  ])('of %s is %s', (text, plain) => {
    expect(normalise(text)).toBe(plain);
  });
});
