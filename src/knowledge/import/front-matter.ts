import { parse } from 'yaml';
import type { Article } from '../articles/article.ts';
import { isLocale } from '../articles/parse-article.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { dateOf } from './help-centre-export.ts';

export interface FrontMatter {
  values: Record<string, unknown>;
  /** The text below it. */
  body: string;
}

/** Front matter of any writer, in YAML between two lines "---"; null when a text has none. @throws when it can't be read */
export function frontMatterOf(text: string): FrontMatter | null {
  if (/^\+\+\+\n/.test(text))
    throw new Error('its front matter is TOML ("+++"), which is not read; make it YAML ("---")');
  const fence = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (fence === null) {
    // taken as text, what it says of its readers would count for nothing
    if (/^---[ \t]*\n[\w-]+:/.test(text))
      throw new Error('its front matter has no end: the closing line "---" is missing. Put it above the text');
    return null;
  }
  const values = read(fence[1]!);
  // a text may begin with a line "---" that is nothing but a line
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return null;
  return { values: values as Record<string, unknown>, body: text.slice(fence[0].length).trim() };
}

function read(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    throw new Error(
      `its front matter is not valid YAML (${(error as Error).message.split('\n', 1)[0]}); correct it there`,
      {
        cause: error,
      },
    );
  }
}

/** Whether it is meant as ours: then what is wrong with it is told rather than guessed. */
export function isOurs({ values }: FrontMatter): boolean {
  return ['id', 'title', 'locale'].every((key) => key in values);
}

/** What an article can use of front matter of other writers (Jekyll, Hugo, Docusaurus and their like), but for its audience. */
export function usableOf(matter: FrontMatter): Partial<Article> {
  const lowered = Object.entries(matter.values).map(([key, value]) => [key.toLowerCase(), value] as const);
  const values: Record<string, unknown> = { ...Object.fromEntries(lowered), ...matter.values };
  const text = (...keys: string[]): string | null =>
    keys
      .map((key) => values[key])
      .map((value) => (typeof value === 'number' ? String(value) : value))
      .filter((value) => typeof value === 'string')
      .find((value) => value.trim() !== '') ?? null;
  const texts = (key: string): string[] => {
    const value = values[key];
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  };
  const locale = text('locale', 'lang', 'language');
  const id = text('id', 'slug', 'permalink');
  const title = text('title');
  const url = text('url', 'canonical_url');
  return {
    ...(id !== null && { id }),
    ...(title !== null && { title: title.trim() }),
    ...(locale !== null && isLocale(locale) && { locale: languageOf(locale) }),
    ...(url !== null && /^https?:\/\//.test(url) && URL.canParse(url) && { url }),
    // Hugo's aliases are addresses
    aliases: texts('aliases').filter((alias) => !/^(\/|https?:)/.test(alias)),
    tags: texts('tags'),
    updated:
      ['updated', 'lastmod', 'last_updated', 'last_modified_at', 'date']
        .map((key) => dateOf(values[key]))
        .find((date) => date !== null) ?? null,
  };
}
