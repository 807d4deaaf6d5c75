import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { en } from '../text/languages/en.ts';

const LAST_WORDS = 'bye, the code is 42';

const lists = (world: RulesWorld): number => world.done.filter(({ kind }) => kind === 'fillGap').length;

const isEnd = (text: string): boolean => text.includes(en.rateUs);

/** What the user was told since the agent wrote a last message, of which no webhook tells. */
function withLastWords(): { world: RulesWorld; since: () => string[] } {
  const world = RulesWorld.withAgent();
  world.agentSays('anything else?');
  world.settle();
  const before = world.toUser().length;
  world.agentWritesUnheard(LAST_WORDS);
  return { world, since: () => world.toUser().slice(before) };
}

function tellEnd(world: RulesWorld): void {
  world.tell({ type: 'flex.closed', reason: 'agent', at: world.now, ...world.of });
}

function expectLastWordsThenEnd(world: RulesWorld, since: () => string[]): void {
  world.settle();
  expect(since()).toEqual([LAST_WORDS, expect.toSatisfy(isEnd)]);
  expect(lists(world)).toBe(1);
}

describe('the last words of an agent who ends the chat', () => {
  it.each(['agent.left', 'task.wrapup', 'task.completed'] as const)(
    'are shown before the end, though %s is told before the closing and their own webhook is lost',
    (type) => {
      const { world, since } = withLastWords();
      world.tell({ type, taskSid: world.state.agents[0]!.taskSid, at: world.now, ...world.of });
      tellEnd(world);
      expectLastWordsThenEnd(world, since);
    },
  );

  it('are shown before the end when a look finds the chat closed, of whose end nothing was told', () => {
    const { world, since } = withLastWords();
    world.tell({ type: 'flex.deserted', at: world.now, ...world.of });
    const { key } = world.state.jobs.find(({ kind }) => kind === 'inspectFlex')!;
    const snapshot = { ...world.flex(), agents: [], conversationClosed: true };
    world.tell({ type: 'job.done', key, result: { kind: 'inspectFlex', snapshot } });
    tellEnd(world);
    expectLastWordsThenEnd(world, since);
  });

  it('are waited for while Twilio does not answer, and who writes meanwhile is told once that they wait', () => {
    const { world, since } = withLastWords();
    tellEnd(world);
    world.say('thanks!');
    const listing = () => world.state.jobs.find(({ kind }) => kind === 'fillGap')!;
    world.tell({ type: 'job.failed', key: listing().key, reason: 'outage', overTime: true });
    expect(listing()).toMatchObject({ thenEnd: true, patient: true });
    world.settle();
    expect(since()).toEqual([
      expect.stringContaining(en.flexTrouble('C-1042')) as string,
      LAST_WORDS,
      expect.toSatisfy(isEnd),
      expect.any(String),
    ]);
    expect(world.state.phase).toBe('bot');
    expect(world.state.lanes.twilio.stalledSince).toBeNull();
  });

  it('are given up when Twilio refuses to list them: nobody waits for an end that can not come', () => {
    const { world, since } = withLastWords();
    tellEnd(world);
    const { key } = world.state.jobs.find(({ kind }) => kind === 'fillGap')!;
    world.tell({ type: 'job.failed', key, reason: 'notFound' });
    world.settle();
    expect(since()).toEqual([expect.toSatisfy(isEnd)]);
  });

  it('are shown though not even the joining was told', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.agentWritesUnheard(LAST_WORDS);
    tellEnd(world);
    world.settle();
    expect(world.toUser().slice(-2)).toEqual([LAST_WORDS, expect.toSatisfy(isEnd)]);
  });

  it('are shown before what the user wrote into the closing door begins the next episode', () => {
    const { world, since } = withLastWords();
    world.fate = (lane, item) =>
      lane === 'twilio' && item.kind === 'say' ? { reason: 'conversationClosed' } : undefined;
    world.say('thanks!');
    world.say('one more thing');
    world.settle();
    expect(since().slice(0, 2)).toEqual([LAST_WORDS, expect.toSatisfy(isEnd)]);
    expect(world.state.phase).toBe('bot');
    expect(lists(world)).toBe(1);
  });
});

it('asks the bot nothing again that Studio’s flow was to see, whose conversation is closed by then', () => {
  const world = new RulesWorld({ routing: 'studio' });
  const asked: string[] = [];
  world.answer = (job) => (asked.push(...job.questions.map(({ text }) => text)), { kind: 'none', locale: 'en' });
  world.say('hi');
  world.runLane('twilio', false);
  while (asked.length === 0) {
    world.passDeadline();
    world.runJob();
  }
  world.fate = (lane, item) =>
    lane === 'twilio' && item.kind === 'say' ? { reason: 'conversationClosed' } : undefined;
  world.agentJoins('Ann', 'WT-flow');
  world.runJob();
  tellEnd(world);
  world.settle();
  expect(world.state.phase).toBe('resolution');
  expect(asked).toEqual(['hi']);
});

describe('the last words before the user, staff or silence end the chat', () => {
  it.each([
    ['the user', (world: RulesWorld) => world.act({ name: 'close' })],
    ['staff', (world: RulesWorld) => world.tell(closedByStaff(world))],
    [
      'silence',
      (world: RulesWorld) => {
        while (world.state.phase === 'agent') {
          world.passDeadline();
          world.settle();
        }
      },
    ],
  ])('are shown behind the end that %s made, listed together with the closing', (_who, end) => {
    const { world, since } = withLastWords();
    end(world);
    world.settle();
    expect(since()).toContain(LAST_WORDS);
    expect(since().some(isEnd)).toBe(true);
    expect(world.state.phase).toBe('resolution');
  });

  it('are kept with their case when the user has begun the next episode by then', () => {
    const { world, since } = withLastWords();
    world.act({ name: 'close' });
    world.say('something else');
    world.settle();
    expect(since()).not.toContain(LAST_WORDS);
    const late = world.done.filter((job) => job.kind === 'recordLate');
    expect(late).toMatchObject([{ event: { type: 'agent.message', text: LAST_WORDS } }]);
  });

  it('are kept with their case although a note for the agent finds the chat closed already', () => {
    const { world } = withLastWords();
    world.fate = (lane, item) =>
      lane === 'twilio' && item.kind === 'say' ? { reason: 'conversationClosed' } : undefined;
    world.act({ name: 'close' });
    world.say('something else');
    world.settle();
    expect(world.done.filter((job) => job.kind === 'recordLate')).toHaveLength(1);
  });

  it('cost nothing where nobody was asked for', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.say('hi');
    world.settle();
    world.act({ name: 'close' });
    const left = world.state.jobs.flatMap((job) => (job.kind === 'finishTwilio' ? job.items : []));
    const closing = left.filter(({ kind }) => kind === 'close');
    expect(closing).toHaveLength(1);
    expect(closing[0]).not.toHaveProperty('hearFrom');
  });
});

function closedByStaff(world: RulesWorld) {
  return { type: 'operator.close' as const, id: '500001', by: 'ops', reason: 'done', at: world.now };
}
