import { articleId } from './help-centre-export.ts';

/** Where a page or file stands among the others. */
export interface Place {
  /** What names it in every language. */
  path: string;
  /** The language that its path or sitemap tells; null when they tell none. */
  language: string | null;
  /** The language was named as such, so that it counts more than what the page says of itself. */
  certain?: true;
}

const LANGUAGE = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Of a file below the folder that is imported: "th/billing/index.md" and "billing.th.md" are both "billing" in Thai. */
export function placeOfFile(path: string): Place {
  const steps = path.replace(/\.[a-z]+$/i, '').split('/');
  const [first] = steps;
  const ending = /^(.+)\.([^.]+)$/.exec(steps.at(-1)!);
  let language: string | null = null;
  if (steps.length > 1 && isLanguage(first!)) language = steps.shift()!;
  else if (ending !== null && isLanguage(ending[2]!)) [language, steps[steps.length - 1]] = [ending[2]!, ending[1]!];
  if (/^(index|readme)$/i.test(steps.at(-1)!)) steps.pop();
  return { path: steps.join('/'), language: language === null ? null : languageIn(language) };
}

/** Of a page: its path without the language in front, or the number that the help centre gave it. */
export function placeOfPage(url: string): Place {
  const path = decoded(new URL(url).pathname).replace(/\.html?$/i, '');
  const number = /\/articles\/(\d{4,})(?:-|$)/.exec(path)?.[1];
  const front = /^\/(?:hc\/)?([a-z]{2}(?:[-_][a-z]{2,4})?)(?=\/)/i.exec(path);
  const language = front !== null && isLanguage(front[1]!) ? languageIn(front[1]!) : null;
  return { path: number ?? (language === null ? path : path.slice(front![0].length)), language };
}

/** An address as it is asked for: what stands behind "#" is a place in the same page. */
export function withoutFragment(url: string): string {
  const address = new URL(url);
  address.hash = '';
  return address.href;
}

/** An id made of a path, step by step; of the title where the path is empty. */
export function idOf(path: string, title: string): string {
  const steps = path.split('/').filter((step) => step !== '');
  // once more for the whole, which may be too long for an id
  return articleId(steps.length === 0 ? title : steps.map(articleId).join('-'));
}

function isLanguage(text: string): boolean {
  return LANGUAGE.test(text) && names.of(languageIn(text)) !== undefined;
}

function languageIn(text: string): string {
  return text.slice(0, 2).toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
