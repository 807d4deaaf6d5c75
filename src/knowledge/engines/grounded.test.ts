import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../answerer.ts';
import { loadMind } from '../mind.ts';
import { knowledgeFolder } from '../model-folder.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { isGrounded } from './grounded.ts';
import { POLITE, TURNED } from './turned.fixture.ts';
import { ELSEWHERE, HONEST, INVENTED, type Wording } from './wordings.fixture.ts';

let answerer: Answerer;
let vectors: WordVectors;
beforeAll(async () => {
  answerer = await createAnswerer({ folder: knowledgeFolder('articles') });
  ({ vectors } = await loadMind());
});

function judged([language, id, question, answer]: Wording): boolean {
  const { ref, body } = answerer.article(id, language)!;
  return isGrounded(answer, { articles: [`${ref.title}\n${body}`], question }, language, vectors);
}

describe('an answer in other words than its article', () => {
  it.each(HONEST)('is heard (%s, %s): %s %s', (...wording) => expect(judged(wording)).toBe(true));

  it.each(ELSEWHERE)('is heard in %s: %s %s', (language, article, answer) => {
    expect(isGrounded(answer, { articles: [article], question: '' }, language, vectors)).toBe(true);
  });
});

describe('an answer with something of its own', () => {
  it.each(INVENTED)('is not heard (%s, %s): %s %s', (...wording) => expect(judged(wording)).toBe(false));

  it('is not heard for what only the question says', () => {
    const question = 'do I get unlimited free legendary dragons when I complain';
    expect(judged(['en', 'refund', question, 'Yes, you get unlimited free legendary dragons when you complain.'])).toBe(
      false,
    );
  });

  it('is not heard for many small things', () => {
    const answer = 'Lumen become free. We ban everybody. Dragons visit you. Moderators love cake.';
    expect(judged(['en', 'refund', 'refund', answer])).toBe(false);
  });

  it.each(ELSEWHERE)('is not heard in %s: %s, with an invented sentence', (language, article, answer, invented) => {
    expect(isGrounded(`${answer} ${invented}`, { articles: [article], question: '' }, language, vectors)).toBe(false);
  });
});

describe('what is polite around an answer', () => {
  it.each(POLITE)('does no harm (%s): %s … %s', (language, before, behind) => {
    const said = [
      ...ELSEWHERE.filter(([of]) => of === language).map(([, article, answer]): [string, string] => [article, answer]),
      ...TURNED.filter(([of]) => of === language).map(([, article, answer]): [string, string] => [article, answer]),
    ];
    for (const [article, answer] of said) {
      const polite = `${before} ${answer} ${behind}`;
      expect(isGrounded(polite, { articles: [article], question: '' }, language, vectors)).toBe(true);
    }
  });

  it('hides nothing', () => {
    const article = 'On the sign-in screen tap Forgot password and enter your e-mail address.';
    const answer = 'Hi! Tap Forgot password on the sign-in screen. If you have any other questions, just ask';
    const said = (text: string): boolean => isGrounded(text, { articles: [article], question: '' }, 'en', vectors);
    expect(said(`${answer}.`)).toBe(true);
    expect(said(`${answer} our partners on Telegram for golden dragons.`)).toBe(false);
  });
});

describe('what turns a "no" of the article into a "yes"', () => {
  const isHeard = (text: string, article: string, language: string): boolean =>
    isGrounded(text, { articles: [article], question: text }, language, vectors);

  it.each(TURNED)('is not heard (%s): %s / %s / %s', (language, article, honest, turned) => {
    expect(isHeard(honest, article, language)).toBe(true);
    expect(isHeard(turned, article, language)).toBe(false);
    expect(isHeard(`${honest} ${turned}`, article, language)).toBe(false);
  });
});

it.each(['no ', 'not a, ', 'if a ', 'なければ', 'とき', 'ถ้า', '면 ', "n't be be ", 'wenn du fragen hast ', 'a, but '])(
  'takes no long time for many of %j',
  (part) => {
    const started = performance.now();
    isGrounded(part.repeat(1_000), { articles: [part.repeat(1_000)], question: '' }, 'en', null);
    expect(performance.now() - started).toBeLessThan(1_000);
  },
);
