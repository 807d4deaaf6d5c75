import { Routes } from 'discord-api-types/v10';
import type { Person } from '../cases/store.ts';
import { failedBecause, VendorFailure } from '../contract/vendor-failure.ts';
import type { DiscordRest } from '../discord/discord-rest.ts';

/**
 * Tells a channel that alone can't be read from an outage of Discord. The first must not hold its user up for long. The second
 * is waited out: nobody can be answered meanwhile, so going on would cost the order and give nothing for it.
 */
export class OtherChannels {
  #candidates: string[] = [];
  #next = 0;
  /** was read last, so it is likely to show best how Discord is */
  #readable: string | null = null;

  constructor(private readonly rest: Pick<DiscordRest, 'call'>) {}

  /** Whose channels may be read to find out. */
  among(people: Person[]): void {
    this.#candidates = people.flatMap((person) => person.dmChannelId ?? person.threadChannelId ?? []);
  }

  /**
   * To be asked after each failure to read these channels: whether they have been the only trouble for `patienceMs`, without a
   * break. Trouble that isn't Discord's (the database) never counts. `pace` is awaited before each call of Discord.
   */
  patience(
    channelIds: string[],
    patienceMs: number,
    pace: () => Promise<void>,
  ): (error: unknown) => Promise<'over' | 'left'> {
    let since: number | null = null;
    return async (error) => {
      const theirs = error instanceof VendorFailure && (await this.#canBeRead(channelIds, pace));
      since = theirs ? (since ?? Date.now()) : null;
      return since !== null && Date.now() - since >= patienceMs ? 'over' : 'left';
    };
  }

  /** Whether Discord shows another channel than these; where none is known, whether it answers at all. */
  async #canBeRead(than: string[], pace: () => Promise<void>): Promise<boolean> {
    const known = this.#readable !== null && !than.includes(this.#readable) ? this.#readable : null;
    const channelId = known ?? this.#nextCandidate(than);
    await pace();
    try {
      if (channelId === null) await this.rest.call('GET', Routes.user());
      else await this.rest.call('GET', Routes.channelMessages(channelId), { query: { limit: 1 } });
      this.#readable = channelId ?? this.#readable;
      return true;
    } catch (error) {
      if (this.#readable === channelId) this.#readable = null;
      return failedBecause(error, 'notFound', 'forbidden', 'dmClosed');
    }
  }

  /** Another one each time: whoever is asked first may be in trouble too. */
  #nextCandidate(than: string[]): string | null {
    const others = this.#candidates.filter((id) => !than.includes(id));
    this.#next += 1;
    return others[this.#next % others.length] ?? null;
  }
}
