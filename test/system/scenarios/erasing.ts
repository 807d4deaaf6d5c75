import { expect, test } from 'vitest';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, type RunningSystem } from '../../support/system.ts';
import { english, inAgentPhase, nextAnswer } from './people.ts';
import { threadOf } from './places.ts';

/** The right to know what is kept, and the right to be forgotten, in the middle of a chat. */
export function erasing(system: () => RunningSystem): void {
  test.concurrent(
    'a user is erased here, in Flex and in Temporal; what they write next is a first message',
    async () => {
      const { user, chat } = await inAgentPhase(system(), 'Gone');
      await user.say('my secret number is 555');
      await chat.reads('my secret number is 555', PATIENCE);
      const admin = await system().admin();

      const kept = await admin('GET', `/users/${user.id}`);
      expect(await kept.text()).toContain('my secret number is 555');

      expect((await admin('DELETE', `/users/${user.id}`)).status).toBe(202);
      await user.reads(english.ended, PATIENCE);
      await until(
        'nothing to be kept of the user',
        async () => (await admin('GET', `/users/${user.id}`)).status === 404,
        PATIENCE,
      );
      // Temporal takes half a minute to remove what it was told to.
      await until('the history to be gone', async () => !(await system().hasConversation(user)), 2 * PATIENCE);
      await expect(system().twilio.conversation(chat.conversationSid)).rejects.toThrow(/404|not found/i);

      const before = (await user.sees()).length;
      await user.say(english.question);
      await nextAnswer(user, before + 1);
      expect((await admin('GET', `/users/${user.id}`)).status).toBe(200);
    },
  );

  test.concurrent('a user whose chat went on in a private thread is erased with the thread', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Shut');
    await system().discord.setDmsOpen(user.id, false);
    await chat.say('behind the door');
    const thread = await threadOf(system(), user);
    user.channel = thread;
    await user.reads('behind the door', PATIENCE);
    const admin = await system().admin();
    expect((await admin('DELETE', `/users/${user.id}`)).status).toBe(202);
    await until(
      'the thread to be gone',
      async () => !(await system().discord.channelsFor(user.id)).some((channel) => channel.id === thread),
      PATIENCE,
    );
  });
}
