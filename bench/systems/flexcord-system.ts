import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { anyFreePort } from '../../src/config/ports.ts';
import { SANDBOX_ACCOUNTS } from '../../src/launch/sandbox-environment.ts';
import type { TwilioControl } from '../../src/sandbox/twilio/control-client.ts';
import { until } from '../../src/sandbox/play/until.ts';
import { conversationWorkflowId } from '../../src/contract/workflow-ids.ts';
import { startChild, type Child } from './child.ts';
import { StandIns } from './stand-ins.ts';
import { mapLimited, type Chat, type System } from './system.ts';

/** Conversations that are being escalated at the same time while chats are opened. */
const AT_ONCE = 10;
const CAPACITY = 1_000_000;
/** On a machine that is busy with other work as well. */
const PATIENCE_MS = 180_000;
/** One list of the agent's tasks serves all who look for theirs: it grows with every chat. */
const LISTED_FOR_MS = 100;

export interface FlexcordSystem extends System {
  name: 'flexcord';
  temporalAddress: string;
  dataFolder: string;
  /** from the process's spawn to all parts ready, ms, at the last start */
  readyAfter(): number;
  /** SIGKILL and a new start on the same data. */
  restart(): Promise<void>;
}

/** Environment that points Flexcord to stand-ins; everything else is as an operator gets it, encrypted payloads included. */
export function flexcordEnvironment(standIns: StandIns, ports: { api: number }, folder: string): NodeJS.ProcessEnv {
  return {
    ...SANDBOX_ACCOUNTS,
    DISCORD_API_URL: `${standIns.address}/discord/api`,
    TWILIO_BASE_URL: `${standIns.address}/twilio`,
    PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
    PORT: String(ports.api),
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    DATABASE_URL: '',
    TEMPORAL_ADDRESS: '',
  };
}

/** Flexcord as `npm run app` runs it: one process, the embedded database, Temporal's dev server beside it. */
export async function startFlexcordSystem(folder: string): Promise<FlexcordSystem> {
  const standIns = await StandIns.start(folder);
  const dataFolder = mkdtempSync(path.join(folder, 'data-'));
  const [api, temporal, ui] = [await anyFreePort(), await anyFreePort(), await anyFreePort()];
  const env = {
    ...flexcordEnvironment(standIns, { api }, dataFolder),
    TEMPORAL_PORT: String(temporal),
    TEMPORAL_UI_PORT: String(ui),
  };
  const start = (): Promise<Child> =>
    startChild({ args: ['all'], env, logFile: path.join(folder, 'flexcord.log'), asNpmDoes: true });
  let app = await start();
  const agent = await signIn(standIns.twilio);
  let opened = 0;
  return {
    name: 'flexcord',
    standIns,
    dataFolder,
    temporalAddress: `127.0.0.1:${temporal}`,
    pids: () => ({ app: app.pid, temporal: temporalPid(dataFolder) }),
    readyAfter: () => app.readyAfter,
    openChats: (count) =>
      openChats(
        standIns,
        agent,
        Array.from({ length: count }, () => (opened += 1)),
      ),
    async restart() {
      await app.kill();
      app = await start();
    },
    async close() {
      await app.stop();
      await standIns.close();
    },
  };
}

export function workflowOf(chat: Chat): string {
  return conversationWorkflowId(chat.userId);
}

function temporalPid(dataFolder: string): number {
  return Number(readFileSync(path.join(dataFolder, 'temporal', 'server.pid'), 'utf8').split(' ')[0]);
}

/** An agent who takes every task at once. */
async function signIn(twilio: TwilioControl): Promise<string> {
  const { workerSid } = await twilio.createAgent({ name: 'Ann Keeper' });
  for (const channel of (await twilio.state()).taskChannels) await twilio.setCapacity(workerSid, channel, CAPACITY);
  await twilio.setActivity(workerSid, 'Available');
  return workerSid;
}

/** Each user asks for a person and the agent accepts: the way every conversation goes. */
function openChats(standIns: StandIns, workerSid: string, numbers: number[]): Promise<Chat[]> {
  const { discord, twilio } = standIns;
  const reservations = shared(() => twilio.reservations(workerSid), LISTED_FOR_MS);
  return mapLimited(numbers, AT_ONCE, async (number) => {
    const user = await discord.createUser({ username: `user_${number}`, locale: 'en-US' });
    await discord.sendDm(user.id, { content: 'I want to talk to a real person please' });
    const reservation = await until(
      `the task of user ${number}`,
      async () =>
        (await reservations()).find(
          ({ status, attributes }) => status === 'pending' && attributes['customerAddress'] === `discord_${user.id}`,
        ),
      PATIENCE_MS,
    );
    const { conversationSid } = await twilio.accept(reservation.reservationSid);
    const joined = await until(
      `user ${number} to read who has joined`,
      async () => (await discord.messages(user.id, 'dm')).find(({ content }) => content.includes('has joined')),
      PATIENCE_MS,
    );
    return { userId: user.id, channelId: joined.channel_id, conversationSid: conversationSid!, workerSid };
  });
}

/** Asks at most once per `ms`, for all who ask meanwhile. */
function shared<T>(ask: () => Promise<T>, ms: number): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    if (!answer) {
      answer = ask();
      setTimeout(() => (answer = undefined), ms);
    }
    return answer;
  };
}
