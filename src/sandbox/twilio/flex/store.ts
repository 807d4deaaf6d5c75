import type { SandboxStorage, StoredCollection } from '../../storage.ts';
import type {
  ChannelParticipantRecord,
  InteractionRecord,
  InteractionWebhookRecord,
  InviteRecord,
  TransferRecord,
} from './records.ts';

/** Records of the Interactions API and the indexes between them, tasks and conversations. */
export class FlexStore {
  readonly interactions: StoredCollection<InteractionRecord>;
  readonly participants: StoredCollection<ChannelParticipantRecord>;
  readonly invites: StoredCollection<InviteRecord>;
  readonly transfers: StoredCollection<TransferRecord>;
  readonly webhooks: StoredCollection<InteractionWebhookRecord>;
  readonly #ofConversation = new Map<string, InteractionRecord[]>();
  readonly #ofTask = new Map<string, InteractionRecord>();
  readonly #participantsOf = new Map<string, ChannelParticipantRecord[]>();
  readonly #invitesOf = new Map<string, InviteRecord[]>();

  constructor(storage: SandboxStorage) {
    this.interactions = storage.collection('twilio/interactions');
    this.participants = storage.collection('twilio/channel-participants');
    this.invites = storage.collection('twilio/invites');
    this.transfers = storage.collection('twilio/transfers');
    this.webhooks = storage.collection('twilio/interaction-webhooks');
    for (const interaction of this.interactions.values()) this.#index(interaction);
    for (const participant of this.participants.values())
      append(this.#participantsOf, participant.interactionSid, participant);
    for (const invite of this.invites.values()) this.#indexInvite(invite);
  }

  addInteraction(interaction: InteractionRecord): void {
    this.interactions.set(interaction.sid, interaction);
    this.#index(interaction);
  }

  addParticipant(participant: ChannelParticipantRecord): void {
    this.participants.set(participant.sid, participant);
    append(this.#participantsOf, participant.interactionSid, participant);
  }

  addInvite(invite: InviteRecord): void {
    this.invites.set(invite.sid, invite);
    this.#indexInvite(invite);
  }

  participantsOf(interactionSid: string): readonly ChannelParticipantRecord[] {
    return this.#participantsOf.get(interactionSid) ?? [];
  }

  invitesOf(interactionSid: string): readonly InviteRecord[] {
    return this.#invitesOf.get(interactionSid) ?? [];
  }

  interactionsOf(conversationSid: string): readonly InteractionRecord[] {
    return this.#ofConversation.get(conversationSid) ?? [];
  }

  /** The interaction that a task belongs to, by the first task or by an invite. */
  interactionOfTask(taskSid: string): InteractionRecord | undefined {
    return this.#ofTask.get(taskSid);
  }

  /** Every task of an interaction: the first one and those of its invites. */
  taskSidsOf(interaction: InteractionRecord): string[] {
    return [interaction.taskSid, ...this.invitesOf(interaction.sid).map((invite) => invite.taskSid)];
  }

  clear(): void {
    for (const collection of [this.interactions, this.participants, this.invites, this.transfers, this.webhooks])
      collection.clear();
    for (const index of [this.#ofConversation, this.#ofTask, this.#participantsOf, this.#invitesOf]) index.clear();
  }

  #index(interaction: InteractionRecord): void {
    append(this.#ofConversation, interaction.mediaChannelSid, interaction);
    this.#ofTask.set(interaction.taskSid, interaction);
  }

  #indexInvite(invite: InviteRecord): void {
    append(this.#invitesOf, invite.interactionSid, invite);
    const interaction = this.interactions.get(invite.interactionSid);
    if (interaction) this.#ofTask.set(invite.taskSid, interaction);
  }
}

function append<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}
