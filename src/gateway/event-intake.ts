import { ChannelType, GatewayDispatchEvents, type APIUser, type GatewayDispatchPayload } from 'discord-api-types/v10';
import type { InboundEvent } from '../domain/conversation/events.ts';
import { backOff, sleep } from './back-off.ts';
import type { KnownPeople } from './known-people.ts';
import { LruMap } from './lru-map.ts';
import { toJoined } from './members.ts';
import { isFromPerson, toUserEdit, toUserMessage, type RawMessage } from './user-events.ts';
import type { UserLanes } from './user-lanes.ts';

export interface IntakeContext {
  guildId: string;
  lanes: UserLanes;
  people: KnownPeople;
  signal: AbortSignal;
  /** Reads what the author did before this message, unheard; null when nothing was lost. */
  missedBefore: (raw: RawMessage) => (() => Promise<InboundEvent[]>) | null;
}

type Message = RawMessage & { guild_id?: string; channel_type?: number };
type Settled = () => void;

const STRANGE_THREADS = 5_000;
const STRANGE_FOR_MS = 60_000;

/** Turns gateway events about messages and members into events of conversations. Most of a server's traffic is nothing of ours. */
export class EventIntake {
  /** threads that were found to be nobody's, and until when that is believed */
  readonly #strange = new LruMap<string, number>(STRANGE_THREADS);
  readonly #lastEdit = new LruMap<string, string>(20_000);

  constructor(private readonly context: IntakeContext) {}

  /** Takes one event; `settled` is called once it needs nothing more. */
  take(payload: GatewayDispatchPayload, settled: Settled): void {
    switch (payload.t) {
      case GatewayDispatchEvents.MessageCreate:
        return this.#message(payload.d, settled);
      case GatewayDispatchEvents.MessageUpdate:
        return this.#edit(payload.d, settled);
      case GatewayDispatchEvents.MessageDelete:
        return this.#deletion(payload.d, settled);
      case GatewayDispatchEvents.GuildMemberRemove:
        return this.#membership(payload.d, { type: 'user.left', at: Date.now() }, settled);
      case GatewayDispatchEvents.GuildMemberAdd:
        return this.#membership(payload.d, toJoined(payload.d), settled);
      default:
        settled();
    }
  }

  #message(raw: Message, settled: Settled): void {
    const dm = raw.guild_id === undefined;
    const event = this.#isPossiblyOurs(raw) ? toUserMessage(raw, !dm) : null;
    if (!event) return settled();
    if (dm) this.context.people.noteOwner(raw.channel_id, raw.author.id);
    this.context.lanes.add(raw.author.id, {
      event: this.#afterMissed(raw, dm ? () => Promise.resolve(event) : this.#ifInOwnThread(raw, event)),
      profile: event.user,
      ...(dm && { dmChannelId: raw.channel_id }),
      starts: true,
      settled,
    });
  }

  /** Its author may have written before, in the gap after a lost session: that comes first. */
  #afterMissed(
    raw: Message,
    find: () => Promise<InboundEvent | null>,
  ): () => Promise<InboundEvent | InboundEvent[] | null> {
    const readMissed = this.context.missedBefore(raw);
    if (readMissed === null) return find;
    return async () => {
      const event = await find();
      return event && [...(await readMissed()), event];
    };
  }

  #edit(raw: Message, settled: Settled): void {
    // Without an author or a time of editing it is a preview or a notice, not an edit.
    const event = raw.author && this.#isPossiblyOurs(raw) ? toUserEdit(raw) : null;
    if (!event || this.#lastEdit.get(raw.id) === raw.edited_timestamp) return settled();
    this.#lastEdit.set(raw.id, raw.edited_timestamp!);
    this.context.lanes.add(raw.author.id, {
      event: raw.guild_id === undefined ? event : this.#ifInOwnThread(raw, event),
      profile: null,
      starts: false,
      settled,
    });
  }

  /** A deletion names no author; the channel tells whose it is. */
  #deletion(raw: { id: string; channel_id: string; guild_id?: string }, settled: Settled): void {
    const at = Date.now();
    const find = async (): Promise<void> => {
      const owner = await this.#ownerPatiently(raw.channel_id);
      if (owner === undefined) return;
      if (owner === null) return settled();
      const event: InboundEvent = { type: 'user.delete', id: raw.id, channelId: raw.channel_id, at };
      this.context.lanes.add(owner, { event, profile: null, starts: false, settled });
    };
    // Ordinary server channels lose messages all the time; those known to be nobody's cost nothing.
    if (raw.guild_id !== undefined && this.#isStrange(raw.channel_id)) return settled();
    void find();
  }

  /** Most who come and go never wrote to us: Temporal is not asked whether they have a conversation. */
  #membership(member: { guild_id: string; user: APIUser }, event: InboundEvent | null, settled: Settled): void {
    const { guildId, people, lanes } = this.context;
    if (member.guild_id !== guildId || member.user.bot === true) return settled();
    const ifKnown = async () => ((await people.isKnown(member.user.id)) ? event : null);
    lanes.add(member.user.id, { event: ifKnown, profile: null, starts: false, settled });
  }

  /** Direct messages and private threads. Some events lack the channel's type; then the look-up decides. */
  #isPossiblyOurs(raw: Message): boolean {
    if (raw.guild_id === undefined) return true;
    if (raw.guild_id !== this.context.guildId || !isFromPerson(raw)) return false;
    if (raw.channel_type !== undefined && raw.channel_type !== (ChannelType.PrivateThread as number)) return false;
    return !this.#isStrange(raw.channel_id);
  }

  /** The event if it happened in the author's own support thread; staff may write there too, and that is not relayed. */
  #ifInOwnThread<Event>(raw: Message, event: Event): () => Promise<Event | null> {
    return async () => {
      const owner = await this.context.people.ownerOf(raw.channel_id);
      // A thread is noted before its user is let in, so they never write in one that is nobody's yet.
      if (owner === null) this.#strange.set(raw.channel_id, Date.now() + STRANGE_FOR_MS);
      return owner === raw.author.id ? event : null;
    };
  }

  /** Undefined when the gateway closed first. */
  async #ownerPatiently(channelId: string): Promise<string | null | undefined> {
    for (let attempt = 0; !this.context.signal.aborted; attempt += 1) {
      try {
        const owner = await this.context.people.ownerOf(channelId);
        if (owner === null) this.#strange.set(channelId, Date.now() + STRANGE_FOR_MS);
        return owner;
      } catch {
        await sleep(backOff(attempt), this.context.signal);
      }
    }
    return undefined;
  }

  #isStrange(channelId: string): boolean {
    return (this.#strange.get(channelId) ?? 0) > Date.now();
  }
}
