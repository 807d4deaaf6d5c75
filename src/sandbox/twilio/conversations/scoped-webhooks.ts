import { invalidParameter, TwilioError } from '../core/errors.ts';
import { isSid, newSid } from '../core/sids.ts';
import { requireOpen, type ConversationParts } from './conversations.ts';
import { EVENT_TYPES } from './events.ts';
import type { ConversationRecord, ScopedWebhookRecord } from './records.ts';

export interface ScopedWebhookInput {
  url?: string | undefined;
  method?: 'get' | 'post' | undefined;
  filters?: string[] | undefined;
  triggers?: string[] | undefined;
  flowSid?: string | undefined;
}

const MOST_WEBHOOKS = 5;
const MOST_TRIGGERS = 5;

/** The webhooks of single conversations. */
export class ScopedWebhooks {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /**
   * Adds a webhook; with `replayAfter` the messages from that index on are sent to it at once.
   * @throws 50361 for a sixth one, 50362 and 50371 for too many or missing triggers, 50377 when closed.
   */
  add(
    conversation: ConversationRecord,
    target: ScopedWebhookRecord['target'],
    input: ScopedWebhookInput,
    replayAfter: number | undefined,
  ): ScopedWebhookRecord {
    const { clock, store, events } = this.#parts;
    requireOpen(conversation);
    if (store.webhooksOf(conversation.sid).length >= MOST_WEBHOOKS)
      throw new TwilioError(400, 50361, `Number of webhooks per conversation exceeds ${MOST_WEBHOOKS}`);
    const now = clock.now();
    const webhook: ScopedWebhookRecord = {
      sid: newSid('WH'),
      conversationSid: conversation.sid,
      target,
      url: input.url ?? null,
      method: input.method ?? 'post',
      // a studio webhook without filters hears new messages
      filters: input.filters ?? (target === 'webhook' ? [] : ['onMessageAdded']),
      triggers: input.triggers ?? [],
      flowSid: input.flowSid ?? null,
      dateCreated: now,
      dateUpdated: now,
    };
    check(webhook);
    store.addWebhook(webhook);
    if (replayAfter !== undefined)
      for (const message of store.messagesOf(conversation.sid))
        if (message.index >= replayAfter) events.replay(webhook, conversation, message);
    return webhook;
  }

  update(webhook: ScopedWebhookRecord, input: ScopedWebhookInput): void {
    const changed: ScopedWebhookRecord = {
      ...webhook,
      url: input.url ?? webhook.url,
      method: input.method ?? webhook.method,
      filters: input.filters ?? webhook.filters,
      triggers: input.triggers ?? webhook.triggers,
      flowSid: input.flowSid ?? webhook.flowSid,
      dateUpdated: this.#parts.clock.now(),
    };
    check(changed);
    Object.assign(webhook, changed);
    this.#parts.store.webhooks.set(webhook.sid, webhook);
  }
}

function check(webhook: ScopedWebhookRecord): void {
  for (const filter of webhook.filters)
    if (!EVENT_TYPES.includes(filter as (typeof EVENT_TYPES)[number]))
      throw invalidParameter(`Configuration.Filters: ${filter} is not an event of Conversations`);
  if (webhook.triggers.length > MOST_TRIGGERS)
    throw new TwilioError(400, 50362, `Number of triggers per webhook exceeds ${MOST_TRIGGERS}`);
  if (webhook.target === 'trigger' && webhook.triggers.length === 0)
    throw new TwilioError(400, 50371, 'A webhook of target trigger needs Configuration.Triggers');
  if (webhook.target === 'studio') {
    if (webhook.flowSid === null || !isSid('FW', webhook.flowSid))
      throw invalidParameter('A webhook of target studio needs Configuration.FlowSid');
    return;
  }
  if (webhook.url === null || !/^https?:\/\/./.test(webhook.url))
    throw invalidParameter('Configuration.Url must be an absolute http(s) address');
}
