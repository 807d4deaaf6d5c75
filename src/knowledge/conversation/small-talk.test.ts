import { describe, expect, it } from 'vitest';
import { callsForHelp, isPlainNo, saysItWorked, smallTalk } from './small-talk.ts';

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
    ['không được', 'negative'],
    ['그게 아니에요', 'negative'],
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
    ["no that's not it", 'negative'],
    ['No, this isn’t it!', 'negative'],
    ['not that one', 'negative'],
    ["that's not what I asked for", 'negative'],
    ['nope, not what im looking for', 'negative'],
    ["that isn't it", 'negative'],
    ['ไม่ใช่อันนี้', 'negative'],
    ['อันนี้ไม่ใช่ค่ะ', 'negative'],
    ['ไม่ใช่เรื่องที่ถามครับ', 'negative'],
    ['no es eso', 'negative'],
    ['no, no es lo que busco', 'negative'],
    ['das ist es nicht', 'negative'],
    ['nein, das ist nicht das, was ich meine', 'negative'],
    ["ce n'est pas ça", 'negative'],
    ["non c'est pas ca", 'negative'],
    ['não é isso', 'negative'],
    ['nao era isso', 'negative'],
    ['bukan itu', 'negative'],
    ['bukan itu yang saya maksud', 'negative'],
    ['không phải cái đó', 'negative'],
    ['それじゃない', 'negative'],
    ['違います', 'negative'],
    ['그게 아니에요', 'negative'],
    ['아니에요', 'negative'],
    ['不是这个', 'negative'],
    ["no that's not it, how do I cancel", null],
    ['no es posible entrar', null],
    ["that's it", 'bye'],
    ["that's it??", null],
    ['it works now, can I ask something?', 'go-on'],
    ['did it work? still broken?', null],
    ['still not working?', 'negative'],
    ['hi, my game crashed', null],
    ['thanksgiving event', null],
    ['👍 but', null],
  ])('%s is %s', (text, kind) => expect(smallTalk(text)).toBe(kind));
});

describe('isPlainNo', () => {
  it.each(['no', 'Nope!', 'ไม่ค่ะ', 'não', '아니요'])('%s', (text) => expect(isPlainNo(text)).toBe(true));
  it.each(['no luck', 'no thanks', 'not really', 'yes', ''])('not %j', (text) => expect(isPlainNo(text)).toBe(false));
});

describe('saysItWorked', () => {
  it.each(['it works now', 'thanks, it worked', 'I did it!'])('%s', (text) => expect(saysItWorked(text)).toBe(true));
  it.each(['is fixed now?', 'thanks, is fixed now?', 'i did that', 'ok'])('not %j', (text) =>
    expect(saysItWorked(text)).toBe(false),
  );
});

describe('callsForHelp', () => {
  it.each(['help', 'no, i need help', 'nein, ich hab noch eine Frage', 'no, tengo otra pregunta'])('%s', (text) =>
    expect(callsForHelp(text)).toBe(true),
  );
  it.each(['no', "it didn't help"])('not %j', (text) => expect(callsForHelp(text)).toBe(false));
});
