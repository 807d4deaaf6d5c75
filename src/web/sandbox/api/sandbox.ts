import { createContext, useContext } from 'react';
import { call } from './call.ts';
import type { User, World } from './discord.ts';
import type { Account, Agent, Reservation, Task } from './twilio.ts';

/** Addresses beside the sandbox. */
export interface Links {
  desk?: string;
  temporal?: string;
}

export const readLinks = (): Promise<Links> => call<Links>('GET', '/links');

/** What both sides of the page know. */
export interface Sandbox {
  world: World;
  account: Account;
  tasks: Task[];
  /** open reservations of all agents, by worker */
  reservations: Record<string, Reservation[]>;
  links: Links;
  /** the people of the server, without the bot */
  people: User[];
}

export const SandboxContext = createContext<Sandbox | null>(null);

export function useSandbox(): Sandbox {
  const sandbox = useContext(SandboxContext);
  if (!sandbox) throw new Error('useSandbox outside of the page');
  return sandbox;
}

/** The agent who has a task now. */
export function agentOf(sandbox: Sandbox, taskSid: string): { agent: Agent; reservation: Reservation } | undefined {
  for (const agent of sandbox.account.agents) {
    const reservation = sandbox.reservations[agent.workerSid]?.find(
      (one) => one.taskSid === taskSid && one.status !== 'pending',
    );
    if (reservation) return { agent, reservation };
  }
  return undefined;
}
