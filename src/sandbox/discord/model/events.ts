import type { Json } from './records.ts';

/** Gateway intents (events/gateway, "List of intents"). */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  directMessageTyping: 1 << 14,
  messageContent: 1 << 15,
} as const;

/** Something that the gateway tells the bot. */
export interface BotEvent {
  name: string;
  /** Sessions with one of these intents receive it; 0 = all sessions. */
  intents: number;
  /** False = direct message: only the first shard receives it. */
  guild: boolean;
  data: Json;
  /** What sessions without MESSAGE_CONTENT get instead; absent = the same. */
  withoutContent?: Json;
}

/** Something that people see, for pages and tests that listen on the control stream. */
export interface VisibleEvent {
  type: string;
  channelId?: string;
  /** Only for this person. */
  userId?: string;
  data: unknown;
}

/** Where changes are announced; the gateway and the control stream listen. */
export class Announcer {
  readonly #bot = new Set<(event: BotEvent) => void>();
  readonly #visible = new Set<(event: VisibleEvent) => void>();

  onBotEvent(listener: (event: BotEvent) => void): void {
    this.#bot.add(listener);
  }

  onVisible(listener: (event: VisibleEvent) => void): () => void {
    this.#visible.add(listener);
    return () => this.#visible.delete(listener);
  }

  toBot(event: BotEvent): void {
    for (const listener of this.#bot) listener(event);
  }

  /** `make` runs only when somebody listens: nothing is serialised for nobody. */
  toPeople(make: () => VisibleEvent): void {
    if (this.#visible.size === 0) return;
    const event = make();
    for (const listener of this.#visible) listener(event);
  }
}
