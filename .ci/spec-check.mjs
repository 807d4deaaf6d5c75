/**
 * Plays whole conversations through a checker that holds every request, answer and gateway frame against the OpenAPI documents
 * which Discord and Twilio publish: `node .ci/spec-check.mjs FOLDER_OF_THE_CHECKER`. Both routing modes, both languages.
 * Exit code 1 when a conversation fails or the checker finds an error on either side.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'main.js');
const checker = path.resolve(process.argv[2] ?? '');
const accounts = {
  DISCORD_TOKEN: 'sandbox-bot-token',
  DISCORD_APPLICATION_ID: '100000000000000001',
  DISCORD_GUILD_ID: '200000000000000001',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'sandbox-auth-token',
};

let failed = false;
for (const routing of ['workflow', 'studio']) {
  for (const locale of ['en', 'th']) {
    const outcome = await check(routing, locale).catch((error) => `failed: ${error.message}`);
    console.log(`${routing}, ${locale}: ${outcome}`);
    failed ||= outcome !== 'no error';
  }
}
process.exit(failed ? 1 : 0);

async function check(routing, locale) {
  const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-spec-'));
  const [sandboxPort, port, temporalPort, uiPort] = await freePorts(4);
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const env = {
    ...process.env,
    ...accounts,
    DATA_DIR: folder,
    SANDBOX_PORT: sandboxPort,
    PORT: port,
    TEMPORAL_PORT: temporalPort,
    TEMPORAL_UI_PORT: uiPort,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ROUTING: routing,
    LOG_LEVEL: 'warn',
  };
  const children = [];
  const start = (args, options = {}) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'], ...options });
    child.ended = new Promise((resolve) => child.once('exit', resolve));
    children.push(child);
    return child;
  };
  try {
    start([main, 'sandbox']);
    await answering(`${sandboxUrl}/control/links`);
    const report = path.join(folder, 'report.json');
    const targets = ['--discord-target', `${sandboxUrl}/discord/api`, '--twilio-target', `${sandboxUrl}/twilio`];
    const proxy = start([path.join(checker, 'proxy.mjs'), ...targets, '--json', report], {
      cwd: checker,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const app = start([main, 'all'], { env: { ...env, ...(await addressesOf(proxy)) } });
    await answering(`http://127.0.0.1:${port}/readyz`);
    const played = await start([main, 'demo', '--locale', locale, '--sandbox', sandboxUrl], { stdio: 'inherit' }).ended;
    // The app first: the proxy waits for its connections to end before it writes the report.
    app.kill('SIGTERM');
    await app.ended;
    proxy.kill('SIGTERM');
    await proxy.ended;
    if (played !== 0) return 'the conversation failed';
    const { request, response } = JSON.parse(readFileSync(report, 'utf8'));
    const errors = [...request, ...response].filter(({ level }) => level === 'error');
    for (const { api, route, message } of errors) console.log(`  ${api} ${route}: ${message}`);
    return errors.length === 0 ? 'no error' : `${errors.length} errors`;
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map((child) => Promise.race([child.ended, delay(10_000)])));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The proxy prints `NAME=address` for the two vendors first. */
async function addressesOf(proxy) {
  const addresses = {};
  for await (const line of createInterface({ input: proxy.stdout })) {
    const [, name, address] = /^(DISCORD_API_URL|TWILIO_BASE_URL)=(\S+)$/.exec(line) ?? [];
    if (name) addresses[name] = address;
    if (Object.keys(addresses).length === 2) return addresses;
  }
  throw new Error('the checker did not start');
}

async function answering(url) {
  for (const until = Date.now() + 90_000; ; await delay(100)) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    if (Date.now() > until) throw new Error(`${url} did not answer within 90 s`);
  }
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => String(server.address().port));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
