import { expect, test } from 'vitest';
import type { ActingUser } from '../../../src/sandbox/play/acting-user.ts';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, type RunningSystem } from '../../support/system.ts';
import { english, inAgentPhase } from './people.ts';

const PRIVATE_THREAD = 12;

/** The thread that was opened for this user. */
export async function threadOf(system: RunningSystem, user: ActingUser): Promise<string> {
  const thread = await until(
    `a private thread of ${user.name}`,
    async () => (await system.discord.channelsFor(user.id)).find((channel) => channel.type === PRIVATE_THREAD),
    PATIENCE,
  );
  return thread.id;
}

/** Where a conversation can take place besides direct messages. */
export function places(system: () => RunningSystem): void {
  test.concurrent('closed direct messages: the whole conversation in a thread that only this user sees', async () => {
    const user = await system().join('Dora');
    const stranger = await system().join('Sly');
    await system().discord.setDmsOpen(user.id, false);
    const support = (await system().discord.channelsFor(user.id)).find((channel) => channel.name === 'support');
    await user.command('helpme', { channelId: support!.id });
    user.channel = await threadOf(system(), user);
    await user.reads("I'm the support bot", PATIENCE);
    await user.say(english.wantPerson);
    await user.reads(english.created, PATIENCE);
    const chat = await system().accept(user);
    await user.reads(english.joined(chat.agent.agent.name), PATIENCE);
    await chat.say('hello in your thread');
    await user.reads('hello in your thread', PATIENCE);
    await user.say('hello from my thread');
    await chat.reads('hello from my thread', PATIENCE);
    expect((await system().discord.channelsFor(stranger.id)).map((channel) => channel.id)).not.toContain(user.channel);
    await chat.endChat();
    await user.reads(english.ended, PATIENCE);
  });

  test.concurrent(
    'direct messages closed in the middle: what is said goes on in a thread, nothing is lost',
    async () => {
      const { user, chat } = await inAgentPhase(system(), 'Mila');
      await chat.say('before the door closed');
      await user.reads('before the door closed', PATIENCE);
      await system().discord.setDmsOpen(user.id, false);
      await chat.say('behind the door');
      await chat.say('and one more');
      user.channel = await threadOf(system(), user);
      await user.reads('and one more', PATIENCE);
      const seen = (await user.sees()).filter((m) => /behind the door|and one more/.test(m.content));
      expect(seen.map((message) => message.content.replace(/^\*\*.*?\*\* /, ''))).toEqual([
        'behind the door',
        'and one more',
      ]);
      await user.say('I read you here');
      await chat.reads('I read you here', PATIENCE);
    },
  );
}
