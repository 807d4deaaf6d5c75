import { stopWords } from './stop-words.ts';
import { usualThaiSpelling } from './thai-words.ts';

/** Auxiliaries with "not", and who or what is spoken of with "is", "are", "have", "will", "would", "am": "haven't", "whats", "they'll". */
const CONTRACTION =
  /^(?:(?:is|are|was|were|do|does|did|has|have|had|ca|could|would|should|must|might|need|wo|ai)n'?t|i'?m|(?:these|those)'?(?:re|ve|ll|d)|(?:i|you|u|he|she|it|we|they|that|this|there|here|who|what|when|where|why|how)'?(?:s|re|ve|ll|d))$/;
/** Other words than they are with an apostrophe: an ID is not "I'd". */
const WITHOUT_APOSTROPHE = new Set('id ill hell shell shed hed wed whore well'.split(' '));
/** "5" is "ha" in Thai. */
const LAUGHTER = /^5{3,}$/;
/** What a held-down Thai letter leaves behind its word. */
const LEFT_OVER = /^(?!งง)([\u0e01-\u0e2e])\1?$/;

/** Whether a word, normalised, says little about the subject of a text in this language. */
export function isFunctionWord(word: string, language: string): boolean {
  const words = stopWords(language);
  if (words.has(word)) return true;
  if (language === 'en') return CONTRACTION.test(word) && !WITHOUT_APOSTROPHE.has(word);
  return language === 'th' && (LAUGHTER.test(word) || LEFT_OVER.test(word) || words.has(usualThaiSpelling(word)));
}
