import { describe, expect, it } from 'vitest';
import { goesOnWith, leansBack, type Turn, withContext } from './follow-up.ts';

describe('leansBack', () => {
  it.each([
    'and on iPhone?',
    'how long does it take',
    'does that work on a tablet too?',
    'what does this mean',
    'can I undo that?',
    'does it work with the tablet',
    'where do I find them',
    'can he play?',
    'this is not what I meant',
    'แล้วบนไอโฟนล่ะคะ',
    'y en el móvil?',
    '¿cuánto cuesta eso?',
    'und auf dem Handy?',
    'wie lange dauert das?  und was kostet das dann',
    'geht das auch damit',
    'et sur mobile ?',
    'combien de temps ça prend',
    'kalau di iPhone gimana',
    'còn trên điện thoại thì sao?',
    '那手机上呢？',
    'じゃあスマホは？',
    '그럼 폰은요?',
  ])('%s', (text) => expect(leansBack(text)).toBe(true));

  it.each([
    'is this game available on switch',
    'my account says that i am banned',
    'the app says it is offline',
    'my son is 9 and can he play?',
    'that sword is missing from my bag',
    'i lost the phone and want to move my account to one of my tablets',
    'e-mail address is wrong',
    'how do I change my ranger name',
    'wie ändere ich meinen Namen',
    'cómo cambio mi contraseña',
    'me olvidé la contraseña',
    "j'ai oublié mon mot de passe",
    'akun saya hilang',
    '这个游戏多少钱',
    'パスワードを忘れました',
  ])('not %s', (text) => expect(leansBack(text)).toBe(false));
});

describe('goesOnWith', () => {
  const shown: Turn[] = [
    { from: 'user', text: 'Why does it crash?' },
    { from: 'bot', text: 'The game crashes', said: 'answer', article: 'game-crashes' },
  ];
  const no: Turn = { from: 'bot', text: 'I am sorry', said: 'negative' };

  const how = 'and how long does it take?';
  const ofAnother: Turn[] = [
    { from: 'user', text: 'how do I cancel my subscription' },
    { from: 'bot', text: 'Cancelling', said: 'answer', article: 'cancel' },
    { from: 'user', text: how },
    { from: 'bot', text: 'It takes a day.', said: 'passage', article: 'cancel' },
  ];

  it.each<[string, boolean, string, Turn[]]>([
    ['what leans back', true, 'and on iPhone?', shown],
    ['what leans back over other words', true, 'and on iPhone?', [...shown, { from: 'bot', text: '?', said: 'none' }]],
    ['few words', false, 'crash iPhone', shown],
    ['the same words', false, 'why does it crash', shown],
    ['what comes after a "no"', false, 'and on iPhone?', [...shown, no]],
    ['what comes after a "no" to something before', true, 'and on iPhone?', [no, ...shown]],
    ['what was asked of another article', true, how, [...ofAnother, ...shown]],
    ['what was asked of this one, too', false, how, [...ofAnother, ...shown, { from: 'user', text: how }]],
    [
      'what was asked of this one before another',
      true,
      how,
      [...shown, { from: 'user', text: how }, ...ofAnother, ...shown],
    ],
  ])('%s: %s', (_, expected, text, turns) => expect(goesOnWith('game-crashes', text, turns)).toBe(expected));
});

describe('withContext', () => {
  it.each<[string, string, string, string | null]>([
    ['a question before', 'reset my password', 'and on iPhone?', 'reset my password and on iPhone?'],
    [
      'one of one word, by what says nothing itself',
      'what is lumen',
      'how do I get it?',
      'what is lumen how do I get it?',
    ],
    ['none of one word, by another subject', 'how do I get a refund', 'how much is lumen', null],
  ])('%s', (_, before, text, expected) =>
    expect(withContext(text, [{ from: 'user', text: before }], 'en')).toBe(expected),
  );
});
