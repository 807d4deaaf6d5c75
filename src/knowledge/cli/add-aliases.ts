import { readFile } from 'node:fs/promises';
import { addAliases } from '../articles/add-aliases.ts';
import type { AddedAlias } from '../knowledge-base.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** Writes the aliases that were accepted at the case desk (its download) into the article files. */
export async function addAcceptedAliases(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  if (options.from === null)
    throw new Error('Name the file with --from: the case desk’s page "Knowledge" gives it under "Download".');
  const { changed, left } = await addAliases(options.articles, await read(options.from));
  for (const { file, aliases } of changed) for (const alias of aliases) io.out(`${file}: ${alias}\n`);
  for (const { article, locale, alias } of left)
    io.err(`left out: ${alias} (there is no article "${article}" in "${locale}")\n`);
  io.out(`${changed.length} articles changed, ${left.length} aliases left out\n`);
  return left.length === 0 ? 0 : 1;
}

async function read(file: string): Promise<AddedAlias[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new Error(`${file} can't be read (${reason}), so nothing was changed. Check the path.`, { cause: error });
  });
  const rows = parse(text, file);
  const usable =
    Array.isArray(rows) &&
    rows.every((row: Partial<AddedAlias> | null) =>
      [row?.article, row?.locale, row?.alias].every((value) => typeof value === 'string' && value !== ''),
    );
  if (!usable)
    throw new Error(
      `${file} is not a list of {"article", "locale", "alias"}, so nothing was changed. Download it again.`,
    );
  return rows as AddedAlias[];
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(
      `${file} is not valid JSON (${(error as Error).message}), so nothing was changed. It may be cut off: download it again.`,
      { cause: error },
    );
  }
}
