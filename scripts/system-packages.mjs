/**
 * What some suites need beside Node: a Chromium for the browser suites, PostgreSQL for the production path. Found where they
 * are installed; on a Debian machine where we may (root), installed. Elsewhere their suites fail and say what to install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const needs = [
  {
    what: 'a Chromium browser',
    package: 'chromium',
    found: () => ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].some(onPath),
  },
  { what: 'PostgreSQL', package: 'postgresql', found: () => onPath('initdb') || debianInitdb() },
];

/** Installs what is missing when that is possible without asking anyone. */
export function provideSystemPackages(report) {
  const missing = needs.filter(({ found }) => !found());
  if (missing.length === 0) return;
  const names = missing.map((need) => need.package);
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    report(
      `Missing: ${missing.map(({ what }) => what).join(' and ')}. The suites that need it will fail. On Debian or Ubuntu: sudo apt-get install ${names.join(' ')}`,
    );
    return;
  }
  report(`Installing ${names.join(' and ')} with apt-get …`);
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  const { status, stderr } = apt('install', '-y', '-qq', '--no-install-recommends', ...names);
  if (status !== 0) report(`apt-get could not install them; the suites that need them will fail.\n${stderr.trim()}`);
}

function onPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}

function debianInitdb() {
  const root = '/usr/lib/postgresql';
  return existsSync(root) && readdirSync(root).some((version) => existsSync(path.join(root, version, 'bin', 'initdb')));
}
