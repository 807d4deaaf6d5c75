/** A flow's definition, as far as it could be checked. */
export interface FlowDefinition {
  description?: string;
  initial_state: string;
  states: WidgetDefinition[];
  flags?: Record<string, unknown>;
}

export interface WidgetDefinition {
  name: string;
  type: string;
  transitions: Transition[];
  properties: Record<string, unknown>;
}

export interface Transition {
  event: string;
  next?: string;
  conditions?: Condition[];
}

export interface Condition {
  friendly_name: string;
  arguments: string[];
  type: string;
  value: string;
}

export interface FlowRecord {
  sid: string;
  friendlyName: string;
  status: 'draft' | 'published';
  definition: FlowDefinition;
  /** What runs: the definition that was published last. */
  published: { definition: FlowDefinition; revision: number } | null;
  revision: number;
  commitMessage: string | null;
  dateCreated: number;
  dateUpdated: number;
}

export interface ExecutionRecord {
  sid: string;
  flowSid: string;
  flowVersion: number;
  conversationSid: string;
  status: 'active' | 'ended';
  /** What the Liquid templates see. */
  context: Record<string, unknown>;
  /** The widgets that ran, in order, with the event by which each was left. */
  steps: { name: string; event: string }[];
  dateCreated: number;
  dateUpdated: number;
}
