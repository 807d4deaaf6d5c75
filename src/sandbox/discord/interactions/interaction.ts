import type { InteractionTrace, Json } from '../model/records.ts';

/** One use of a command, a component or a modal, from the click to the end of its token. */
export interface Interaction {
  id: string;
  token: string;
  /** 2 command, 3 component, 4 autocompletion, 5 modal submit. */
  type: 2 | 3 | 4 | 5;
  userId: string;
  channelId: string;
  createdAt: number;
  /** `failed` = nobody acknowledged it within 3 s: the person reads "The application did not respond". */
  status: 'pending' | 'acknowledged' | 'failed';
  callbackType?: number;
  /** What a callback of type 9 shows. */
  modal?: Json;
  /** What an autocompletion offered. */
  choices?: Json[];
  /** The modal has been sent; a second submit is refused. */
  modalSubmitted?: boolean;
  /** The message that `@original` names. */
  originalId?: string;
  /** The message whose component was used. */
  sourceMessageId?: string;
  /** Ids of the messages that answered, original first. */
  responseIds: string[];
  trace: InteractionTrace;
  data: Json;
}

/** Time to acknowledge, and life of the token (interactions/receiving-and-responding, "Responding to an Interaction"). */
export const ACKNOWLEDGE_MS = 3_000;
export const TOKEN_LIFETIME_MS = 15 * 60_000;

/** Refused by the client of the person, before anything reaches the bot. */
export class NotPossible extends Error {}
