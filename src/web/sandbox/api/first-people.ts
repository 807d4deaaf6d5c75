import { discord, type World } from './discord.ts';
import { twilio, type Account } from './twilio.ts';

const users = [
  { username: 'mia', globalName: 'Mia', locale: 'en-US' },
  { username: 'somchai', globalName: 'สมชาย', locale: 'th' },
  { username: 'kenji', globalName: 'Kenji', locale: 'ja' },
];

const agents = [
  { name: 'Ann Keeper', language: 'en' },
  { name: 'Ben Torres', language: 'en' },
  { name: 'นภา', email: 'napa@example.com', language: 'th' },
];

/** How many chats an agent of this page takes at once. */
const CHATS_AT_ONCE = 3;

let making: Promise<void> | undefined;

/** Gives an empty server its first people, and a Flex without agents its first ones; the first agent is available. */
export function makeFirstPeople(world: World, account: Account): Promise<void> {
  making ??= make(world, account).finally(() => (making = undefined));
  return making;
}

/** A server's owner and the bot are there from the beginning. */
export function isPerson(user: World['users'][number]): boolean {
  return user['bot'] !== true;
}

async function make({ users: known, guild }: World, { agents: knownAgents, taskChannels }: Account): Promise<void> {
  if (!known.some((user) => isPerson(user) && user.id !== guild['owner_id']))
    for (const user of users) await discord.createUser(user);
  if (knownAgents.length > 0) return;
  for (const [index, agent] of agents.entries()) {
    const { workerSid } = await twilio.createAgent(agent);
    await letTakeSeveral(workerSid, taskChannels);
    if (index === 0) await twilio.setActivity(workerSid, 'Available');
  }
}

/** Lets an agent hold several chats at once. */
export async function letTakeSeveral(workerSid: string, taskChannels: readonly string[]): Promise<void> {
  for (const channel of taskChannels)
    if (channel === 'discord' || channel === 'chat') await twilio.setCapacity(workerSid, channel, CHATS_AT_ONCE);
}
