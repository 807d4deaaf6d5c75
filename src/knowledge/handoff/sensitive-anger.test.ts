import { describe, expect, it } from 'vitest';
import { annoyance } from './sensitive.ts';

/** From here a person is offered. */
const ANNOYED = 0.35;

describe('annoyance', () => {
  it.each([
    'this is fucking useless',
    'wtf is this',
    'lol wtf nothing works',
    'what a scam',
    'this game is a scam',
    'this is such a scam',
    'you are scammers',
    'shit game',
    'this shit does not work',
    'worst support ever',
    'awesome, wtf, my gems are gone again',
    'WHY DOES NOBODY ANSWER ME',
    'esto es una mierda',
    'กากมาก เสียเวลา',
    '垃圾游戏',
    '쓰레기 게임',
  ])('is heard in: %s', (text) => expect(annoyance(text)).toBeGreaterThanOrEqual(ANNOYED));

  it.each([
    'lol wtf this game is awesome haha',
    'is trading a scam?',
    'A caller asked me for a code, is it a scam?',
    'how do I report a scammer',
    'how do I defeat the shit golem',
    'where is the angry bear',
    'holy shit i love this game',
    'which hero is the worst',
    'the mail is in my trash folder',
    '重置密码的邮件死活收不到,垃圾箱也看了',
    'el mensaje está en correo basura',
    'kode masuk folder sampah',
    'ปุ่มกากบาทอยู่ไหน',
    '메일이 쓰레기통에 있어요',
  ])('is not heard in: %s', (text) => expect(annoyance(text)).toBeLessThan(ANNOYED));
});
