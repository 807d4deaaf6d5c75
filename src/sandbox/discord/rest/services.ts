import { PERMISSION } from '../model/permissions.ts';
import type { AttachmentRecord, ChannelRecord } from '../model/records.ts';
import { Messages } from '../model/messages.ts';
import { Places } from '../model/places.ts';
import { Wire } from '../model/wire.ts';
import { World } from '../model/world.ts';
import type { WorldOptions } from '../model/world.ts';
import { Access } from './access.ts';
import { Composer } from './compose.ts';
import { Faults } from './faults.ts';
import { RateLimits } from './rate-limits.ts';
import { RequestLog } from './request-log.ts';

/** The parts that routes, interactions and the control interface share. */
export class Services {
  readonly world: World;
  readonly wire: Wire;
  readonly messages: Messages;
  readonly places: Places;
  readonly access: Access;
  readonly composer: Composer;
  readonly limits: RateLimits;
  readonly faults = new Faults();
  readonly log = new RequestLog();
  /** Times of edits of old messages, by channel. */
  readonly oldEdits = new Map<string, number[]>();
  /** Files that people gave to command options, by id. */
  readonly uploads = new Map<string, AttachmentRecord>();
  /** Times at which the bot opened new direct-message channels. */
  dmOpenings: number[] = [];

  constructor(options: WorldOptions) {
    this.world = new World(options);
    this.wire = new Wire(this.world);
    this.messages = new Messages(this.world, this.wire);
    this.places = new Places(this.world, this.wire);
    this.access = new Access(this.world, this.messages);
    this.composer = new Composer(this.world, this.wire);
    this.limits = new RateLimits(options.clock);
  }

  reset(): void {
    this.world.reset();
    this.messages.reset();
    this.faults.clear();
    this.limits.reset();
    this.limits.on = true;
    this.log.clear();
    this.oldEdits.clear();
    this.uploads.clear();
    this.dmOpenings = [];
  }

  /** A mention in a thread adds the person to it (topics/threads), if they can see where it hangs. */
  inviteMentioned(channel: ChannelRecord, userIds: readonly string[]): void {
    if (!channel.thread) return;
    const parent = this.world.channels.get(channel.parentId ?? '');
    if (!parent) return;
    for (const id of userIds)
      if (this.world.can(id, parent, PERMISSION.viewChannel)) this.places.addThreadMember(channel, id);
  }
}
