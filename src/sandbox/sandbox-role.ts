import path from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyPluginAsync } from 'fastify';
import { SandboxClock } from './clock.ts';
import { createDiscordStandIn } from './discord/stand-in.ts';
import { SandboxStorage } from './storage.ts';
import { createTwilioStandIn } from './twilio/stand-in.ts';

export interface SandboxOptions {
  host: string;
  port: number;
  /** absent = in memory only */
  folder?: string;
  accounts: {
    botToken: string;
    applicationId: string;
    guildId: string;
    accountSid: string;
    authToken: string;
  };
  /** folder of the built page; absent = stand-ins only */
  pageFolder?: string;
  /** what the page links to: case desk, Temporal's Web UI */
  links: Record<string, string>;
}

export interface RunningSandbox {
  address: string;
  close(): Promise<void>;
}

/** The stand-ins of Discord and Twilio and the page to play with them, in one HTTP server. Knows nothing of Flexcord. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const publicUrl = `http://${options.host}:${options.port}`;
  const clock = new SandboxClock();
  const storage = (part: string) =>
    new SandboxStorage(options.folder === undefined ? {} : { folder: path.join(options.folder, part) });
  const { botToken, applicationId, guildId, accountSid, authToken } = options.accounts;
  const stores = { discord: storage('discord'), twilio: storage('twilio') };
  const discord = createDiscordStandIn({ publicUrl, storage: stores.discord, clock, botToken, applicationId, guildId });
  const twilio = createTwilioStandIn({ publicUrl, storage: stores.twilio, clock, accountSid, authToken });
  const app = Fastify({ forceCloseConnections: true });
  await app.register(discord.plugin);
  await app.register(twilio.plugin);
  await app.register(page(options));
  app.server.on('upgrade', (request, socket, head) => {
    if (!discord.handleUpgrade(request, socket, head) && !twilio.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await app.listen({ host: options.host, port: options.port });
  return {
    address: publicUrl,
    async close() {
      await Promise.all([discord.close(), twilio.close()]);
      clock.close();
      await app.close();
      await Promise.all([stores.discord.flush(), stores.twilio.flush()]);
    },
  };
}

function page({ pageFolder, links }: SandboxOptions): FastifyPluginAsync {
  return async (app) => {
    app.get('/control/links', async () => links);
    if (pageFolder !== undefined) await app.register(fastifyStatic, { root: pageFolder, prefix: '/' });
  };
}
