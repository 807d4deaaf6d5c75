import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyFreePort } from '../../src/config/ports.ts';
import { SANDBOX_ACCOUNTS } from '../../src/launch/sandbox-environment.ts';
import { DiscordControl } from '../../src/sandbox/discord/control-client.ts';
import { ActingAgent, type AgentChat } from '../../src/sandbox/play/acting-agent.ts';
import { ActingUser } from '../../src/sandbox/play/acting-user.ts';
import { until } from '../../src/sandbox/play/until.ts';
import { TwilioControl } from '../../src/sandbox/twilio/control-client.ts';
import { findTemporalCli } from '../../src/temporal/cli.ts';
import { type DevServer, startDevServer } from '../../src/temporal/dev-server.ts';
import { startPostgres, type TemporaryPostgres } from '../support/postgres.ts';
import { FlexcordProcess } from '../support/processes.ts';
import { PATIENCE } from '../support/system.ts';
import { arrivedInDiscord, arrivedInFlex, english, numbered } from './scenarios/people.ts';

const ROLES = ['gateway', 'api', 'worker'] as const;
/** DESIGN: traffic both ways this long after a killed role is back. */
const BACK_WITHIN = 15_000;

/** A sandbox alone, Temporal, and whatever of Flexcord a test starts beside them, as an installation would. */
describe('an installation without supervisor', { timeout: 4 * PATIENCE }, () => {
  let folder: string;
  let temporal: DevServer;
  let sandbox: FlexcordProcess;
  let env: Record<string, string>;
  let discord: DiscordControl;
  let twilio: TwilioControl;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'flexcord-roles-'));
    const [port, sandboxPort, temporalPort, uiPort] = await Promise.all([
      anyFreePort(),
      anyFreePort(),
      anyFreePort(),
      anyFreePort(),
    ]);
    const cliPath = await findTemporalCli({ named: process.env['TEMPORAL_CLI_PATH'], report: () => undefined });
    temporal = await startDevServer({
      cliPath,
      folder: path.join(folder, 'temporal'),
      port: temporalPort,
      uiPort,
      namespace: 'default',
      report: () => undefined,
    });
    const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    env = {
      ...SANDBOX_ACCOUNTS,
      DISCORD_API_URL: `${sandboxUrl}/discord/api`,
      TWILIO_BASE_URL: `${sandboxUrl}/twilio`,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      TEMPORAL_ADDRESS: temporal.address,
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
    };
    sandbox = new FlexcordProcess('sandbox', env);
    await sandbox.ready();
    discord = new DiscordControl(sandboxUrl);
    twilio = new TwilioControl(sandboxUrl);
  }, 2 * PATIENCE);

  afterAll(async () => {
    await sandbox?.kill('SIGTERM');
    await temporal?.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe('gateway, api and worker as processes of their own on PostgreSQL', () => {
    let postgres: TemporaryPostgres;
    const running = new Map<string, FlexcordProcess>();
    let user: ActingUser;
    let chat: AgentChat;

    const start = async (role: string) => {
      const process = new FlexcordProcess(role, { ...env, DATABASE_URL: postgres.url });
      running.set(role, process);
      return process.ready();
    };

    beforeAll(async () => {
      postgres = await startPostgres();
      const provision = new FlexcordProcess('provision', { ...env, DATABASE_URL: postgres.url });
      if ((await provision.ended) !== 0) throw new Error(`Nothing was provisioned:\n${provision.said}`);
      await Promise.all(ROLES.map(start));
    }, 2 * PATIENCE);

    afterAll(async () => {
      await Promise.all([...running.values()].map((process) => process.kill('SIGTERM')));
      await postgres?.stop();
    });

    test('hold a whole conversation', async () => {
      user = await ActingUser.join(discord, { username: 'mia', globalName: 'Mia' });
      const agent = await ActingAgent.signIn(twilio, 'Ann Keeper', 5);
      await user.say(english.wantPerson);
      await user.reads(english.created, PATIENCE);
      chat = await agent.accepts(user.id, PATIENCE);
      await user.reads(english.joined('Ann Keeper'), PATIENCE);
      await chat.say('down-1');
      await user.say('up-1');
      await Promise.all([user.reads('down-1', PATIENCE), chat.reads('up-1', PATIENCE)]);
    });

    test('each may be killed: nothing is lost, doubled or out of order, and both ways work again in time', async () => {
      let count = 1;
      const bothSay = async () => {
        count += 1;
        await Promise.all([user.say(`up-${count}`), chat.say(`down-${count}`)]);
      };
      for (const role of ROLES) {
        await bothSay();
        await running.get(role)!.kill('SIGKILL');
        await bothSay();
        await start(role);
        const returned = Date.now();
        await bothSay();
        await Promise.all([user.reads(`down-${count}`, PATIENCE), chat.reads(`up-${count}`, PATIENCE)]);
        expect(Date.now() - returned, `both ways after the ${role} is back`).toBeLessThan(BACK_WITHIN);
      }
      expect(await arrivedInFlex(chat, 'up', count)).toEqual(numbered('up', count));
      expect(await arrivedInDiscord(user, 'down', count)).toEqual(numbered('down', count));
    });

    test('a rolling deploy: old and new gateway and worker side by side, then the new ones alone', async () => {
      let count = 0;
      const bothSay = async () => {
        count += 1;
        await Promise.all([user.say(`both-up-${count}`), chat.say(`both-down-${count}`)]);
      };
      const arrive = () =>
        Promise.all([user.reads(`both-down-${count}`, PATIENCE), chat.reads(`both-up-${count}`, PATIENCE)]);
      const old = ['gateway', 'worker'].map((role) => running.get(role)!);
      const newer = { ...env, DATABASE_URL: postgres.url, GATEWAY_INSTANCE: 'new' };
      for (const role of ['worker', 'gateway']) {
        const process = new FlexcordProcess(role, newer);
        running.set(role, process);
        await process.ready();
        for (let i = 0; i < 5; i += 1) await bothSay();
        await arrive();
      }
      for (const process of old) {
        await bothSay();
        await process.kill('SIGTERM');
        await bothSay();
      }
      await arrive();
      expect(await arrivedInFlex(chat, 'both-up', count)).toEqual(numbered('both-up', count));
      expect(await arrivedInDiscord(user, 'both-down', count)).toEqual(numbered('both-down', count));
    });

    test('a report in a server without channels is a case all the same, and confirmed', async () => {
      const opened = (await discord.useCommand(user.id, { name: 'bug' })).interactionId;
      await until('the form', async () => (await discord.interaction(opened)).modal, PATIENCE);
      const { interactionId } = await discord.submitModal(user.id, opened, {
        title: 'The map stays black',
        details: 'After a boss fight',
      });
      await until(
        'the number of the case',
        async () => (await discord.interaction(interactionId)).responses.some(({ content }) => /C-\d+/.test(content)),
        PATIENCE,
      );
    });
  });

  describe('everything in one process on the embedded database', () => {
    let app: FlexcordProcess;
    beforeAll(async () => {
      app = new FlexcordProcess('all', env);
      await app.ready();
    }, 2 * PATIENCE);
    afterAll(() => app?.kill('SIGTERM'));

    test('a second process that opens the database is refused, and told what to use', async () => {
      const second = new FlexcordProcess('worker', env);
      expect(await second.ended).not.toBe(0);
      expect(second.said).toMatch(/PostgreSQL/);
      expect(second.said.trim().split('\n').length).toBeLessThanOrEqual(3);
    });

    test('is ready again soon after a kill', async () => {
      await app.kill('SIGKILL');
      app = new FlexcordProcess('all', env);
      const took = await app.ready();
      console.info(`Ready ${(took / 1_000).toFixed(1)} s after its start (DESIGN: 6 s on an idle machine).`);
      expect(took).toBeLessThan(PATIENCE / 2);
    });
  });

  test('without its variables nothing starts, and one message names all that are missing', async () => {
    const app = new FlexcordProcess('all', { DATA_DIR: folder, TWILIO_AUTH_TOKEN: 'given' });
    expect(await app.ended).toBe(2);
    for (const name of [
      'DISCORD_TOKEN',
      'DISCORD_APPLICATION_ID',
      'DISCORD_GUILD_ID',
      'TWILIO_ACCOUNT_SID',
      'PUBLIC_URL',
    ])
      expect(app.said).toContain(name);
    expect(app.said).not.toContain('TWILIO_AUTH_TOKEN');
  });
});
