import { expect, test } from 'vitest';
import { loadBaseConfig } from './config.ts';
import { createLogger } from './logger.ts';

test('secret values and secret keys never reach a line', () => {
  const lines: string[] = [];
  const config = loadBaseConfig({ env: { SESSION_SECRET: 'x'.repeat(40) }, cwd: '/' });
  const logger = createLogger(config, 'test', { write: (line) => void lines.push(line) });
  logger.warn(
    { url: `https://host/${'x'.repeat(40)}`, headers: { authorization: 'Bearer abc' }, options: { token: 'def' } },
    'call failed',
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('call failed');
  expect(lines[0]).not.toMatch(/xxxx|abc|def/);
});
