import type { EventFields } from './form.ts';
import type { Mapped, Subject } from './mapped.ts';

/** Meaning of a Flex Interaction webhook (twilio.com/docs/flex/developer/conversations/register-interactions-webhooks). */
export function mapInteractionEvent(fields: EventFields, subject: Subject, receivedAt: number): Mapped {
  const type = fields.text('EventType');
  switch (type) {
    case 'onParticipantJoined':
    case 'onParticipantLeft': {
      const taskSid = fields.text('TaskSid');
      if (fields.text('ParticipantType') !== 'agent' || taskSid === '') return { ignored: 'not an agent' };
      const about = { ...subject, taskSid, at: receivedAt };
      // It names no worker: TaskRouter's event does, or the rules ask.
      return type === 'onParticipantJoined'
        ? { event: { type: 'agent.joined', ...about, workerSid: null, name: null } }
        : { event: { type: 'agent.left', ...about } };
    }
    case 'onChannelStatusUpdated':
      if (fields.text('ChannelStatus') !== 'closed') return { ignored: `channel ${fields.text('ChannelStatus')}` };
      return { event: { type: 'flex.closed', ...subject, reason: 'interaction channel closed', at: receivedAt } };
    case 'onChannelCreateFailed': {
      const code = Number(fields.text('ErrorCode'));
      const reason = fields.text('ErrorMessage') || 'the interaction could not be created';
      const interactionSid = fields.text('InteractionSid') || null;
      return {
        event: {
          type: 'flex.failed',
          ...subject,
          interactionSid,
          code: code > 0 ? code : null,
          reason,
          at: receivedAt,
        },
      };
    }
    default:
      return { ignored: `kind ${type || '(none)'}` };
  }
}
