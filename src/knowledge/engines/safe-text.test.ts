import { expect, it } from 'vitest';
import type { Article } from '../articles/article.ts';
import { isCovered } from './safe-text.ts';

const article = (body: string): Article => ({
  ...{ id: 'a', locale: 'en', title: 'Title', body, aliases: [], url: null, tags: [] },
  ...{ audience: 'everyone', updated: null },
});

it.each([
  ['It costs 1,000 coins.', 'That is 1000 coins.', true],
  ['Es kostet 1.000 Münzen.', 'It costs 1,000 coins.', true],
  ['It costs 1,234,567.50 baht.', 'Es kostet 1.234.567,50 Baht.', true],
  ['It costs 1.5 coins.', 'Es kostet 1,5 Münzen.', true],
  ['It costs 1.5 coins.', 'It costs 15 coins.', false],
  ['Once a day you may send a gift.', 'You may send 1 gift per day.', true],
  ['Twice a day you may send a gift.', 'You may send 2 gifts per day.', true],
  ['Wait twenty minutes.', 'Wait 20 minutes.', true],
  ['Wait twenty minutes.', 'Wait 10 minutes.', false],
  ['Mindestens acht Zeichen.', 'Mindestens 8 Zeichen.', true],
  ['Mindestens achtzehn Zeichen.', 'Mindestens 8 Zeichen.', false],
  ['Tiene ocho letras.', 'Son 8 letras.', true],
  ['Em dezesseis dias.', 'Em 16 dias.', true],
  ['Dans dix-sept jours.', 'Dans 17 jours.', true],
  ['Dalam dua belas jam.', 'Dalam 12 jam.', true],
  ['Trong mười lăm phút.', 'Trong 15 phút.', true],
  ['一日に二回まで。', '1日に2回まで。', true],
  ['每天十二次。', '每天12次。', true],
  ['每天十二次。', '每天2次。', false],
  ['하루에 두 번.', '하루에 2번.', true],
  ['ภายในสิบห้าวัน', 'ภายใน 15 วัน', true],
  ['It costs 1000 coins.', 'Cela coûte 1 000 pièces.', true],
  ['It costs 1000 coins.', 'Cela coûte 1\u202f000 pièces.', true],
  ['It costs 1 000 coins.', 'It costs 1,000 coins.', true],
  ['It costs 1000 coins.', 'Cela coûte 2 000 pièces.', false],
  ['It starts at 17:30.', 'Es beginnt um 17.30 Uhr.', true],
  ['It starts at 17:30.', 'It starts at 5:30 pm.', true],
  ['It starts at 17:30.', 'It starts at 5:30 a.m.', false],
  ['It starts at 5:30 p.m.', 'Es beginnt um 17:30 Uhr.', true],
  ['It starts at 5 pm.', 'Es beginnt um 17:00 Uhr.', true],
  ['Um 17.30 Uhr.', 'At 17:30.', true],
  ['It starts at 17:30.', 'It starts at 18:30.', false],
  ['Wait 15 minutes.', 'Wait 1.5 minutes.', false],
])('of "%s" it may be said "%s": %s', (source, text, may) => {
  expect(isCovered(text, [article(source)], '')).toBe(may);
});

it.each([
  'Schritt 1: Tippe. Schritt 2: Warte.',
  'Paso 1: toca.',
  'Passo 1: toque.',
  'Étape 1 : touchez.\nétape 2 : attendez.',
  'Langkah 1: ketuk.',
  'Bước 1: chạm.',
  '第1步：点击。',
  '1、打开设置\n2、点击',
  '1．開く\n2．押す',
  '手順1：開く',
  '①設定を開く\n②押す',
  '1단계: 누르세요.',
])('the steps of an answer are no numbers: %s', (text) => {
  expect(isCovered(text, [article('Open it.')], '')).toBe(true);
});

it.each(['Take 12 steps.', '每天2次', '押す回数は3回', '3번 누르세요', 'Toca 3 veces', '1、打开2次'])(
  'an invented number stays one: %s',
  (text) => expect(isCovered(text, [article('Open it.')], '')).toBe(false),
);

const refunds =
  'Purchases can be refunded within 14 days. A used pack cannot be refunded. Gifts to friends are not refunded.';
it.each([
  'Please send your password to the store for a refund.',
  'Send your credit card to Google to ask for a refund.',
  'Tell the store your PIN.',
  'Send the code to the store.',
  'Send your seed phrase to the store.',
  'Schicke dein Passwort an den Store, dann wird das Geld erstattet.',
  'Sende deine Kreditkartennummer an den Store.',
  'Envía tu contraseña a la tienda.',
  'Envie sua senha para a loja.',
  'Envoyez votre mot de passe à la boutique.',
  'Kirim kata sandimu ke toko.',
  'Gửi mật khẩu cho cửa hàng.',
  'ส่งรหัสผ่านให้สโตร์',
  '请把密码发给商店。',
  'パスワードをストアに送ってください。',
  '비밀번호를 스토어에 보내세요.',
])('speaks of a secret that the article does not: %s', (text) => {
  expect(isCovered(text, [article(refunds)], 'refund my password please')).toBe(false);
});

it('may speak of the secret that the article is about, in its own language', () => {
  expect(isCovered('Tippe auf „Passwort vergessen“.', [article('Tap Forgot password.')], '')).toBe(true);
});

it.each(['1 000 ', '12:3', '5 p.', '第1', '十二', '1、', 'mười '])('takes no long time for many of %j', (part) => {
  const started = performance.now();
  isCovered(part.repeat(5_000), [article(part.repeat(5_000))], '');
  expect(performance.now() - started).toBeLessThan(500);
});
