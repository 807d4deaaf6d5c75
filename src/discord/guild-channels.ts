import { ChannelType, Routes, type APIOverwrite } from 'discord-api-types/v10';
import type { DiscordRest } from './discord-rest.ts';

/** What Flexcord reads of a server's channel (resources/channel). */
export interface GuildChannel {
  id: string;
  type: ChannelType;
  name: string;
  position: number;
  topic?: string | null;
  permission_overwrites?: APIOverwrite[];
}

/** How long the list of channels is believed; people rename channels rarely, and a stale answer only costs a minute. */
const FRESH_MS = 60_000;

/** The server's channels, read at most once a minute. */
export class GuildChannels {
  #list: Promise<GuildChannel[]> | null = null;
  #readAt = 0;

  constructor(
    private readonly rest: DiscordRest,
    private readonly guildId: string,
  ) {}

  /** @throws VendorFailure */
  async all(): Promise<GuildChannel[]> {
    if (!this.#list || Date.now() - this.#readAt > FRESH_MS) {
      this.#readAt = Date.now();
      const reading = this.rest.call<GuildChannel[]>('GET', Routes.guildChannels(this.guildId));
      reading.catch(() => {
        // A failed reading must not be remembered for a minute.
        if (this.#list === reading) this.#list = null;
      });
      this.#list = reading;
    }
    return this.#list;
  }

  /** By name or id; null when there is none. */
  async find(nameOrId: string): Promise<GuildChannel | null> {
    const wanted = nameOrId.replace(/^#/, '').toLowerCase();
    const channels = await this.all();
    return (
      channels.find(
        (c) => c.id === wanted || (c.name.toLowerCase() === wanted && c.type !== ChannelType.GuildCategory),
      ) ?? null
    );
  }

  /** Text channels, the named one first, then in the order in which people see them. */
  async textChannels(first: string): Promise<GuildChannel[]> {
    const preferred = await this.find(first);
    const text = (await this.all()).filter((c) => c.type === ChannelType.GuildText && c.id !== preferred?.id);
    text.sort((a, b) => a.position - b.position);
    return preferred?.type === ChannelType.GuildText ? [preferred, ...text] : text;
  }
}
