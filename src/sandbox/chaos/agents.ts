import { setTimeout as delay } from 'node:timers/promises';
import { ActingAgent, AgentChat } from '../play/acting-agent.ts';
import { until } from '../play/until.ts';
import type { TwilioControl } from '../twilio/control-client.ts';

const NAMES = ['Ann Keeper', 'Ben Ranger', 'Cho Warden', 'Dee Scout'];
const LOOK_EVERY_MS = 250;

/** The agents of a run: whatever is offered to one of them is accepted at once. */
export class AgentTeam {
  private readonly chats = new Map<string, AgentChat[]>();
  private working = true;
  private done: Promise<unknown> = Promise.resolve();

  private constructor(private readonly twilio: TwilioControl) {}

  static async signIn(twilio: TwilioControl, capacity: number): Promise<AgentTeam> {
    const team = new AgentTeam(twilio);
    const agents: ActingAgent[] = [];
    for (const name of NAMES) agents.push(await ActingAgent.signIn(twilio, name, capacity));
    team.done = Promise.all(agents.map((agent) => team.work(agent)));
    return team;
  }

  /** Waits until somebody has taken the n-th task (from 0) of this user. */
  chatWith(discordUserId: string, n: number, patienceMs: number): Promise<AgentChat> {
    return until(`an agent for user ${discordUserId}`, async () => this.chats.get(discordUserId)?.[n], patienceMs);
  }

  async leave(): Promise<void> {
    this.working = false;
    await this.done;
  }

  private async work(agent: ActingAgent): Promise<void> {
    while (this.working) {
      for (const offer of await this.twilio.reservations(agent.workerSid).catch(() => [])) {
        if (offer.status === 'pending') await this.take(agent, offer.reservationSid);
      }
      await delay(LOOK_EVERY_MS);
    }
  }

  private async take(agent: ActingAgent, reservationSid: string): Promise<void> {
    try {
      const reservation = await this.twilio.accept(reservationSid);
      const userId = String(reservation.attributes['customerAddress']).replace(/^discord_/, '');
      this.chats.set(userId, [...(this.chats.get(userId) ?? []), new AgentChat(this.twilio, agent, reservation)]);
    } catch {
      // It was cancelled or given to somebody else meanwhile.
    }
  }
}
