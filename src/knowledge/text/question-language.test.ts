import { describe, expect, it } from 'vitest';
import { questionLanguage } from './question-language.ts';

describe('the language of a question', () => {
  it.each([
    // one short word that another language has too
    ['tem pet laew mai khao na krub', 'th', 'th'],
    ['toi can gap nhan vien', 'vi', 'vi'],
    ['no sound', null, 'en'],
    ['AI opponent too hard', null, 'en'],
    ['can login mai dai krub', 'th', 'th'],
    // one that Thai in Latin letters has not
    ['login button not working today', 'th', 'en'],
    ['server keeps crashing after the update', 'th-TH', 'en'],
    ['is server down right now', 'ja', 'en'],
    // two, or one that nothing contradicts
    ['how do I reset my password', 'vi', 'en'],
    ['i cannot login my game', 'th', 'en'],
    ['ich kann mich nicht anmelden', 'fr', 'de'],
    ['Passwort vergessen', null, 'de'],
    ['perdí mi contraseña', null, 'es'],
    ['gracias', null, 'es'],
    ['quên mật khẩu', 'en', 'vi'],
    // the script
    ['login ไม่ได้', 'en', 'th'],
  ])('%s, locale %s, is %s', (text, locale, language) => {
    expect(questionLanguage(text, locale)).toBe(language);
  });
});
