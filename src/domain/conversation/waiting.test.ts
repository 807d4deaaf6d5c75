import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { en } from '../text/languages/en.ts';

const reported = (world: RulesWorld) => world.done.flatMap((job) => (job.kind === 'reportCase' ? [job.change] : []));

/** Ann passes the user on and leaves; Ben takes over. */
function passedOn(): RulesWorld {
  const world = RulesWorld.withAgent();
  world.say('help me');
  world.agentSays('I will pass you on');
  world.settle();
  const taskSid = world.state.agents[0]!.taskSid;
  world.now += 60_000;
  world.tell({ type: 'agent.left', taskSid, at: world.now, ...world.of });
  world.settle();
  world.now += 60_000;
  world.agentJoins('Ben');
  world.settle();
  return world;
}

describe('who waits for whom', () => {
  it('the user for an agent who took over and has said nothing: the words of the one before are no answer', () => {
    const world = passedOn();
    expect(world.state.agents).toMatchObject([{ name: 'Ben' }]);
    expect(world.passDeadline()).toBe('agentSilence');
    world.settle();
    expect(world.toUser()).toContain(en.agentSilent);
    expect(world.toAgent()).toContain('The user is waiting for an answer.');
  });

  it('the user for an agent to whom they were passed on without a pause: they are not warned of silence', () => {
    const world = RulesWorld.withAgent();
    world.agentJoins('Ann', undefined, 'ann');
    world.agentSays('I pass you on to Ben');
    world.settle();
    const ann = world.state.agents[0]!.taskSid;
    world.now += 60_000;
    world.agentJoins('Ben', 'WT-ben', 'ben');
    world.tell({ type: 'agent.left', taskSid: ann, at: world.now, ...world.of });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'agent', agents: [{ name: 'Ben' }] });
    for (let round = 0; round < 3; round++) expect(world.passDeadline()).toBe('agentSilence');
    world.settle();
    expect(world.toUser()).toContain(en.agentSilent);
    expect(world.toUser()).not.toContain(en.userSilent(24));
  });

  it('the agent who dropped out and is back for the answer to what they asked, however late their joining is heard', () => {
    const world = RulesWorld.withAgent();
    world.agentJoins('Ann', undefined, 'ann');
    world.agentSays('which device is it?');
    world.settle();
    world.now += 60_000;
    world.tell({ type: 'agent.left', taskSid: world.state.agents[0]!.taskSid, at: world.now, ...world.of });
    world.settle();
    world.agentJoins('Ann', undefined, 'ann');
    world.settle();
    expect(world.passDeadline()).toBe('agentSilence');
    expect(world.passDeadline()).toBe('userSilence');
    world.settle();
    expect(world.toUser()).not.toContain(en.agentSilent);
    expect(world.toUser()).toContain(en.userSilent(24));
  });

  it('the agent for the user once they have answered', () => {
    const world = passedOn();
    world.agentSays('hello, Ben here');
    world.settle();
    expect(world.passDeadline()).toBe('userSilence');
    expect(world.toUser()).not.toContain(en.agentSilent);
  });

  it('the agent no longer for a user who was warned and has answered: the case is open again', () => {
    const world = RulesWorld.withAgent();
    world.agentSays('anything else?');
    world.settle();
    expect(world.passDeadline()).toBe('userSilence');
    world.settle();
    expect(reported(world).at(-1)).toMatchObject({ status: 'pending' });
    world.say('yes');
    world.settle();
    expect(reported(world).at(-1)).toMatchObject({ status: 'open' });
    world.say('and one thing more');
    world.settle();
    expect(reported(world).filter(({ status }) => status === 'open')).toHaveLength(2);
  });

  it('nobody for a user who was warned, when the agent leaves: the case is open again', () => {
    const world = RulesWorld.withAgent();
    world.agentSays('anything else?');
    world.settle();
    world.passDeadline();
    world.settle();
    world.tell({ type: 'agent.left', taskSid: world.state.agents[0]!.taskSid, at: world.now, ...world.of });
    world.settle();
    expect(reported(world).findLast(({ status }) => status !== undefined)).toMatchObject({ status: 'open' });
  });

  it('the user for the flow no longer, whose turn came while the bot was busy: the question is asked all the same', () => {
    const world = new RulesWorld({ routing: 'studio' });
    const asked: string[][] = [];
    world.answer = ({ questions }) => (asked.push(questions.map(({ text }) => text)), { kind: 'none', locale: 'en' });
    world.say('one');
    world.passDeadline();
    world.say('two');
    expect(world.passDeadline()).toBe('studioTurn');
    world.settle();
    expect(asked).toEqual([['one'], ['two']]);
    expect(world.state.bot.pending).toEqual([]);
  });

  it('the user for an answer that takes long: that is not called silence of theirs', () => {
    const world = new RulesWorld();
    world.say('how do I reset my password?');
    const from = world.now;
    expect(world.passDeadline()).toBe('botIdle');
    const first = world.now - from;
    expect(world.passDeadline()).toBe('botIdle');
    expect(world.passDeadline()).toBe('botIdle');
    expect(world.now - from).toBe(4 * first);
    expect(world.state.phase).toBe('bot');
    world.runLane('discord');
    expect(world.toUser()).toEqual([en.answerDelayed, en.answerDelayed, en.answerDelayed]);
    world.settle();
    expect(world.toUser().at(-1)).toBe(en.noAnswer);
    world.passDeadline();
    world.runLane('discord');
    expect(world.toUser().at(-1)).toBe(en.stillThere);
  });
});
