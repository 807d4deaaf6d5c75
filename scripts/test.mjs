/**
 * `npm test`: the same preparation as every other command, the two Temporal servers that tests need, then every suite.
 * Arguments go to vitest: `npm test -- src/config`.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensure, orExit, root, SetupError } from './ensure.mjs';
import { provideSystemPackages } from './system-packages.mjs';

await orExit(async () => {
  await ensure();
  provideSystemPackages((line) => process.stderr.write(`${line}\n`));
  Object.assign(process.env, binaries());
});

const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const child = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

/** Paths of the servers as environment variables; the search and its reasons are Flexcord's own (`src/temporal`). */
function binaries() {
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'dist', 'main.js'), 'binaries'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new SetupError('Not every suite can run without Temporal (reasons above), so none was started.');
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
