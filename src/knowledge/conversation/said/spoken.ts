/**
 * Patterns of one kind of small talk by the language they are said in, a line or " / " between two of them. Written as normalised text
 * is: lower-case, "ß" kept, no letter more than twice in a row, compatibility forms resolved (the Korean letters of "ㅋㅋ" are \u110f).
 */
export type Spoken = Record<'en' | 'th' | 'es' | 'pt' | 'de' | 'fr' | 'id' | 'vi' | 'ja' | 'ko' | 'zh', string>;

/** The patterns of all languages: people mix them, and nobody thanks in one language and complains with the same words in another. */
export function inAll(spoken: Spoken): string {
  return Object.values(spoken).join('\n');
}
