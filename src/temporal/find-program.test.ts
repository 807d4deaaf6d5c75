import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findTemporalCli } from './cli.ts';
import { findProgram } from './find-program.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'flexcord-find-'));
const report = (): void => undefined;

function program(file: string, body = 'exit 0'): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

afterEach(() => vi.unstubAllEnvs());

test('a named CLI is taken, and a wrong name is an error, not a reason to look elsewhere', async () => {
  const named = program(path.join(folder(), 'my-temporal'));
  expect(await findTemporalCli({ named, report })).toBe(named);
  await expect(findTemporalCli({ named: `${named}-gone`, report })).rejects.toThrow(
    /TEMPORAL_CLI_PATH: .*not an executable file/,
  );
});

test('the PATH comes before the cache', async () => {
  const [bin, cache] = [folder(), folder()];
  const cached = program(path.join(cache, 'temporal-cli-v1.5.1', 'temporal'));
  vi.stubEnv('PATH', bin);
  expect(await findTemporalCli({ named: undefined, report, cache })).toBe(cached);
  const onPath = program(path.join(bin, 'temporal'));
  expect(await findTemporalCli({ named: undefined, report, cache })).toBe(onPath);
});

test('a program that does not run is passed over, with the reason', async () => {
  const [bin, cache] = [folder(), folder()];
  program(path.join(bin, 'temporal'), 'echo wrong processor >&2; exit 126');
  const cached = program(path.join(cache, 'temporal-cli-v1.5.1', 'temporal'));
  vi.stubEnv('PATH', `${bin}:/bin`);
  const reports: string[] = [];
  expect(await findTemporalCli({ named: undefined, report: (line) => void reports.push(line), cache })).toBe(cached);
  expect(reports).toEqual([expect.stringMatching(/the PATH did not work \(exit code 126: wrong processor\)/)]);
});

test('when nothing works, every reason and the way out are in one message', async () => {
  const sources = [
    { name: 'the cache', get: async () => undefined },
    { name: 'the network', get: async () => Promise.reject(new Error('no route')) },
  ];
  const failure = findProgram({ what: 'tool', sources, advice: 'Bring one.', report });
  await expect(failure).rejects.toThrow(
    "The tool can't be had here:\n  the cache: not there\n  the network: no route\nBring one.",
  );
});
