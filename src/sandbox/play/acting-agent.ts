import type { AgentView, MessageView, ReservationView, TwilioControl } from '../twilio/control-client.ts';
import { until } from './until.ts';

/** A person at the stand-in's Flex who takes tasks and chats, as a test or the demo tells. */
export class ActingAgent {
  private constructor(
    private readonly twilio: TwilioControl,
    readonly agent: AgentView,
  ) {}

  static async signIn(twilio: TwilioControl, name: string, capacity = 1): Promise<ActingAgent> {
    const agent = await twilio.createAgent({ name });
    for (const channel of (await twilio.state()).taskChannels)
      if (channel === 'discord' || channel === 'chat') await twilio.setCapacity(agent.workerSid, channel, capacity);
    await twilio.setActivity(agent.workerSid, 'Available');
    return new ActingAgent(twilio, agent);
  }

  get workerSid(): string {
    return this.agent.workerSid;
  }

  /** Waits for the task of this Discord user to be offered. */
  offered(discordUserId: string, patienceMs?: number): Promise<ReservationView> {
    return until(
      `a task of user ${discordUserId} for agent ${this.agent.name}`,
      async () =>
        (await this.twilio.reservations(this.workerSid)).find(
          (reservation) =>
            reservation.status === 'pending' &&
            reservation.attributes['customerAddress'] === `discord_${discordUserId}`,
        ),
      patienceMs,
    );
  }

  async accepts(discordUserId: string, patienceMs?: number): Promise<AgentChat> {
    const reservation = await this.twilio.accept((await this.offered(discordUserId, patienceMs)).reservationSid);
    return new AgentChat(this.twilio, this, reservation);
  }
}

/** An accepted task: the chat with one user. */
export class AgentChat {
  constructor(
    private readonly twilio: TwilioControl,
    readonly agent: ActingAgent,
    readonly reservation: ReservationView,
  ) {}

  get conversationSid(): string {
    const sid = this.reservation.conversationSid;
    if (!sid) throw new Error('This task has no conversation.');
    return sid;
  }

  say(body: string): Promise<{ messageSid: string; index: number }> {
    return this.twilio.agentSend(this.agent.workerSid, this.conversationSid, { body });
  }

  sendFile(
    file: { name: string; contentType: string; base64: string },
    body?: string,
  ): Promise<{ messageSid: string; index: number }> {
    return this.twilio.agentSend(this.agent.workerSid, this.conversationSid, {
      file,
      ...(body !== undefined && { body }),
    });
  }

  edit(messageSid: string, body: string): Promise<unknown> {
    return this.twilio.agentEdit(this.agent.workerSid, this.conversationSid, messageSid, body);
  }

  delete(messageSid: string): Promise<unknown> {
    return this.twilio.agentDelete(this.agent.workerSid, this.conversationSid, messageSid);
  }

  sees(): Promise<MessageView[]> {
    return this.twilio.messages(this.conversationSid);
  }

  /** Waits for a message that contains this. */
  reads(what: string, patienceMs?: number): Promise<MessageView> {
    return until(
      `agent ${this.agent.agent.name} to read “${what}”`,
      async () => (await this.sees()).find((message) => (message.body ?? '').includes(what)),
      patienceMs,
    );
  }

  endChat(): Promise<ReservationView> {
    return this.twilio.wrapUp(this.reservation.reservationSid);
  }

  complete(): Promise<ReservationView> {
    return this.twilio.complete(this.reservation.reservationSid);
  }

  leave(): Promise<ReservationView> {
    return this.twilio.leave(this.reservation.reservationSid);
  }

  transfer(target: { toWorkerSid?: string } = {}): Promise<{ taskSid: string }> {
    return this.twilio.transfer(this.reservation.reservationSid, target);
  }
}
