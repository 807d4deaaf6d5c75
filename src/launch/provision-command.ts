import { loadConfig } from '../config/config.ts';
import { openCore } from './core.ts';

/**
 * `provision`: database tables, generated keys and search attributes, once, before several roles start at the same time.
 * Everything else each role makes by itself. Needs a named Temporal server. Returns the exit code.
 */
export async function runProvision(): Promise<number> {
  const core = await openCore(loadConfig(), 'provision', { embedded: false });
  await core.close();
  core.logger.info('Database and search attributes are ready.');
  return 0;
}
