/**
 * Makes the project runnable: right Node version, dependencies as the lock file says, a current build. Plain Node without
 * packages, because it runs before they are there. Does nothing, in about 0.1 s, when all is well.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const INSTALL_BYTES = 900 * 1024 * 1024;
const lock = path.join(root, 'dist', '.preparing');

/** A failure with one clear line. */
export class SetupError extends Error {}

/** Installs and builds where needed; `report` gets lines of progress. Throws a `SetupError`. */
export async function ensure(report = (line) => console.error(line)) {
  requireNode();
  await alone(report, async () => {
    if (!isInstalled()) await install(report);
    const { build } = await import('./build.mjs');
    await build({ report }).catch((error) => {
      throw new SetupError(`The build failed; nothing was started.\n${error.message}`);
    });
  });
}

/** Runs `work` and ends the process with one clear message when it fails. */
export async function orExit(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : (error?.stack ?? String(error)));
    process.exit(1);
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `Flexcord needs Node 20.19 or newer; this is ${process.versions.node}. Install a current Node and try again.`,
  );
}

/** Whether node_modules holds exactly the versions of package-lock.json: npm notes beside them what it installed. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted) throw new SetupError('package-lock.json is missing or damaged: this is not a whole copy of Flexcord.');
  if (!present) return false;
  // Optional packages are those of other platforms.
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || present[name]?.version === version,
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install(report) {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < INSTALL_BYTES) {
    throw new SetupError(
      `Only ${Math.round((bavail * bsize) / 1024 / 1024)} MB are free in ${root}; the dependencies need about 900. Free some space and try again.`,
    );
  }
  report('Installing dependencies (npm ci); on a new machine this takes a minute …');
  if ((await npm(report, 'ci')) !== 0) {
    // npm refuses a lock file without the packages of other platforms, which some registries make it write.
    report('npm ci did not work; trying npm install with the same versions …');
    if ((await npm(report, 'install', '--no-save')) !== 0) {
      throw new SetupError(
        'The dependencies could not be installed (npm said why above). Check the network and free disk space, then try again.',
      );
    }
  }
  report('Dependencies installed.');
}

/** Runs npm in the project; its exit code. */
function npm(report, ...command) {
  const npmProgram = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program, ...args] = [
    ...npmProgram,
    ...command,
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const began = Date.now();
  const progress = setInterval(
    () => report(`… still installing, ${Math.round((Date.now() - began) / 1000)} s`),
    20_000,
  );
  return new Promise((resolve) => {
    // Standard output may be read by a program; npm's own words belong to the progress.
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', () => resolve(-1));
    child.on('exit', (status) => resolve(status ?? -1));
  }).finally(() => clearInterval(progress));
}

/** Two commands started at once in a new clone must not install over each other: the second one waits. */
async function alone(report, work) {
  let told = false;
  while (!take()) {
    if (!told) report('Another Flexcord command is preparing this folder; waiting for it …');
    told = true;
    await delay(200);
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function take() {
  try {
    mkdirSync(path.dirname(lock), { recursive: true });
    mkdirSync(lock);
    writeFileSync(path.join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST')
      throw new SetupError(
        `Nothing can be written in ${path.dirname(lock)} (${error.message}). Free some space or make the folder writable.`,
      );
  }
  if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
  return false;
}

function isAbandoned() {
  try {
    process.kill(Number(readFileSync(path.join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    // No pid yet: the other one has just taken it, unless that was a while ago.
    return error.code === 'ENOENT' && ageOf(lock) > 5_000;
  }
}

function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
