import type { BotEvent } from '../model/events.ts';
import { INTENT } from '../model/events.ts';

/** How many events a session keeps for a resume, and for how long after its connection ended: "a few minutes". */
const REPLAY_LIMIT = 20_000;
export const RESUMABLE_MS = 5 * 60_000;

export interface Shard {
  id: number;
  count: number;
}

interface Sent {
  sequence: number;
  frame: string;
}

/** One identified session: its numbering, what it is to receive, and what a resume replays. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  /** Sandbox time after which it can't be resumed; undefined while connected. */
  expires: number | undefined;
  sequence = 0;
  /** Sends a frame on the connection; undefined while disconnected. */
  deliver: ((frame: string) => void) | undefined;
  readonly #sent: Sent[] = [];
  readonly #guildId: string;

  constructor(id: string, intents: number, shard: Shard, guildId: string) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.#guildId = guildId;
  }

  /** Sends an event now or at the next resume; events that this session did not ask for are skipped. */
  offer(event: BotEvent, json: { full: string; stripped: string }): void {
    if (event.intents !== 0 && (this.intents & event.intents) === 0) return;
    if (!this.#mine(event.guild)) return;
    this.dispatch(event.name, this.intents & INTENT.messageContent ? json.full : json.stripped);
  }

  /** @param data the event's payload as JSON text */
  dispatch(name: string, data: string): void {
    this.sequence += 1;
    const frame = `{"t":${JSON.stringify(name)},"s":${this.sequence},"op":0,"d":${data}}`;
    this.#sent.push({ sequence: this.sequence, frame });
    if (this.#sent.length > REPLAY_LIMIT) this.#sent.splice(0, REPLAY_LIMIT / 10);
    this.deliver?.(frame);
  }

  /** Frames after `sequence`, oldest first; undefined when some of them are gone or the number was never sent. */
  since(sequence: number): string[] | undefined {
    if (sequence > this.sequence || sequence < 0) return undefined;
    const first = this.#sent[0]?.sequence ?? this.sequence + 1;
    if (sequence + 1 < first) return undefined;
    return this.#sent.slice(sequence + 1 - first).map((sent) => sent.frame);
  }

  /** Guild events go to the guild's shard, direct messages to shard 0 (events/gateway, "Sharding"). */
  #mine(guild: boolean): boolean {
    return guild ? this.hasGuild : this.shard.id === 0;
  }

  /** True when the guild belongs to this session's shard. */
  get hasGuild(): boolean {
    return Number((BigInt(this.#guildId) >> 22n) % BigInt(this.shard.count)) === this.shard.id;
  }
}
