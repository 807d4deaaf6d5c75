import { beforeAll, describe, expect, it } from 'vitest';
import { startDialogue } from '../support/dialogue.ts';

let talk: (lines: string[]) => string[];
beforeAll(async () => {
  ({ talk } = await startDialogue());
});

describe('several questions in one message', () => {
  it.each<[string, string, string]>([
    [
      'one of few words between others',
      'How do I cancel my subscription? And how do I get a refund? Also how do I link my account to Discord?',
      'cancel-subscription+refund+link-account',
    ],
    ['one of few words at the end', 'how do I hatch a cocoon? also how do I get a refund?', 'hatch-cocoons+refund'],
    [
      'one that begins with "also" and has no answer',
      'Hi! I lost my raid token. Also can you tell me who the CEO is?',
      'raid-token-lost, open: Also can you tell me who the CEO is?',
    ],
    ['one and a tail that only asks on', 'My game keeps crashing. Any idea?', 'game-crashes'],
    ['one and a word', 'My game keeps crashing. Thoughts?', 'game-crashes'],
    ['one and what it may be', 'My game keeps crashing. Is this a bug?', 'game-crashes'],
    ['one and whether that is so', 'My game keeps crashing. Is that normal?', 'game-crashes'],
    ['one and how', 'How do I reset my password? Easy way?', 'reset-password'],
    ['a French one and a tail', "J'ai oublié mon mot de passe. Une idée ?", 'reset-password'],
    ['one and two guesses', 'My payment was declined. My card? My bank?', 'payment-declined'],
    [
      'two and a tail',
      'How do I cancel my subscription? And how do I get a refund? Any idea?',
      'cancel-subscription+refund',
    ],
    ['one about somebody named before', 'my son is 9 and can he play?', 'child-accounts'],
    ['one with "also" before a word that begins like "I"', 'can my friend also invite me to a raid', 'join-raid'],
    ['one with "and" before a word that begins like "can"', 'How do I get snares and candy?', 'which? get-snares'],
    [
      'four',
      'How do I add friends? How do I hatch a cocoon? How do I change my name? How do I delete my account?',
      'add-friends+hatch-cocoons+change-name+delete-account',
    ],
    [
      'Japanese ones without a space between',
      '名前を変えるには？アカウントを削除するには？',
      'change-name+delete-account',
    ],
    ['Chinese ones without a space between', '怎么改名字？怎么删除账号？', 'change-name+delete-account'],
    ['one and what it leans on', 'How do I reset my password? And how long does it take?', 'reset-password'],
    [
      'one and its circumstances, at length',
      'Hi there. I play on an old phone. My game crashes. It began today. I tried to restart it. What can I do?',
      'game-crashes',
    ],
  ])('%s', (_, text, expected) => expect(talk([text])).toEqual([expected]));
});
