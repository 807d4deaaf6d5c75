import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A folder below `knowledge/` of this installation ("articles", "model"). Found by walking up from this module, because the
 * program runs both from its sources and from a bundle in another folder.
 * @throws when no folder above holds it.
 */
export function knowledgeFolder(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'knowledge', name);
    if (existsSync(join(folder, 'package.json')) && existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  throw new Error(
    `The folder knowledge/${name} was not found above the program, so questions can't be answered. ` +
      `Install Flexcord with its knowledge folder beside package.json.`,
  );
}
