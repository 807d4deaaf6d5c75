import { expect, test } from 'vitest';
import { buttonsOf } from '../../../src/sandbox/play/acting-user.ts';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, type RunningSystem } from '../../support/system.ts';
import { caseNumberOf, english, inAgentPhase, nextAnswer, thai } from './people.ts';

/** Words that fit several articles a little. */
const VAGUE = ['raid problem', 'lumen problem', 'What about trading?', 'something about the pass'];

/** From the first message to an agent in the chat. */
export function handoffs(system: () => RunningSystem): void {
  for (const language of [english, thai]) {
    test.concurrent(`asked for in words, a person comes and sees what was said (${language.locale})`, async () => {
      const user = await system().join(language === thai ? 'สมชาย' : 'Mia', language.locale);
      await user.say(language.question);
      const answer = await nextAnswer(user, 1);
      expect(buttonsOf(answer).length).toBeGreaterThan(1);

      await user.say(language.wantPerson);
      const number = await caseNumberOf(user, language);
      const chat = await system().accept(user);
      expect(chat.reservation.attributes).toMatchObject({
        name: user.name,
        case_name: number,
        case_url: `${system().app}/desk/cases/${number.slice(2)}`,
      });
      expect(String(chat.reservation.attributes['locale']).slice(0, 2)).toBe(language.locale.slice(0, 2));
      await user.reads(language.joined(chat.agent.agent.name), PATIENCE);

      await chat.reads(language.wantPerson, PATIENCE);
      const said = (await chat.sees()).map((message) => message.body ?? '');
      const places = [language.question, answer.content.slice(0, 60), language.wantPerson].map((text) =>
        said.findIndex((body) => body.includes(text)),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect((await user.sees()).filter((message) => language.created.test(message.content))).toHaveLength(1);
    });
  }

  test.concurrent('"did you mean" shows an article; the button brings a person', async () => {
    const user = await system().join('Noa');
    const offered = await until(
      'suggestions of the bot',
      async () => {
        const before = (await user.sees()).length;
        await user.say(VAGUE.shift() ?? 'raid');
        const answer = await nextAnswer(user, before + 1);
        return /not sure which/.test(answer.content) && answer;
      },
      PATIENCE,
    );
    const [suggestion] = buttonsOf(offered);
    const before = (await user.sees()).length;
    await user.presses(suggestion!.label!);
    expect((await nextAnswer(user, before)).content.length).toBeGreaterThan(40);
    await user.presses('Talk to a person');
    await user.reads(english.created, PATIENCE);
    const chat = await system().accept(user);
    await user.reads(english.joined(chat.agent.agent.name), PATIENCE);
    const said = (await chat.sees()).map(({ body }) => body ?? '');
    expect(said.some((body) => /not sure which/.test(body) && body.includes(`• ${suggestion!.label!}`))).toBe(true);
  });

  test.concurrent('/helpme greets, /close ends without a case', async () => {
    const user = await system().join('Leo');
    await user.command('helpme');
    await user.reads("I'm the support bot", PATIENCE);
    await user.command('close');
    await user.reads('Conversation ended', PATIENCE);
    await user.command('helpme');
    await until(
      'a second greeting',
      async () => (await user.sees()).filter((m) => m.content.includes("I'm the support bot")).length === 2,
      PATIENCE,
    );
    await user.presses('Talk to a person');
    await user.reads(english.created, PATIENCE);
    expect((await system().accept(user)).reservation.attributes['name']).toBe('Leo');
  });

  test.concurrent('the "Get help" button of #support begins a conversation in direct messages', async () => {
    const user = await system().join('Ida');
    const support = (await system().discord.channelsFor(user.id)).find((channel) => channel.name === 'support');
    const [post] = await system().discord.messages(user.id, support!.id);
    const [button] = buttonsOf(post!);
    await system().discord.clickButton(user.id, support!.id, post!.id, button!.custom_id!);
    await user.reads("I'm the support bot", PATIENCE);
  });

  test.concurrent('two users at once each have their own agent chat', async () => {
    const [one, other] = await Promise.all([inAgentPhase(system(), 'Una'), inAgentPhase(system(), 'Olaf')]);
    expect(one.chat.conversationSid).not.toBe(other.chat.conversationSid);
    await Promise.all([one.user.say('from Una'), other.user.say('from Olaf')]);
    await Promise.all([one.chat.say('to Una'), other.chat.say('to Olaf')]);
    await Promise.all([one.chat.reads('from Una', PATIENCE), other.chat.reads('from Olaf', PATIENCE)]);
    await Promise.all([one.user.reads('to Una', PATIENCE), other.user.reads('to Olaf', PATIENCE)]);
    expect((await one.user.sees()).some((message) => message.content.includes('to Olaf'))).toBe(false);
    expect((await one.chat.sees()).some((message) => message.body?.includes('from Olaf'))).toBe(false);
  });
}
