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
