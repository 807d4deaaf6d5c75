import { readFile } from 'node:fs/promises';
import { addAliases } from '../articles/add-aliases.ts';
import type { AddedAlias } from '../knowledge-base.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** Writes the aliases that were accepted at the case desk (its download) into the article files. */
export async function addAcceptedAliases(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  if (options.from === null)
    throw new Error('Name the file with --from: the case desk’s page "Knowledge" gives it under "Download".');
  const { changed, left } = await addAliases(options.articles, parse(await readFile(options.from, 'utf8')));
  for (const { file, aliases } of changed) for (const alias of aliases) io.out(`${file}: ${alias}\n`);
  for (const { article, locale, alias } of left)
    io.err(`left out: ${alias} (there is no article "${article}" in "${locale}")\n`);
  io.out(`${changed.length} articles changed, ${left.length} aliases left out\n`);
  return left.length === 0 ? 0 : 1;
}

function parse(text: string): AddedAlias[] {
  const rows = JSON.parse(text) as unknown;
  const usable =
    Array.isArray(rows) &&
    rows.every((row: Partial<AddedAlias> | null) =>
      [row?.article, row?.locale, row?.alias].every((value) => typeof value === 'string' && value !== ''),
    );
  if (!usable)
    throw new Error(
      'The file is not a list of {"article", "locale", "alias"}, so nothing was changed. Download it again.',
    );
  return rows as AddedAlias[];
}
