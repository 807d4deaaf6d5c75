import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Paths of the files below a folder whose name fits, relative to it with "/", sorted. Links are followed: a mounted ConfigMap consists of
 * them. Names that begin with "." are left out. @throws when the folder itself can't be read
 */
export async function filesBelow(folder: string, wanted: RegExp): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string, above: string[]): Promise<void> => {
    const here = await realpath(join(folder, below));
    // a link to a folder that it lies in would lead round for ever
    if (above.includes(here)) return;
    for (const entry of await readdir(here, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const kind = entry.isSymbolicLink() ? await stat(join(here, entry.name)).catch(() => null) : entry;
      if (kind?.isDirectory() === true) await walk(path, [...above, here]);
      // a link that leads nowhere is kept, so that reading it tells
      else if ((kind === null || kind.isFile()) && wanted.test(entry.name)) found.push(path);
    }
  };
  await walk('', []);
  return found.sort();
}
