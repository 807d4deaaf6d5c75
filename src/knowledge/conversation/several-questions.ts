import { leansBack } from './follow-up.ts';
import { tokenise } from '../text/tokenise.ts';

/** Scripts in which the next sentence follows a mark without a space. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]`;
const BREAKS = new RegExp(
  [
    String.raw`(?<=[?？!！])\s+`,
    String.raw`(?<=[？！。])(?=.)|(?<=[?!])(?=${UNSPACED})`,
    String.raw`\n+|\.\s+(?=\p{L})|(?<!\s)\s*[;；]\s*`,
    String.raw`(?:,|(?<!\s))\s+(?:and also|and (?=(?:how|what|why|where|when|can)\b)|also,? (?=(?:how|what|why|where|when|can|i)\b))`,
    String.raw`(?<!\s)\s+(?:แล้วก็|และก็|อีกเรื่อง(?:คือ)?|อีกอย่าง(?:คือ)?|นอกจากนี้)\s*`,
  ].join('|'),
  'iu',
);
/** So many pieces are looked up by themselves as they stand; of more, what asks nothing goes to the question after it. */
const PLAIN_PIECES = 3;
const AT_MOST = 6;
/** So many words has what only goes with the question before it. */
const TAIL_WORDS = 5;
const ASKS =
  /[?？]$|^(?:how|what|why|when|where|who|which|can|could|do|does|did|is|are|will|would|should)\b|ไหม|มั้ย|หรือเปล่า|รึเปล่า|ยังไง|อย่างไร|ทำไม|อะไร|ที่ไหน|ตรงไหน|เมื่อไร|เมื่อไหร่|เท่าไร|เท่าไหร่/iu;
/** Only adds a question to the one before: "also" says nothing of what it is about. */
const ADDS =
  /^(?:(?:and|also|plus|then|but|oh|secondly|another (?:thing|question)|y|además|también|e|também|und|außerdem|auch|et|aussi|dan|juga|và)(?![\p{L}\p{N}])|แล้ว|และ|あと|それと|그리고|还有|另外)[\s,:]*/iu;

const withoutAdding = (piece: string): string => {
  const rest = piece.replace(ADDS, '');
  return rest === piece ? piece : withoutAdding(rest);
};

/** Whether a piece of a message asks something; what only tells the circumstances does not. */
export function asksSomething(piece: string): boolean {
  return ASKS.test(withoutAdding(piece.trim()));
}

/** Whether a piece of a message is a question that can be understood without the others, whatever joins it to them. */
export function standsAlone(piece: string): boolean {
  return asksSomething(piece) && !leansBack(withoutAdding(piece.trim()));
}

/** Whether a piece is short and has but one word that says something: it may be only the tail of what is asked ("Any idea?"). */
export function isTail(piece: string, language: string): boolean {
  const words = tokenise(withoutAdding(piece.trim()), language);
  return words.length <= TAIL_WORDS && words.filter(({ stop }) => !stop).length <= 1;
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
    if (substance >= 2 || (substance === 1 && standsAlone(trimmed))) {
      pieces.push(opening + trimmed);
      opening = '';
    } else if (pieces.length > 0) pieces[pieces.length - 1] += ` ${trimmed}`;
    else opening += `${trimmed} `;
  }
  const questions = pieces.length > PLAIN_PIECES ? withCircumstances(pieces) : pieces;
  return questions.length > 1 && questions.length <= AT_MOST ? questions : [text];
}

/** The questions, each with what is told before it; what is told after the last one stays with that. */
function withCircumstances(pieces: string[]): string[] {
  const questions: string[] = [];
  let told = '';
  for (const piece of pieces) {
    if (!asksSomething(piece)) told += `${piece} `;
    else {
      questions.push(told + piece);
      told = '';
    }
  }
  if (questions.length > 0 && told !== '') questions.push(`${questions.pop()!} ${told.trim()}`);
  return questions;
}
