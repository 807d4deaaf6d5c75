import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { SandboxClock } from '../clock.ts';
import { SandboxStorage } from '../storage.ts';
import { DiscordControl } from './control-client.ts';
import { createDiscordStandIn } from './stand-in.ts';

export interface ListeningDiscord {
  /** e.g. `http://127.0.0.1:41234` */
  url: string;
  /** What a client takes as its REST base: `<url>/discord/api`. */
  apiUrl: string;
  botToken: string;
  applicationId: string;
  guildId: string;
  clock: SandboxClock;
  control: DiscordControl;
  close(): Promise<void>;
}

/** Starts a Discord stand-in on a free port, in memory unless a storage is given: for tests and benches. */
export async function listenDiscord(
  options: { storage?: SandboxStorage; clock?: SandboxClock; rateLimits?: boolean } = {},
): Promise<ListeningDiscord> {
  const clock = options.clock ?? new SandboxClock();
  const storage = options.storage ?? new SandboxStorage();
  const identity = {
    botToken: 'MTAw.stand-in.token',
    applicationId: '1000000000000000001',
    guildId: '1000000000000000002',
  };
  let url = '';
  const standIn = createDiscordStandIn({
    ...identity,
    storage,
    clock,
    get publicUrl() {
      return url;
    },
  });
  const server = Fastify({ forceCloseConnections: true });
  await server.register(standIn.plugin);
  server.server.on('upgrade', (request, socket, head) => {
    if (!standIn.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const control = new DiscordControl(url);
  if (options.rateLimits === false) await control.setRateLimits(false);
  const close = async (): Promise<void> => {
    await standIn.close();
    clock.close();
    await server.close();
  };
  return { url, apiUrl: `${url}/discord/api`, ...identity, clock, control, close };
}
