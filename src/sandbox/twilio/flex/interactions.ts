import type { SandboxClock } from '../../clock.ts';
import type { ConversationsProduct } from '../conversations/product.ts';
import type { Origin } from '../conversations/records.ts';
import type { Account } from '../core/account.ts';
import type { Changes } from '../core/changes.ts';
import { invalidParameter, TwilioError } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import type { TaskRouterProduct } from '../taskrouter/product.ts';
import type { ReservationRecord, TaskRecord } from '../taskrouter/records.ts';
import { taskAttributes } from './attributes.ts';
import type { InteractionEvents } from './events.ts';
import type { ChannelParticipantRecord, InteractionRecord, InviteRecord, TransferRecord } from './records.ts';
import type { ChannelRequest, RoutingRequest } from './requests.ts';
import type { FlexStore } from './store.ts';

export interface InteractionParts {
  account: Account;
  clock: SandboxClock;
  changes: Changes;
  store: FlexStore;
  events: InteractionEvents;
  conversations: ConversationsProduct;
  taskRouter: TaskRouterProduct;
}

/** How long after the answer the channel and the task are there, in milliseconds. */
const SET_UP_MS = 150;

/** Interactions: they bring a conversation to agents through tasks, and agents into the conversation. */
export class Interactions {
  readonly #parts: InteractionParts;
  /** False: changes that Flex itself makes in a conversation fire no Conversations webhooks (not documented either way). */
  orchestrationEvents = true;

  constructor(parts: InteractionParts) {
    this.#parts = parts;
    // what a killed process was setting up is not finished by the next one
    for (const interaction of parts.store.interactions.values())
      if (interaction.status === 'setup') this.#fail(interaction, 45352, 'The interaction was interrupted');
    parts.taskRouter.routing.listener = {
      accepted: (reservation, task) => this.#agentJoins(reservation, task),
      ended: (reservation, task) => this.#agentLeaves(reservation, task),
    };
    parts.conversations.conversations.onClosed = (conversation) => {
      for (const interaction of parts.store.interactionsOf(conversation.sid))
        if (interaction.status === 'active') this.closeChannel(interaction, false);
    };
  }

  /** Answers at once; the channel becomes active or fails a little later, and then the task appears. */
  create(
    channel: ChannelRequest,
    routing: RoutingRequest,
    more: { webhookTtid?: string | undefined; contextSid?: string | undefined },
  ): InteractionRecord {
    const { clock, store } = this.#parts;
    const interaction: InteractionRecord = {
      sid: newSid('KD'),
      channelSid: newSid('UO'),
      channelType: channel.type,
      initiatedBy: channel.initiatedBy,
      webhookTtid: more.webhookTtid ?? null,
      contextSid: more.contextSid ?? null,
      mediaChannelSid: channel.mediaChannelSid ?? this.#newConversation(channel),
      taskSid: newSid('WT'),
      status: 'setup',
      errorCode: null,
      errorMessage: null,
      dateCreated: clock.now(),
    };
    store.addInteraction(interaction);
    clock.setTimeout(() => this.#setUp(interaction, routing), SET_UP_MS);
    return interaction;
  }

  /** Asks for (another) agent: a new task in the same channel. @throws 45354 when the channel is not active. */
  invite(interaction: InteractionRecord, routing: RoutingRequest): InviteRecord {
    this.#requireActive(interaction);
    const invite: InviteRecord = { sid: newSid('KG'), interactionSid: interaction.sid, taskSid: newSid('WT') };
    this.#parts.store.addInvite(invite);
    this.#createTask(interaction, routing, invite.taskSid, invite.sid);
    return invite;
  }

  /** A cold transfer: the new task is made, and the agent leaves without waiting for the next one. */
  transfer(
    interaction: InteractionRecord,
    from: ChannelParticipantRecord,
    target: { workerSid?: string; queueSid?: string; workflowSid?: string },
  ): { transfer: TransferRecord; invite: InviteRecord } {
    const { clock, store, taskRouter } = this.#parts;
    const reservation = taskRouter.store.reservations.get(from.reservationSid ?? '');
    const task = taskRouter.store.tasks.get(from.taskSid ?? '');
    if (!from.active || reservation?.status !== 'accepted' || !task)
      throw invalidParameter('from is no agent in this channel');
    const invite = this.invite(interaction, {
      workflowSid: target.workflowSid ?? task.workflowSid,
      taskChannelSid: task.taskChannelSid,
      attributes: { ...taskRouter.store.attributes(task) },
      priority: task.priority,
      timeout: task.timeout,
      queueSid: target.queueSid,
      workerSid: target.workerSid,
    });
    const now = clock.now();
    const to = target.workerSid ?? target.queueSid ?? target.workflowSid ?? task.workflowSid;
    const transfer: TransferRecord = {
      sid: newSid('UX'),
      interactionSid: interaction.sid,
      type: 'cold',
      status: 'completed',
      from: from.sid,
      to,
      dateCreated: now,
      dateUpdated: now,
    };
    store.transfers.set(transfer.sid, transfer);
    taskRouter.routing.complete(reservation, 'transferred');
    return { transfer, invite };
  }

  /** Takes one agent out; the conversation stays open. `wrapup` wraps the reservation, `closed` completes it. */
  removeAgent(participant: ChannelParticipantRecord, status: 'wrapup' | 'closed'): void {
    const { routing, store } = this.#parts.taskRouter;
    const reservation = store.reservations.get(participant.reservationSid ?? '');
    if (participant.type !== 'agent' || !reservation)
      throw invalidParameter('Only an agent can be moved to wrapup or closed');
    if (status === 'wrapup') routing.wrapUp(reservation);
    else routing.complete(reservation);
  }

  /** Closes channel and conversation: tasks of agents go to wrapping (or completed), waiting tasks are canceled. */
  closeChannel(interaction: InteractionRecord, completeTasks: boolean): void {
    const { store, events, conversations } = this.#parts;
    if (interaction.status === 'closed') return;
    this.#setStatus(interaction, 'closed');
    for (const taskSid of store.taskSidsOf(interaction)) this.#endTask(taskSid, completeTasks);
    for (const participant of store.participantsOf(interaction.sid)) {
      if (!participant.active) continue;
      participant.active = false;
      store.participants.set(participant.sid, participant);
      events.participant('onParticipantLeft', interaction, participant);
    }
    events.channelStatus(interaction);
    const conversation = conversations.store.conversations.get(interaction.mediaChannelSid);
    if (conversation && conversation.state !== 'closed')
      conversations.conversations.update(conversation, { state: 'closed' }, this.#origin());
  }

  /** Email's way of parking: the channel is inactive and its tasks complete; the conversation stays. */
  deactivateChannel(interaction: InteractionRecord): void {
    this.#requireActive(interaction);
    this.#setStatus(interaction, 'inactive');
    for (const taskSid of this.#parts.store.taskSidsOf(interaction)) this.#endTask(taskSid, true);
    this.#parts.events.channelStatus(interaction);
  }

  #setUp(interaction: InteractionRecord, routing: RoutingRequest): void {
    const { store, events, conversations } = this.#parts;
    if (store.interactions.get(interaction.sid) !== interaction) return;
    events.interactionCreated(interaction);
    const problem = this.#problem(interaction);
    if (problem) {
      this.#fail(interaction, problem.code, problem.message);
      const task = this.#createTask(interaction, routing, interaction.taskSid, null, true);
      this.#parts.taskRouter.routing.cancelTask(task, problem.message, false);
      return;
    }
    this.#setStatus(interaction, 'active');
    events.channelCreated(interaction);
    events.channelStatus(interaction);
    const customer = conversations.store.participantsOf(interaction.mediaChannelSid)[0];
    this.#join(interaction, {
      type: 'customer',
      conversationParticipantSid: customer?.sid ?? null,
      taskSid: interaction.taskSid,
    });
    this.#createTask(interaction, routing, interaction.taskSid, null);
  }

  #fail(interaction: InteractionRecord, code: number, message: string): void {
    interaction.errorCode = code;
    interaction.errorMessage = message;
    this.#setStatus(interaction, 'failed');
    this.#parts.events.channelFailed(interaction);
  }

  /** Why the channel can't be made; undefined when it can. */
  #problem(interaction: InteractionRecord): { code: number; message: string } | undefined {
    const { conversations, store } = this.#parts;
    const conversation = conversations.store.conversations.get(interaction.mediaChannelSid);
    if (!conversation || conversation.state === 'closed')
      return { code: 45354, message: 'The conversation does not exist or is closed' };
    if (conversations.store.participantsOf(conversation.sid).length === 0)
      return { code: 45361, message: 'The customer is not a participant of the conversation' };
    const open = store.interactionsOf(conversation.sid).some((one) => one !== interaction && one.status === 'active');
    return open
      ? { code: 45352, message: 'The conversation already belongs to an open interaction channel' }
      : undefined;
  }

  /** `parked`: the task is made so that no worker is offered it (it is about to be canceled). */
  #createTask(
    interaction: InteractionRecord,
    routing: RoutingRequest,
    sid: string,
    inviteSid: string | null,
    parked = false,
  ): TaskRecord {
    const { taskRouter, conversations } = this.#parts;
    const customer = conversations.store.participantsOf(interaction.mediaChannelSid)[0];
    return taskRouter.routing.createTask({
      sid,
      attributes: JSON.stringify(
        taskAttributes(interaction, routing.attributes, customer?.identity ?? null, inviteSid),
      ),
      workflowSid: routing.workflowSid,
      taskChannelSid: routing.taskChannelSid,
      priority: routing.priority,
      timeout: routing.timeout,
      routingTarget: parked ? 'nobody' : routing.workerSid,
      taskQueueSid: routing.queueSid,
    });
  }

  #agentJoins(reservation: ReservationRecord, task: TaskRecord): void {
    const { store, conversations, taskRouter } = this.#parts;
    const interaction = store.interactionOfTask(task.sid);
    const worker = taskRouter.store.workers.get(reservation.workerSid);
    const conversation = conversations.store.conversations.get(interaction?.mediaChannelSid ?? '');
    if (!interaction || !worker || !conversation || conversation.state === 'closed') return;
    const identity = workerIdentity(taskRouter.store.attributes(worker), worker.friendlyName);
    const known = conversations.store.findParticipant(conversation.sid, identity);
    const participant =
      known ??
      conversations.participants.add(
        conversation,
        { identity, roleSid: this.#parts.account.roleSids.agent, attributes: JSON.stringify({ member_type: 'agent' }) },
        this.#origin(),
      );
    this.#join(interaction, {
      type: 'agent',
      conversationParticipantSid: participant.sid,
      taskSid: task.sid,
      workerSid: worker.sid,
      reservationSid: reservation.sid,
    });
  }

  #agentLeaves(reservation: ReservationRecord, task: TaskRecord): void {
    const { store, events, conversations } = this.#parts;
    const interaction = store.interactionOfTask(task.sid);
    if (!interaction) return;
    const participant = store
      .participantsOf(interaction.sid)
      .find((one) => one.reservationSid === reservation.sid && one.active);
    if (!participant) return;
    participant.active = false;
    store.participants.set(participant.sid, participant);
    events.participant('onParticipantLeft', interaction, participant);
    const member = conversations.store.participants.get(participant.conversationParticipantSid ?? '');
    // in a closed conversation the agent stays listed, so that the transcript can be read
    if (member && interaction.status !== 'closed') conversations.participants.remove(member, this.#origin());
    this.#parts.changes.emit({
      kind: 'interaction',
      action: 'updated',
      sid: interaction.sid,
      conversationSid: interaction.mediaChannelSid,
    });
  }

  #endTask(taskSid: string, complete: boolean): void {
    const { routing, store } = this.#parts.taskRouter;
    const task = store.tasks.get(taskSid);
    if (!task) return;
    if (task.assignmentStatus === 'pending' || task.assignmentStatus === 'reserved')
      routing.cancelTask(task, 'The interaction channel was closed', false);
    for (const reservation of [...store.reservationsOfTask(taskSid)]) {
      if (complete && (reservation.status === 'accepted' || reservation.status === 'wrapping'))
        routing.complete(reservation);
      else if (reservation.status === 'accepted') routing.wrapUp(reservation);
    }
  }

  #join(
    interaction: InteractionRecord,
    input: Pick<ChannelParticipantRecord, 'type' | 'conversationParticipantSid' | 'taskSid'> &
      Partial<ChannelParticipantRecord>,
  ): void {
    const participant: ChannelParticipantRecord = {
      sid: newSid('UT'),
      interactionSid: interaction.sid,
      workerSid: null,
      reservationSid: null,
      active: true,
      ...input,
    };
    this.#parts.store.addParticipant(participant);
    this.#parts.events.participant('onParticipantJoined', interaction, participant);
  }

  #newConversation(channel: ChannelRequest): string {
    const { conversations } = this.#parts;
    const conversation = conversations.conversations.create({}, this.#origin());
    for (const identity of channel.identities)
      conversations.participants.add(conversation, { identity }, this.#origin());
    return conversation.sid;
  }

  #setStatus(interaction: InteractionRecord, status: InteractionRecord['status']): void {
    interaction.status = status;
    this.#parts.store.interactions.set(interaction.sid, interaction);
    this.#parts.changes.emit({
      kind: 'interaction',
      action: 'updated',
      sid: interaction.sid,
      conversationSid: interaction.mediaChannelSid,
    });
  }

  #requireActive(interaction: InteractionRecord): void {
    if (interaction.status !== 'active')
      throw new TwilioError(400, 45354, `The interaction channel ${interaction.channelSid} is ${interaction.status}`);
  }

  /** What Flex does by itself in a conversation. */
  #origin(): Origin {
    return { source: 'API', webhooks: this.orchestrationEvents };
  }
}

/** A worker's chat identity: what `contact_uri` names, else the worker's name. */
export function workerIdentity(attributes: Record<string, unknown>, friendlyName: string): string {
  const uri = attributes['contact_uri'];
  return typeof uri === 'string' && uri.startsWith('client:') ? uri.slice('client:'.length) : friendlyName;
}
