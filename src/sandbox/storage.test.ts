import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxStorage } from './storage.ts';

describe('SandboxStorage', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-storage-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps documents, collections and blobs over a restart', async () => {
    const first = new SandboxStorage({ folder });
    first.save('discord/settings', () => ({ rateLimits: true }));
    const users = first.collection<{ name: string }>('discord/users');
    users.set('1', { name: 'Mali' });
    users.set('2', { name: 'Sam' });
    users.delete('2');
    await first.putBlob('file-1', Buffer.from('bytes'));
    await first.flush();

    const second = new SandboxStorage({ folder });
    expect(second.load('discord/settings')).toEqual({ rateLimits: true });
    expect([...second.collection('discord/users').keys()]).toEqual(['1']);
    expect(second.getBlob('file-1')?.toString()).toBe('bytes');
  });

  it('writes by itself within 250 ms', async () => {
    const storage = new SandboxStorage({ folder, debounceMs: 10 });
    storage.save('soon', () => ({ ok: true }));
    await expect.poll(() => existsSync(join(folder, 'soon.json'))).toBe(true);
  });

  it('goes on after a write was cut short by a kill', async () => {
    const first = new SandboxStorage({ folder });
    first.collection<number>('n').set('a', 1);
    await first.flush();
    appendFileSync(join(folder, 'n.jsonl'), '["b",');
    const second = new SandboxStorage({ folder });
    const numbers = second.collection<number>('n');
    expect([...numbers.keys()]).toEqual(['a']);
    numbers.set('c', 3);
    await second.flush();
    expect([...new SandboxStorage({ folder }).collection<number>('n').keys()]).toEqual(['a', 'c']);
  });

  it('writes only changed records and rewrites a log that is mostly out of date', async () => {
    const storage = new SandboxStorage({ folder });
    const numbers = storage.collection<number>('n');
    for (let i = 0; i < 2_500; i++) {
      numbers.set(`k${i % 2}`, i);
      if (i % 2 === 1) await numbers.write();
    }
    expect(readFileSync(join(folder, 'n.jsonl'), 'utf8').trimEnd().split('\n').length).toBeLessThan(1_100);
    expect(numbers.get('k1')).toBe(2_499);
  });

  it('keeps everything in memory without a folder', async () => {
    const storage = new SandboxStorage();
    storage.save('x', () => [1]);
    await storage.putBlob('b', Buffer.from('1'));
    await storage.flush();
    expect(storage.load('x')).toEqual([1]);
    expect(storage.getBlob('b')?.length).toBe(1);
    storage.deleteBlob('b');
    expect(storage.getBlob('b')).toBeUndefined();
  });

  it('refuses names that leave the folder', () => {
    expect(() => new SandboxStorage({ folder }).save('../x', () => 1)).toThrow(/storage name/);
  });
});
