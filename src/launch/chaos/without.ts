import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../../config/operator-error.ts';
import { projectRoot } from '../../config/project-paths.ts';

interface Change {
  /** below the project's folder */
  file: string;
  /** stands there exactly once */
  find: string;
  replacement: string;
}

/**
 * The protections that a run can do without, to show that the run notices. They are taken away in a copy of the sources that
 * is built apart, so that the program itself has no switch for them.
 */
export const PROTECTIONS: Record<string, Change[]> = {
  /** the same nonce for every attempt at one Discord message */
  nonce: [
    {
      file: 'src/discord/create-discord-adapter.ts',
      find: 'nonce, enforce_nonce: true',
      replacement: 'nonce: `${nonce.slice(0, 10)}${Math.random()}`.slice(0, 25), enforce_nonce: true',
    },
  ],
  /** looking for our own post or task at Twilio after an unclear outcome */
  lookup: [
    {
      file: 'src/activities/twilio-lane.ts',
      find: 'const look = uncertain || mayHaveHappened();',
      replacement: 'const look = false;',
    },
  ],
  /** the same event again is no second event */
  dedupe: [
    {
      file: 'src/domain/conversation/inbox.ts',
      find: 'if (s.seen.includes(id)) return false;',
      replacement: '',
    },
  ],
  /** agent messages wait for their turn by `Index` */
  order: [
    {
      file: 'src/domain/conversation/inbox.ts',
      find: 'if (!head || head.index > s.flexInbox.next) return ready;',
      replacement: 'if (!head) return ready;',
    },
  ],
  /** what a lost webhook hid is found by listing */
  gap: [
    {
      file: 'src/activities/agent-messages.ts',
      find: 'const listed = await twilio.listMessages(conversationSid, from);',
      replacement: 'const listed = [] as Awaited<ReturnType<typeof twilio.listMessages>>;',
    },
    {
      file: 'src/worker/reconciler.ts',
      find: 'await twilio.newestMessages(of.conversationSid, compared)',
      replacement: '[] as Awaited<ReturnType<typeof twilio.newestMessages>>',
    },
  ],
  /** what was written while there was no gateway session is read from the channels */
  catchup: [
    {
      file: 'src/gateway/catch-up.ts',
      find: "return await rest.call('GET', Routes.channelMessages(channelId), { query });",
      replacement: 'return [];',
    },
  ],
};

const COPIED = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts',
  'src',
  'bench',
  'test',
  'knowledge',
  'dist',
];

export interface WeakenedBuild {
  dist: string;
  remove(): Promise<void>;
}

/** Builds Flexcord without one protection, in a folder of its own. @throws OperatorError when the protection isn't where it was */
export async function buildWithout(protection: string): Promise<WeakenedBuild> {
  const changes = PROTECTIONS[protection];
  if (!changes)
    throw new OperatorError(
      `There is no protection "${protection}" to do without; known are ${Object.keys(PROTECTIONS).join(', ')}.`,
      { exitCode: 2 },
    );
  const folder = await mkdtemp(path.join(tmpdir(), 'flexcord-without-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const name of COPIED) await cp(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
    await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
    for (const change of changes) await apply(folder, change);
    await promisify(execFile)(process.execPath, [path.join(folder, 'scripts', 'build.mjs')], { cwd: folder });
  } catch (error) {
    await remove();
    throw error;
  }
  return { dist: path.join(folder, 'dist'), remove };
}

async function apply(folder: string, { file, find, replacement }: Change): Promise<void> {
  const where = path.join(folder, file);
  const source = await readFile(where, 'utf8');
  if (source.split(find).length !== 2)
    throw new OperatorError(
      `${file} no longer has the line that this protection stands on (${find}). Bring src/launch/chaos/without.ts up to date.`,
    );
  await writeFile(
    where,
    source.replace(find, () => replacement),
  );
}
