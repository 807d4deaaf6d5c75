import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const logger = { info: () => undefined, warn: () => undefined };

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`when conversations are compared, on ${kind}`, () => {
    let server: TemporaryPostgres | undefined;
    let shared: Store;

    beforeAll(async () => {
      if (kind === 'postgres') server = await startPostgres();
      const url = server ? await server.createDatabase() : 'pglite:memory';
      shared = await openStore({ url, scope: 'only', logger });
    }, 120_000);
    afterAll(async () => {
      await shared.close();
      await server?.stop();
    });

    /** ms until the next reconcile, by this machine's clock, which is also the database's */
    const dueIn = async (discordUserId: string) =>
      ((await shared.episodes.find(discordUserId, '1'))?.nextCheckAt ?? Infinity) - Date.now();
    const about = (ms: number) => [ms - 5_000, ms + 1_000] as const;

    it('hands each due reconcile to one taker and doubles its distance once it is done', async () => {
      const { episodes } = shared;
      for (let index = 0; index < 20; index++) {
        await episodes.upsert({
          discordUserId: `4${index}`,
          episode: '1',
          workflowId: 'w',
          conversationSid: `CHx${index}`,
        });
        await episodes.touch(`CHx${index}`, Date.now(), 10_000_000);
      }
      expect(await episodes.takeDueChecks(100, 15_000)).toEqual([]);
      for (let index = 0; index < 20; index++)
        await episodes.upsert({
          discordUserId: `4${index}`,
          episode: '1',
          workflowId: 'w',
          nextCheckAt: 1,
          checkInterval: 100_000,
        });
      const [one, two] = await Promise.all([episodes.takeDueChecks(15, 50_000), episodes.takeDueChecks(15, 50_000)]);
      const taken = [...one, ...two, ...(await episodes.takeDueChecks(100, 50_000))];
      expect(new Set(taken.map(({ id }) => id)).size).toBe(20);
      expect(taken).toHaveLength(20);
      expect(await episodes.find('40', '1')).toMatchObject({ checkInterval: 100_000 });
      const first = taken.find(({ discordUserId }) => discordUserId === '40')!;
      await episodes.checked(first, 900_000);
      expect(await episodes.find('40', '1')).toMatchObject({ checkInterval: 200_000 });
      expect(await dueIn('40')).toBeGreaterThan(about(200_000)[0]);
      expect(await dueIn('40')).toBeLessThan(about(200_000)[1]);
      await episodes.checked(
        taken.find(({ discordUserId }) => discordUserId === '41')!,
        150_000,
      );
      expect(await episodes.find('41', '1')).toMatchObject({ checkInterval: 150_000 });
    });

    it('has a reconcile whose taker was killed due again after its lease, at the same distance', async () => {
      const { episodes } = shared;
      const row = { discordUserId: '47', episode: '1', workflowId: 'w', conversationSid: 'CH47' };
      await episodes.upsert({ ...row, nextCheckAt: 1, checkInterval: 40_000 });
      const mine = async () => (await episodes.takeDueChecks(100, 300)).filter(({ id }) => id === '47:1');
      expect(await mine()).toHaveLength(1);
      expect(await mine()).toEqual([]);
      await expect.poll(async () => (await mine()).map(({ checkInterval }) => checkInterval)).toEqual([40_000]);
      await episodes.upsert({ ...row, nextCheckAt: null, endedAt: 1 });
    });

    it('lets what moved a taken reconcile meanwhile stand: traffic, or the end', async () => {
      const { episodes } = shared;
      const row = { discordUserId: '46', episode: '1', workflowId: 'w', conversationSid: 'CH46' };
      const take = async () => {
        await episodes.upsert({ ...row, nextCheckAt: 1, checkInterval: 40_000 });
        return (await episodes.takeDueChecks(100, 60_000)).find(({ id }) => id === '46:1')!;
      };
      await episodes.checkAgain(await take(), 200_000);
      expect(await dueIn('46')).toBeGreaterThan(about(200_000)[0]);
      expect(await episodes.find('46', '1')).toMatchObject({ checkInterval: 40_000 });
      for (const settle of ['checked', 'checkAgain'] as const) {
        const taken = await take();
        await episodes.touch('CH46', Date.now(), 10_000);
        await episodes[settle](taken, 900_000);
        expect(await dueIn('46')).toBeLessThan(about(10_000)[1]);
        expect(await episodes.find('46', '1')).toMatchObject({ checkInterval: 10_000 });
      }
      const taken = await take();
      await episodes.upsert({ ...row, nextCheckAt: null, endedAt: 1 });
      await episodes.checked(taken, 900_000);
      expect(await episodes.find('46', '1')).toMatchObject({ nextCheckAt: null });
    });

    it('reckons reconciles by the database’s clock, whatever the clock of a process says', async () => {
      const { episodes } = shared;
      await episodes.upsert({ discordUserId: '48', episode: '1', workflowId: 'w', conversationSid: 'CH48' });
      await episodes.touch('CH48', Date.now() + 600_000, 10_000);
      expect(await dueIn('48')).toBeLessThan(about(10_000)[1]);
      await episodes.touch('CH48', Date.now() - 600_000, 10_000);
      expect(await dueIn('48')).toBeGreaterThan(about(10_000)[0]);
      await episodes.upsert({ discordUserId: '48', episode: '1', workflowId: 'w', nextCheckAt: null, endedAt: 1 });
    });

    it('brings every open conversation with Twilio forward after a time without webhooks', async () => {
      const { episodes } = shared;
      const row = { episode: '1', workflowId: 'w' };
      const began = Date.now();
      const later = began + 900_000;
      await episodes.upsert({ ...row, discordUserId: '61', conversationSid: 'CH61', nextCheckAt: later });
      await episodes.upsert({ ...row, discordUserId: '62', conversationSid: 'CH62', nextCheckAt: 200 });
      await episodes.upsert({ ...row, discordUserId: '63', conversationSid: 'CH63' });
      await episodes.upsert({ ...row, discordUserId: '64' });
      await episodes.upsert({ ...row, discordUserId: '65', conversationSid: 'CH65', endedAt: 1 });
      await episodes.checkAll(5_000, 10_000);
      const checks = await Promise.all(
        ['61', '62', '63', '64', '65'].map(async (id) => (await episodes.find(id, '1'))?.nextCheckAt ?? null),
      );
      for (const soon of [checks[0], checks[2]]) {
        expect(soon).toBeGreaterThanOrEqual(began - 5);
        expect(soon).toBeLessThan(Date.now() + 5_005);
      }
      expect([checks[1], checks[3], checks[4]]).toEqual([200, null, null]);
    });

    it('leaves an ended episode out of reconciles', async () => {
      const { episodes } = shared;
      await episodes.upsert({
        discordUserId: '5',
        episode: '1',
        workflowId: 'w',
        conversationSid: 'CHe',
        endedAt: 1,
        nextCheckAt: null,
      });
      await episodes.touch('CHe', 1_000, 10);
      expect((await episodes.find('5', '1'))?.nextCheckAt).toBeNull();
    });
  });
}
