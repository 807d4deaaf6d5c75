import { mkdtemp, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Makes sure that a folder, which need not exist yet, can be written to. Tried is it with a folder that is gone at once: rights alone do not
 * tell (root has all of them in /proc too), and Node's `mkdir` with `recursive` never ends in such a place.
 * @throws when it can't, in words for the person who named it
 */
export async function mustBeWritable(folder: string): Promise<void> {
  const parent = await nearestExisting(resolve(folder));
  try {
    await rmdir(await mkdtemp(join(parent, '.kb-')));
  } catch (error) {
    throw new Error(
      `Nothing can be written to ${folder} (${(error as Error).message.split(',', 1)[0]} in ${parent}), so nothing was imported. ` +
        `Name a folder with --to that lies in one you may write to.`,
      { cause: error },
    );
  }
}

async function nearestExisting(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    try {
      await stat(at);
      return at;
    } catch (error) {
      const missing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (!missing || dirname(at) === at) return at;
    }
  }
}
