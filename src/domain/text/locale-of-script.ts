/** Most of a text's letters must be of the language's scripts: names and quotes of another one decide nothing. */
const MOST = 0.5;

/** Kana only Japanese has, but it is written with Han too; Han alone may be Chinese, and Latin letters are those of many. */
const SCRIPTS = [
  { language: 'th', own: /\p{Script=Thai}/gu, all: /\p{Script=Thai}/gu },
  { language: 'ko', own: /\p{Script=Hangul}/gu, all: /\p{Script=Hangul}/gu },
  {
    language: 'ja',
    own: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    all: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu,
  },
];

/**
 * The language of ours that a text is certainly written in, by its script alone; null when the script leaves it open. What
 * Flex is told at the first message can't wait for the bot, and messages carry no locale.
 */
export function localeOfScript(text: string): string | null {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  return SCRIPTS.find(({ own, all }) => count(own) > 0 && count(all) / letters > MOST)?.language ?? null;
}
