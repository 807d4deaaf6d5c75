import { homedir } from 'node:os';
import path from 'node:path';

/** Folder of downloaded and compiled programs, shared by all clones of a person: compiling takes minutes. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'flexcord');
}
