import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadBaseConfig, loadConfig, secretsOf } from './config.ts';
import { variables } from './variables.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'flexcord-config-'));
const six = {
  DISCORD_TOKEN: 'the-bot-token',
  DISCORD_APPLICATION_ID: '100000000000000001',
  DISCORD_GUILD_ID: '200000000000000001',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'the-auth-token',
  PUBLIC_URL: 'https://support.example.com/',
};

function failure(env: Record<string, string>, cwd = folder()): string {
  try {
    loadConfig({ env, cwd });
  } catch (error) {
    expect(error).toMatchObject({ name: 'OperatorError', exitCode: 2 });
    return (error as Error).message;
  }
  throw new Error('The configuration was taken.');
}

test('six variables are enough, the rest has defaults', () => {
  const cwd = folder();
  const config = loadConfig({ env: six, cwd });
  expect(config.publicUrl).toBe('https://support.example.com');
  expect(config.discord.apiUrl).toBe('https://discord.com/api');
  expect(config.twilio).toEqual({ accountSid: six.TWILIO_ACCOUNT_SID, authToken: 'the-auth-token' });
  expect(config).toMatchObject({
    routing: 'workflow',
    http: { host: '127.0.0.1', port: 3000 },
    encryption: { enabled: true },
  });
  expect(config.database).toEqual({ kind: 'pglite', url: `pglite:${path.join(cwd, '.flexcord', 'database')}` });
  expect(config.temporal).toMatchObject({ embedded: true, namespace: 'default', uiUrl: 'http://127.0.0.1:8233' });
  expect(config.timings.botIdleReminder).toBe(15 * 60_000);
  expect(config.timings.businessHours).toBeNull();
});

test('one message names every missing variable; empty and blank count as missing', () => {
  const message = failure({ ...six, DISCORD_TOKEN: '', TWILIO_AUTH_TOKEN: '  ', PUBLIC_URL: '' });
  expect(message).toContain('Missing environment variables: DISCORD_TOKEN, TWILIO_AUTH_TOKEN, PUBLIC_URL.');
  expect(failure({})).toContain(Object.keys(six).join(', ').replace('PUBLIC_URL', 'PUBLIC_URL'));
});

test.each([
  ['PORT', '70000', 'a port from 0 to 65535'],
  ['ROUTING', 'flow', 'workflow or studio'],
  ['PUBLIC_URL', 'support.example.com', 'an address such as'],
  ['BOT_IDLE_REMINDER', '15', 'a duration such as'],
  ['BUSINESS_HOURS', 'Mon-Fri 9-18', 'Asia/Bangkok'],
  ['DATABASE_URL', 'mysql://x', 'postgres://'],
  ['PAYLOAD_KEYS', 'k1:short', '32 bytes'],
  ['TWILIO_API_KEY_SID', 'SK1', 'TWILIO_API_KEY_SECRET must be set together'],
  ['FEEDS', 'https://example.com/feed', 'patch-notes='],
  ['RETENTION', 'a year', 'a duration such as 365d'],
  ['DISCORD_GUILD_ID', 'my-server', 'digits only'],
  ['ANSWER_ENGINE', 'http', 'BOT_HTTP_URL must be set'],
  ['TEMPORAL_API_KEY', 'k', 'TEMPORAL_ADDRESS must be set'],
])('a wrong %s is named with what is allowed', (name, value, allowed) => {
  const message = failure({ ...six, [name]: value });
  expect(message).toContain(name);
  expect(message).toContain(allowed);
});

test('missing and wrong variables are told together, and no value is quoted', () => {
  const message = failure({ ...six, PUBLIC_URL: '', SESSION_SECRET: 'hush-hush' });
  expect(message).toContain('PUBLIC_URL');
  expect(message).toContain('SESSION_SECRET');
  expect(message).not.toContain('hush-hush');
});

test('a .env file fills in what the environment does not name, and an empty variable hides its line', () => {
  const cwd = folder();
  writeFileSync(
    path.join(cwd, '.env'),
    '# accounts\nexport LOG_LEVEL=debug # chatty\nROUTING="studio"\nPORT=4000\n\nSTAFF_ROLES=\'Helpers, 42\'\n',
  );
  const config = loadBaseConfig({ env: { PORT: '5000', ROUTING: '' }, cwd });
  expect(config).toMatchObject({
    logLevel: 'debug',
    routing: 'workflow',
    http: { port: 5000 },
    staffRoles: ['Helpers', '42'],
  });
});

test('an unreadable .env file and a malformed line are errors that say what to do', () => {
  const cwd = folder();
  mkdirSync(path.join(cwd, '.env'));
  expect(failure(six, cwd)).toMatch(/exists but can't be read .* make it a readable text file/);
  const other = folder();
  writeFileSync(path.join(other, '.env'), 'A=1\nnonsense\n');
  expect(failure(six, other)).toContain('Line 2 of');
});

test('a Temporal server that is named by a profile alone is not replaced by an embedded one', () => {
  expect(loadBaseConfig({ env: { TEMPORAL_PROFILE: 'prod' }, cwd: folder() }).temporal.embedded).toBe(false);
});

test('secrets for the logger: tokens, keys and the database password', () => {
  const config = loadConfig({
    env: { ...six, DATABASE_URL: 'postgres://app:pa%24sword@db/x', OPENAI_API_KEY: 'sk-123456' },
    cwd: folder(),
  });
  expect(secretsOf(config).sort()).toEqual(['pa$sword', 'sk-123456', 'the-auth-token', 'the-bot-token']);
});

test('the list of variables has no name twice', () => {
  expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
});
