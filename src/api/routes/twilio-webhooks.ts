import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseConversationWorkflowId } from '../../contract/workflow-ids.ts';
import { twilioIdentity } from '../../contract/twilio-names.ts';
import type { ApiDeps } from '../api-deps.ts';
import { ANSWER_WITHIN_MS, within } from '../deadline.ts';
import { HttpError } from '../http-error.ts';
import type { ApiMetrics } from '../plugins/metrics.ts';
import { readWebhook } from '../plugins/signed-body.ts';
import { mapConversationEvent } from '../webhooks/conversation-events.ts';
import { deliver } from '../webhooks/deliver.ts';
import { EventFields } from '../webhooks/form.ts';
import { mapInteractionEvent } from '../webhooks/interaction-events.ts';
import type { Mapped } from '../webhooks/mapped.ts';
import { soonCompared } from '../webhooks/soon-compared.ts';
import { mapTaskRouterEvent, taskRoute } from '../webhooks/taskrouter-events.ts';

interface Route {
  workflowId: string;
  episode: string;
  discordUserId: string;
  conversationSid: string;
}

/** What a webhook's route makes of its fields: the event and whom it concerns, or why it is nobody's. */
type Routed = { route: Route; mapped: Mapped } | { ignored: string };

/** Twilio's webhooks. Each answer: 403 not signed, 204 taken or of no concern, 503 could not be taken. */
export function registerTwilioWebhooks(scope: FastifyInstance, deps: ApiDeps, metrics: ApiMetrics): void {
  const compared = soonCompared(deps);
  scope.addHook('onClose', async () => compared.close());
  const webhook = (path: string, read: (fields: EventFields, request: FastifyRequest) => Promise<Routed>): void => {
    scope.post(path, { config: { rateLimit: false } }, async (request, reply) => {
      const { signature, fields } = readWebhook(request, deps);
      if (signature !== 'valid') {
        metrics.webhook(path, 'refused');
        throw new HttpError(
          403,
          'The signature of this request is not that of our Twilio account for our public address.',
        );
      }
      const event = new EventFields(fields);
      const taken = async () => take(deps, await read(event, request), request);
      try {
        metrics.webhook(path, await within(ANSWER_WITHIN_MS, taken(), 'taking the event'));
      } catch (error) {
        if (error instanceof HttpError) throw error;
        metrics.webhook(path, 'unavailable');
        compared.ask(conversationOf(event));
        throw unavailable(error);
      }
      return done(reply);
    });
  };

  webhook('/twilio/conversations/:workflowId/:episode', async (fields, request) => {
    const { workflowId, episode } = request.params as { workflowId: string; episode: string };
    const route = routeOf(workflowId, episode, fields.text('ConversationSid'));
    return route
      ? { route, mapped: conversationEvent(fields, route) }
      : { ignored: 'an address that we never gave out' };
  });

  webhook('/forward-to-discord', async (fields) => {
    refuseLegacyChat(fields);
    const conversationSid = fields.text('ConversationSid');
    if (conversationSid === '') return { ignored: `kind ${fields.text('EventType') || '(none)'}` };
    const route = await routeByConversation(deps, conversationSid);
    if (!route)
      throw new HttpError(
        400,
        `Conversation ${conversationSid} was not made by this Flexcord, so there is no Discord user to forward to.`,
      );
    return { route, mapped: conversationEvent(fields, route) };
  });

  webhook('/twilio/taskrouter', async (fields) => {
    const { workflowId, episode, conversationSid } = taskRoute(fields);
    const route = (await routeByTask(deps, workflowId, episode, conversationSid)) ?? null;
    return route
      ? { route, mapped: mapTaskRouterEvent(fields, subjectOf(route), Date.now()) }
      : { ignored: 'a task that is not ours' };
  });

  webhook('/twilio/interactions', async (fields) => {
    const route = await routeByConversation(deps, fields.text('MediaChannelSid'));
    return route
      ? { route, mapped: mapInteractionEvent(fields, subjectOf(route), Date.now()) }
      : { ignored: 'an interaction that is not ours' };
  });
}

/** Refuses what Programmable Chat sent: it has ended, so such a request comes from an address book that was never updated. */
export function refuseLegacyChat(fields: EventFields): void {
  if (fields.text('ConversationSid') !== '') return;
  if (fields.text('ChannelSid') === '' && fields.text('InstanceSid') === '') return;
  throw new HttpError(
    400,
    'This is a webhook of Programmable Chat (ChannelSid, InstanceSid), which Flex no longer has. Send webhooks of Conversations (ConversationSid) here.',
  );
}

/** Whom a Twilio conversation belongs to; null when it is none of ours. */
export async function routeByConversation(
  deps: Pick<ApiDeps, 'store'>,
  conversationSid: string,
): Promise<Route | null> {
  if (conversationSid === '') return null;
  const episode = await deps.store.episodes.findByConversationSid(conversationSid);
  return episode ? routeOf(episode.workflowId, episode.episode, conversationSid) : null;
}

/** Our tasks name their workflow; one that Flex made of ours (a transfer, an invite) names the conversation only. */
async function routeByTask(
  deps: ApiDeps,
  workflowId: string,
  episode: string,
  conversationSid: string,
): Promise<Route | null> {
  const discordUserId = parseConversationWorkflowId(workflowId);
  if (!discordUserId || episode === '') return routeByConversation(deps, conversationSid);
  if (conversationSid !== '') return routeOf(workflowId, episode, conversationSid);
  const known = await deps.store.episodes.find(discordUserId, episode);
  return known?.conversationSid ? routeOf(workflowId, episode, known.conversationSid) : null;
}

function routeOf(workflowId: string, episode: string, conversationSid: string): Route | null {
  const discordUserId = parseConversationWorkflowId(workflowId);
  if (!discordUserId || !/^[\w-]{1,64}$/.test(episode)) return null;
  return { workflowId, episode, discordUserId, conversationSid };
}

function subjectOf({ episode, conversationSid }: Route): { episode: string; conversationSid: string } {
  return { episode, conversationSid };
}

function conversationEvent(fields: EventFields, route: Route): Mapped {
  return mapConversationEvent(
    fields,
    { ...subjectOf(route), userIdentity: twilioIdentity(route.discordUserId) },
    Date.now(),
  );
}

/** The Twilio conversation that an event of whatever kind is about, without a look-up; empty where it names none. */
function conversationOf(fields: EventFields): string {
  return fields.text('ConversationSid') || fields.text('MediaChannelSid') || taskRoute(fields).conversationSid;
}

async function take(deps: ApiDeps, routed: Routed, request: FastifyRequest): Promise<string> {
  const ignored = 'ignored' in routed ? routed.ignored : 'ignored' in routed.mapped ? routed.mapped.ignored : null;
  if (ignored !== null) {
    request.log.debug({ reason: ignored }, 'webhook of no concern');
    return 'ignored';
  }
  const { route, mapped } = routed as { route: Route; mapped: Extract<Mapped, { event: unknown }> };
  const outcome = await deliver(deps, route.workflowId, mapped.event);
  if (outcome !== 'accepted')
    request.log.info(
      { workflowId: route.workflowId, type: mapped.event.type, outcome },
      'webhook for a conversation that is over',
    );
  return outcome;
}

/** A failed look-up is our trouble, not the sender's: 503, as when Temporal can't be reached. */
function unavailable(cause: unknown): HttpError {
  const error = new HttpError(503, 'The event could not be stored now. Send it again.', { 'retry-after': '5' });
  error.cause = cause;
  return error;
}

/** TaskRouter wants a JSON content type even on an answer without content. */
function done(reply: FastifyReply): FastifyReply {
  return reply.code(204).header('content-type', 'application/json').send();
}
