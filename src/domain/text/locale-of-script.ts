/** Most of a text's letters must be of the script: names and quotes of another one decide nothing. */
const MOST = 0.5;

/**
 * The language of ours that a text is certainly written in, by its script alone; null when the script leaves it open. What
 * Flex is told at the first message can't wait for the bot, and messages carry no locale.
 */
export function localeOfScript(text: string): 'th' | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const thai = text.match(/\p{Script=Thai}/gu)?.length ?? 0;
  return letters > 0 && thai / letters > MOST ? 'th' : null;
}
