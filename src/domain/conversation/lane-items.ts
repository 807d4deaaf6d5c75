import type { AgentMedia, FlexEvent, UserAction, UserAttachment } from './events.ts';

/**
 * What waits in the two outbound lanes. Each item has one key, `<episode>:<seq>:<kind>`, from which the Discord nonce,
 * the Twilio attribute or the UniqueName derives: a repeated delivery of the same key is one visible message.
 */
export interface Button {
  label: string;
  action: UserAction;
  style: 'primary' | 'secondary' | 'danger' | 'success';
}

export interface LinkButton {
  label: string;
  url: string;
}

/** To the user, in Discord. */
export type DiscordItem = { key: string; at: number } & (
  | {
      kind: 'say';
      from: 'bot' | 'system' | 'agent';
      /** display name of the agent, for `from: 'agent'` */
      authorName: string | null;
      text: string;
      /** articles shown with the answer: title and link */
      links: LinkButton[];
      buttons: Button[];
      media: AgentMedia[];
      /** the Twilio message this is the copy of; null for what the bot and the system say */
      sourceSid: string | null;
    }
  /** `changedAt` of edits and deletions: when its author did it, by the clock of the side where it was done */
  | { kind: 'edit'; sourceSid: string; text: string; changedAt?: number }
  | { kind: 'delete'; sourceSid: string; changedAt?: number }
);

/** To the agent, in the Twilio conversation. */
export type TwilioItem = { key: string; at: number } &
  /** Conversation, participant, user and webhooks. */
  (
    | { kind: 'open'; attempt: number; studio: boolean }
    /** The transcript up to now, in order: what the agent should see on accepting. */
    | { kind: 'history'; ofCase: number | null }
    | {
        kind: 'say';
        from: 'user' | 'bot' | 'system';
        text: string;
        attachments: UserAttachment[];
        /** the Discord message this is the copy of; null for what the bot and the system say */
        sourceId: string | null;
        /** whether Studio shall see it (`X-Twilio-Webhook-Enabled`) */
        trigger: boolean;
      }
    /** `files`: ids of the attachments that are left; absent = all */
    | { kind: 'edit'; sourceId: string; text: string; files?: string[]; changedAt?: number }
    | { kind: 'delete'; sourceId: string; changedAt?: number }
    /** Flex interaction: the task for an agent. Never two for one key. */
    | { kind: 'interaction'; attributes: Record<string, unknown> }
    /** Back to the queue in the same conversation, after an agent left it without another one. */
    | { kind: 'invite'; attributes: Record<string, unknown> }
    /** Sets the conversation attribute `handoff`, on which the shipped Studio flow splits. */
    | { kind: 'markHandoff'; topic: string }
    | { kind: 'dropStudioHook' }
    /**
     * Ends the chat in Flex: the agent's task goes to wrap-up, the conversation is closed. `hearFrom`: what agents wrote from this
     * index on is listed then; absent where nobody was asked for.
     */
    | { kind: 'close'; hearFrom?: number }
  );

/** What became of one item. */
export type DeliveryResult =
  | {
      key: string;
      outcome: 'done';
      /** Discord message ids or Twilio message SIDs of the copy, one per part */
      copyIds?: string[];
      /** Discord: where it was posted, when that was found out on the way */
      channelId?: string;
      /** Twilio: every `Index` the copy's parts took */
      indexes?: number[];
      /** Twilio `open`: what was made; Twilio `interaction`/`invite`: the task */
      made?: Partial<TwilioRefs>;
      /** Twilio `close` with `hearFrom`: what agents had written until the door was shut */
      heard?: Extract<FlexEvent, { type: 'agent.message' }>[];
      /** names of files that came with it and could not be carried */
      leftBehind?: string[];
      /** which process did it; absent in older histories */
      worker?: string;
    }
  | { key: string; outcome: 'failed'; reason: string; code: number | null; canRetry: boolean }
  /** not reached by this attempt; one before may have delivered it, so it is looked for before it is repeated */
  | { key: string; outcome: 'unclear' };

/** What became of an item that left its lane. */
export type SettledResult = Exclude<DeliveryResult, { outcome: 'unclear' }>;

/** What this episode owns at Twilio. */
export interface TwilioRefs {
  conversationSid: string;
  studioHookSid: string;
  interactionSid: string;
  interactionChannelSid: string;
  taskSid: string;
}

export type LaneName = 'discord' | 'twilio';

/** One ordered direction. The head items `inFlight` are with an activity; nothing overtakes them. */
export interface Lane<Item> {
  queue: Item[];
  /** how many items at the head were handed to an activity whose result is not known; carried: look before repeating */
  inFlight: number;
  /** when the lane was found not to get through; null while it works */
  stalledSince: number | null;
}
