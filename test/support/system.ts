import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection, type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';
import { CONVERSATION_QUERY } from '../../src/contract/conversation.ts';
import { conversationWorkflowId } from '../../src/contract/workflow-ids.ts';
import type { ConversationView } from '../../src/domain/conversation/view.ts';
import { startOwnSystem } from '../../src/launch/own-system.ts';
import { DiscordControl } from '../../src/sandbox/discord/control-client.ts';
import { ActingAgent, AgentChat } from '../../src/sandbox/play/acting-agent.ts';
import { ActingUser } from '../../src/sandbox/play/acting-user.ts';
import { until } from '../../src/sandbox/play/until.ts';
import { TwilioControl } from '../../src/sandbox/twilio/control-client.ts';

/** Below this an activity, a job or a lane is still at work; a loaded machine gets the rest. */
export const PATIENCE = 60_000;

/**
 * The whole system as `npm start` makes it, in real processes, with people on both sides. Tests of one file share it: each
 * has users of its own, and everything global (an outage, a kill) belongs to files that run one test after the other.
 */
export class RunningSystem {
  private readonly crew: ActingAgent[] = [];
  private users = 0;

  private constructor(
    private readonly own: Awaited<ReturnType<typeof startOwnSystem>>,
    readonly discord: DiscordControl,
    readonly twilio: TwilioControl,
    private readonly temporal: Connection,
  ) {}

  static async start(env: NodeJS.ProcessEnv = {}): Promise<RunningSystem> {
    const own = await startOwnSystem({ LOG_LEVEL: 'warn', ...env }, () => undefined);
    try {
      const temporal = await Connection.connect({ address: own.temporal });
      return new RunningSystem(own, new DiscordControl(own.sandbox), new TwilioControl(own.sandbox), temporal);
    } catch (error) {
      await own.close();
      throw error;
    }
  }

  get app(): string {
    return this.own.app;
  }

  async close(): Promise<void> {
    await this.temporal.close();
    await this.own.close();
  }

  /** A person who is new in the server. */
  join(globalName: string, locale = 'en-US'): Promise<ActingUser> {
    this.users += 1;
    const username = `${globalName.toLowerCase().replace(/[^a-z0-9]/g, '') || 'user'}_${this.users}`;
    return ActingUser.join(this.discord, { username, globalName, locale });
  }

  /** An agent who may be offered anybody's task. */
  async signIn(name: string, capacity = 50): Promise<ActingAgent> {
    const agent = await ActingAgent.signIn(this.twilio, name, capacity);
    this.crew.push(agent);
    return agent;
  }

  /** Whoever of the agents is offered this user's task takes it. */
  async accept(user: ActingUser, patienceMs = PATIENCE): Promise<AgentChat> {
    return until(
      `a task of ${user.name} to be offered`,
      async () => {
        for (const agent of this.crew) {
          const offers = await this.twilio.reservations(agent.workerSid);
          const offer = offers.find((one) => one.status === 'pending' && isOf(user, one.attributes));
          if (offer) return new AgentChat(this.twilio, agent, await this.twilio.accept(offer.reservationSid));
        }
        return null;
      },
      patienceMs,
    );
  }

  /** What the conversation says about itself (the query that operators see). */
  async view(user: ActingUser): Promise<ConversationView> {
    return this.conversation(user).query<ConversationView>(CONVERSATION_QUERY);
  }

  /** The case desk's API as an admin uses it. */
  async admin(): Promise<(method: 'GET' | 'DELETE', path: string) => Promise<Response>> {
    const signedIn = await fetch(`${this.app}/api/v1/session/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.app },
      body: JSON.stringify({ token: readFileSync(path.join(this.own.folder, 'first-admin-token'), 'utf8').trim() }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie === undefined) throw new Error(`The admin could not sign in: ${await signedIn.text()}`);
    return (method, path) => fetch(`${this.app}/api/v1${path}`, { method, headers: { cookie, origin: this.app } });
  }

  /** Whether Temporal has anything of this user's conversation. */
  async hasConversation(user: ActingUser): Promise<boolean> {
    try {
      await this.conversation(user).describe();
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  private conversation(user: ActingUser): WorkflowHandle {
    return new Client({ connection: this.temporal }).workflow.getHandle(conversationWorkflowId(user.id));
  }

  /** SIGKILL for `all` (gateway, api, worker); the supervisor starts it again. */
  killFlexcord(): void {
    process.kill(this.pidOf('all'), 'SIGKILL');
  }

  /** SIGKILL for Temporal's dev server; the supervisor starts it again. */
  killTemporal(): void {
    const file = path.join(this.own.folder, 'temporal', 'server.pid');
    process.kill(Number(readFileSync(file, 'utf8').split(' ')[0]), 'SIGKILL');
  }

  /** Milliseconds until gateway, api, worker, database and Temporal are all up. */
  async ready(patienceMs = PATIENCE): Promise<number> {
    const began = Date.now();
    await until(
      'Flexcord to be ready',
      async () => (await fetch(`${this.own.app}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok,
      patienceMs,
    );
    return Date.now() - began;
  }

  private pidOf(command: string): number {
    const pid = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((name) => isChild(name, this.own.pid) && argumentsOf(name).at(-1) === command);
    if (pid === undefined) throw new Error(`No process "${command}" runs now.`);
    return Number(pid);
  }
}

function isOf(user: ActingUser, attributes: Record<string, unknown>): boolean {
  return attributes['customerAddress'] === `discord_${user.id}`;
}

function isChild(pid: string, parent: number): boolean {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === parent;
  } catch {
    return false;
  }
}

function argumentsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}
