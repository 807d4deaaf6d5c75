import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCase } from '../../test/support/new-case.ts';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const logger = { info: () => undefined, warn: () => undefined };

/** What the desk's API takes at most. */
const LONGEST = 200;

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`the search for cases on ${kind}`, () => {
    let server: TemporaryPostgres | undefined;
    let store: Store;
    let cases = 0;

    beforeAll(async () => {
      if (kind === 'postgres') server = await startPostgres();
      const url = (await server?.createDatabase()) ?? 'pglite:memory';
      store = await openStore({ url, scope: 'only', logger });
    }, 120_000);
    afterAll(async () => {
      await store.close();
      await server?.stop();
    });

    const open = async (description: string): Promise<number> => {
      const opened = await store.cases.open(newCase({ key: `k${++cases}`, description, at: 5_000 }));
      return opened.record.number;
    };
    const find = async (text: string): Promise<number[]> =>
      (await store.cases.list({ text, limit: 50 })).map((one) => one.number);

    it.each([
      ['The launcher says ERR-42.', ['ERR-42', 'err-42', 'ERR-', 'err-4', '(ERR-42)', 'says err-42', '42']],
      [
        'Write to jane@example.com, please',
        ['jane@example.com', 'Jane@Example', 'jane@exam', 'jane', '<jane@example.com>'],
      ],
      [String.raw`It lost C:\Games\level-3.dat!`, ['level-3.dat', 'level-3', '"level-3.dat"', 'level-3.d', 'games']],
      ['It reads /opt/game/slot.dat at its start', ['/opt/game/slot.dat', '/opt/game', '/opt']],
      ['Since 1.20.4 nothing works', ['1.20.4', '1.20', '1.20.', 'since 1.20.4']],
      ['Bought on 2026-11-05 at 10:31', ['2026-11-05', '2026-11', '11-05', '10:31', 'bought 2026-11-05']],
      [
        'See https://play.example.org/shop?item=9',
        ['https://play.example.org/shop?item=9', 'https://play.example', 'play.example.org'],
      ],
      ['The key is MAX_FPS_LIMIT', ['MAX_FPS_LIMIT', 'max_fps', 'max fps_limit']],
      ['It can’t save the well-known level', ["can't", 'can’t', 'well-known', 'well known', 'well/known', 'known']],
    ])('finds %j by what stands in it, also while it is typed', async (description, searches) => {
      const number = await open(description);
      for (const text of searches) expect([text, await find(text)]).toEqual([text, [number]]);
    });

    it('finds nothing by what only has the same parts somewhere', async () => {
      await open('Error after 97 minutes: version 7, since 31 days, 6 of them in 2025');
      for (const text of ['ERR-97', '7.31.6', '2025-06-07', 'error@minutes', 'e-97'])
        expect([text, await find(text)]).toEqual([text, []]);
    });

    it('takes any text', { timeout: 120_000 }, async () => {
      const sign = fc.constantFrom(
        ...String.raw`'"\:*&|!<>()-+@./_%#~ ,;{}[]$0a`,
        '\u0000',
        '\ud83d',
        'é',
        'ก',
        '\u0301',
      );
      const text = fc.oneof(
        fc.string({ unit: sign, maxLength: LONGEST }),
        fc.string({ unit: 'binary', maxLength: LONGEST / 2 }),
      );
      await fc.assert(
        fc.asyncProperty(text, async (any) => {
          expect(await find(any)).toBeInstanceOf(Array);
        }),
        { numRuns: 200 },
      );
    });
  });
}
