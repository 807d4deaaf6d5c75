import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { cdnRoutes } from './cdn.ts';
import { Control } from './control/routes.ts';
import { Gateway } from './gateway/gateway.ts';
import { Interactions } from './interactions/interactions.ts';
import { interactionRoutes } from './interactions/routes.ts';
import type { WorldOptions } from './model/world.ts';
import { Api } from './rest/api.ts';
import type { FormBody } from './rest/api.ts';
import type { UploadedFile } from './rest/compose.ts';
import { refuse } from './rest/errors.ts';
import { channelRoutes } from './rest/routes-channels.ts';
import { commandRoutes } from './rest/routes-commands.ts';
import { guildRoutes } from './rest/routes-guild.ts';
import { messageRoutes } from './rest/routes-messages.ts';
import { userRoutes } from './rest/routes-users.ts';
import { Services } from './rest/services.ts';

/** Where the stand-in is reached, what it keeps, and the identity that its bot has. */
export type DiscordStandInOptions = WorldOptions;

export interface DiscordStandIn {
  /** All HTTP routes, with absolute paths: `/discord/api/v10/*`, `/discord/cdn/*`, `/control/discord/*`. */
  plugin: FastifyPluginAsync;
  /** Takes a WebSocket upgrade for `/discord/gateway` or `/control/discord/events`; false = not for this stand-in. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Ends all connections and writes what is unsaved. */
  close(): Promise<void>;
}

/** A request may be 25 MiB (reference, "Uploading Files"). */
const REQUEST_LIMIT = 25 * 1024 * 1024;

/**
 * A Discord of its own, for one application and one server, that clients written to Discord's documentation can use:
 * gateway, HTTP API, file links, and a control interface for the people in it. README.md tells what it covers.
 */
export function createDiscordStandIn(options: DiscordStandInOptions): DiscordStandIn {
  const services = new Services(options);
  const gateway = new Gateway(services);
  const interactions = new Interactions(services);
  const watchers = new WebSocketServer({ noServer: true });
  services.world.announce.onVisible((event) => {
    const text = JSON.stringify(event);
    for (const watcher of watchers.clients) watcher.send(text);
  });

  const plugin: FastifyPluginAsync = async (server) => {
    await parseBodies(server);
    const api = new Api(server, services);
    userRoutes(api, services, gateway);
    guildRoutes(api, services);
    channelRoutes(api, services);
    messageRoutes(api, services);
    commandRoutes(api, services);
    interactionRoutes(api, services, interactions);
    cdnRoutes(server, services);
    new Control(server, services, gateway, interactions);
  };

  return {
    plugin,
    handleUpgrade(request, socket, head) {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      if (/^\/discord\/gateway\/?$/.test(pathname)) gateway.upgrade(request, socket, head);
      else if (pathname === '/control/discord/events')
        watchers.handleUpgrade(request, socket, head, (client: WebSocket) =>
          client.on('error', () => client.terminate()),
        );
      else return false;
      return true;
    },
    async close() {
      gateway.close();
      for (const watcher of watchers.clients) watcher.terminate();
      watchers.close();
      await options.storage.flush();
    },
  };
}

/** JSON and multipart bodies, with Discord's answers to broken and to large ones. */
async function parseBodies(server: FastifyInstance): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: REQUEST_LIMIT * 1.4 },
    (_request, text, done) => {
      try {
        done(null, text === '' ? undefined : JSON.parse(text as string));
      } catch {
        done(refuse.invalidJson());
      }
    },
  );
  await server.register(multipart, { limits: { fileSize: REQUEST_LIMIT, files: 20, fieldSize: REQUEST_LIMIT } });
  server.addHook('preHandler', async (request) => {
    if (request.isMultipart()) request.body = await readForm(request.parts());
  });
  server.setErrorHandler((error: { statusCode?: number; code?: string } & Error, _request, reply) => {
    const known = 'body' in error ? (error as unknown as { status: number; body(): object }) : undefined;
    if (known) return reply.code(known.status).send(known.body());
    if (error.statusCode === 413) return reply.code(413).send(refuse.tooLarge().body());
    if (error.statusCode === 415) return reply.code(415).send({ message: '415: Unsupported Media Type', code: 0 });
    if (error.statusCode !== undefined && error.statusCode < 500)
      return reply.code(400).send(refuse.invalidJson().body());
    process.emitWarning(error);
    return reply.code(500).send(refuse.internal().body());
  });
}

type Parts = ReturnType<FastifyRequest['parts']>;

async function readForm(parts: Parts): Promise<FormBody> {
  const fields: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  for await (const part of parts) {
    if (part.type === 'file')
      files.push({
        field: part.fieldname,
        filename: part.filename,
        contentType: part.mimetype,
        bytes: await part.toBuffer(),
      });
    else fields[part.fieldname] = part.value;
  }
  if (typeof fields['payload_json'] !== 'string') return { form: true, payload: fields, files };
  try {
    return { form: true, payload: JSON.parse(fields['payload_json']), files };
  } catch {
    throw refuse.invalidJson();
  }
}
