import { CancellationScope, isCancellation, log, sleep, workflowInfo } from '@temporalio/workflow';
import { earliestDeadline } from '../domain/conversation/deadlines.ts';
import { runnableJobs } from '../domain/conversation/jobs.ts';
import { abandonLeft } from '../domain/conversation/leaving.ts';
import { laneReady, takeBatch } from '../domain/conversation/lanes.ts';
import type { DeliveryResult, LaneName } from '../domain/conversation/lane-items.ts';
import type { ConversationState, Job } from '../domain/conversation/state.ts';
import { apply, type ConversationEvent } from '../domain/conversation/step.ts';
import { deadlineWords } from '../domain/conversation/view.ts';
import { failureReason, isOverTime, laneActivities, refForJob, refOf, runJob } from './effects.ts';
import { describe } from './summaries.ts';

/** Milliseconds; longer timers are armed again when they fire. */
const LONGEST_TIMER = 2_000_000_000;

/**
 * Runs the rules of one conversation: applies events, starts what the state asks for, feeds results back as events.
 * It holds nothing that matters: everything to carry is in the state.
 */
export class ConversationRun {
  readonly inbox: ConversationEvent[] = [];
  private readonly busy: Record<LaneName, boolean> = { discord: false, twilio: false };
  private readonly started = new Set<string>();
  // Under a parent that can't be cancelled: a continued run is built in the root scope, and an operator's cancel must let
  // lanes and jobs finish.
  private readonly scope = new CancellationScope({
    cancellable: true,
    parent: new CancellationScope({ cancellable: false }),
  });
  private timers: { at: number; scope: CancellationScope }[] = [];
  private stopping = false;
  /** which process carried out this run's first delivery */
  private firstWorker: string | null = null;
  private moved = false;

  constructor(readonly state: ConversationState) {}

  /** Applies all that has arrived, then starts what follows from it. */
  drain(): void {
    for (let event = this.inbox.shift(); event; event = this.inbox.shift()) apply(this.state, event, Date.now());
    if (this.stopping) return;
    // Jobs first: the rest of a conversation that was left would else wait as long as the next one's lane is busy.
    for (const job of runnableJobs(this.state)) this.startJob(job);
    this.pumpLane('discord');
    this.pumpLane('twilio');
    this.armTimer();
  }

  /** Nothing is left to do, now or later. */
  get isOver(): boolean {
    const { phase, lanes, jobs } = this.state;
    return (
      phase === 'closed' &&
      lanes.discord.queue.length === 0 &&
      lanes.twilio.queue.length === 0 &&
      jobs.length === 0 &&
      this.isQuiet
    );
  }

  /** No activity is running. */
  get isQuiet(): boolean {
    return !this.busy.discord && !this.busy.twilio && this.started.size === 0;
  }

  /**
   * Deliveries are handed to the worker that has the run in its memory (eager dispatch), so another one means that the run was replayed
   * there. Where a repeated attempt goes elsewhere, or the server has no eager dispatch, it may have stayed: then it continues as new
   * more often than it had to.
   */
  get movedWorker(): boolean {
    return this.moved;
  }

  /** Starts nothing more; what runs may finish. */
  stop(): void {
    this.stopping = true;
  }

  /** Goes on after a `stop`. */
  resume(): void {
    this.stopping = false;
  }

  /** Whether Studio's flow waits for a decision, which only this run can give. */
  get asksStudio(): boolean {
    return (
      this.inbox.some((event) => event.type === 'studio.turn') ||
      this.state.studioTurns.some((turn) => turn.decision === null)
    );
  }

  /** Gives up waiting for what runs. Lanes and left conversations remember that an outcome is not known; other jobs are run again by key. */
  abandon(): void {
    abandonLeft(this.state, this.started);
    this.scope.cancel();
    for (const { scope } of this.timers) scope.cancel();
  }

  private pumpLane(name: LaneName): void {
    if (this.busy[name] || !laneReady(this.state, name)) return;
    const { count, uncertain } = takeBatch(this.state, name);
    this.busy[name] = true;
    // Every promise of a workflow costs its worker a stack trace, and this is the way of each message: so no `finally`.
    void this.scope
      .run(() => this.deliver(name, count, uncertain))
      .then(
        (results) => {
          this.busy[name] = false;
          this.noteWorker(results);
          this.inbox.push({ type: 'lane.delivered', lane: name, results });
        },
        (error: unknown) => {
          this.busy[name] = false;
          if (!isCancellation(error))
            this.inbox.push({ type: 'lane.stalled', lane: name, reason: failureReason(error) });
        },
      );
  }

  private noteWorker(results: DeliveryResult[]): void {
    for (const result of results) {
      if (result.outcome !== 'done' || result.worker === undefined) continue;
      this.firstWorker ??= result.worker;
      this.moved ||= result.worker !== this.firstWorker;
    }
  }

  private deliver(name: LaneName, count: number, uncertain: boolean): Promise<DeliveryResult[]> {
    const of = refOf(this.state, workflowInfo().workflowId);
    const lane = this.state.lanes[name];
    const activities = laneActivities(lane.stalledSince === null ? this.state.timings.stalled : null);
    if (name === 'discord') {
      const items = this.state.lanes.discord.queue.slice(0, count);
      return activities.deliverToDiscord.executeWithOptions({ summary: describe(items) }, [{ of, items, uncertain }]);
    }
    const items = this.state.lanes.twilio.queue.slice(0, count);
    return activities.deliverToTwilio.executeWithOptions({ summary: describe(items) }, [{ of, items, uncertain }]);
  }

  private startJob(job: Job): void {
    if (this.started.has(job.key)) return;
    // Its items may be with the lane's activity still: two at once could deliver them twice.
    if (job.kind === 'finishTwilio' && this.busy.twilio) return;
    // What the lane's activity reports is about the channel of before: judged by the new one it would be given up, or told as not delivered.
    if (job.kind === 'openThread' && this.busy.discord) return;
    this.started.add(job.key);
    void this.scope
      .run(() => runJob(job, refForJob(this.state, job, workflowInfo().workflowId), this.state.timings.stalled))
      .then(
        (result) => this.inbox.push({ type: 'job.done', key: job.key, result }),
        (error: unknown) => {
          if (isCancellation(error)) return;
          log.warn('A job was refused for good', { job: job.kind, key: job.key, reason: failureReason(error) });
          const overTime = isOverTime(error) && { overTime: true as const };
          this.inbox.push({ type: 'job.failed', key: job.key, reason: failureReason(error), ...overTime });
        },
      )
      .finally(() => this.started.delete(job.key));
  }

  /**
   * A lazy timer at the earliest deadline: one that moves later costs nothing, the timer looks again when it fires. An earlier
   * one gets a timer of its own, and the later timer stays for what comes after it: to end it and arm it again is billed.
   */
  private armTimer(): void {
    const next = earliestDeadline(this.state);
    if (next === null || this.timers.some(({ at }) => at <= next.at)) return;
    const scope = new CancellationScope({ cancellable: true, parent: new CancellationScope({ cancellable: false }) });
    const timer = { at: next.at, scope };
    this.timers.push(timer);
    const wait = Math.min(LONGEST_TIMER, Math.max(0, next.at - Date.now()));
    void scope
      .run(() => sleep(wait, { summary: deadlineWords[next.name] }))
      .then(() => {
        this.timers = this.timers.filter((other) => other !== timer);
        this.inbox.push({ type: 'tick' });
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }
}
