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

  it('the user for an answer that takes long: that is not called silence of theirs', () => {
    const world = new RulesWorld();
    world.say('how do I reset my password?');
    expect(world.passDeadline()).toBe('botIdle');
    expect(world.passDeadline()).toBe('botIdle');
    expect(world.state.phase).toBe('bot');
    world.runLane('discord');
    expect(world.toUser()).toEqual([en.answerDelayed, en.answerDelayed]);
    world.settle();
    expect(world.toUser().at(-1)).toBe(en.noAnswer);
    world.passDeadline();
    world.runLane('discord');
    expect(world.toUser().at(-1)).toBe(en.stillThere);
  });
});
