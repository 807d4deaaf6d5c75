import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SemanticSettings } from '../semantic/open-semantic-search.ts';
import { printed, type Printed } from '../../../test/support/knowledge-command.ts';
import { json, startOutsideService } from '../../../test/support/outside-service.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'without-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Nothing listens at port 2. */
const unreachable: SemanticSettings = {
  embedding: { baseUrl: 'http://127.0.0.1:2/v1', apiKey: null, model: 'm' },
  timeoutMs: 2_000,
  folder: null,
};

const run = (argv: string[], semantic = unreachable): Promise<Printed> => printed(argv, { semantic });

const warning =
  /^The embedding engine could not be reached or broke off\. So what follows was found without it, by the built-in search alone\. Check EMBEDDING_BASE_URL[^\n]*\n$/;

it('ask answers every line without the engine, and says so once', async () => {
  const { code, out, err } = await run(['ask', '{"id":1,"text":"a refund"}', '{"id":2,"text":"reset my password"}']);
  expect(code).toBe(1);
  expect(out.match(/"results":\[\{"article":"[^"]+/g)).toEqual([
    '"results":[{"article":"refund',
    '"results":[{"article":"reset-password',
  ]);
  expect(err).toMatch(warning);
});

it('search prints what the built-in search finds', async () => {
  const { out, err } = await run(['search', 'a refund']);
  expect(out).toMatch(/^handoff none .*\n[\d.]+ {2}refund /);
  expect(err).toMatch(warning);
});

it('the re-ranker orders all the same, and a failure of it is told with its line', async () => {
  const service = await startOutsideService();
  service.behaviour = json({}, 500);
  const rerank = { url: `${service.url}/rerank`, apiKey: null, model: null };
  const { out, err } = await run(['ask', '{"id":1,"text":"a refund"}'], { ...unreachable, rerank });
  await service.close();
  expect(service.requests).toHaveLength(1);
  expect(out).toContain('"results":[{"article":"refund"');
  const [first, second, ...more] = err.trim().split('\n');
  expect(first).toContain('by the built-in search and the re-ranker');
  expect(second).toMatch(/^The re-ranker .* Line 1 was judged without it\.$/);
  expect(more).toEqual([]);
});

it('eval leaves out the row that it can not measure, and prints the others', async () => {
  await writeFile(join(folder, 'articles.jsonl'), '{"id":1,"title":"Refunds","aliases":["money back"]}');
  await writeFile(join(folder, 'queries.jsonl'), '{"text":"refunds","gold":1,"locale":"en"}');
  const { code, out, err } = await run(['eval', '--data', folder]);
  expect(code).toBe(1);
  expect(out).toMatch(/^Flexcord +en/m);
  expect(out).not.toContain('with embeddings');
  expect(err).toMatch(/The row "with embeddings" is left out: The embedding engine could not be reached/);
  expect(err.trim().split('\n')).toHaveLength(1);
});
