/**
 * What a person wrote themselves: without the quotation with which an answer to an earlier message begins, for agents to read. Taken
 * for the user's own, our “talk to a person” quoted back would be a wish, and our language theirs.
 */
export function ownWords(text: string): string {
  return text.replace(/^(?:> [^\n]*(?:\n|$))+/, '');
}
