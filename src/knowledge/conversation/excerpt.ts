import { type Token, tokenise } from '../text/tokenise.ts';
import { smallTalk } from './small-talk.ts';

const LONGEST = 1200;

/**
 * The part of an article that is shown as the answer: all of it when short, else the paragraphs that say most about the question
 * in the order in which they stand. Never a sentence of our own.
 */
export function excerpt(body: string, question: string, language: string): string {
  if (body.length <= LONGEST) return body;
  const wanted = new Set(
    tokenise(question, language)
      .filter((token) => !token.stop)
      .map((token) => token.term),
  );
  const paragraphs = body.split(/\n{2,}/).map((text, index) => {
    const hits = new Set(
      tokenise(text, language)
        .map((token) => token.term)
        .filter((term) => wanted.has(term)),
    );
    return { text, index, value: hits.size + (index === 0 ? 0.5 : 0) };
  });
  const chosen: typeof paragraphs = [];
  let length = 0;
  for (const paragraph of [...paragraphs].sort((a, b) => b.value - a.value || a.index - b.index)) {
    if (length + paragraph.text.length > LONGEST && chosen.length > 0) continue;
    chosen.push(paragraph);
    length += paragraph.text.length + 2;
  }
  const text = chosen
    .sort((a, b) => a.index - b.index)
    .map((paragraph) => paragraph.text)
    .join('\n\n');
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST) + 1 || LONGEST).trimEnd()} …`;
}

/** The sentences of an article, in their order. */
export function sentencesOf(body: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(body)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');
}

/** Share of the question's words that must stand in the sentences that answer it. */
const COVERED_FROM = 0.5;
const SENTENCES = 2;

/**
 * The one or two sentences of an article that speak of what is asked; null when none does, or when they are all of it. For a question
 * that goes on with an article which was shown already: showing it whole again would help nobody.
 */
export function passage(body: string, question: string, language: string): string | null {
  const meaningful = (text: string): Token[] => tokenise(text, language).filter((token) => !token.stop);
  // A "no" before the question is not what it asks for, though sentences may begin with one: "No message? Look in …".
  const asked = meaningful(question).filter(({ surface }) => smallTalk(surface) === null);
  const wanted = new Set(asked.map(({ term }) => term));
  const sentences = sentencesOf(body, language);
  const found = sentences
    .map((text, index) => {
      const terms = new Set(meaningful(text).map(({ term }) => term));
      return { text, index, hits: [...wanted].filter((term) => terms.has(term)).length };
    })
    .filter(({ hits }) => hits >= COVERED_FROM * wanted.size && hits > 0)
    .sort((a, b) => b.hits - a.hits || a.index - b.index)
    .slice(0, SENTENCES)
    .sort((a, b) => a.index - b.index);
  return wanted.size === 0 || found.length === 0 || found.length === sentences.length
    ? null
    : found.map(({ text }) => text).join(' ');
}
