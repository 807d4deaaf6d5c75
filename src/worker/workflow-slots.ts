import type { CustomSlotSupplier, SlotReserveContext, WorkflowSlotInfo } from '@temporalio/worker';

interface Permit {
  forReplay: boolean;
}

interface Waiting extends Permit {
  admit: () => void;
}

export interface WorkflowSlotLimits {
  /** tasks in all, those included that a poller has yet to receive */
  most: number;
  /** the same during the start, and how many of them may be of conversations that are not in the worker's memory */
  start: { most: number; replays: number; ms: number };
}

/**
 * How many workflow tasks a worker holds at a time. After its start no conversation is in its memory: all are replayed from their
 * histories, and each takes long. They run one after the other in one thread anyway; those that a killed worker had taken are lost
 * to the others for the rest of their time-out, those that wait at the server are not. So few are taken at a time then. Later that
 * would be too few: each task also waits for two turns of the main thread, and one that comes by the common queue is new, or had
 * to wait for long already.
 */
export class WorkflowSlots implements CustomSlotSupplier<WorkflowSlotInfo> {
  readonly type = 'custom';
  private held = 0;
  private replays = 0;
  private readonly waiting: Waiting[] = [];
  private readonly began: number;

  /** @param now a clock in ms that never goes back */
  constructor(
    private readonly limits: WorkflowSlotLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.began = now();
  }

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
    const { most, start } = this.limits;
    if (this.now() - this.began >= start.ms) return this.held < most;
    return this.held < start.most && (!forReplay || this.replays < start.replays);
  }

  private take({ forReplay }: Permit): void {
    this.held += 1;
    if (forReplay) this.replays += 1;
  }
}
