import { expect, it } from 'vitest';
import type { Article } from './articles/article.ts';
import { decideAnswer, type DecisionParts } from './decide-answer.ts';
import type { Lookup } from './knowledge-base.ts';
import { loadMind } from './mind.ts';

const article = (id: string): Article => ({
  ...{ id, locale: 'en', title: id, body: 'Text.', aliases: [], url: null, tags: [] },
  ...{ audience: 'everyone', updated: null },
});

it('a question that only begins like one that goes on is not answered with what was shown before', async () => {
  const { weights, classifier } = await loadMind();
  const doubtful = (weights.answerFrom + weights.suggestFrom) / 2;
  const found = (id: string, confidence: number): Lookup => ({
    locale: 'en',
    results: [{ article: article(id), score: 1 }],
    confidence,
  });
  const lookup = (text: string): Lookup =>
    text.includes('password') ? found('reset-password', 0.99) : found('guild-towns', doubtful);
  const parts: DecisionParts = { base: { lookup, languages: () => ['en'] }, weights, classifier };
  const question = {
    ...{ text: 'in which towns are guilds', locale: 'en', unanswered: 0, offered: ['reset-password'] },
    turns: [
      { from: 'user' as const, text: 'how do I reset my password' },
      { from: 'bot' as const, text: 'Use the link.', said: 'answer', article: 'reset-password' },
      { from: 'user' as const, text: 'thanks' },
      { from: 'bot' as const, text: 'You are welcome.', said: 'thanks' },
    ],
  };
  expect(decideAnswer(question, parts)).toMatchObject({
    kind: 'didYouMean',
    suggestions: [{ id: 'guild-towns' }],
  });
});
