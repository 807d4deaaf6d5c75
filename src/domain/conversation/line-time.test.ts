import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';

describe('the time of a line', () => {
  it.each([
    { clock: 'ahead of', skew: 5_000 },
    { clock: 'behind', skew: -5_000 },
  ])('has questions and answers in the order of the talk although Discord’s clock is $clock ours', ({ skew }) => {
    const world = new RulesWorld();
    const lines: { at: number; text: string }[] = [];
    world.answer = (job) => {
      lines.push(...job.questions.map(({ at, text }) => ({ at, text })));
      return { kind: 'none', locale: 'en' };
    };
    world.fate = (lane, item) => {
      if (lane === 'discord' && item.kind === 'say') lines.push({ at: item.at, text: 'answer' });
      return undefined;
    };
    for (const text of ['one', 'two']) {
      world.say(text, undefined, world.now + skew);
      world.now += 1_000;
      world.settle();
      world.now += 1_000;
    }
    const inOrder = lines.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
    expect(inOrder).toEqual(['one', 'answer', 'two', 'answer']);
  });

  it('leaves the time of a message that was written in a gap as it is', () => {
    const world = new RulesWorld();
    world.say('while you were away', undefined, world.now - 60_000);
    expect(world.state.bot.pending[0]!.at).toBe(world.now - 60_000);
  });
});
