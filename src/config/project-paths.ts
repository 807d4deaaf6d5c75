import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Folder of package.json. Code runs from `src/` in tests and from bundled files in `dist/` otherwise, so a path relative to
 * the own file would be wrong in one of the two.
 */
export const projectRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** What `npm run build` makes: `main.js`, the workflow bundles and the browser apps. */
export const distDir = path.join(projectRoot, 'dist');

export const webDir = path.join(distDir, 'web');

/**
 * The prebuilt workflow bundle. The failure converter is part of it: with encryption, failures made inside a workflow have
 * their messages encoded; without, they stay readable in the Web UI.
 */
export function workflowBundlePath(encryption: boolean): string {
  return path.join(distDir, encryption ? 'workflow-bundle.js' : 'workflow-bundle.readable.js');
}

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('No package.json above the running file.');
  return findRoot(parent);
}
