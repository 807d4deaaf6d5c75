import type { Account } from '../core/account.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { ChannelParticipantRecord, InteractionRecord } from './records.ts';
import type { FlexStore } from './store.ts';

/** The events of Interaction webhooks (https://www.twilio.com/docs/flex/developer/conversations/register-interactions-webhooks). */
export const INTERACTION_EVENTS = [
  'onInteractionCreated',
  'onChannelCreated',
  'onChannelCreateFailed',
  'onChannelStatusUpdated',
  'onParticipantJoined',
  'onParticipantLeft',
  'onParticipantUpdated',
] as const;

export type InteractionEvent = (typeof INTERACTION_EVENTS)[number];

/** Sends Interaction webhooks: global ones, and the one named by the interaction's `WebhookTtid`. */
export class InteractionEvents {
  readonly #account: Account;
  readonly #store: FlexStore;
  readonly #sender: WebhookSender;

  constructor(options: { account: Account; store: FlexStore; sender: WebhookSender }) {
    this.#account = options.account;
    this.#store = options.store;
    this.#sender = options.sender;
  }

  interactionCreated(interaction: InteractionRecord): void {
    this.#send('onInteractionCreated', interaction, { InstanceSid: this.#account.flexInstanceSid });
  }

  channelCreated(interaction: InteractionRecord): void {
    this.#send('onChannelCreated', interaction, {
      InstanceSid: this.#account.flexInstanceSid,
      ChannelSid: interaction.channelSid,
    });
  }

  channelFailed(interaction: InteractionRecord): void {
    this.#send('onChannelCreateFailed', interaction, {
      ChannelSid: interaction.channelSid,
      ErrorCode: String(interaction.errorCode),
      ErrorMessage: interaction.errorMessage ?? '',
    });
  }

  channelStatus(interaction: InteractionRecord): void {
    this.#send('onChannelStatusUpdated', interaction, {
      ChannelSid: interaction.channelSid,
      ChannelStatus: interaction.status,
    });
  }

  participant(
    type: 'onParticipantJoined' | 'onParticipantLeft' | 'onParticipantUpdated',
    interaction: InteractionRecord,
    participant: ChannelParticipantRecord,
  ): void {
    this.#send(type, interaction, {
      ChannelSid: interaction.channelSid,
      ParticipantSid: participant.sid,
      ParticipantType: participant.type,
      ...(participant.taskSid === null ? {} : { TaskSid: participant.taskSid }),
    });
  }

  #send(type: InteractionEvent, interaction: InteractionRecord, fields: Record<string, string>): void {
    for (const webhook of this.#store.webhooks.values()) {
      if (!webhook.events.includes(type)) continue;
      if (webhook.type === 'interaction' && webhook.ttid !== interaction.webhookTtid) continue;
      this.#sender.send({
        url: webhook.url,
        method: webhook.method,
        eventType: type,
        resourceSid: interaction.sid,
        timeoutMs: 5_000,
        fields: {
          EventType: type,
          AccountSid: this.#account.accountSid,
          InteractionSid: interaction.sid,
          MediaChannelSid: interaction.mediaChannelSid,
          MediaChannelType: interaction.channelType,
          ...fields,
        },
      });
    }
  }
}
