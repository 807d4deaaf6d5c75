import type { CustomSlotSupplier, SlotReserveContext, WorkflowSlotInfo } from '@temporalio/worker';

interface Permit {
  forReplay: boolean;
}

interface Waiting extends Permit {
  admit: () => void;
}

/**
 * How many workflow tasks a worker holds at a time: `most` in all, and only `replays` of conversations that are not in its
 * memory, which are replayed from their history. After a start that is all of them, and each takes long. They run one after the
 * other in one thread anyway; those that a killed worker had taken are lost to the others for the rest of their 10 s, those that
 * wait at the server are not.
 */
export class WorkflowSlots implements CustomSlotSupplier<WorkflowSlotInfo> {
  readonly type = 'custom';
  private held = 0;
  private replays = 0;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly limits: { most: number; replays: number }) {}

  reserveSlot({ isSticky }: SlotReserveContext, signal: AbortSignal): Promise<Permit> {
    const forReplay = !isSticky;
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        forReplay,
        admit: () => {
          signal.removeEventListener('abort', giveUp);
          resolve({ forReplay });
        },
      };
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(entry);
      this.admitNext();
    });
  }

  tryReserveSlot({ isSticky }: SlotReserveContext): Permit | null {
    const permit = { forReplay: !isSticky };
    if (!this.hasRoomFor(permit)) return null;
    this.take(permit);
    return permit;
  }

  /** A slot is taken when it is reserved; nothing changes when it is used. */
  markSlotUsed(): void {}

  releaseSlot({ permit }: { permit: Permit }): void {
    this.held -= 1;
    if (permit.forReplay) this.replays -= 1;
    this.admitNext();
  }

  private admitNext(): void {
    for (;;) {
      const at = this.waiting.findIndex((entry) => this.hasRoomFor(entry));
      if (at < 0) return;
      const [entry] = this.waiting.splice(at, 1);
      this.take(entry!);
      entry!.admit();
    }
  }

  private hasRoomFor({ forReplay }: Permit): boolean {
    return this.held < this.limits.most && (!forReplay || this.replays < this.limits.replays);
  }

  private take({ forReplay }: Permit): void {
    this.held += 1;
    if (forReplay) this.replays += 1;
  }
}
