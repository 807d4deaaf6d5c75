import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import { openStore } from '../cases/open-store.ts';
import type { Store } from '../cases/store.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../config/logger.ts';
import type { Answerer } from '../knowledge/answerer.ts';
import { openAnswers, type Answers } from './answers.ts';

const logger = { info() {}, warn() {} } as unknown as Logger;
const config = (folder: string): Config =>
  ({
    dataDir: folder,
    routing: 'workflow',
    answers: {
      engine: 'knowledge',
      knowledgeDir: path.join(folder, 'articles'),
      openai: { baseUrl: '', model: '' },
      limits: { perDay: 1, perUserPerDay: 1 },
    },
  }) as unknown as Config;
const article = (title: string): string => `---\nid: owls\ntitle: ${title}\nlocale: en\n---\n\nAt dusk, with mice.\n`;
const kind = async (answerer: Answerer): Promise<string> => {
  const question = { text: 'zorblax quibber', locale: 'en', turns: [], unanswered: 0, offered: [] };
  return (await answerer.answer(question)).kind;
};

/** Two processes with one database and one folder of articles, as api and worker are. */
describe('articles in use', () => {
  let server: TemporaryPostgres;
  let folder: string;
  let stores: Store[];
  let running: Answers[];
  beforeAll(async () => {
    server = await startPostgres();
    folder = await mkdtemp(path.join(tmpdir(), 'answers-'));
    await mkdir(path.join(folder, 'articles'));
    await writeFile(path.join(folder, 'articles', 'owls.md'), article('Feed the owls'));
    const url = await server.createDatabase();
    stores = [await openStore({ url, scope: 'one', logger }), await openStore({ url, scope: 'one', logger })];
    running = await Promise.all(stores.map((store) => openAnswers({ config: config(folder), store, logger })));
  }, 120_000);
  afterAll(async () => {
    running?.forEach((one) => one.close());
    await Promise.all(stores?.map((store) => store.close()) ?? []);
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('take in an accepted alias in every process, keep it through a restart, and give it back', async () => {
    const alias = { article: 'owls', locale: 'en', words: 'zorblax quibber', alias: 'zorblax quibber' };
    for (const { answerer } of running) expect(await kind(answerer)).toBe('none');
    await stores[0]!.lessons.accept({ ...alias, acceptedBy: 'ann' });
    for (const { answerer } of running) await expect.poll(() => kind(answerer), { timeout: 10_000 }).toBe('answer');
    const restarted = await openAnswers({ config: config(folder), store: stores[1]!, logger });
    expect(await kind(restarted.answerer)).toBe('answer');
    restarted.close();
    await stores[1]!.lessons.removeAlias(alias);
    for (const { answerer } of running) await expect.poll(() => kind(answerer), { timeout: 10_000 }).toBe('none');
  });

  it('take in a changed file; a faulty one is told and the others stay', async () => {
    const titles = (): string[][] => running.map(({ answerer }) => answerer.articles().map(({ title }) => title));
    await writeFile(path.join(folder, 'articles', 'owls.md'), article('Feed the big owls'));
    await expect.poll(titles, { timeout: 10_000 }).toEqual([['Feed the big owls'], ['Feed the big owls']]);
    await writeFile(path.join(folder, 'articles', 'bad.md'), '---\nid: x\n---\n\nText\n');
    await expect.poll(() => running[0]!.answerer.problems().length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(running[0]!.answerer.problems()[0]).toMatchObject({ file: 'bad.md', line: expect.any(Number) as number });
    expect(titles()[0]).toEqual(['Feed the big owls']);
  });
});
