import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';

/** Commands are answered at once with the promise of a word: it must come, in every phase. */
describe('who asks for help again', () => {
  it.each(['start', 'handoff'] as const)('is told by "%s" who is in the chat already', (name) => {
    const world = RulesWorld.withAgent();
    world.act({ name });
    world.settle();
    expect(world.toUser().at(-1)).toContain('With you in this chat: **Ann**');
    expect(world.state.phase).toBe('agent');
  });

  it('is told of all who are there, and by a Re-open of another case too', () => {
    const world = RulesWorld.withAgent();
    world.agentJoins('Ben', 'WT8');
    world.settle();
    world.act({ name: 'reopen', caseNumber: 1001 });
    world.settle();
    expect(world.toUser().at(-1)).toContain('**Ann, Ben**');
  });

  it('is told of the case while a person is on the way', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.act({ name: 'start' });
    world.settle();
    expect(world.toUser().at(-1)).toContain('already on the way');
  });
});

describe('who closes what has ended', () => {
  it('is told so, and can open it again from there', () => {
    const world = RulesWorld.withAgent();
    world.act({ name: 'close' });
    world.settle();
    const before = world.toUser().length;
    world.act({ name: 'close' });
    expect(world.state.lanes.discord.queue).toMatchObject([
      { kind: 'say', buttons: [{ action: { name: 'reopen', caseNumber: 1042 } }] },
    ]);
    world.settle();
    expect(world.toUser().slice(before)).toEqual([expect.stringContaining('**C-1042** is over already')]);
    expect(world.state.phase).toBe('resolution');
  });
});
