import { tokenise } from '../text/tokenise.ts';

const BREAKS =
  /(?<=[?？!])\s+|\n+|\.\s+(?=\p{L})|(?<!\s)\s*[;；]\s*|(?:,|(?<!\s))\s+(?:and also|and how|and what|and why|and where|and when|and can|also,? (?=how|what|why|can|where|when|i))|(?<!\s)\s+(?:แล้วก็|และก็|อีกเรื่อง(?:คือ)?|อีกอย่าง(?:คือ)?|นอกจากนี้)\s*/iu;
const AT_MOST = 3;

/** The questions that one message holds, in their order; a single one is given as it is. Pieces without substance stay with their neighbour. */
export function splitQuestions(text: string, language: string): string[] {
  const pieces: string[] = [];
  for (const piece of text.split(BREAKS)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const substance = tokenise(trimmed, language).filter((token) => !token.stop).length;
    if (substance < 2 && pieces.length > 0) pieces[pieces.length - 1] += ` ${trimmed}`;
    else pieces.push(trimmed);
  }
  return pieces.length > 1 && pieces.length <= AT_MOST ? pieces : [text];
}
