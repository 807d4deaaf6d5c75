import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeStore } from '../../test/gateway/gateway-world.ts';
import { SessionKeeper } from './session-keeper.ts';

const info = (sessionId: string, sequence: number) => ({
  sessionId,
  sequence,
  resumeURL: 'wss://gateway.test',
  shardId: 0,
  shardCount: 1,
});

describe('the gateway session', () => {
  let keeper: SessionKeeper;
  const begin = async () => {
    const options = { applicationId: '1', instance: 'one', onNewSession: () => undefined };
    keeper = new SessionKeeper({ ...options, settings: fakeStore().settings, logger: pino({ level: 'silent' }) });
    await keeper.load();
    keeper.update(info('first', 1));
    keeper.begin(1)();
    keeper.gapClosed();
  };
  afterEach(async () => {
    vi.useRealTimers();
    await keeper.close();
  });

  it('resumes from the last event that was handed on, whatever the library counted', async () => {
    await begin();
    keeper.update(info('first', 2));
    keeper.begin(2);
    keeper.update(info('first', 3));
    expect(keeper.get()).toMatchObject({ sessionId: 'first', sequence: 2 });
  });

  it('a gap begins with the last event, whenever that was settled', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await begin();
    const lastEvent = Date.now() + 60_000;
    vi.setSystemTime(lastEvent);
    const settled = keeper.begin(2);
    vi.setSystemTime(lastEvent + 300_000);
    settled();
    await keeper.write();
    keeper.update(info('second', 1));
    expect(keeper.gap?.since).toBe(lastEvent);
    expect(keeper.lost).toEqual({ since: lastEvent, until: lastEvent + 300_000 });
  });
});
