import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gateway, PrivilegedIntents } from '../gateway/gateway.ts';
import type { ConnectionSettings } from '../gateway/connection.ts';
import { NotPossible } from '../interactions/interaction.ts';
import type { Interactions } from '../interactions/interactions.ts';
import { autocomplete, commandsFor, useCommand } from '../interactions/use-command.ts';
import { submitModal, useComponent } from '../interactions/use-component.ts';
import type { Json } from '../model/records.ts';
import { LOCALES } from '../rest/command-bodies.ts';
import { DiscordError, refuse } from '../rest/errors.ts';
import type { Fault } from '../rest/faults.ts';
import type { Services } from '../rest/services.ts';
import { People, statusOf } from './people.ts';
import type { FileInput, MessageInput } from './people.ts';

type Params = Record<string, string>;
interface ControlCall {
  params: Params;
  query: Record<string, string | undefined>;
  body: Json;
}

export const CONTROL_PREFIX = '/control/discord';

/** What tests, the demo and the sandbox page do to the stand-in: everything that is not the bot. */
export class Control {
  readonly #server: FastifyInstance;
  readonly #services: Services;
  readonly #gateway: Gateway;
  readonly #interactions: Interactions;
  readonly #people: People;

  constructor(server: FastifyInstance, services: Services, gateway: Gateway, interactions: Interactions) {
    this.#server = server;
    this.#services = services;
    this.#gateway = gateway;
    this.#interactions = interactions;
    this.#people = new People(services);
    this.#stateRoutes();
    this.#userRoutes();
    this.#channelRoutes();
    this.#interactionRoutes();
    this.#troubleRoutes();
    this.#gatewayRoutes();
    server.all(`${CONTROL_PREFIX}/*`, (request, reply) =>
      reply.code(404).send({ error: `No control call ${request.method} ${request.url}.` }),
    );
  }

  #on(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, run: (call: ControlCall) => unknown): void {
    this.#server.route({
      method,
      url: `${CONTROL_PREFIX}${path}`,
      handler: (request, reply) => this.#serve(request, reply, run),
    });
  }

  async #serve(request: FastifyRequest, reply: FastifyReply, run: (call: ControlCall) => unknown): Promise<unknown> {
    try {
      const call = {
        params: request.params as Params,
        query: request.query as ControlCall['query'],
        body: (request.body ?? {}) as Json,
      };
      return reply.send((await run(call)) ?? {});
    } catch (error) {
      const known = error instanceof DiscordError || error instanceof NotPossible || error instanceof RangeError;
      if (!known) throw error;
      const code = error instanceof DiscordError ? { code: error.code } : {};
      return reply.code(error instanceof RangeError ? 400 : statusOf(error)).send({ error: error.message, ...code });
    }
  }

  #stateRoutes(): void {
    const { world, wire, log } = this.#services;
    this.#on('GET', '/state', () => ({
      applicationId: world.options.applicationId,
      botUserId: world.botId,
      guild: wire.guild(),
      channels: world.guildChannels().map((c) => wire.channel(c)),
      roles: [...world.roles.values()].map((r) => wire.role(r)),
      users: [...world.users.values()].map((u) => this.#showUser(u.id)),
      commands: [...world.commands.values()].map((c) => ({
        id: c.id,
        ...(c.guildId ? { guild_id: c.guildId } : {}),
        ...c.wire,
      })),
      now: world.clock.now(),
    }));
    this.#on('GET', '/requests', () => log.snapshot());
    this.#on('DELETE', '/requests', () => log.clear());
    this.#on('POST', '/clock/advance', ({ body }) => {
      world.clock.advance(Number(body['ms']));
      world.announce.toPeople(() => ({ type: 'clock', data: { now: world.clock.now() } }));
      return { now: world.clock.now() };
    });
    this.#on('POST', '/reset', () => {
      this.#gateway.reset();
      this.#interactions.reset();
      this.#services.reset();
      world.announce.toPeople(() => ({ type: 'reset', data: {} }));
    });
  }

  #showUser(userId: string): Json {
    const { world, wire } = this.#services;
    const user = this.#people.user(userId);
    const member = world.members.get(userId);
    return {
      ...wire.user(user),
      locale: user.locale,
      dmsOpen: user.dmsOpen,
      inGuild: member !== undefined,
      roles: member?.roles ?? [],
      dmChannelId: world.dmByUser.get(userId) ?? null,
    };
  }

  #userRoutes(): void {
    const { world, wire, places } = this.#services;
    this.#on('POST', '/users', ({ body }) => {
      const {
        username,
        globalName = null,
        locale = 'en-US',
        inGuild = true,
      } = body as { username?: string; globalName?: string; locale?: string; inGuild?: boolean };
      if (typeof username !== 'string' || !/^[a-z0-9_.]{2,32}$/.test(username))
        throw new NotPossible('A username has 2 to 32 of a-z, 0-9, "_" and ".".');
      requireLocale(locale);
      return this.#showUser(places.createUser({ username, globalName, locale, bot: false, dmsOpen: true }, inGuild).id);
    });
    this.#on('GET', '/users/:user', ({ params }) => this.#showUser(params['user']!));
    this.#on('PATCH', '/users/:user', ({ params, body }) => {
      const user = this.#people.user(params['user']!);
      if (typeof body['dmsOpen'] === 'boolean') user.dmsOpen = body['dmsOpen'];
      if (typeof body['locale'] === 'string') user.locale = requireLocale(body['locale']);
      if (body['globalName'] !== undefined) user.globalName = body['globalName'] as string | null;
      world.users.set(user.id, user);
      world.announce.toPeople(() => ({ type: 'user', data: this.#showUser(user.id) }));
      return this.#showUser(user.id);
    });
    this.#on('PUT', '/users/:user/member', ({ params, body }) => {
      const { id } = this.#people.user(params['user']!);
      if (body['inGuild'] === false) places.leave(id);
      else places.join(id);
      return this.#showUser(id);
    });
    for (const method of ['PUT', 'DELETE'] as const)
      this.#on(method, '/users/:user/roles/:role', ({ params }) => {
        const member = world.members.get(params['user']!);
        if (!member) throw refuse.unknownMember();
        const role = params['role']!;
        if (!world.roles.has(role)) throw refuse.unknownRole();
        places.setRoles(member, method === 'PUT' ? [...member.roles, role] : member.roles.filter((r) => r !== role));
        return this.#showUser(member.userId);
      });
    this.#on('GET', '/users/:user/dm', ({ params }) => {
      const channel = world.channels.get(world.dmByUser.get(this.#people.user(params['user']!).id) ?? '');
      return { channel: channel ? wire.channel(channel) : null };
    });
    this.#on('GET', '/users/:user/channels', ({ params }) => this.#people.channelsFor(params['user']!));
  }

  #channelRoutes(): void {
    const { wire } = this.#services;
    const base = '/users/:user/channels/:channel';
    this.#on('GET', `${base}/messages`, ({ params, query }) =>
      this.#people.list(
        params['user']!,
        params['channel']!,
        query['after'],
        Math.min(Number(query['limit'] ?? 50), 1000),
      ),
    );
    this.#on('POST', `${base}/messages`, async ({ params, body }) =>
      wire.message(await this.#people.send(params['user']!, params['channel'], body), params['user']!),
    );
    this.#on('PATCH', `${base}/messages/:message`, ({ params, body }) =>
      wire.message(
        this.#people.edit(params['user']!, params['channel']!, params['message']!, {
          content: String((body as MessageInput).content ?? ''),
          keep: (body as { keep?: string[] }).keep,
        }),
        params['user']!,
      ),
    );
    this.#on('DELETE', `${base}/messages/:message`, ({ params }) =>
      this.#people.delete(params['user']!, params['channel']!, params['message']!),
    );
    this.#on('POST', `${base}/typing`, ({ params }) => this.#people.type(params['user']!, params['channel']));
    this.#on('GET', `${base}/typing`, ({ params }) => {
      const channel = this.#people.channel(params['user']!, params['channel']);
      return { userIds: this.#people.typingIn(channel.id).filter((id) => id !== params['user']) };
    });
    for (const method of ['PUT', 'DELETE'] as const)
      this.#on(method, `${base}/messages/:message/reactions/:emoji`, ({ params }) =>
        this.#people.react(params['user']!, params['channel']!, params['message']!, params['emoji']!, method === 'PUT'),
      );
  }

  #interactionRoutes(): void {
    const services = this.#services;
    const interactions = this.#interactions;
    const base = '/users/:user/channels/:channel';
    this.#on('GET', `${base}/commands`, ({ params }) =>
      commandsFor(services, params['user']!, this.#people.channel(params['user']!, params['channel'])).map((c) => ({
        id: c.id,
        ...c.wire,
      })),
    );
    this.#on('POST', `${base}/commands`, async ({ params, body }) => {
      const channel = this.#people.channel(params['user']!, params['channel']);
      const {
        name = '',
        options,
        locale,
        files,
      } = body as {
        name?: string;
        options?: Record<string, unknown>;
        locale?: string;
        files?: Record<string, FileInput>;
      };
      if (locale !== undefined) requireLocale(locale);
      const given: Record<string, unknown> = { ...options };
      for (const [option, file] of Object.entries(files ?? {})) {
        const [kept] = await this.#people.files([file]);
        services.uploads.set(kept!.id, kept!);
        given[option] = kept!.id;
      }
      const use = { name, options: given, ...(locale === undefined ? {} : { locale }) };
      return { interactionId: useCommand(services, interactions, params['user']!, channel, use).id };
    });
    this.#on('POST', `${base}/commands/autocomplete`, ({ params, body }) => {
      const channel = this.#people.channel(params['user']!, params['channel']);
      const { name = '', option = '', value = '' } = body as { name?: string; option?: string; value?: string };
      const focus = { name, option, value };
      return { interactionId: autocomplete(services, interactions, params['user']!, channel, focus).id };
    });
    this.#on('POST', `${base}/messages/:message/component`, ({ params, body }) => {
      const { channel, message } = this.#people.visible(params['user']!, params['channel']!, params['message']!);
      const { customId, values } = body as { customId?: string; values?: string[] };
      return {
        interactionId: useComponent(services, interactions, params['user']!, channel, message, String(customId), values)
          .id,
      };
    });
    this.#on('POST', '/users/:user/interactions/:interaction/modal', async ({ params, body }) => {
      const origin = this.#find(params['interaction']!);
      if (origin.userId !== params['user']) throw refuse.unknownInteraction();
      const { values = {}, files = {} } = body as {
        values?: Record<string, string | string[]>;
        files?: Record<string, FileInput[]>;
      };
      const kept = await Promise.all(
        Object.entries(files).map(async ([field, list]) => [field, await this.#people.files(list)] as const),
      );
      return {
        interactionId: submitModal(services, interactions, origin, { values, files: Object.fromEntries(kept) }).id,
      };
    });
    this.#on('GET', '/interactions/:interaction', ({ params }) =>
      interactions.view(this.#find(params['interaction']!)),
    );
  }

  #find(id: string) {
    const interaction = this.#interactions.get(id);
    if (!interaction) throw refuse.unknownInteraction();
    return interaction;
  }

  #troubleRoutes(): void {
    const { faults, limits } = this.#services;
    this.#on('GET', '/faults', () => faults.list());
    this.#on('POST', '/faults', ({ body }) => {
      if (!body['match'] || !(body['effect'] as Json | undefined)?.['type'])
        throw new RangeError('A fault needs "match" and "effect" with a "type".');
      return { id: faults.add(body as unknown as Fault) };
    });
    this.#on('DELETE', '/faults/:fault', ({ params }) => ({ removed: faults.remove(params['fault']!) }));
    this.#on('DELETE', '/faults', () => faults.clear());
    this.#on('PUT', '/rate-limits', ({ body }) => {
      limits.on = body['on'] === true;
      limits.reset();
      return { on: limits.on };
    });
    this.#on('PUT', '/latency', ({ body }) => {
      faults.latencyMs = Math.max(0, Number(body['ms']) || 0);
      return { ms: faults.latencyMs };
    });
  }

  #gatewayRoutes(): void {
    const gateway = this.#gateway;
    this.#on('GET', '/gateway/sessions', () => gateway.sessions());
    this.#on('POST', '/gateway/disconnect', ({ body }) => gateway.disconnect(body));
    this.#on('POST', '/gateway/reconnect-request', () => gateway.requestReconnect());
    this.#on('POST', '/gateway/invalidate', ({ body }) => gateway.invalidate(body['resumable'] === true));
    this.#on('POST', '/gateway/drop-sessions', () => gateway.dropSessions());
    this.#on('PUT', '/gateway/delivery', ({ body }) => gateway.setDelivery(body));
    this.#on('PUT', '/gateway/settings', ({ body }) =>
      Object.assign(gateway.settings, body as Partial<ConnectionSettings>),
    );
    this.#on('PUT', '/gateway/intents', ({ body }) =>
      Object.assign(gateway.intents, body as Partial<PrivilegedIntents>),
    );
  }
}

function requireLocale(locale: string): string {
  if (!LOCALES.includes(locale))
    throw new NotPossible(`"${locale}" is not one of Discord's locales: ${LOCALES.join(', ')}.`);
  return locale;
}
