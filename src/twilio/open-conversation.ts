import { failedBecause, VendorFailure } from '../contract/vendor-failure.ts';
import type { TwilioClient } from './client.ts';
import { pasteable } from './studio-attributes.ts';
import type { TwilioAdapter } from './twilio-adapter.ts';

type OpenOptions = Parameters<TwilioAdapter['openConversation']>[0];

/** What agents do, and the end of the conversation; our own posts make no webhooks unless asked to (facts: X-Twilio-Webhook-Enabled). */
const WEBHOOK_EVENTS = ['onMessageAdded', 'onMessageUpdated', 'onMessageRemoved', 'onConversationStateUpdated'];

/** Twilio closes what nobody closed; longer than any deadline of ours. An agent-less open conversation would stay for ever. */
const CLOSE_TIMER = 'P60D';

/** Twilio's limit per conversation, and of a page of them. */
const MOST_WEBHOOKS = 5;

/** Twilio's limit of a FriendlyName (conversations-limits). */
const LONGEST_FRIENDLY_NAME = 256;

/** See `TwilioAdapter.openConversation`. The user's name and the conversation are made side by side. */
export async function openConversation(
  client: TwilioClient,
  chatServiceSid: string,
  options: OpenOptions,
): Promise<{ conversationSid: string; chatServiceSid: string; studioHookSid: string | null }> {
  const service = client.sdk.conversations.v1.services(chatServiceSid);
  const [{ sid, isNew }] = await Promise.all([
    twice(() => findOrCreate(service, options)),
    twice(() => nameUser(service, options.identity, options.displayName)),
  ]);
  const conversation = service.conversations(sid);
  const [, studioHookSid] = await Promise.all([
    twice(() => tolerating('alreadyExists', conversation.participants.create({ identity: options.identity }))),
    twice((again) => hooks(conversation, isNew && !again, options)),
  ]);
  return { conversationSid: sid, chatServiceSid, studioHookSid };
}

/**
 * Repeats a step once after a passing failure. Each step finds what it made before, and without this a Twilio that fails now
 * and then makes the user wait for several whole attempts, because opening takes several calls that must all succeed.
 */
async function twice<T>(step: (again: boolean) => Promise<T>): Promise<T> {
  try {
    return await step(false);
  } catch (error) {
    const passing = error instanceof VendorFailure && (error.kind === 'transient' || error.kind === 'ambiguous');
    if (!passing) throw error;
    return step(true);
  }
}

type Service = ReturnType<TwilioClient['sdk']['conversations']['v1']['services']>;
type Conversation = ReturnType<Service['conversations']>;

async function findOrCreate(service: Service, options: OpenOptions): Promise<{ sid: string; isNew: boolean }> {
  try {
    const made = await service.conversations.create({
      uniqueName: options.uniqueName,
      friendlyName: options.friendlyName.slice(0, LONGEST_FRIENDLY_NAME),
      attributes: JSON.stringify(pasteable(options.attributes)),
      'timers.closed': CLOSE_TIMER,
    });
    return { sid: made.sid, isNew: true };
  } catch (error) {
    if (!failedBecause(error, 'alreadyExists')) throw error;
    const found = await service.conversations(options.uniqueName).fetch();
    return { sid: found.sid, isNew: false };
  }
}

/** The display name that agents see. Users outlive conversations, so updating comes first; creating is for a first contact. */
async function nameUser(service: Service, identity: string, displayName: string): Promise<void> {
  const friendlyName = displayName.slice(0, LONGEST_FRIENDLY_NAME);
  const rename = async (): Promise<unknown> => service.users(identity).update({ friendlyName });
  try {
    await rename();
  } catch (error) {
    if (!failedBecause(error, 'notFound')) throw error;
    try {
      await service.users.create({ identity, friendlyName });
    } catch (raced) {
      // The participant that is made at the same time in a repeated call brings its user into being.
      if (!failedBecause(raced, 'alreadyExists')) throw raced;
      await rename();
    }
  }
}

async function hooks(conversation: Conversation, isNew: boolean, options: OpenOptions): Promise<string | null> {
  const present = isNew ? [] : await conversation.webhooks.list({ limit: MOST_WEBHOOKS });
  const [, studio] = await Promise.all([
    present.some(({ target, configuration }) => target === 'webhook' && urlOf(configuration) === options.webhookUrl)
      ? null
      : conversation.webhooks.create({
          target: 'webhook',
          'configuration.url': options.webhookUrl,
          'configuration.method': 'post',
          'configuration.filters': WEBHOOK_EVENTS,
        }),
    options.studioFlowSid === null
      ? null
      : (present.find(({ target }) => target === 'studio') ??
        conversation.webhooks.create({
          target: 'studio',
          'configuration.flowSid': options.studioFlowSid,
          'configuration.filters': ['onMessageAdded'],
        })),
  ]);
  return studio?.sid ?? null;
}

function urlOf(configuration: unknown): unknown {
  return (configuration as { url?: unknown } | null)?.url;
}

async function tolerating(reason: 'alreadyExists', step: Promise<unknown>): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (!failedBecause(error, reason)) throw error;
  }
}
