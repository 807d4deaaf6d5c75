import { expect, test } from 'vitest';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, type RunningSystem } from '../../support/system.ts';
import { caseNumberOf, english, inAgentPhase, nextAnswer } from './people.ts';

/** Agents who come and go, the end, and what comes after it. */
export function endings(system: () => RunningSystem): void {
  test.concurrent('an agent who leaves is replaced; the user is told and nothing said meanwhile is lost', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Kai');
    await chat.leave();
    await user.reads('The agent has left the chat', PATIENCE);
    await user.say('still there?');
    const next = await system().accept(user);
    expect(next.conversationSid).toBe(chat.conversationSid);
    await until(
      'the second agent to be announced',
      async () => (await user.sees()).filter((message) => /has joined the chat/.test(message.content)).length === 2,
      PATIENCE,
    );
    await next.reads('still there?', PATIENCE);
    await next.say('I am here now');
    await user.reads('I am here now', PATIENCE);
  });

  test.concurrent('a transfer passes the user on to another agent', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Tom');
    await chat.transfer();
    await user.reads('You are being passed on to a colleague', PATIENCE);
    const next = await system().accept(user);
    expect(next.reservation.taskSid).not.toBe(chat.reservation.taskSid);
    await next.say('taking over');
    await user.reads('taking over', PATIENCE);
    await user.say('thank you');
    await next.reads('thank you', PATIENCE);
    expect((await user.sees()).filter((message) => /has joined the chat/.test(message.content))).toHaveLength(2);
    expect((await user.sees()).some((message) => english.ended.test(message.content))).toBe(false);
  });

  test.concurrent('the end, a rating, Re-open, and after the next end a new episode with the bot', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Rae');
    const number = await caseNumberOf(user);
    await chat.say('last words');
    await user.reads('last words', PATIENCE);
    await chat.endChat();
    await user.reads(english.ended, PATIENCE);
    await chat.complete();
    await user.presses('4');
    await user.reads('Thank you for your rating', PATIENCE);

    await user.presses('Re-open');
    await user.reads(`Case **${number}** is open again`, PATIENCE);
    const again = await system().accept(user);
    expect(again.conversationSid).not.toBe(chat.conversationSid);
    expect(again.reservation.attributes['case_name']).toBe(number);
    await again.reads('last words', PATIENCE);
    await again.say('back for you');
    await user.reads('back for you', PATIENCE);
    await again.endChat();
    await until(
      'the second end',
      async () => (await user.sees()).filter((message) => english.ended.test(message.content)).length === 2,
      PATIENCE,
    );

    const before = (await user.sees()).length;
    await user.say(english.question);
    await nextAnswer(user, before + 1);
    await user.say(english.wantPerson);
    const created = await until(
      'a case of the new episode',
      async () => (await user.sees()).filter((message) => english.created.test(message.content))[1],
      PATIENCE,
    );
    expect(created.content).not.toContain(number);
  });

  test.concurrent('the user ends the conversation; the agent sees that', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Cleo');
    await user.say('that was all');
    await chat.reads('that was all', PATIENCE);
    await user.command('close');
    await user.reads(english.ended, PATIENCE);
    await chat.reads('The user has ended the conversation', PATIENCE);
    await until(
      'the conversation to be closed in Flex',
      async () => (await system().twilio.conversation(chat.conversationSid)).conversation.state === 'closed',
      PATIENCE,
    );
    await until(
      'the task to be in wrap-up',
      async () =>
        (await system().twilio.reservations(chat.agent.workerSid)).find(
          (one) => one.reservationSid === chat.reservation.reservationSid,
        )?.status === 'wrapping',
      PATIENCE,
    );
    expect((await user.sees()).filter((message) => english.ended.test(message.content))).toHaveLength(1);
  });
}
