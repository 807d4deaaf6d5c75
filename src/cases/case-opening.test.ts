import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newCase } from '../../test/support/new-case.ts';
import { CaseCommandFailure } from '../contract/case-commands.ts';
import type { CaseWorkflows } from '../contract/case-workflows.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { createCaseCommands } from './case-commands.ts';
import { createCaseDesk } from './case-desk.ts';
import { createCaseOpening, type CaseOpening } from './case-opening.ts';
import { openStore } from './open-store.ts';
import type { NewCase, Store } from './store.ts';

const HOUR = 3_600_000;
let started: number[];
let temporalIsUp: boolean;
let store: Store;
let opening: CaseOpening;

const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-opening-'));

beforeAll(async () => {
  const logger = { info: () => undefined, warn: () => undefined };
  store = await openStore({ url: `pglite:${folder}`, scope: 'test', logger });
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  started = [];
  temporalIsUp = true;
  const workflows: Pick<CaseWorkflows, 'start'> = {
    start: async (record) => {
      if (!temporalIsUp) throw new Error('Temporal is away');
      started.push(record.number);
    },
  };
  opening = createCaseOpening({ store, workflows });
});

const input = (changes: Partial<NewCase> = {}): NewCase =>
  newCase({
    kind: 'bug',
    title: 'Black map',
    reporter: { discordUserId: '9', name: 'Mali' },
    locale: null,
    at: Date.now(),
    ...changes,
  });

describe('opening', () => {
  test('gives one number per key, with a running workflow', async () => {
    const first = await opening.open(input());
    const again = await opening.open(input());
    expect(again.number).toBe(first.number);
    expect((await opening.open(input({ key: 'k2' }))).number).not.toBe(first.number);
  });

  test('of a case that has lived already does not wake its workflow', async () => {
    const record = await opening.open(input({ key: 'lived' }));
    await store.cases.project({ ...record, revision: 3, status: 'closed' }, []);
    started = [];
    expect((await opening.open(input({ key: 'lived' }))).status).toBe('closed');
    expect(started).toEqual([]);
  });

  test('that a crash cut in two is finished by the caller who repeats it', async () => {
    temporalIsUp = false;
    await expect(opening.open(input({ key: 'cut' }))).rejects.toThrow('away');
    temporalIsUp = true;
    const record = await opening.open(input({ key: 'cut' }));
    expect(started).toEqual([record.number]);
  });
});

test('the sweep starts what was left, tries all, and tells what still fails', async () => {
  const left = [record(1), record(2), record(3)];
  const marked: number[] = [];
  const sweeper = createCaseOpening({
    store: {
      cases: {
        open: () => Promise.reject(new Error('not asked')),
        unstarted: async () => left,
        markStarted: async (number) => void marked.push(number),
      },
    },
    workflows: {
      start: async ({ number }) => {
        if (number === 2 && !temporalIsUp) throw new Error('away');
        started.push(number);
      },
    },
  });
  temporalIsUp = false;
  await expect(sweeper.sweepUnstarted()).rejects.toThrow('away');
  expect(marked).toEqual([1, 3]);
  temporalIsUp = true;
  expect(await sweeper.sweepUnstarted()).toBe(3);
});

function record(number: number): CaseRecord {
  return { number } as CaseRecord;
}

describe('the desk of the gateway', () => {
  const desk = () => createCaseDesk({ store, opening, publicUrl: 'http://desk.test', reopenWindow: HOUR });
  const report = {
    key: '700',
    kind: 'bug' as const,
    title: 'Black map',
    description: 'After the boss',
    fields: { Severity: 'serious' },
    reporter: { discordUserId: '90', username: 'mali', displayName: 'Mali', locale: 'th' },
    attachments: [
      { id: '1', url: 'https://cdn.test/a.png?sig=1', filename: 'a.png', contentType: 'image/png', size: 3 },
    ],
    at: Date.now(),
  };

  test('a report is one case however often it is handed in, with its files', async () => {
    const { number } = await desk().openReport(report);
    expect(await desk().openReport(report)).toEqual({ number });
    expect(await store.cases.find(number)).toMatchObject({
      kind: 'bug',
      locale: 'th',
      channel: 'discord',
      fields: { Severity: 'serious', Files: 'a.png <image/png> https://cdn.test/a.png?sig=1' },
    });
    expect(await desk().casesOf('90', 5)).toMatchObject([
      { number, link: `http://desk.test/desk/cases/${number}`, canReopen: false },
    ]);
    expect(await desk().casesOf('80', 5)).toEqual([]);
    expect(await desk().caseByNumber(999_999)).toBeNull();
  });

  test('a solved conversation can be re-opened within the window, and is no open case', async () => {
    const support = await opening.open(input({ key: 's', kind: 'support' }));
    const openOnes = async () => (await desk().openCases(50)).map(({ number }) => number);
    expect(await openOnes()).toContain(support.number);
    await store.cases.project({ ...support, status: 'solved', solvedAt: Date.now() - HOUR / 2, revision: 1 }, []);
    expect((await desk().caseByNumber(support.number))?.canReopen).toBe(true);
    await store.cases.project({ ...support, status: 'solved', solvedAt: Date.now() - 2 * HOUR, revision: 2 }, []);
    expect((await desk().caseByNumber(support.number))?.canReopen).toBe(false);
    expect(await openOnes()).not.toContain(support.number);
  });
});

describe('commands', () => {
  const open = {
    key: 'abc',
    by: 'ann',
    kind: 'task' as const,
    title: 'Call back',
    description: '',
    reporter: { discordUserId: null, name: 'Mali' },
    locale: null,
    priority: 'high' as const,
    channel: 'desk',
    fields: {},
  };

  test('open a case of a person at the desk', async () => {
    const commands = createCaseCommands({ opening, workflows: {} as CaseWorkflows });
    const made = await commands.open(open);
    expect(made).toMatchObject({ kind: 'task', status: 'new', priority: 'high', fields: { 'Opened by': 'ann' } });
  });

  test('say that they can be repeated when something is away', async () => {
    temporalIsUp = false;
    const commands = createCaseCommands({ opening, workflows: {} as CaseWorkflows });
    await expect(commands.open(open)).rejects.toThrow(CaseCommandFailure);
    await expect(commands.open(open)).rejects.toMatchObject({ reason: 'unavailable' });
  });
});
