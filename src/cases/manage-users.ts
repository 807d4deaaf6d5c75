import { embeddedLockFile } from './database.ts';
import { openStore, type OpenStoreOptions } from './open-store.ts';
import { StoreFailure } from './store-failure.ts';
import { runUserCommand, type CommandIo } from './user-command.ts';
import { knockAtUserDoor } from './user-door.ts';

/**
 * `npm run user -- …` whether Flexcord runs or not: opens the store, or asks the process that has the embedded one open.
 * Returns the exit code. @throws StoreFailure
 */
export async function manageUsers(
  argv: string[],
  io: CommandIo,
  options: OpenStoreOptions & { publicUrl: string },
): Promise<number> {
  const store = await openStore(options).catch((error: unknown) => {
    if (error instanceof StoreFailure && error.reason === 'locked') return null;
    throw error;
  });
  const lockFile = embeddedLockFile(options.url);
  if (!store) return knockAtUserDoor(lockFile ?? '', argv, io, options.publicUrl);
  try {
    return await runUserCommand(argv, io, { ...store, publicUrl: options.publicUrl });
  } finally {
    await store.close();
  }
}
