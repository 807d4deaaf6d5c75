const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rarr: '→',
  copy: '©',
};

/** Characters for HTML entities; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
    const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** The title of an HTML page: its first heading, else its <title>; null without either. */
export function htmlTitle(html: string): string | null {
  const found = /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html) ?? /<title[^>]*>([\s\S]*?)<\/title>/i.exec(html);
  const text = found === null ? '' : plain(found[1]!);
  return text === '' ? null : text;
}

/** The part of a page that holds its content: <article>, else <main>, else <body>, without navigation, scripts and forms. */
export function mainContent(html: string): string {
  const found = ['article', 'main', 'body'].map(
    (tag) => new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*)</${tag}>`, 'i').exec(html)?.[1],
  );
  return (found.find((part) => part !== undefined) ?? html).replace(
    /<(nav|header|footer|aside|form)\b[\s\S]*?<\/\1>/gi,
    ' ',
  );
}

/** Markdown of an HTML fragment: headings, paragraphs, lists, links, emphasis; everything else becomes its text. */
export function htmlToMarkdown(html: string): string {
  const marked = html
    .replace(/<!--[\s\S]*?-->|<(script|style|noscript|svg|iframe)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(
      /<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/gi,
      (_, level: string, text: string) => `\n\n${'#'.repeat(Number(level))} ${plain(text)}\n\n`,
    )
    .replace(/<(strong|b)\b[^>]*>([\s\S]*?)<\/\1>/gi, '**$2**')
    .replace(/<(em|i)\b[^>]*>([\s\S]*?)<\/\1>/gi, '*$2*')
    .replace(
      /<a\b[^>]*?href="(https?:[^"]+)"[^>]*>([\s\S]*?)<\/a>/gi,
      (_, url: string, text: string) => `[${plain(text)}](${url})`,
    )
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(
      /<\/(p|div|section|ul|ol|table|tr|blockquote)>|<(p|div|section|ul|ol|table|tr|blockquote)\b[^>]*>/gi,
      '\n\n',
    )
    .replace(/<[^>]+>/g, ' ');
  return decodeEntities(marked)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(\n- [^\n]*)\n+(?=- )/g, '$1\n')
    .trim();
}

function plain(html: string): string {
  return decodeEntities(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
