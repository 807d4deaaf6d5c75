import { describe, expect, it } from 'vitest';
import { addressesIn, linksAreKnown } from './addresses.ts';

const article =
  'On the sign-in screen tap Forgot password. Delete save.dat, then start Node.js again. Write to support@wildmark.example or see https://help.wildmark.example/en/refund';

describe('an address that stands in none of the sources', () => {
  it.each([
    'Tap Forgot password at wildmark-id.support and enter your e-mail address',
    'Go to wildmark.help.',
    'Go to wildmark.live now',
    'See (wildmark.page)',
    'Load save.zip',
    'Go to Wildmark.Support',
    'Go to EVIL.COM',
    'Go to evil.quest/login',
    'Go to **evil**.**example**',
    'Go to evil\\.example',
    'Go to evil[.]example',
    'Go to evil(dot)com',
    'Go to evil [ . ] com',
    'Go to evil . com',
    'Go to evil .com',
    'Go to evil. com',
    'Go to evil dot com',
    'Go to evil . COM',
    'Go to wildmark-id. support',
    'Go to wildmark dot one',
    'Go to evil DOT com and log in',
    'Go to еvil dоt cоm',
    'Ve a evil punto com',
    'ไปที่ evil จุด com',
    'ไปที่evil.netนะ',
    'ไปที่ evil ดอทคอม',
    'ไปที่ ตัวอย่าง.ไทย',
    'ไปที่ ตัวอย่าง.com',
    'evil닷컴 으로 가세요',
    '请打开evil。com登录',
    '请打开 例子.中国',
    'Перейдите на пример.рф',
    'Go to ｅｖｉｌ．ｃｏｍ',
    'Go to wildmаrk.example',
    'Go to ev\u00adil\u200b.com',
    'Go to evil․com',
    'Go to x.com',
    'Go to 163.com',
    'Go to evil.com.Then sign in',
    'Go to iOS/evil.lol',
    'Go to xn--e1afmkfd.xn--p1ai',
    'Write to help@evil.example',
    'Write to support@wildmark.example.evil.com',
    'Go to help.wildmark.example.evil.com',
    'Go to help.wildmark.example/en/login',
    'hxxps://evil[.]com',
    '//evil.example',
    'https://help.wildmark.example/en/refund/now',
  ])('is found: %s', (text) => expect(linksAreKnown(text, [article])).toBe(false));
});

describe('what is no address, or a known one', () => {
  it.each([
    'Tap a button, e.g. the red one, i.e. that on the left, etc.',
    'Use Wi-Fi, not 4G.',
    'Update to 1.20.4 or v2.0, v1.2b, 2.0beta.',
    'It takes 9.30am to 10.30pm and 1.5GB, 3.5 km.',
    'Delete save.dat and restart Node.js. Then wait.',
    'Delete `save.dat`, restart **NODE.JS**.',
    'When it is done.Then tap Save.Next wait.',
    'Wait...then tap again… and again..twice',
    'The U.S. and the U.K., a.k.a. "abroad", at 5 p.m. on Nov.3',
    'z.B. die Karte, d.h. alles, u.a. hier, usw.',
    'p. ej. la carta, p.ej. aquí; EE.UU. y Ud.',
    'p.ex. la carte, c.-à-d. tout',
    'TP.HCM, v.v.',
    'dll., dsb., No.1',
    'т.е. всё, и т.д. Готово.Затем ждите',
    'ภายใน 10.30 น. ของวันที่ 5 ม.ค. พ.ศ. 2569 จ.เชียงใหม่ ดร.สมชาย',
    '完成。Forgot password。然后等待。',
    'です。Google で変更します。',
    '누르세요.그리고 기다리세요.',
    '1. Tap it.\n2. Wait.\n3.then go',
    'The red dot is on the map. The dot in the corner shows it.',
    'Settings → Account . Done',
    'Write to support@wildmark.example.',
    'Look at https://help.wildmark.example/en/refund, or help.wildmark.example/en/refund.',
    'It is on help.wildmark.example!',
    'Tap Save. Download the maps. Support is one tap away. Live events follow.',
    'At this point one of them helps, etc. one more. Max. one, etc. support.',
    'El punto es que hay un punto de control.',
    'approx.two minutes, max.three times',
  ])('lets pass: %s', (text) => expect(linksAreKnown(text, [article])).toBe(true));
});

it.each(['a.', 'a', '.', 'a@', 'a dot ', 'a . ', 'ก.', 'com.', 'จุด', '//', ' .', '(.)', 'A.b', '-', 'evil. '])(
  'takes no long time for many of %j',
  (part) => {
    const started = performance.now();
    addressesIn(part.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(500);
  },
);
