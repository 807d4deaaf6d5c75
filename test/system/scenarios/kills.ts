import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentChat } from '../../../src/sandbox/play/acting-agent.ts';
import type { ActingUser } from '../../../src/sandbox/play/acting-user.ts';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, RunningSystem } from '../../support/system.ts';
import { arrivedInDiscord, arrivedInFlex, english, inAgentPhase, nextAnswer, numbered } from './people.ts';

const BURST = 12;
/** DESIGN: traffic both ways this long after a killed role is back. Ten seconds of it are Discord's: fourteen messages are due in one channel, which takes five in five seconds. */
const BACK_WITHIN = 15_000;

/** Everybody in another phase when `all` is killed, twice. What each of them sees afterwards is a test of its own. */
export function killed(routing: 'workflow' | 'studio'): void {
  describe(`kill -9 of Flexcord in each phase, ROUTING=${routing}`, { timeout: 3 * PATIENCE }, () => {
    let system: RunningSystem;
    let talking: { user: ActingUser; chat: AgentChat };
    let ended: { user: ActingUser; chat: AgentChat };
    let asking: ActingUser;
    let opening: ActingUser;
    let waiting: ActingUser;
    let backAfter = 0;

    beforeAll(async () => {
      system = await RunningSystem.start({ ROUTING: routing });
      await system.signIn('Ann Keeper');
      [asking, opening, waiting] = await Promise.all([
        system.join('Asking'),
        system.join('Opening'),
        system.join('Waiting'),
      ]);
      [talking, ended] = await Promise.all([inAgentPhase(system, 'Talking'), inAgentPhase(system, 'Ended')]);
      await asking.say(english.question);
      await nextAnswer(asking, 1);
      await waiting.say(english.wantPerson);
      await waiting.reads(english.created, PATIENCE);

      const bursts = Promise.all([
        slowly(numbered('up', BURST), (text) => talking.user.say(text)),
        slowly(numbered('down', BURST), (text) => talking.chat.say(text)),
      ]);
      await asking.say('And how do I trade with a friend?');
      await opening.say(english.wantPerson);
      await ended.chat.endChat();
      system.killFlexcord();
      await waiting.say('while you were away');
      await bursts;
      await system.ready();
      await talking.user.say('up-13');
      await talking.chat.say('down-13');
      system.killFlexcord();
      const returned = Date.now() + (await system.ready());
      await talking.user.say('up-14');
      await talking.chat.say('down-14');
      await Promise.all([talking.chat.reads('up-14', PATIENCE), talking.user.reads('down-14', PATIENCE)]);
      backAfter = Date.now() - returned;
    }, 5 * PATIENCE);
    afterAll(() => system?.close());

    test('messages of the bursts and those after them are there once and in order', async () => {
      expect(await arrivedInFlex(talking.chat, 'up', 14)).toEqual(numbered('up', 14));
      expect(await arrivedInDiscord(talking.user, 'down', 14)).toEqual(numbered('down', 14));
      expect(backAfter).toBeLessThan(BACK_WITHIN);
    });

    test('the question that was being answered is answered once', async () => {
      const answers = await until(
        'the second answer',
        async () => {
          const all = (await asking.sees()).filter((message) => message.author.bot);
          return all.length >= 2 && all;
        },
        PATIENCE,
      );
      expect(answers).toHaveLength(2);
    });

    test('the case that was being opened is told once, and an agent gets it', async () => {
      await opening.reads(english.created, PATIENCE);
      const chat = await system.accept(opening);
      await opening.reads(english.joined('Ann Keeper'), PATIENCE);
      await chat.say('here for you');
      await opening.reads('here for you', PATIENCE);
      expect((await opening.sees()).filter((message) => english.created.test(message.content))).toHaveLength(1);
      const tasks = (await system.twilio.tasks()).filter(
        (task) => task.attributes['customerAddress'] === `discord_${opening.id}` && task.status !== 'canceled',
      );
      expect(tasks).toHaveLength(1);
    });

    test('who was waiting keeps the place, and the agent sees what was written meanwhile', async () => {
      const chat = await system.accept(waiting);
      await chat.reads('while you were away', PATIENCE);
      await waiting.reads(english.joined('Ann Keeper'), PATIENCE);
    });

    test('an end that came at the moment of the kill is told once, and can be rated', async () => {
      await ended.user.reads(english.ended, PATIENCE);
      await ended.user.presses('5');
      await ended.user.reads('Thank you for your rating', PATIENCE);
      expect((await ended.user.sees()).filter((message) => english.ended.test(message.content))).toHaveLength(1);
    });
  });
}

/** As a person types: one after the other, over the time in which the system dies. */
async function slowly(texts: string[], send: (text: string) => Promise<unknown>): Promise<void> {
  for (const text of texts) {
    await send(text);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
