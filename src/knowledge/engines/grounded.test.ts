import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../answerer.ts';
import { loadMind } from '../mind.ts';
import { knowledgeFolder } from '../model-folder.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { isGrounded } from './grounded.ts';
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
