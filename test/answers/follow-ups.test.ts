import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/knowledge/answer.ts';
import { startDialogue } from '../support/dialogue.ts';

let talk: (lines: string[]) => string[];
let answers: (lines: string[]) => Answer[];
beforeAll(async () => {
  ({ talk, answers } = await startDialogue());
});

describe('a short question right after an answer', () => {
  it.each<[string, string, string]>([
    ['how do i hatch a cocoon', 'how far do I have to walk?', '2, 5 or 10 km'],
    ['how do i hatch a cocoon', 'how many can I carry?', 'you can carry nine'],
    ['how do i join a raid', 'how long does the fight take?', 'for five minutes'],
    ['how do i join a raid', 'ok thanks, and how long does the fight take?', 'for five minutes'],
    ['how do i join a raid', 'how many tokens can I hold?', 'can hold two'],
    ['how do i join a raid', 'do I need a token?', 'use a raid token'],
    ['how do i get a refund', 'how long?', 'within 48 hours'],
    ['how do i get a refund', 'and Apple?', 'For Apple use'],
    ['how do i reset my password', 'how long is it valid?', 'valid for one hour'],
    ['how do i get a refund', 'can spent lumen be refunded?', "can't be refunded"],
    ['how do i trade marklings with a friend', 'how much does it cost?', 'costs embers'],
    ['ขอเงินคืนยังไง', 'ใช้เวลานานไหม', '48 ชั่วโมง'],
  ])('%s — %s', (first, then, passage) => {
    const answer = answers([first, then]).at(-1)!;
    expect(answer).toMatchObject({ kind: 'answer', passage: true });
    expect(answer.kind === 'answer' && answer.text).toContain(passage);
  });

  it('is answered by the same sentence again when that says so', () => {
    const [, ...last] = answers(['how do i get a refund', 'what about Google Play?', 'and Apple?', 'how long?']);
    expect(last).toHaveLength(3);
    for (const answer of last) expect(answer.kind === 'answer' && answer.text).toMatch(/^For Apple .* 48 hours\.$/);
  });

  it.each<[string, string, string]>([
    ['how do i join a raid', 'what about duels?', 'duels'],
    ['how do i join a raid', 'how long is my ban?', 'banned'],
    ['how do i get a refund', 'how much is the trail pass?', 'trail-pass'],
    ['how do i hatch a cocoon', 'battery drain', 'battery'],
    ['how do i hatch a cocoon', 'how many friends can I have?', 'which? add-friends'],
    ['how do i reset my password', 'is it free?', 'which? account-hacked'],
    ['how do I hatch cocoons', 'how much does an incubator cost?', 'which? lumen'],
    ['how do I hatch cocoons', 'how many gifts can I send?', 'which? add-friends'],
    ['how do I hatch cocoons', 'how many waystones are near me', 'which? waystones'],
    ['how do I trade marklings with a friend', 'how many marklings can I keep?', 'which? add-friends'],
    ['how do I trade marklings with a friend', 'how long does it take?', 'no answer'],
    ['what do I get with the trail pass?', 'how long does it last?', 'which? cancel-subscription'],
    ['what do I get with the trail pass?', 'how much is the pass?', 'which? cancel-subscription'],
    ['what do I get with the trail pass?', 'how do I get more embers?', 'which? get-snares'],
    ['how do I join a raid', 'how many raids are there today', 'which? raid-token-lost'],
    ['how do i reset my password', 'change my discord', 'which? account-hacked'],
    ['how do i reset my password', 'how long does it take?', 'which? account-hacked'],
    ['how do I cancel my subscription', 'I removed the game', 'which? delete-account'],
    ['how do I get a refund', 'how much is lumen', 'which? lumen'],
  ])('about something else is not answered with what was shown: %s — %s', (first, then, expected) =>
    expect(talk([first, then]).at(-1)).toBe(expected),
  );

  it('leans on a question of one word', () => {
    const [, second] = answers(['what is lumen', 'how do I get it?']);
    expect(second).toMatchObject({ kind: 'didYouMean', suggestions: [{ id: 'lumen' }] });
  });
});

describe('a list of which nothing was chosen', () => {
  it('is not shown again, and who goes on asking in vain gets a person', () => {
    expect(
      talk([
        'how do i reset my password',
        "that didn't help",
        'how do i reset my password',
        "I can't reset the password",
      ]),
    ).toEqual(['reset-password', '“negative”', 'which? account-hacked', 'person: unanswered']);
  });

  it('is not shown again at once', () => {
    expect(talk(['what is lumen', 'what is lumen'])).toEqual(['which? lumen', 'no answer']);
  });
});
