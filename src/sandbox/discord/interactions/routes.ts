import type { Api, Call } from '../rest/api.ts';
import { Answer, noContent } from '../rest/api.ts';
import { MESSAGE_FLAG } from '../model/records.ts';
import type { Json, MessageRecord } from '../model/records.ts';
import { modal } from '../rest/component-bodies.ts';
import { invalidField, refuse } from '../rest/errors.ts';
import { webhookMessageBody } from '../rest/message-bodies.ts';
import type { MessageBody } from '../rest/message-bodies.ts';
import { editMessage } from '../rest/routes-messages.ts';
import { anything, checked, integer, list, mapOf, nullable, object, oneOf, text } from '../rest/rules.ts';
import type { Services } from '../rest/services.ts';
import type { Interaction } from './interaction.ts';
import type { Interactions } from './interactions.ts';

const callbackShape = object({ 'type!': oneOf(1, 4, 5, 6, 7, 8, 9), data: nullable(anything) });
const choices = object({
  'choices!': nullable(
    list(
      object({
        'name!': text({ min: 1, max: 100 }),
        'value!': anything,
        name_localizations: nullable(mapOf(text({ max: 100 }))),
      }),
      { max: 25 },
    ),
  ),
});
const deferData = object({ flags: nullable(integer()), tts: anything, enforce_nonce: anything });

/** Answers to interactions and their follow-up messages. */
export function interactionRoutes(api: Api, services: Services, interactions: Interactions): void {
  const { world, wire, messages } = services;
  const show = (message: MessageRecord): object => wire.message(message, world.botId);

  api.route(
    {
      method: 'POST',
      path: '/interactions/:interaction_id/:interaction_token/callback',
      auth: false,
      bucket: 'interaction',
      query: { with_response: 'boolean' },
      body: 'later',
    },
    async (call) => {
      const interaction = interactions.toAcknowledge(call.params['interaction_id']!, call.params['interaction_token']!);
      const { type, data } = checked<{ type: number; data?: Json | null }>(callbackShape, call.body);
      const message = await callback(services, interactions, interaction, type, data ?? {}, call);
      interactions.changed(interaction);
      return call.query['with_response'] === true
        ? withResponse(interaction, type, message && show(message), message)
        : noContent;
    },
  );

  const base = '/webhooks/:webhook_id/:webhook_token';
  const token = (call: Call): Interaction =>
    interactions.byToken(call.params['webhook_id']!, call.params['webhook_token']!);
  api.route(
    {
      method: 'POST',
      path: base,
      auth: false,
      bucket: 'webhook-message',
      query: { wait: 'boolean', thread_id: 'id', with_components: 'boolean' },
      body: webhookMessageBody(false),
    },
    async (call) => {
      const interaction = token(call);
      return show(
        await interactions.respond(interaction, call.body as MessageBody, call.files, interaction.originalId),
      );
    },
  );

  const find = (call: Call): { interaction: Interaction; message: MessageRecord } => {
    const interaction = token(call);
    const { message: named } = call.params;
    const id = named === '@original' ? interaction.originalId : named;
    const message = id === undefined ? undefined : messages.get(interaction.channelId, id);
    const own = message && (interaction.responseIds.includes(message.id) || message.id === interaction.originalId);
    if (!message || !own) throw refuse.unknownMessage();
    return { interaction, message };
  };
  // one route for both: clients also write `@original` percent-encoded
  const path = `${base}/messages/:message`;
  api.route({ method: 'GET', path, auth: false, query: { thread_id: 'id' } }, (call) => show(find(call).message));
  api.route(
    {
      method: 'PATCH',
      path,
      auth: false,
      bucket: 'webhook-message',
      query: { thread_id: 'id', with_components: 'boolean' },
      body: 'later',
    },
    async (call) => {
      const { interaction, message } = find(call);
      const body = checked<MessageBody>(
        webhookMessageBody((message.flags & MESSAGE_FLAG.componentsV2) !== 0),
        call.body,
      );
      await editMessage(services, interactions.channelOf(interaction), message, body, call);
      interactions.changed(interaction);
      return show(message);
    },
  );
  api.route({ method: 'DELETE', path, auth: false, query: { thread_id: 'id' } }, (call) => {
    const { interaction, message } = find(call);
    messages.delete(interactions.channelOf(interaction), message);
    interactions.changed(interaction);
    return noContent;
  });
}

/** Carries out a first response; gives the message that it made or changed. */
async function callback(
  services: Services,
  interactions: Interactions,
  interaction: Interaction,
  type: number,
  data: Json,
  call: Call,
): Promise<MessageRecord | undefined> {
  const source =
    interaction.sourceMessageId === undefined
      ? undefined
      : services.messages.get(interaction.channelId, interaction.sourceMessageId);
  const wrongType = (): never => {
    throw invalidField(
      ['type'],
      'INTERACTION_CALLBACK_TYPE_INVALID',
      `Callback type ${type} does not fit an interaction of type ${interaction.type}.`,
    );
  };
  // an autocompletion is answered with choices and nothing else; a ping comes only over HTTP, never from here
  if (type === 1 || (type === 8) !== (interaction.type === 4)) return wrongType();
  if (type === 8) {
    interaction.choices = checked<{ choices: Json[] | null }>(choices, data).choices ?? [];
    interactions.acknowledge(interaction, type);
    return undefined;
  }
  if (type === 4) {
    const body = checked<MessageBody>(webhookMessageBody(false), data);
    services.composer.requireSomething({
      content: body.content ?? '',
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      attachments: call.files,
    });
    interactions.acknowledge(interaction, type);
    return original(interaction, await interactions.respond(interaction, body, call.files));
  }
  if (type === 5) {
    checked(deferData, data);
    interactions.acknowledge(interaction, type);
    return original(interaction, interactions.defer(interaction, Number(data['flags'] ?? 0)));
  }
  if (type === 9) {
    if (interaction.type === 5) wrongType();
    checked(modal, data);
    interactions.acknowledge(interaction, type);
    interaction.modal = { ...data, components: services.composer.components(data['components'] as Json[]) };
    return undefined;
  }
  if (!source) return wrongType();
  if (type === 7) {
    const body = checked<MessageBody>(webhookMessageBody((source.flags & MESSAGE_FLAG.componentsV2) !== 0), data);
    interactions.acknowledge(interaction, type);
    await editMessage(services, interactions.channelOf(interaction), source, body, call);
  } else interactions.acknowledge(interaction, type);
  return original(interaction, source);
}

function original(interaction: Interaction, message: MessageRecord): MessageRecord {
  interaction.originalId = message.id;
  return message;
}

function withResponse(
  interaction: Interaction,
  type: number,
  shown: object | undefined,
  message: MessageRecord | undefined,
): Answer {
  return new Answer(200, {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: type === 5,
            response_message_ephemeral: message.ephemeralTo !== undefined,
          }
        : {}),
      channel_id: interaction.channelId,
    },
    // the OpenAPI document knows two kinds of resource: a message made (4) and a message changed (7)
    ...(shown ? { resource: { type: type < 6 ? 4 : 7, message: shown } } : {}),
  });
}
