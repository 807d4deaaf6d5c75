import { Routes, type APIInteraction, type APIRole } from 'discord-api-types/v10';
import type { DiscordRest } from '../../discord/discord-rest.ts';

const FRESH_MS = 60_000;

/** Who is staff: members with one of the configured roles (names or ids). Decided here, because commands can be re-granted in the server's settings. */
export class StaffRoles {
  #ids: Promise<Set<string>> | null = null;
  #readAt = 0;

  constructor(
    private readonly rest: DiscordRest,
    private readonly guildId: string,
    private readonly wanted: string[],
  ) {}

  /** The roles' names as configured, for messages. */
  get names(): string {
    return this.wanted.join(', ');
  }

  /** @throws VendorFailure when the server's roles can't be read */
  async includes(interaction: APIInteraction): Promise<boolean> {
    const roles = interaction.guild_id === this.guildId ? (interaction.member?.roles ?? []) : [];
    if (roles.length === 0) return false;
    const ids = await this.#roleIds();
    return roles.some((role) => ids.has(role));
  }

  #roleIds(): Promise<Set<string>> {
    if (!this.#ids || Date.now() - this.#readAt > FRESH_MS) {
      this.#readAt = Date.now();
      const reading = this.#read();
      reading.catch(() => {
        if (this.#ids === reading) this.#ids = null;
      });
      this.#ids = reading;
    }
    return this.#ids;
  }

  async #read(): Promise<Set<string>> {
    const roles = await this.rest.call<APIRole[]>('GET', Routes.guildRoles(this.guildId));
    const wanted = new Set(this.wanted.map((name) => name.toLowerCase()));
    return new Set(
      roles.filter((role) => wanted.has(role.id) || wanted.has(role.name.toLowerCase())).map((role) => role.id),
    );
  }
}
