import { pino } from 'pino';
import { expect } from 'vitest';
import { channelsOf } from '../../src/cases/channels-of.ts';
import type { Person, Store, StoredMessage } from '../../src/cases/store.ts';
import type { CaseDesk, CaseSummary, Report } from '../../src/contract/case-desk.ts';
import type { ConversationSignals } from '../../src/contract/conversation-signals.ts';
import { conversationWorkflowId, parseConversationWorkflowId } from '../../src/contract/workflow-ids.ts';
import { registerCommands } from '../../src/discord/commands.ts';
import { createDiscordRest } from '../../src/discord/discord-rest.ts';
import type { InboundEvent } from '../../src/domain/conversation/events.ts';
import { startGateway, type Gateway, type GatewayDeps } from '../../src/gateway/gateway-role.ts';
import { compareSnowflakes } from '../../src/discord/snowflakes.ts';
import { listenDiscord, type ListeningDiscord } from '../../src/sandbox/discord/listen.ts';

const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });

/** Stands for Temporal: what each conversation was told, and a switch that makes it refuse. */
export class FakeConversations implements ConversationSignals {
  readonly told = new Map<string, InboundEvent[]>();
  readonly lists: InboundEvent[][] = [];
  down = false;
  refusals = 0;

  async deliver(user: { discordUserId: string }, events: InboundEvent[]): Promise<void> {
    this.#take(user.discordUserId, events);
  }

  async signal(workflowId: string, events: InboundEvent[]): Promise<'accepted' | 'notFound'> {
    const id = parseConversationWorkflowId(workflowId)!;
    if (!this.down && !this.told.has(id)) return 'notFound';
    this.#take(id, events);
    return 'accepted';
  }

  /** What a user's conversation was told, as one word or text per event. */
  of(userId: string): string[] {
    return (this.told.get(userId) ?? []).map((event) => {
      if (event.type === 'user.message') return event.text;
      if (event.type === 'user.edit') return `edit: ${event.text}`;
      return event.type === 'user.action' ? event.action.name : event.type;
    });
  }

  #take(userId: string, events: InboundEvent[]): void {
    conversationWorkflowId(userId);
    if (this.down) {
      this.refusals += 1;
      throw new Error('Temporal is away');
    }
    this.lists.push(events);
    const told = this.told.get(userId) ?? [];
    // As the rules do: a repeated id is no second event.
    const byKey = new Map([...told, ...events].reverse().map((event) => [keyOf(event), event]));
    this.told.set(userId, [...byKey.values()].reverse());
  }
}

function keyOf(event: InboundEvent): string {
  return event.type === 'user.edit'
    ? `${event.type} ${event.id} ${event.editedAt}`
    : `${event.type} ${'id' in event ? event.id : ''}`;
}

/** People and settings in memory; `people` keeps what the real store promises: nulls erase nothing, cursors only rise. */
export function fakeStore(): Pick<Store, 'people' | 'settings' | 'transcript'> & {
  persons: Map<string, Person>;
  /** who has an agent, or waits for one */
  escalated: Set<string>;
  /** what the transcript holds of what users wrote, newest first */
  relayed: StoredMessage[];
} {
  const persons = new Map<string, Person>();
  const settings = new Map<string, string>();
  const relayed: StoredMessage[] = [];
  const escalated = new Set<string>();
  const copy = (person: Person | undefined): Person | null => (person ? { ...person } : null);
  return {
    persons,
    escalated,
    relayed,
    transcript: {
      newest: async (_source: string, of: { discordUserId: string }) =>
        relayed.filter(({ discordUserId }) => discordUserId === of.discordUserId),
    } as unknown as Store['transcript'],
    people: {
      async remember({ dmChannelId, threadChannelId, ...profile }) {
        const before = persons.get(profile.discordUserId);
        const thread = threadChannelId ?? before?.threadChannelId ?? null;
        const threads = [
          ...(before?.leftThreadChannelIds ?? []),
          ...(before?.threadChannelId ? [before.threadChannelId] : []),
        ];
        persons.set(profile.discordUserId, {
          ...profile,
          locale: profile.locale ?? before?.locale ?? null,
          dmChannelId: dmChannelId ?? before?.dmChannelId ?? null,
          threadChannelId: thread,
          leftThreadChannelIds: threads.filter((id) => id !== thread),
          lastMessageId: before?.lastMessageId ?? null,
          lastSeenAt: Date.now(),
        });
      },
      find: async (id) => copy(persons.get(id)),
      findByChannel: async (id) => copy([...persons.values()].find((p) => channelsOf(p).includes(id))),
      async accepted(cursors) {
        for (const [id, messageId] of cursors) {
          const person = persons.get(id);
          if (person && (!person.lastMessageId || compareSnowflakes(person.lastMessageId, messageId) < 0))
            person.lastMessageId = messageId;
        }
      },
      toCatchUp: async (since, limit) =>
        [...persons.values()]
          .filter((p) => p.lastSeenAt >= since)
          .slice(0, limit)
          .map((p) => ({ ...p, escalated: escalated.has(p.discordUserId) })),
    },
    settings: {
      get: async <T>(key: string) => (settings.has(key) ? (JSON.parse(settings.get(key)!) as T) : null),
      startingWith: async <T>(prefix: string) =>
        [...settings].filter(([key]) => key.startsWith(prefix)).map(([, value]) => JSON.parse(value) as T),
      set: async (key, value) => void settings.set(key, JSON.stringify(value)),
      setOnce: async (key, value) => {
        if (!settings.has(key)) settings.set(key, JSON.stringify(value));
        return value;
      },
      remove: async (key) => void settings.delete(key),
    },
  };
}

export class FakeDesk implements CaseDesk {
  readonly reports: Report[] = [];
  cases: CaseSummary[] = [];
  failures = 0;

  async openReport(report: Report): Promise<{ number: number }> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the database is away');
    }
    const known = this.reports.findIndex((r) => r.key === report.key);
    if (known < 0) this.reports.push(report);
    return { number: 1001 + (known < 0 ? this.reports.length - 1 : known) };
  }
  casesOf = async (): Promise<CaseSummary[]> => this.cases;
  openCases = async (): Promise<CaseSummary[]> => this.cases;
  caseByNumber = async (number: number): Promise<CaseSummary | null> =>
    this.cases.find((c) => c.number === number) ?? null;
}

export interface GatewayWorld {
  discord: ListeningDiscord;
  store: ReturnType<typeof fakeStore>;
  signals: FakeConversations;
  desk: FakeDesk;
  /** Starts a gateway and waits until events come in. */
  start(instance?: string): Promise<Gateway>;
  close(): Promise<void>;
}

/** A Discord with our commands, and gateways that hand what happens in it to a fake Temporal. */
export async function gatewayWorld(): Promise<GatewayWorld> {
  const discord = await listenDiscord({ rateLimits: false });
  const rest = createDiscordRest({ token: discord.botToken, apiUrl: discord.apiUrl, requestsPerSecond: 40, logger });
  await registerCommands(rest, discord.applicationId);
  const started: Gateway[] = [];
  const world = { discord, store: fakeStore(), signals: new FakeConversations(), desk: new FakeDesk() };
  return {
    ...world,
    async start(instance = 'one') {
      const deps: GatewayDeps = {
        config: {
          token: discord.botToken,
          applicationId: discord.applicationId,
          guildId: discord.guildId,
          apiUrl: discord.apiUrl,
          staffRoles: ['Support Staff'],
          channels: { announcements: 'announcements', support: 'support' },
          instance,
        },
        logger,
        ...world,
      };
      const gateway = await startGateway(deps);
      started.push(gateway);
      await gateway.ready;
      return gateway;
    },
    async close() {
      world.signals.down = false;
      await Promise.all(started.map((gateway) => gateway.close()));
      await discord.close();
    },
  };
}

/** Waits until the interaction was answered and shows how. */
export async function answerOf(discord: ListeningDiscord, interactionId: string) {
  await expect
    .poll(async () => (await discord.control.interaction(interactionId)).status, { timeout: 5_000 })
    .toBe('acknowledged');
  return discord.control.interaction(interactionId);
}
