import type { ConversationsProduct } from '../conversations/product.ts';
import type { MessageRecord, Origin } from '../conversations/records.ts';
import { requireOpen } from '../conversations/conversations.ts';
import type { ActivityName } from '../core/account.ts';
import { invalidParameter, notFound } from '../core/errors.ts';
import { stableSid } from '../core/sids.ts';
import { workerIdentity } from '../flex/interactions.ts';
import type { FlexProduct } from '../flex/product.ts';
import type { ChannelParticipantRecord, InteractionRecord } from '../flex/records.ts';
import type { TaskRouterProduct } from '../taskrouter/product.ts';
import { OCCUPYING, type ReservationRecord, type TaskRecord, type WorkerRecord } from '../taskrouter/records.ts';

/** An agent as the control interface shows one. */
export interface AgentView {
  workerSid: string;
  identity: string;
  name: string;
  email: string;
  activity: string;
  available: boolean;
}

/** A reservation as an agent's desktop shows it. */
export interface ReservationView {
  reservationSid: string;
  status: ReservationRecord['status'];
  workerSid: string;
  taskSid: string;
  taskStatus: TaskRecord['assignmentStatus'];
  taskChannel: string;
  attributes: Record<string, unknown>;
  conversationSid: string | null;
  interactionSid: string | null;
  channelSid: string | null;
  /** Milliseconds until a pending reservation ends; null for others. */
  timeLeftMs: number | null;
  createdAt: number;
}

/** A file that an agent sends. */
export interface AgentFile {
  name: string;
  contentType: string;
  base64: string;
}

/** What agents do in Flex: sign in, take tasks, write, hand over, finish. */
export class Agents {
  readonly #conversations: ConversationsProduct;
  readonly #taskRouter: TaskRouterProduct;
  readonly #flex: FlexProduct;

  constructor(options: { conversations: ConversationsProduct; taskRouter: TaskRouterProduct; flex: FlexProduct }) {
    this.#conversations = options.conversations;
    this.#taskRouter = options.taskRouter;
    this.#flex = options.flex;
  }

  list(): AgentView[] {
    return [...this.#taskRouter.store.workers.values()].map((worker) => this.#view(worker));
  }

  /** Makes the worker that Flex makes at someone's first sign-in; the same address gives the same worker again. */
  create(input: { name: string; email?: string; language?: string }): AgentView {
    const { store, workers, account } = this.#taskRouter;
    const email =
      input.email ??
      `${
        input.name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '.')
          .replace(/^\.|\.$/g, '') || 'agent'
      }@example.com`;
    const identity = flexIdentity(email);
    const sid = stableSid('WK', account.accountSid, identity);
    const known = store.workers.get(sid);
    if (known) return this.#view(known);
    const attributes = {
      full_name: input.name,
      email,
      image_url: '',
      roles: ['agent'],
      contact_uri: `client:${identity}`,
      disabled_skills: { skills: [], levels: {} },
      ...(input.language === undefined ? {} : { languages: [input.language] }),
    };
    return this.#view(workers.create({ sid, friendlyName: identity, attributes: JSON.stringify(attributes) }));
  }

  setActivity(workerSid: string, activity: ActivityName): AgentView {
    const { workers, account } = this.#taskRouter;
    const activitySid = account.activitySids[activity];
    if (activitySid === undefined) throw invalidParameter(`There is no activity ${String(activity)}`);
    const worker = this.#worker(workerSid);
    workers.update(worker, { activitySid });
    return this.#view(worker);
  }

  /** How many tasks of a channel an agent takes at once. */
  setCapacity(workerSid: string, taskChannel: string, capacity: number): void {
    const channel = this.#taskRouter.store.findTaskChannel(taskChannel);
    if (!channel) throw invalidParameter(`There is no task channel ${taskChannel}`);
    this.#taskRouter.workers.setCapacity(this.#worker(workerSid), channel.sid, capacity, true);
  }

  /** Open reservations of an agent: pending, accepted, wrapping. */
  reservations(workerSid: string): ReservationView[] {
    this.#worker(workerSid);
    const list = [...this.#taskRouter.store.occupyingReservations(workerSid)];
    return list.filter((one) => OCCUPYING.includes(one.status)).map((one) => this.#reservationView(one));
  }

  accept(reservationSid: string): ReservationView {
    const reservation = this.#reservation(reservationSid);
    this.#taskRouter.routing.accept(reservation);
    return this.#reservationView(reservation);
  }

  reject(reservationSid: string): ReservationView {
    const reservation = this.#reservation(reservationSid);
    this.#taskRouter.routing.reject(reservation);
    return this.#reservationView(reservation);
  }

  /** "End chat": the conversation closes and the task goes to wrapping. */
  wrapUp(reservationSid: string): ReservationView {
    const reservation = this.#reservation(reservationSid);
    const interaction = this.#flex.store.interactionOfTask(reservation.taskSid);
    if (reservation.status !== 'accepted')
      throw invalidParameter(`The reservation is ${reservation.status}, not accepted`);
    if (interaction?.status === 'active') this.#flex.interactions.closeChannel(interaction, false);
    else this.#taskRouter.routing.wrapUp(reservation);
    return this.#reservationView(reservation);
  }

  /** "Complete" after wrap-up. */
  complete(reservationSid: string): ReservationView {
    const reservation = this.#reservation(reservationSid);
    if (reservation.status !== 'wrapping')
      throw invalidParameter(`The reservation is ${reservation.status}; end the chat first`);
    this.#taskRouter.routing.complete(reservation);
    return this.#reservationView(reservation);
  }

  /** "Leave": this agent goes, the conversation stays open. */
  leave(reservationSid: string): ReservationView {
    const reservation = this.#reservation(reservationSid);
    const { participant } = this.#part(reservation);
    this.#flex.interactions.removeAgent(participant, 'closed');
    return this.#reservationView(reservation);
  }

  /** A cold transfer to an agent or a queue (SID or name): a new task, and this agent leaves. */
  transfer(
    reservationSid: string,
    target: { toWorkerSid?: string; toQueue?: string },
  ): { taskSid: string; inviteSid: string } {
    const { store, account } = this.#taskRouter;
    const { interaction, participant } = this.#part(this.#reservation(reservationSid));
    const wanted = target.toQueue ?? account.everyoneQueueSid;
    const queue =
      store.taskQueues.get(wanted) ?? [...store.taskQueues.values()].find((one) => one.friendlyName === wanted);
    if (!queue) throw invalidParameter(`There is no queue ${wanted}`);
    if (target.toWorkerSid !== undefined) this.#worker(target.toWorkerSid);
    const to = target.toWorkerSid === undefined ? { queueSid: queue.sid } : { workerSid: target.toWorkerSid };
    const { invite } = this.#flex.interactions.transfer(interaction, participant, to);
    return { taskSid: invite.taskSid, inviteSid: invite.sid };
  }

  /** A message from the agent's desktop: an SDK change, so webhooks fire. Refused when the agent isn't in the conversation. */
  async send(
    workerSid: string,
    conversationSid: string,
    input: { body?: string; file?: AgentFile },
  ): Promise<MessageRecord> {
    const { store, messages, media } = this.#conversations;
    const identity = this.#member(workerSid, conversationSid);
    const conversation = store.conversations.get(conversationSid);
    if (!conversation) throw notFound(`/Conversations/${conversationSid}`);
    requireOpen(conversation);
    const { file } = input;
    if (!file && !input.body) throw invalidParameter('A message needs a body or a file');
    const uploaded =
      file &&
      (await media.add({
        bytes: Buffer.from(file.base64, 'base64'),
        contentType: file.contentType,
        filename: file.name,
        author: identity,
      }));
    return messages.add(conversation, { author: identity, body: input.body, mediaSid: uploaded?.sid }, sdk(identity));
  }

  edit(workerSid: string, conversationSid: string, messageSid: string, body: string): MessageRecord {
    const { identity, message } = this.#ownMessage(workerSid, conversationSid, messageSid);
    const conversation = this.#conversations.store.conversations.get(conversationSid);
    if (!conversation) throw notFound(`/Conversations/${conversationSid}`);
    this.#conversations.messages.update(conversation, message, { body }, sdk(identity));
    return message;
  }

  delete(workerSid: string, conversationSid: string, messageSid: string): void {
    const { identity, message } = this.#ownMessage(workerSid, conversationSid, messageSid);
    const conversation = this.#conversations.store.conversations.get(conversationSid);
    if (!conversation) throw notFound(`/Conversations/${conversationSid}`);
    this.#conversations.messages.remove(conversation, message, sdk(identity));
  }

  #ownMessage(
    workerSid: string,
    conversationSid: string,
    messageSid: string,
  ): { identity: string; message: MessageRecord } {
    const identity = this.#member(workerSid, conversationSid);
    const message = this.#conversations.store.messages.get(messageSid);
    if (message?.conversationSid !== conversationSid) throw notFound(`/Messages/${messageSid}`);
    if (message.author !== identity) throw invalidParameter('An agent can only change own messages');
    return { identity, message };
  }

  /** The agent's identity. @throws when the agent is not in the conversation. */
  #member(workerSid: string, conversationSid: string): string {
    const worker = this.#worker(workerSid);
    const identity = workerIdentity(this.#taskRouter.store.attributes(worker), worker.friendlyName);
    if (!this.#conversations.store.findParticipant(conversationSid, identity))
      throw invalidParameter(`${identity} is not a participant of ${conversationSid}: accept a task of it first`);
    return identity;
  }

  #part(reservation: ReservationRecord): { interaction: InteractionRecord; participant: ChannelParticipantRecord } {
    const interaction = this.#flex.store.interactionOfTask(reservation.taskSid);
    const participant =
      interaction &&
      this.#flex.store
        .participantsOf(interaction.sid)
        .find((one) => one.reservationSid === reservation.sid && one.active);
    if (!interaction || !participant) throw invalidParameter('The agent of this reservation is in no conversation');
    return { interaction, participant };
  }

  #worker(sid: string): WorkerRecord {
    const worker = this.#taskRouter.store.workers.get(sid);
    if (!worker) throw notFound(`/Workers/${sid}`);
    return worker;
  }

  #reservation(sid: string): ReservationRecord {
    const reservation = this.#taskRouter.store.reservations.get(sid);
    if (!reservation) throw notFound(`/Reservations/${sid}`);
    return reservation;
  }

  #view(worker: WorkerRecord): AgentView {
    const { store } = this.#taskRouter;
    const attributes = store.attributes(worker);
    const activity = store.activities.get(worker.activitySid);
    const text = (name: string): string =>
      typeof attributes[name] === 'string' ? attributes[name] : worker.friendlyName;
    return {
      workerSid: worker.sid,
      identity: workerIdentity(attributes, worker.friendlyName),
      name: text('full_name'),
      email: text('email'),
      activity: activity?.friendlyName ?? '',
      available: activity?.available ?? false,
    };
  }

  #reservationView(reservation: ReservationRecord): ReservationView {
    const { store, clock } = this.#taskRouter;
    const task = store.tasks.get(reservation.taskSid);
    if (!task) throw notFound(`/Tasks/${reservation.taskSid}`);
    const interaction = this.#flex.store.interactionOfTask(task.sid);
    return {
      reservationSid: reservation.sid,
      status: reservation.status,
      workerSid: reservation.workerSid,
      taskSid: task.sid,
      taskStatus: task.assignmentStatus,
      taskChannel: task.taskChannelUniqueName,
      attributes: store.attributes(task),
      conversationSid: interaction?.mediaChannelSid ?? null,
      interactionSid: interaction?.sid ?? null,
      channelSid: interaction?.channelSid ?? null,
      timeLeftMs: reservation.status === 'pending' ? Math.max(0, reservation.expires - clock.now()) : null,
      createdAt: reservation.dateCreated,
    };
  }
}

/** Flex's chat identity of an address: every character but letters and digits as `_` and its hexadecimal code. */
export function flexIdentity(email: string): string {
  return email.replace(
    /[^A-Za-z0-9]/g,
    (character) => `_${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function sdk(identity: string): Origin {
  return { source: 'SDK', webhooks: true, clientIdentity: identity };
}
