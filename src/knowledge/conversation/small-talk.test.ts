import { describe, expect, it } from 'vitest';
import { isPlainNo, smallTalk } from './small-talk.ts';

describe('smallTalk', () => {
  it.each([
    ['hi', 'greeting'],
    ['hihi', 'greeting'],
    ['Hello there 👋', 'greeting'],
    ['ดีจ้าาา', 'greeting'],
    ['good night', 'bye'],
    ['byebyebye', 'bye'],
    ['no thanks', 'bye'],
    ['thank you so much!!', 'thanks'],
    ['ขอบคุณมากๆนะครับ', 'thanks'],
    ['ok 👍', 'positive'],
    ['👍', 'positive'],
    ['👍🏽', 'positive'],
    ['😢', 'negative'],
    ['💔', 'negative'],
    ['🖕', 'negative'],
    ['🤔', 'go-on'],
    ['🤷', 'go-on'],
    ['it worked thanks', 'thanks'],
    ['thank you so much it worked', 'thanks'],
    ['ขอบคุณค่ะ ได้แล้ว', 'thanks'],
    ['ok gracias', 'thanks'],
    ['ok thanks', 'thanks'],
    ['yes thanks', 'positive'],
    ['yes please', 'positive'],
    ['nein danke', 'bye'],
    ['ไม่ครับ ขอบคุณครับ', 'bye'],
    ["no, that's all", 'bye'],
    ['hi, how are you?', 'how-are-you'],
    ["it still doesn't work", 'negative'],
    ['thanks but it still does not work', 'negative'],
    ['that did not work for me', 'negative'],
    ['i already tried that', 'negative'],
    ['ทำแล้วยังไม่ได้', 'negative'],
    ['ยังไม่หายค่ะ', 'negative'],
    ['não', 'negative'],
    ['não funcionou', 'negative'],
    ['no funciona', 'negative'],
    ['help', 'go-on'],
    ['plz help me out', 'go-on'],
    ['SOS!!', 'go-on'],
    ['hello, can you help me?', 'go-on'],
    ['สอบถามหน่อยค่ะ', 'go-on'],
    ['help, support please', null],
    ['can you help me change my name', null],
    ['it still does not work on my phone', null],
    ['ไม่ได้รับอีเมล', null],
    ['nothing works since the update', null],
    ['ไม่ใช่ค่ะ', 'negative'],
    ['hi, my game crashed', null],
    ['thanksgiving event', null],
    ['👍 but', null],
  ])('%s is %s', (text, kind) => expect(smallTalk(text)).toBe(kind));
});

describe('isPlainNo', () => {
  it.each(['no', 'Nope!', 'ไม่ค่ะ', 'não', '아니요'])('%s', (text) => expect(isPlainNo(text)).toBe(true));
  it.each(['no luck', 'no thanks', 'not really', 'yes', ''])('not %j', (text) => expect(isPlainNo(text)).toBe(false));
});
