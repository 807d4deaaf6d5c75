import { describe, expect, it } from 'vitest';
import { smallTalk } from './small-talk.ts';

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
    ['ไม่ใช่ค่ะ', 'negative'],
    ['hi, my game crashed', null],
    ['thanksgiving event', null],
    ['👍 but', null],
  ])('%s is %s', (text, kind) => expect(smallTalk(text)).toBe(kind));
});
