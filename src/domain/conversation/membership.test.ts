import { expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';

const LEFT = 'The user has left the Discord server.';
const BACK = 'The user has come back to the Discord server.';

/** An agent is there; what the agent was told of the user's membership. */
function withAgent() {
  const world = RulesWorld.withAgent();
  const notes = () => {
    world.settle();
    return world.out.twilio.map(({ text }) => text).filter((text) => text === LEFT || text === BACK);
  };
  return { world, notes };
}

it('tells the agent once that the user left, whoever noticed it and whenever', () => {
  const { world, notes } = withAgent();
  for (const at of [59_999, 60_001, 500_000]) world.tell({ type: 'user.left', at });
  expect(notes()).toEqual([LEFT]);
});

it('tells that the user came back, and the next departure', () => {
  const { world, notes } = withAgent();
  world.tell({ type: 'user.left', at: 60_000 });
  for (let repeat = 0; repeat < 2; repeat += 1) world.tell({ type: 'user.joined', at: 70_000 });
  world.tell({ type: 'user.left', at: 60_500 });
  expect(notes()).toEqual([LEFT, BACK]);
  world.tell({ type: 'user.left', at: 80_000 });
  world.tell({ type: 'user.joined', at: 70_000 });
  expect(notes()).toEqual([LEFT, BACK, LEFT]);
});

/** The user was answered in this kind of channel, and leaves. */
function gone(world: RulesWorld, kind: 'dm' | 'thread') {
  world.state.channel = { id: kind === 'thread' ? '40001' : '30001', kind };
  world.tell({ type: 'user.left', at: 60_000 });
  return world;
}
const lettingIn = (world: RulesWorld) => world.state.jobs.filter(({ kind }) => kind === 'openThread');

it('lets who comes back into their thread again before anything more is said there, however often it is told', () => {
  const world = gone(RulesWorld.withAgent(), 'thread');
  for (let repeat = 0; repeat < 2; repeat += 1) world.tell({ type: 'user.joined', at: 70_000 + repeat });
  expect(lettingIn(world)).toHaveLength(1);
  world.agentSays('welcome back');
  expect(world.runLane('discord')).toBe(false);
  world.settle();
  expect(world.toUser().at(-1)).toBe('welcome back');
  world.tell({ type: 'user.joined', at: 70_001 });
  expect(lettingIn(world)).toEqual([]);
});

it('lets nobody into a thread who reads us in direct messages, or with whom it is over', () => {
  const inDm = gone(RulesWorld.withAgent(), 'dm');
  inDm.tell({ type: 'user.joined', at: 70_000 });
  expect(lettingIn(inDm)).toEqual([]);
  const over = gone(RulesWorld.withAgent(), 'thread');
  over.state.phase = 'closed';
  over.tell({ type: 'user.joined', at: 70_000 });
  expect(lettingIn(over)).toEqual([]);
});

it('finds out anew where somebody reads us who could not be let in: they had left again', () => {
  const world = gone(RulesWorld.withAgent(), 'thread');
  world.tell({ type: 'user.joined', at: 70_000 });
  world.tell({ type: 'job.failed', key: lettingIn(world)[0]!.key, reason: 'notFound' });
  expect(world.state.channel).toBeNull();
  world.agentSays('are you there?');
  world.settle();
  expect(world.toUser().at(-1)).toBe('are you there?');
});
