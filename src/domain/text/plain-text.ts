/**
 * Discord's or an article's Markdown as a person would type it without formatting: contact centres and the case desk show
 * marks as they are. Undoes `escapeMarkdown`. Meant for texts that we write; words of people stay as they wrote them.
 */
export function plainText(markdown: string): string {
  return markdown
    .split(/(\\[\\*_~`|>[\]()<#-])/)
    .map((piece, i) => (i % 2 === 1 ? hold(piece[1]!) : piece))
    .join('')
    .replace(/^```(?:\w*\n)?([\s\S]*?)\n?```$/gm, '$1')
    .replace(/!?\[([^[\]]*)\]\(<?(\S+?)>?\)/g, (_, label: string, url: string) =>
      label === url ? url : `${label} (${url})`,
    )
    .replace(/<(https?:\/\/[^\s>]+)>/g, '$1')
    .replace(/^(?:#{1,6}|-#)\s+/gm, '')
    .replace(/(\*\*|__|~~|\|\|)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(HELD, (held) => String.fromCodePoint(held.codePointAt(0)! - HOLD));
}

/** Escaped characters wait outside the alphabet (a private-use plane) until every mark is gone. */
const HOLD = 0xf0000;
const HELD = /[\u{f0000}-\u{f007f}]/gu;

function hold(character: string): string {
  return String.fromCodePoint(HOLD + character.codePointAt(0)!);
}
