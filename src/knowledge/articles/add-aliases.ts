import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import type { AddedAlias } from '../knowledge-base.ts';
import { wordsOf } from '../lessons/wording.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { markdownFiles } from './load-articles.ts';
import { parseArticle } from './parse-article.ts';

export interface AliasesAdded {
  /** files that were changed, with what was added to them */
  changed: { file: string; aliases: string[] }[];
  /** aliases of articles that the folder does not have */
  left: AddedAlias[];
}

/**
 * Writes aliases into the front matter of their articles; everything else in the files stays as it is. What an article has as title or
 * alias already is not added again. @throws when the folder can't be read or a file can't be written
 */
export async function addAliases(folder: string, aliases: AddedAlias[]): Promise<AliasesAdded> {
  const result: AliasesAdded = { changed: [], left: [...aliases] };
  for (const file of await markdownFiles(folder)) {
    const text = await readFile(join(folder, file), 'utf8');
    const parsed = parseArticle(text, file);
    if ('problems' in parsed) continue;
    const { id, locale, title, aliases: known } = parsed.article;
    const own = (one: AddedAlias): boolean => one.article === id && languageOf(one.locale) === languageOf(locale);
    const words = new Set([title, ...known].map(wordsOf));
    const added = result.left.filter(own).flatMap(({ alias }) => {
      if (words.has(wordsOf(alias))) return [];
      words.add(wordsOf(alias));
      return [alias];
    });
    result.left = result.left.filter((one) => !own(one));
    if (added.length === 0) continue;
    await writeFile(join(folder, file), withAliases(text, added));
    result.changed.push({ file, aliases: added });
  }
  return result;
}

function withAliases(text: string, added: string[]): string {
  const [whole, matter] = /^\ufeff?---\r?\n([\s\S]*?\r?\n)---/.exec(text)!;
  const document = parseDocument(matter!);
  const known = document.get('aliases');
  if (isSeq(known)) for (const alias of added) known.add(document.createNode(alias));
  else document.set('aliases', added);
  return text.replace(whole, () => whole.replace(matter!, () => document.toString({ lineWidth: 0 })));
}
