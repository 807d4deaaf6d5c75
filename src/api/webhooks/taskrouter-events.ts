import { CONVERSATION_ATTRIBUTE, EPISODE_ATTRIBUTE } from '../../contract/twilio-names.ts';
import { parseAttributes } from '../../twilio/attributes.ts';
import { describeWorker } from '../../twilio/workers.ts';
import type { EventFields } from './form.ts';
import type { Mapped, Subject } from './mapped.ts';

/** Meaning of a TaskRouter event (twilio.com/docs/taskrouter/api/event/reference). */
export function mapTaskRouterEvent(fields: EventFields, subject: Subject, receivedAt: number): Mapped {
  const taskSid = fields.text('TaskSid');
  if (!/^WT\w{32}$/.test(taskSid)) return { ignored: 'no TaskSid' };
  const about = { ...subject, taskSid, at: fields.time('Timestamp', receivedAt) };
  const type = fields.text('EventType');
  switch (type) {
    case 'task.created':
    case 'task.wrapup':
    case 'task.completed':
      return { event: { type, ...about } };
    case 'task.canceled':
      return { event: { type, ...about, reason: fields.text('TaskCanceledReason') || 'canceled' } };
    case 'task.deleted':
    case 'task.system-deleted':
      return { event: { type: 'task.canceled', ...about, reason: 'deleted' } };
    // The cancellation follows, but a lost webhook would leave the user waiting for nobody.
    case 'workflow.timeout':
      return { event: { type: 'task.canceled', ...about, reason: 'nobody took the task in time' } };
    case 'reservation.accepted':
      return {
        event: {
          type: 'agent.joined',
          ...about,
          workerSid: fields.text('WorkerSid') || null,
          ...describeWorker(fields.text('WorkerAttributes'), fields.text('WorkerName')),
        },
      };
    case 'reservation.wrapup':
    case 'reservation.completed':
      return { event: { type: 'agent.left', ...about } };
    default:
      return { ignored: `kind ${type || '(none)'}` };
  }
}

/** What the task's attributes say about whom it concerns; empty texts for what they don't say. */
export function taskRoute(fields: EventFields): { workflowId: string; episode: string; conversationSid: string } {
  const attributes = parseAttributes(fields.text('TaskAttributes'));
  const text = (name: string): string => {
    const value = attributes[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    workflowId: text(CONVERSATION_ATTRIBUTE),
    episode: text(EPISODE_ATTRIBUTE),
    conversationSid: text('conversationSid'),
  };
}
