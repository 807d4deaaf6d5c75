import type { SandboxStorage, StoredCollection } from '../../storage.ts';
import type { ExecutionRecord, FlowRecord } from './records.ts';

/** Ended executions that are kept. */
const KEPT = 2_000;

/** Flows and executions; one execution at a time per flow and conversation. */
export class StudioStore {
  readonly flows: StoredCollection<FlowRecord>;
  readonly executions: StoredCollection<ExecutionRecord>;
  readonly #active = new Map<string, ExecutionRecord>();

  constructor(storage: SandboxStorage) {
    this.flows = storage.collection('twilio/flows');
    this.executions = storage.collection('twilio/executions');
    // an execution does not outlive the process that ran it
    for (const execution of this.executions.values())
      if (execution.status === 'active') this.end(execution, execution.dateUpdated);
  }

  /** The execution that runs for a conversation now. */
  active(flowSid: string, conversationSid: string): ExecutionRecord | undefined {
    return this.#active.get(`${flowSid} ${conversationSid}`);
  }

  start(execution: ExecutionRecord): void {
    this.executions.set(execution.sid, execution);
    this.#active.set(`${execution.flowSid} ${execution.conversationSid}`, execution);
    for (const sid of this.executions.keys()) {
      if (this.executions.size <= KEPT) break;
      if (this.executions.get(sid)?.status === 'ended') this.executions.delete(sid);
      else break;
    }
  }

  end(execution: ExecutionRecord, now: number): void {
    execution.status = 'ended';
    execution.dateUpdated = now;
    if (this.executions.has(execution.sid)) this.executions.set(execution.sid, execution);
    const key = `${execution.flowSid} ${execution.conversationSid}`;
    if (this.#active.get(key) === execution) this.#active.delete(key);
  }

  clear(): void {
    this.flows.clear();
    this.executions.clear();
    this.#active.clear();
  }
}
