import { decodeEntities } from './html-entities.ts';

/**
 * Text of an HTML fragment as feeds carry it: paragraphs and list items on lines of their own, links with their address
 * behind their words, no markup. Not for security: what comes out is treated as text of strangers all the same.
 */
export function htmlToText(html: string): string {
  return decodeEntities(
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<a\b[^>]*?\bhref\s*=\s*["'](https?:[^"']+)["'][^>]*>([\s\S]*?)<\/a>/gi, linkText)
      .replace(/\s+/g, ' ')
      .replace(/<li\b[^>]*>/gi, '\n• ')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/(p|div|h[1-6]|ul|ol|blockquote|tr)\s*>/gi, '\n\n')
      .replace(/<[a-z/!][^>]*>/gi, ''),
  )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?<! ) *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function linkText(_whole: string, address: string, words: string): string {
  const plain = words.replace(/<[^<>]*>/g, '').trim();
  return plain === '' || plain === address ? address : `${plain} (${address})`;
}
