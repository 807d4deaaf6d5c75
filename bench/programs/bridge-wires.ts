import { WebSocketManager } from '@discordjs/ws';
import { GatewayDispatchEvents, GatewayIntentBits, Routes, type GatewayDispatchPayload } from 'discord-api-types/v10';
import Fastify from 'fastify';
import { pino } from 'pino';
import { createDiscordRest } from '../../src/discord/discord-rest.ts';
import type { RunningPart } from '../../src/launch/running-part.ts';
import { SANDBOX_ACCOUNTS } from '../../src/launch/sandbox-environment.ts';
import { createTwilioClient, type TwilioClient } from '../../src/twilio/client.ts';
import { isSigned } from '../../src/twilio/signature.ts';

/** Discord's global limit for a bot; the bridges have no other process that shares it. */
const CALLS_PER_SECOND = 50;

/** What the bridges that are compared stand on: the HTTP clients of Flexcord, Discord's gateway, a webhook server. */
export interface Wires {
  twilio: TwilioClient['sdk']['conversations']['v1'];
  post(channelId: string, content: string): Promise<void>;
}

export interface BridgeHandlers {
  /** A direct message of a user. */
  fromUser(wires: Wires, message: { userId: string; channelId: string; text: string }): Promise<void>;
  /** An agent's message, from a signed webhook. */
  fromAgent(wires: Wires, message: { conversationSid: string; text: string }): Promise<void>;
}

export interface BridgeAddresses {
  sandbox: string;
  port: number;
}

/**
 * Connects a bridge that keeps nothing. Like Flexcord it uses kept-alive connections and checks signatures, so that what
 * is left as a difference is how a message is carried. Messages of one direction are handled in the order of arrival.
 */
export async function connectBridge(handlers: BridgeHandlers, addresses: BridgeAddresses): Promise<RunningPart> {
  const { sandbox, port } = addresses;
  const rest = createDiscordRest({
    token: SANDBOX_ACCOUNTS.DISCORD_TOKEN,
    apiUrl: `${sandbox}/discord/api`,
    requestsPerSecond: CALLS_PER_SECOND,
    logger: pino({ level: 'silent' }),
  });
  const client = createTwilioClient({
    accountSid: SANDBOX_ACCOUNTS.TWILIO_ACCOUNT_SID,
    authToken: SANDBOX_ACCOUNTS.TWILIO_AUTH_TOKEN,
    baseUrl: `${sandbox}/twilio`,
  });
  const wires: Wires = {
    twilio: client.sdk.conversations.v1,
    async post(channelId, content) {
      await rest.call('POST', Routes.channelMessages(channelId), {
        body: { content, allowed_mentions: { parse: [] } },
      });
    },
  };
  const gateway = await listenToUsers(rest.client, (message) => handlers.fromUser(wires, message));
  const app = webhookServer(`http://127.0.0.1:${port}`, (message) => handlers.fromAgent(wires, message));
  await app.listen({ host: '127.0.0.1', port });
  return {
    ready: Promise.resolve(),
    async close() {
      await gateway.destroy();
      await app.close();
    },
  };
}

async function listenToUsers(
  rest: ReturnType<typeof createDiscordRest>['client'],
  handle: (message: { userId: string; channelId: string; text: string }) => Promise<void>,
): Promise<WebSocketManager> {
  const manager = new WebSocketManager({
    token: SANDBOX_ACCOUNTS.DISCORD_TOKEN,
    intents: GatewayIntentBits.DirectMessages | GatewayIntentBits.MessageContent,
    rest,
    shardCount: 1,
  });
  const inOrder = queues();
  manager.on('dispatch', (payload: GatewayDispatchPayload) => {
    if (payload.t !== GatewayDispatchEvents.MessageCreate || payload.d.author.bot === true) return;
    const { author, channel_id: channelId, content: text } = payload.d;
    inOrder(author.id, () => handle({ userId: author.id, channelId, text }));
  });
  await manager.connect();
  return manager;
}

function webhookServer(
  publicUrl: string,
  handle: (message: { conversationSid: string; text: string }) => Promise<void>,
) {
  const app = Fastify({ forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const inOrder = queues();
  app.post('/webhook', async (request, reply) => {
    const params = Object.fromEntries(new URLSearchParams(request.body as string));
    const signature = request.headers['x-twilio-signature'] as string | undefined;
    const { authToken } = { authToken: SANDBOX_ACCOUNTS.TWILIO_AUTH_TOKEN };
    if (!isSigned({ authToken, signature, url: publicUrl + request.url, params })) return reply.code(403).send();
    const { ConversationSid: conversationSid = '', Body: text = '', Source: source } = params;
    if (source === 'SDK') inOrder(conversationSid, () => handle({ conversationSid, text }));
    return reply.code(204).send();
  });
  return app;
}

/** One message of a conversation after the other; other conversations at the same time. */
function queues(): (key: string, work: () => Promise<void>) => void {
  const tails = new Map<string, Promise<void>>();
  return (key, work) => {
    const tail = (tails.get(key) ?? Promise.resolve()).then(work).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
    });
    tails.set(key, tail);
    void tail.then(() => tails.get(key) === tail && tails.delete(key));
  };
}
