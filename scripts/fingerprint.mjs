import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Hash of the names and contents of files and folders (those left out by `skip` aside); changes whenever one of them does. */
export function fingerprint(root, entries, skip = () => false) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesBelow(path.join(root, entry))).sort()) {
    const name = path.relative(root, file);
    if (skip(name)) continue;
    hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry, { withFileTypes: true }).flatMap((child) => {
    const file = path.join(entry, child.name);
    return child.isDirectory() ? filesBelow(file) : [file];
  });
}
