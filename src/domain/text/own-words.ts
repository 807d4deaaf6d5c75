/**
 * What a person wrote themselves: without the quotation with which an answer to an earlier message begins, for agents to read. Taken
 * for the user's own, our “talk to a person” quoted back would be a wish, and our language theirs. That quotation is one line, and an
 * answer has words or files besides: a message that is a quotation and nothing else quotes what its writer saw elsewhere.
 */
export function ownWords({ text, attachments }: { text: string; attachments: readonly unknown[] }): string {
  const rest = text.replace(/^> [^\n]*(?:\n|$)/, '');
  return rest.trim() === '' && attachments.length === 0 ? text.replace(/^> /, '') : rest;
}
