import { describe, expect, it } from 'vitest';
import { leansBack } from './follow-up.ts';

describe('leansBack', () => {
  it.each([
    'and on iPhone?',
    'how long does it take',
    'does that work on a tablet too?',
    'what does this mean',
    'can I undo that?',
    'does it work with the tablet',
    'where do I find them',
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
