import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { LONGEST_ARTICLE_ID } from '../../contract/custom-id.ts';
import { LONGEST_BUTTON_ADDRESS } from '../../domain/conversation/article-links.ts';
import { AUDIENCES, type Article, type Audience } from './article.ts';

/** Something wrong in an article file, told so that an author can go there. Lines count from 1. */
export interface ArticleProblem {
  file: string;
  line: number;
  message: string;
}

const KNOWN_KEYS = ['id', 'title', 'locale', 'url', 'aliases', 'tags', 'audience', 'updated'];
const ID = /^[a-z0-9][a-z0-9._-]*$/i;

/** An article and what its author should know of it though it can be used, or everything that is wrong with its file. */
export type ParsedArticle = { article: Article; warnings: ArticleProblem[] } | { problems: ArticleProblem[] };

/** Reads one Markdown article with front matter. */
export function parseArticle(text: string, file: string): ParsedArticle {
  const source = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const fence = /^---\n((?:[\s\S]*?\n)?)---[ \t]*(?:\n|$)/.exec(source);
  if (fence === null) {
    const message = source.startsWith('---\n')
      ? 'the front matter that begins here has no end: the closing line "---" is missing. Put it between the last key and the text'
      : 'the article must begin with front matter between two lines "---"';
    return { problems: [{ file, line: 1, message }] };
  }
  const reader = new FrontMatter(fence[1]!, file);
  const body = source.slice(fence[0].length).trim();
  const article = reader.article(body);
  if (body === '')
    reader.problem(
      source.slice(0, fence[0].length).split('\n').length,
      'the article has no text below its front matter',
    );
  const { problems, warnings } = reader;
  return article !== null && problems.length === 0 ? { article, warnings } : { problems };
}

class FrontMatter {
  readonly problems: ArticleProblem[] = [];
  readonly warnings: ArticleProblem[] = [];
  private readonly values = new Map<string, { value: unknown; line: number }>();

  constructor(
    yaml: string,
    private readonly file: string,
  ) {
    const lines = new LineCounter();
    const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
    // the fence is line 1 of the file, so the first line of the YAML is line 2
    const lineAt = (offset: number): number => lines.linePos(offset).line + 1;
    for (const error of document.errors) this.problem(lineAt(error.pos[0]), `not valid YAML: ${error.message}`);
    if (!isMap(document.contents)) {
      if (document.errors.length === 0) this.problem(2, 'the front matter must be a list of "key: value" lines');
      return;
    }
    for (const pair of document.contents.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      const line = lineAt(pair.key.range?.[0] ?? 0);
      if (!KNOWN_KEYS.includes(key))
        this.problem(line, `"${key}" is not known here; known are ${KNOWN_KEYS.join(', ')}`);
      const node = pair.value as { toJSON?: () => unknown } | null;
      this.values.set(key, { value: node?.toJSON?.() ?? null, line });
    }
  }

  problem(line: number, message: string): void {
    this.problems.push({ file: this.file, line, message });
  }

  article(body: string): Article | null {
    const id = this.text('id', true);
    const title = this.text('title', true);
    const locale = this.text('locale', true);
    if (id !== null && !ID.test(id))
      this.problem(this.line('id'), `id "${id}" may hold only letters, digits, ".", "_" and "-"`);
    if (id !== null && id.length > LONGEST_ARTICLE_ID)
      this.problem(
        this.line('id'),
        `id has ${id.length} letters, but a button in Discord holds ${LONGEST_ARTICLE_ID} of them; give it a shorter one`,
      );
    if (locale !== null && !isLocale(locale)) {
      this.problem(this.line('locale'), `locale "${locale}" is not a language tag such as "en" or "th"`);
    }
    const url = this.text('url', false);
    if (url !== null && !isWebAddress(url))
      this.problem(this.line('url'), `url "${url}" is not an http or https address`);
    if (url !== null && url.length > LONGEST_BUTTON_ADDRESS)
      this.warnings.push({
        file: this.file,
        line: this.line('url'),
        message: `url has ${url.length} letters, but a button in Discord holds ${LONGEST_BUTTON_ADDRESS} of them, so the article gets none; give it a shorter one`,
      });
    const updated = this.date();
    const aliases = this.list('aliases');
    const tags = this.list('tags');
    const audience = this.audience();
    if (id === null || title === null || locale === null) return null;
    return { id, title, locale, body, url, aliases, tags, audience, updated };
  }

  private line(key: string): number {
    return this.values.get(key)?.line ?? 1;
  }

  private text(key: string, required: boolean): string | null {
    const value = this.values.get(key)?.value ?? null;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
    if (value !== null && value !== '') this.problem(this.line(key), `${key} must be text`);
    else if (required) this.problem(this.line(key), `${key} is missing`);
    return null;
  }

  private list(key: string): string[] {
    const value = this.values.get(key)?.value ?? [];
    if (Array.isArray(value) && value.every((item) => ['string', 'number'].includes(typeof item))) {
      return value.map((item) => String(item).trim()).filter((item) => item !== '');
    }
    this.problem(this.line(key), `${key} must be a list of texts`);
    return [];
  }

  private audience(): Audience {
    const value = this.text('audience', false) ?? 'everyone';
    const known = AUDIENCES.find((audience) => audience === value);
    if (known === undefined)
      this.problem(this.line('audience'), `audience "${value}" is not known; known are ${AUDIENCES.join(' and ')}`);
    // what is meant for somebody unknown is shown to the fewest
    return known ?? 'agents';
  }

  private date(): string | null {
    const value = this.values.get('updated')?.value ?? null;
    if (value === null) return null;
    if (typeof value === 'string' && isDate(value)) return value;
    this.problem(this.line('updated'), 'updated must be a date such as 2026-11-22');
    return null;
  }
}

/** Whether a text is a language tag, with "-" or "_" between its parts. */
export function isLocale(text: string): boolean {
  try {
    return /^[a-z]{2,3}([-_]|$)/i.test(text) && Intl.getCanonicalLocales(text.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (day === undefined || Number.isNaN(Date.parse(text))) return false;
  // "2026-02-31" is read as a day of March
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
