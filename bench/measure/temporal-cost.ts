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
  /** billed actions by the kind of event */
  by: Record<string, number>;
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
  return Object.values(billedByKind(events)).reduce((sum, count) => sum + count, 0);
}

function billedByKind(events: readonly HistoryEvent[]): Record<string, number> {
  const by: Record<string, number> = {};
  const add = (kind: string, count: number): void => {
    if (count !== 0) by[kind] = (by[kind] ?? 0) + count;
  };
  for (const { eventType, activityTaskStartedEventAttributes: started } of events) {
    if (eventType != null && BILLED.has(eventType)) add(EventType[eventType].replace('EVENT_TYPE_', ''), 1);
    add('ACTIVITY_RETRY', Math.max(0, (started?.attempt ?? 1) - 1));
  }
  const first = events[0]?.workflowExecutionStartedEventAttributes;
  const startedBySignal =
    first != null &&
    !first.continuedExecutionRunId &&
    events[1]?.eventType === EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED;
  if (startedBySignal) add('WORKFLOW_EXECUTION_STARTED', -1);
  return by;
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
    const total: TemporalCost = { events: 0, actions: 0, bytes: 0, by: {} };
    for (const workflowId of workflowIds) {
      for await (const run of this.client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
        const handle = this.client.workflow.getHandle(workflowId, run.runId);
        const events = (await handle.fetchHistory()).events ?? [];
        total.events += events.length;
        total.actions += billedActions(events);
        for (const [kind, count] of Object.entries(billedByKind(events)))
          total.by[kind] = (total.by[kind] ?? 0) + count;
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
    by: Object.fromEntries(
      Object.entries(after.by).map(([kind, count]) => [kind, (count - (before.by[kind] ?? 0)) / messages]),
    ),
  };
}
