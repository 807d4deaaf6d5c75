import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { applyToCase } from '../case/case-rules.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { Priority } from './events.ts';

let lastId = 0;

function staffSet(world: RulesWorld, priority: Priority): void {
  lastId += 1;
  world.tell({ type: 'operator.priority', id: `p${lastId}`, by: 'ops', priority, at: world.now });
}

/** The case's priority after everything that it was told. */
function priorityOf(world: RulesWorld): Priority {
  const opened = world.done.find((job) => job.kind === 'openCase');
  if (opened?.kind !== 'openCase') throw new Error('No case was opened.');
  let record = { number: 1042, priority: opened.priority, reporter: {}, status: 'new' } as CaseRecord;
  for (const job of world.done)
    // Before there is a case nobody can be told of it.
    if (job.kind === 'reportCase' && job.about.caseNumber !== null)
      record = applyToCase(record, { type: 'conversation', id: job.key, change: job.change }, world.now).record;
  return record.priority;
}

describe('the priority of a case', () => {
  it('is that which staff set while the bot still answered', () => {
    const world = new RulesWorld();
    world.say('hello');
    world.settle();
    staffSet(world, 'urgent');
    world.act({ name: 'handoff' });
    world.settle();
    expect(priorityOf(world)).toBe('urgent');
  });

  it('is that which staff set while the case was being opened', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    staffSet(world, 'low');
    world.settle();
    expect(priorityOf(world)).toBe('low');
  });

  it('is high for what a person must look at, and stays urgent', () => {
    const sensitive = () => {
      const world = new RulesWorld();
      world.answer = () => ({ kind: 'handoff', reason: 'sensitive', topic: null, locale: 'en' });
      return world;
    };
    const world = sensitive();
    world.say('help me');
    world.settle();
    expect(priorityOf(world)).toBe('high');
    const urgent = sensitive();
    urgent.act({ name: 'start' });
    staffSet(urgent, 'urgent');
    urgent.say('help me');
    urgent.settle();
    expect(priorityOf(urgent)).toBe('urgent');
  });

  it('rises when nobody joins in time, and an urgent one stays urgent although it was set on the case desk', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    expect(world.passDeadline()).toBe('firstResponse');
    world.settle();
    expect(priorityOf(world)).toBe('high');
    const late = world.done.findLast((job) => job.kind === 'reportCase');
    const urgent = { number: 1042, priority: 'urgent', reporter: {}, status: 'open' } as CaseRecord;
    const change = late?.kind === 'reportCase' ? late.change : {};
    expect(applyToCase(urgent, { type: 'conversation', id: 'x', change }, world.now).record.priority).toBe('urgent');
  });

  it('is urgent for case and conversation when Flex gives no agent', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    for (let i = 0; i < 3; i++) {
      const taskSid = world.state.twilio.taskSid!;
      world.tell({ type: 'task.canceled', taskSid, reason: 'timeout', at: world.now, ...world.of });
      world.settle();
    }
    expect(priorityOf(world)).toBe('urgent');
    expect(world.state.priority).toBe('urgent');
  });
});
