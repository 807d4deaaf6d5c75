import { tokenise } from '../text/tokenise.ts';

const BREAKS =
  /(?<=[?？!])\s+|\n+|\.\s+(?=\p{L})|(?<!\s)\s*[;；]\s*|(?:,|(?<!\s))\s+(?:and also|and (?=how|what|why|where|when|can)|also,? (?=how|what|why|can|where|when|i))|(?<!\s)\s+(?:แล้วก็|และก็|อีกเรื่อง(?:คือ)?|อีกอย่าง(?:คือ)?|นอกจากนี้)\s*/iu;
const AT_MOST = 3;
const ASKS =
  /[?？]$|^(?:how|what|why|when|where|who|which|can|could|do|does|did|is|are|will|would|should)\b|ไหม|มั้ย|หรือเปล่า|รึเปล่า|ยังไง|อย่างไร|ทำไม|อะไร|ที่ไหน|ตรงไหน|เมื่อไร|เมื่อไหร่|เท่าไร|เท่าไหร่/iu;

/** Whether a piece of a message asks something; what only tells the circumstances does not. */
export function asksSomething(piece: string): boolean {
  return ASKS.test(piece);
}

/**
 * The questions that one message holds, in their order; a single one is given as it is. Pieces without substance stay with their
 * neighbour: a greeting with the question after it, the rest with the one before.
 */
export function splitQuestions(text: string, language: string): string[] {
  const pieces: string[] = [];
  let opening = '';
  for (const piece of text.split(BREAKS)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const substance = tokenise(trimmed, language).filter((token) => !token.stop).length;
    if (substance >= 2) {
      pieces.push(opening + trimmed);
      opening = '';
    } else if (pieces.length > 0) pieces[pieces.length - 1] += ` ${trimmed}`;
    else opening += `${trimmed} `;
  }
  return pieces.length > 1 && pieces.length <= AT_MOST ? pieces : [text];
}
