import { manageUsers } from '../cases/manage-users.ts';
import { USER_USAGE } from '../cases/user-command.ts';
import { loadConfig } from '../config/config.ts';
import { createLogger } from '../config/logger.ts';
import { scopeOf } from './core.ts';

/** `npm run user -- …`: who may use the case desk, whether Flexcord runs or not. Returns the exit code. */
export async function runUser(args: string[]): Promise<number> {
  const io = {
    out: (line: string) => void process.stdout.write(`${line}\n`),
    error: (line: string) => void process.stderr.write(`${line}\n`),
  };
  // Help needs no configuration.
  if (args.length === 0 || args.includes('--help')) {
    io.out(USER_USAGE);
    return args.length === 0 ? 2 : 0;
  }
  const config = loadConfig();
  const logger = createLogger({ ...config, logLevel: 'warn' }, 'user');
  return manageUsers(args, io, {
    url: config.database.url,
    scope: scopeOf(config),
    logger,
    publicUrl: config.publicUrl,
  });
}
