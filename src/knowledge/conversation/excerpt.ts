import { tokenise } from '../text/tokenise.ts';

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
