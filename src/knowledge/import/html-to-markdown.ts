import { decodeEntities } from '../../domain/text/html-entities.ts';

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

/**
 * Markdown of an HTML fragment: headings, paragraphs, lists, rows of tables, links, emphasis, blocks of code; everything else becomes its text.
 * @param page address of the page, for links that are relative to it; without it such links become their text
 */
export function htmlToMarkdown(html: string, page: string | null = null): string {
  const blocks: string[] = [];
  const marked = withoutCode(numbered(html.replaceAll('\0', '')), blocks)
    .replace(/<!--[\s\S]*?-->|<(script|style|noscript|svg|iframe)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(
      /<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/gi,
      (_, level: string, text: string) => `\n\n${'#'.repeat(Number(level))} ${withoutTags(text)}\n\n`,
    )
    .replace(/<(strong|b)\b[^>]*>([\s\S]*?)<\/\1>/gi, '**$2**')
    .replace(/<(em|i)\b[^>]*>([\s\S]*?)<\/\1>/gi, '*$2*')
    .replace(
      /<a\b[^>]*?href=(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a>/gi,
      (_, double: string | undefined, single: string | undefined, text: string) =>
        link(double ?? single ?? '', text, page),
    )
    .replace(/<li\b[^>]*?data-number="(\d+)"[^>]*>/gi, '\n$1. ')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/t[dh]>\s*(?=<t[dh]\b)/gi, ' | ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(
      /<\/(p|div|section|ul|ol|table|tr|blockquote)>|<(p|div|section|ul|ol|table|tr|blockquote)\b[^>]*>/gi,
      '\n\n',
    )
    .replace(/<[^<>]+>/g, ' ');
  return decodeEntities(marked)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(\n(?:-|\d+\.) [^\n]*)\n+(?=(?:-|\d+\.) )/g, '$1\n')
    .replace(/\0(\d+)\0/g, (_, at: string) => blocks[Number(at)]!)
    .trim();
}

/** Puts numbers for blocks of code, whose lines and spaces must stay, and the blocks aside. What stands in comments and scripts is none. */
function withoutCode(html: string, blocks: string[]): string {
  return html.replace(
    /<!--[\s\S]*?-->|<(script|style|noscript|svg|iframe)\b[\s\S]*?<\/\1>|<pre\b[^>]*>([\s\S]*?)<\/pre>/gi,
    (all, _, code?: string) => {
      if (code === undefined) return all;
      const text = decodeEntities(code.replace(/<br\s*\/?>/gi, '\n').replace(/<[^<>]+>/g, ''))
        .replace(/^\n/, '')
        .trimEnd();
      if (text.trim() === '') return ' ';
      const ticks = (text.match(/`{3,}/g) ?? []).reduce(
        (longest, run) => (run.length < longest.length ? longest : `${run}\``),
        '```',
      );
      return `<p>\0${blocks.push(`${ticks}\n${text}\n${ticks}`) - 1}\0</p>`;
    },
  );
}

/** Items of ordered lists get their numbers: "then go back to step 2" must stay true. */
function numbered(html: string): string {
  return html.replace(/<ol\b[^>]*>((?:(?!<ol\b)[\s\S])*?)<\/ol>/gi, (_, items: string) => {
    let number = 0;
    return `<ul>${items.replace(/<li\b/gi, () => `<li data-number="${++number}"`)}</ul>`;
  });
}

function link(href: string, text: string, page: string | null): string {
  const words = withoutTags(text);
  const target = decodeEntities(href);
  const url = URL.canParse(target, page ?? undefined) ? new URL(target, page ?? undefined) : null;
  return url === null || !/^https?:$/.test(url.protocol) || plain(text) === '' ? words : `[${words}](${url.href})`;
}

function plain(html: string): string {
  return decodeEntities(withoutTags(html)).replace(/\s+/g, ' ').trim();
}

/** Entities stay as they are: a "&lt;" must not become the beginning of a tag before all tags are gone. */
function withoutTags(html: string): string {
  return html
    .replace(/<[^<>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
