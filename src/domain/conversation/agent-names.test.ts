import { beforeEach, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { textsFor } from '../text/texts.ts';
import { onFlexSnapshot } from './flex-snapshot.ts';

const ANN = 'ann_40example_2Ecom';
const BOB = 'bob_40example_2Ecom';

let world: RulesWorld;
beforeEach(() => {
  world = new RulesWorld();
  world.say('hello');
  world.settle();
  world.act({ name: 'handoff' });
  world.settle();
});

/** Whom the user reads as the author of what was said last. */
function shownAs(): string | null | undefined {
  world.settle();
  return world.out.discord.findLast(({ from }) => from === 'agent')?.author;
}

/** Ann hands the user over to Bob, who is in the chat before she leaves. */
function transfer(): void {
  world.agentJoins('Ann', 'WT1', ANN);
  world.agentJoins('Bob', 'WT2', BOB);
  world.settle();
}

it('shows each agent’s words under their own name, whoever came last', () => {
  transfer();
  world.agentSays('Bob will help you', ANN);
  expect(shownAs()).toBe('Ann');
  world.agentSays('hi', BOB);
  expect(shownAs()).toBe('Bob');
});

it('shows the last words of an agent who has left under their name', () => {
  transfer();
  world.tell({ type: 'agent.left', taskSid: 'WT1', at: world.now, ...world.of });
  world.settle();
  world.agentSays('bye', ANN);
  expect(shownAs()).toBe('Ann');
  world.tell({ type: 'agent.left', taskSid: 'WT2', at: world.now, ...world.of });
  world.settle();
  world.agentSays('bye from me too', BOB);
  expect(shownAs()).toBe('Bob');
});

it('shows what an agent wrote under their name although they left before it was looked up', () => {
  world.agentJoins(null, 'WT1', ANN);
  const { key } = world.state.jobs.find(({ kind }) => kind === 'describeAgent')!;
  world.agentSays('sorry, wrong chat', ANN);
  world.tell({ type: 'agent.left', taskSid: 'WT1', at: world.now, ...world.of });
  const described = { kind: 'describeAgent' as const, workerSid: 'WK1', name: 'Ann', identity: ANN };
  world.tell({ type: 'job.done', key, result: described });
  expect(shownAs()).toBe('Ann');
});

it('learns an identity with the name that is looked up, and from a look at Flex', () => {
  world.agentJoins(null, 'WT1');
  const { key } = world.state.jobs.find(({ kind }) => kind === 'describeAgent')!;
  const described = { kind: 'describeAgent' as const, workerSid: 'WK1', name: 'Ann', identity: ANN };
  world.tell({ type: 'job.done', key, result: described });
  world.agentJoins('Bob', 'WT2');
  world.agentSays('hi', ANN);
  expect(shownAs()).toBe('Ann');
  const agents = [
    { taskSid: 'WT1', workerSid: 'WK1', name: 'Ann', identity: ANN },
    { taskSid: 'WT2', workerSid: 'WK2', name: 'Bob', identity: BOB },
  ];
  onFlexSnapshot(world.state, { ...world.flex(), agents }, world.now);
  world.agentJoins('Cleo', 'WT3');
  world.agentSays('hi too', BOB);
  expect(shownAs()).toBe('Bob');
});

it('shows an author who is not known as the agent who came last', () => {
  transfer();
  world.agentSays('hi', 'somebody');
  expect(shownAs()).toBe('Bob');
});

it('tells users of an agent without a name that somebody is there; only staff read the sign-in name', () => {
  world.agentName = null;
  world.agentJoins(null, 'WT1', ANN);
  world.agentSays('hi', ANN);
  expect(shownAs()).toBe('Agent');
  expect(world.toUser()).toContain(textsFor('en').agentJoinedUnnamed);
  expect(JSON.stringify(world.out.discord)).not.toContain(ANN);
  expect(world.done).toContainEqual(
    expect.objectContaining({ kind: 'reportCase', change: expect.objectContaining({ assignee: ANN }) as unknown }),
  );
});
