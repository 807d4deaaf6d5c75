import { Client, Connection } from '@temporalio/client';
import proto, { type temporal } from '@temporalio/proto';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
const { EventType } = proto.temporal.api.enums.v1;

/** What conversations have cost at Temporal since they began. */
export interface TemporalCost {
  events: number;
  /** as Temporal Cloud bills (docs, "Actions"); heartbeats and queries leave no trace in a history and are not in it */
  actions: number;
  bytes: number;
}

const BILLED = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
  EventType.EVENT_TYPE_TIMER_STARTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
  EventType.EVENT_TYPE_MARKER_RECORDED,
]);

/** Billed actions of a history; each further attempt of an activity is one more. A signal that starts its workflow is one, not two. */
export function billedActions(events: readonly HistoryEvent[]): number {
  let actions = 0;
  for (const event of events) {
    if (event.eventType != null && BILLED.has(event.eventType)) actions += 1;
    actions += Math.max(0, (event.activityTaskStartedEventAttributes?.attempt ?? 1) - 1);
  }
  const first = events[0]?.workflowExecutionStartedEventAttributes;
  const startedBySignal =
    first != null &&
    !first.continuedExecutionRunId &&
    events[1]?.eventType === EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED;
  return startedBySignal ? actions - 1 : actions;
}

/** Reads costs from histories, all runs of each workflow. */
export class TemporalMeter {
  private constructor(
    private readonly connection: Connection,
    private readonly client: Client,
  ) {}

  static async connect(address: string): Promise<TemporalMeter> {
    const connection = await Connection.connect({ address });
    return new TemporalMeter(connection, new Client({ connection }));
  }

  async costOf(workflowIds: readonly string[]): Promise<TemporalCost> {
    const total: TemporalCost = { events: 0, actions: 0, bytes: 0 };
    for (const workflowId of workflowIds) {
      for await (const run of this.client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
        const handle = this.client.workflow.getHandle(workflowId, run.runId);
        const events = (await handle.fetchHistory()).events ?? [];
        total.events += events.length;
        total.actions += billedActions(events);
        total.bytes += Number((await handle.describe()).raw.workflowExecutionInfo?.historySizeBytes ?? 0);
      }
    }
    return total;
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}

export function costBetween(before: TemporalCost, after: TemporalCost, messages: number): TemporalCost {
  return {
    events: (after.events - before.events) / messages,
    actions: (after.actions - before.actions) / messages,
    bytes: (after.bytes - before.bytes) / messages,
  };
}
