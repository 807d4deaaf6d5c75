import { KEY_ATTRIBUTE } from '../../contract/twilio-names.ts';
import type { AgentMedia } from '../../domain/conversation/events.ts';
import { parseAttributes } from '../../twilio/attributes.ts';
import type { EventFields } from './form.ts';
import type { Mapped, Subject } from './mapped.ts';

/**
 * Meaning of a Conversations webhook (twilio.com/docs/conversations/conversations-webhooks). Only what people in Flex do
 * becomes an event: our own posts carry our key, the user's have the user's identity, and relaying either would echo.
 */
export function mapConversationEvent(
  fields: EventFields,
  subject: Subject & { userIdentity: string },
  receivedAt: number,
): Mapped {
  const { userIdentity, ...about } = subject;
  const type = fields.text('EventType');
  switch (type) {
    case 'onMessageAdded':
    case 'onMessageUpdated':
    case 'onMessageRemoved':
      return isAgents(fields, userIdentity)
        ? mapMessage(type, fields, about, receivedAt)
        : { ignored: 'our own message' };
    case 'onConversationStateUpdated': {
      if (fields.text('StateTo') !== 'closed') return { ignored: `state ${fields.text('StateTo')}` };
      const at = fields.time('StateUpdated', receivedAt);
      return { event: { type: 'flex.closed', ...about, reason: fields.text('Reason') || 'closed', at } };
    }
    default:
      return { ignored: `kind ${type || '(none)'}` };
  }
}

type MessageEventType = 'onMessageAdded' | 'onMessageUpdated' | 'onMessageRemoved';

function mapMessage(type: MessageEventType, fields: EventFields, about: Subject, receivedAt: number): Mapped {
  const id = fields.text('MessageSid');
  if (!/^IM\w{32}$/.test(id)) return { ignored: 'no MessageSid' };
  if (type === 'onMessageRemoved') {
    return { event: { type: 'agent.delete', ...about, id, at: fields.time('DateRemoved', receivedAt) } };
  }
  const text = fields.text('Body');
  if (type === 'onMessageUpdated') {
    return { event: { type: 'agent.edit', ...about, id, text, editedAt: fields.time('DateUpdated', receivedAt) } };
  }
  if (!/^\d+$/.test(fields.text('Index'))) return { ignored: 'no Index' };
  return {
    event: {
      type: 'agent.message',
      ...about,
      id,
      index: Number(fields.text('Index')),
      author: fields.text('Author'),
      text,
      media: parseMedia(fields.text('Media')),
      at: fields.time('DateCreated', receivedAt),
    },
  };
}

function isAgents(fields: EventFields, userIdentity: string): boolean {
  if (KEY_ATTRIBUTE in parseAttributes(fields.text('Attributes'))) return false;
  return fields.text('Author') !== userIdentity;
}

/** `Media` of a webhook is JSON with PascalCase names, other than REST's. A file without a SID can't be fetched. */
function parseMedia(text: string): AgentMedia[] {
  let items: unknown;
  try {
    items = JSON.parse(text || '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown): AgentMedia[] => {
    const { Sid, ContentType, Filename, Size } = (item ?? {}) as Record<string, unknown>;
    if (typeof Sid !== 'string') return [];
    return [
      {
        sid: Sid,
        filename: typeof Filename === 'string' && Filename !== '' ? Filename : null,
        contentType: typeof ContentType === 'string' ? ContentType : 'application/octet-stream',
        size: Number(Size) || 0,
      },
    ];
  });
}
