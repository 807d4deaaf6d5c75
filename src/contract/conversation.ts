import type { InboundEvent, OperatorEvent, Priority, UserProfile } from '../domain/conversation/events.ts';
import type { ConversationState } from '../domain/conversation/state.ts';
import type { Timings } from '../domain/conversation/timings.ts';

/** Names and payloads of the conversation workflow's messages. Renaming one breaks running conversations. */
export const CONVERSATION_WORKFLOW = 'conversation';

/** Signal: a list of events, in order. Whatever arrives for a user while one signal is in flight goes into the next. */
export const EVENTS_SIGNAL = 'events';

export const CLOSE_UPDATE = 'close';
export const ESCALATE_UPDATE = 'escalate';
export const BACK_TO_BOT_UPDATE = 'backToBot';
export const SET_PRIORITY_UPDATE = 'setPriority';
export const ADD_NOTE_UPDATE = 'addNote';
export const REDRIVE_UPDATE = 'redrive';
/** Update of the api for Studio's HTTP request: answered when the rules know whether the bot or a person goes on. */
export const STUDIO_TURN_UPDATE = 'studioTurn';
/** Query: the whole view model (`ConversationView`). */
export const CONVERSATION_QUERY = 'conversation';

/** Argument of the operator updates: who acts, shown in the case's timeline. */
export interface ByOperator {
  by: string;
}
export interface CloseArgs extends ByOperator {
  reason: string;
}
export interface SetPriorityArgs extends ByOperator {
  priority: Priority;
}
export interface AddNoteArgs extends ByOperator {
  text: string;
}
/** `key` of one failed delivery, or null for all of them. */
export interface RedriveArgs extends ByOperator {
  key: string | null;
}
export interface StudioTurnArgs {
  episode: string;
  conversationSid: string;
  messageSid: string;
}
export interface StudioTurnResult {
  handoff: boolean;
  /** the case's number, null while there is none */
  case_number: number | null;
}

/** Start argument of the conversation workflow, also of each continued run. */
export interface ConversationInput {
  user: UserProfile;
  routing: 'workflow' | 'studio';
  guildId: string;
  /** base of links to the case desk */
  publicUrl: string;
  timings: Timings;
  /** absent in a first run */
  state?: ConversationState;
  /** events not yet decided, carried through continue-as-new */
  inbox?: (InboundEvent | OperatorEvent)[];
  /** for tests: continue as new after this many history events */
  maxEvents?: number;
}
