import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../src/sandbox/play/until.ts';
import { PATIENCE, RunningSystem } from '../support/system.ts';
import { arrivedInDiscord, arrivedInFlex, english, inAgentPhase, marked, numbered } from './scenarios/people.ts';

/** DESIGN: what a lost webhook hid is told this soon in a lively conversation. */
const RECONCILED = 30_000;

describe('vendors that fail', { timeout: 3 * PATIENCE }, () => {
  let system: RunningSystem;
  beforeAll(async () => {
    system = await RunningSystem.start({ DELIVERY_STALLED: '8s' });
    await system.signIn('Ann Keeper');
  }, 2 * PATIENCE);
  afterAll(() => system?.close());

  test('the case is told at once while Twilio is down; an agent comes when it is back', async () => {
    const user = await system.join('Early');
    await user.say(english.question);
    const outage = await system.twilio.addFault({ times: 0, effect: { type: 'error', status: 503, when: 'before' } });
    await user.say(english.wantPerson);
    const began = Date.now();
    await user.reads(english.created, PATIENCE);
    expect(Date.now() - began).toBeLessThan(10_000);
    await user.say('said while Twilio was away');
    await system.twilio.removeFault(outage);
    const chat = await system.accept(user);
    await chat.reads('said while Twilio was away', PATIENCE);
    await user.reads(english.joined('Ann Keeper'), PATIENCE);
  });

  test('an interaction whose answer is lost is not made twice', async () => {
    const user = await system.join('Once');
    for (const path of ['/flex-api/v1/Interactions$', '/conversations/v1/.*Conversations$'])
      await system.twilio.addFault({
        match: { method: 'POST', path },
        effect: { type: 'error', status: 500, when: 'after' },
      });
    await user.say(english.wantPerson);
    await system.accept(user);
    await user.reads(english.joined('Ann Keeper'), PATIENCE);
    const tasks = (await system.twilio.tasks()).filter(
      (task) => task.attributes['customerAddress'] === `discord_${user.id}`,
    );
    expect(tasks).toHaveLength(1);
  });

  describe('side by side', () => {
    test.concurrent('Twilio answers 500 before and after it took a message, and asks to wait', async () => {
      const { user, chat } = await inAgentPhase(system, 'Ted');
      const match = { method: 'POST', path: `${chat.conversationSid}/Messages$` };
      for (const effect of [
        { type: 'error', status: 500, when: 'after' },
        { type: 'error', status: 503, when: 'before' },
        { type: 'reset', when: 'after' },
        { type: 'rateLimit', retryAfterSeconds: 2 },
      ] as const)
        await system.twilio.addFault({ match, effect, probability: 0.5, seed: 7, times: 2 });
      for (const text of numbered('up', 10)) await user.say(text);
      expect(await arrivedInFlex(chat, 'up', 10)).toEqual(numbered('up', 10));
    });

    test.concurrent('Discord answers 500 after it took a message, breaks connections and asks to wait', async () => {
      const { user, chat } = await inAgentPhase(system, 'Dan');
      const channel = (await system.discord.dmChannel(user.id))!.id;
      const match = { method: 'POST', path: `/channels/${channel}/messages$` };
      for (const effect of [
        { type: 'error', status: 500, when: 'after' },
        { type: 'error', status: 502, when: 'before' },
        { type: 'reset', when: 'after' },
        { type: 'rateLimit', retryAfterSeconds: 2 },
        { type: 'rateLimit', retryAfterSeconds: 1, scope: 'shared' },
      ] as const)
        await system.discord.addFault({ match, effect, probability: 0.5, seed: 7, times: 2 });
      for (const text of numbered('down', 10)) await chat.say(text);
      expect(await arrivedInDiscord(user, 'down', 10)).toEqual(numbered('down', 10));
    });

    test.concurrent('an outage of Twilio in the agent phase is told once; messages follow in order', async () => {
      const { user, chat } = await inAgentPhase(system, 'Oona');
      const outage = await system.twilio.addFault({
        match: { path: chat.conversationSid },
        times: 0,
        effect: { type: 'error', status: 503, when: 'before' },
      });
      for (const text of numbered('up', 5)) await user.say(text);
      await user.reads("trouble reaching our agents' system", PATIENCE);
      await user.say('up-6');
      await new Promise((resolve) => setTimeout(resolve, 25_000));
      await chat.say('down-1');
      await user.reads('down-1', PATIENCE);
      await system.twilio.removeFault(outage);
      expect(await arrivedInFlex(chat, 'up', 6)).toEqual(numbered('up', 6));
      await user.reads("agents' system is back", PATIENCE);
      const told = (await user.sees()).filter((message) => message.content.includes('trouble reaching'));
      expect(told).toHaveLength(1);
    });

    test.concurrent('gateway sessions are lost: what was written meanwhile arrives once and in order', async () => {
      const { user, chat } = await inAgentPhase(system, 'Gus');
      let next = 0;
      const say = async () => user.say(`up-${(next += 1)}`);
      await say();
      await system.discord.disconnect({ code: 4000 });
      await say();
      await system.discord.reconnectRequest();
      await say();
      await system.discord.disconnect({ resumable: false });
      await say();
      await chat.reads('up-4', PATIENCE);
      await system.discord.dropSessions();
      await system.discord.disconnect();
      await say();
      await system.discord.invalidate(false);
      await say();
      expect(await arrivedInFlex(chat, 'up', 6)).toEqual(numbered('up', 6));
    });
  });

  test('lost webhooks: messages, edits, an agent who joined and the end are found by looking', async () => {
    const { user, chat } = await inAgentPhase(system, 'Will');
    const joining = await system.join('Joan');
    await joining.say(english.wantPerson);
    await joining.reads(english.created, PATIENCE);
    const offer = await chat.agent.offered(joining.id, PATIENCE);
    await system.twilio.setDelivery({ dropProbability: 1 });

    const began = Date.now();
    const { messageSid } = await chat.say('down-1');
    await chat.say('down-2');
    await system.twilio.accept(offer.reservationSid);
    await Promise.all([user.reads('down-2', RECONCILED), joining.reads(english.joined('Ann Keeper'), RECONCILED)]);
    expect(Date.now() - began).toBeLessThan(RECONCILED);
    expect(marked(await user.sees(), 'down')).toEqual(['down-1', 'down-2']);

    await user.say('thank you');
    await chat.edit(messageSid, 'down-1 (edited)');
    await user.reads('down-1 (edited)', RECONCILED);
    await user.say('good bye');
    await chat.reads('good bye', PATIENCE);
    await chat.endChat();
    await user.reads(english.ended, RECONCILED);
    await system.twilio.setDelivery({});
  });

  test("kill -9 of Temporal's server: the conversation goes on where it was", async () => {
    const { user, chat } = await inAgentPhase(system, 'Tina');
    await user.say('up-1');
    await chat.reads('up-1', PATIENCE);
    system.killTemporal();
    await user.say('up-2');
    await chat.say('down-1');
    await until('Flexcord to be ready again', async () => (await system.ready()) >= 0, PATIENCE);
    // Its webhook was refused or held up. The agent writes nothing behind it that would show a gap.
    await user.reads('down-1', RECONCILED);
    await user.say('up-3');
    await chat.say('down-2');
    expect(await arrivedInFlex(chat, 'up', 3)).toEqual(numbered('up', 3));
    expect(await arrivedInDiscord(user, 'down', 2)).toEqual(numbered('down', 2));
  });
});
