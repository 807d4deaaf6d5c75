import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('redact', () => {
  it.each([
    ['write to a.b+c@mail.example.org please', 'write to [e-mail] please'],
    ['เมล somchai@ตัวอย่าง.ไทย ครับ', 'เมล [e-mail] ครับ'],
    ['my password is hunter2 ok', 'my password [secret] ok'],
    ['pw: hunter2!', 'pw [secret]'],
    ['รหัสผ่านคือ abc12345 นะ', 'รหัสผ่าน [secret] นะ'],
    ['OTP: 482913', 'OTP [secret]'],
    ['mi contraseña es gato99', 'mi contraseña [secret]'],
    ['card 4111 1111 1111 1111 was charged', 'card [card] was charged'],
    ['4111111111111111', '[card]'],
    ['amex 3782-822463-10005', 'amex [card]'],
    ['call +66 81 234 5678 now', 'call [number] now'],
    ['โทร 081-234-5678 ได้เลย', 'โทร [number] ได้เลย'],
    ['โทร ๐๘๑๒๓๔๕๖๗๘', 'โทร [number]'],
    ['เลขบัตร 1-2345-67890-12-3', 'เลขบัตร [identity number]'],
    ['เลขบัตรประชาชน1234567890123ค่ะ', 'เลขบัตรประชาชน[identity number]ค่ะ'],
    ['(555) 123-4567', '[number]'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'IBAN [account]'],
    ['from 203.0.113.77', 'from [address]'],
    [`bot ${'MTA'.repeat(8)}.GabcDe.${'x1Y'.repeat(10)}`, 'bot [secret]'],
    [`mfa.${'Ab3_'.repeat(20)}`, '[secret]'],
    ['Authorization: Bearer abcdef1234567890', 'Authorization: [secret]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def', '[secret]'],
    [`key sk-proj-${'a1B2'.repeat(8)}`, 'key [secret]'],
    [`sid AC${'0123abcd'.repeat(4)}`, 'sid [secret]'],
    [`${'deadbeef'.repeat(5)}`, '[secret]'],
    ['https://discord.com/api/webhooks/12345/abc-DEF_1', 'https://discord.com/api/webhooks/[secret]'],
    ['see https://game.example/reset?token=abc123', 'see https://game.example/reset'],
    ['https://ann:secret@host.example/x', 'https://host.example/x'],
  ])('%s', (text, expected) => expect(redact(text)).toBe(expected));

  it.each([
    'level 25 in 2026',
    'I paid 1,290 baht on 25 November 2026 for 500 lumen',
    'error code 0x80070057 in version 2.14.3',
    'my password does not work',
    'the password is wrong, it says',
    'รหัสผ่านคืออะไร',
    'I forgot the pin is it possible to reset?',
    'https://help.example/reset-password',
    'ลืมรหัสผ่าน เข้าเกมไม่ได้',
    'case C-1042, raid at 19:30, 3 of 10 members',
    'supercalifragilisticexpialidocious',
  ])('leaves %j as it is', (text) => expect(redact(text)).toBe(text));
});
