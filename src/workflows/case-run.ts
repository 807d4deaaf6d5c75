import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
} from '@temporalio/workflow';
import type { CaseWorkflowActivities } from '../activities/case-workflow.ts';
import { caseName } from '../domain/case/case-record.ts';
import type { CaseEvent } from '../domain/case/case-rules.ts';
import { isSettled, markProjected, takeIn, type CaseState } from '../domain/case/case-state.ts';

const activities = proxyActivities<CaseWorkflowActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  cancellationType: 'TRY_CANCEL',
});

/** Posts carry files. */
const carrying = { startToCloseTimeout: '1m', heartbeatTimeout: '5s' } as const;

type Line = 'store' | 'post' | 'notices';

/**
 * Does what a case's state asks for: three lines of work, each one after the other in itself, independent of the others, so
 * that a Discord outage never keeps the store or the case desk waiting.
 */
export class CaseRun {
  /** something has happened since the last look */
  changed = true;
  private readonly busy = new Set<Line>();
  // Not a child of the workflow's own scope: on cancellation from outside, what is on the way is still finished.
  private readonly scope = new CancellationScope({
    cancellable: true,
    parent: new CancellationScope({ cancellable: false }),
  });

  constructor(readonly state: CaseState) {}

  /** Applies an event at once; what follows from it is started by the next `pump`. */
  take(event: CaseEvent): void {
    takeIn(this.state, event, Date.now());
    this.changed = true;
  }

  pump(): void {
    const s = this.state;
    if (s.projected !== s.record.revision || s.entries.length > 0) this.start('store', () => this.project());
    if (s.postDue) this.start('post', () => this.post());
    if (s.notices.length > 0) this.start('notices', () => this.notify());
  }

  get isQuiet(): boolean {
    return this.busy.size === 0;
  }

  get isSettled(): boolean {
    return this.isQuiet && isSettled(this.state);
  }

  /** Gives up waiting for what runs; it is done again by the next run, where repeating changes nothing. */
  abandon(): void {
    if (this.busy.has('post')) this.state.postDue = true;
    this.scope.cancel();
  }

  private start(line: Line, work: () => Promise<void>): void {
    if (this.busy.has(line)) return;
    this.busy.add(line);
    void this.scope
      .run(work)
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      })
      .finally(() => {
        this.busy.delete(line);
        this.changed = true;
      });
  }

  private async project(): Promise<void> {
    const { record } = this.state;
    const entries = [...this.state.entries];
    const summary = `${caseName(record.number)}, revision ${record.revision}, to the case desk`;
    await activities.projectCase.executeWithOptions({ summary }, [{ record, entries }]);
    markProjected(this.state, record.revision, entries);
  }

  private async post(): Promise<void> {
    const { record } = this.state;
    // What changes from here on makes the post due again.
    this.state.postDue = false;
    try {
      if (record.post === null) await this.postFirst();
      else
        await activities.updateReportPost.executeWithOptions(
          { ...carrying, summary: `post shows "${record.status}"` },
          [{ record }],
        );
    } catch (error) {
      if (isCancellation(error)) throw error;
      this.note(`The report's post could not be made or changed: ${reasonOf(error)}.`, `post:${record.revision}`);
    }
  }

  private async postFirst(): Promise<void> {
    const { record } = this.state;
    const posted = await activities.postReport.executeWithOptions({ ...carrying, summary: 'into its channel' }, [
      { record },
    ]);
    if (posted.post === null) {
      this.note(posted.reason, 'notPosted');
      return;
    }
    this.take({ type: 'posted', id: `posted:${posted.post.messageId}`, post: posted.post, files: posted.files });
  }

  private async notify(): Promise<void> {
    const [notice] = this.state.notices;
    if (!notice) return;
    try {
      const { record } = this.state;
      const outcome = await activities.notifyReporter.executeWithOptions(
        { summary: `tell the reporter: ${notice.kind}` },
        [{ record, notice }],
      );
      if (outcome === 'unreachable')
        this.note('The reporter could not be told: their direct messages are closed.', notice.id);
    } catch (error) {
      if (isCancellation(error)) throw error;
      this.note(`The reporter could not be told: ${reasonOf(error)}.`, notice.id);
    }
    this.state.notices = this.state.notices.filter((other) => other !== notice);
  }

  /** The same trouble with the same thing is one line. */
  private note(what: string, about: string): void {
    this.take({ type: 'notDone', id: `notDone:${about}`, what });
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) return cause.type ?? cause.message;
  return cause instanceof Error ? cause.message : String(cause);
}
