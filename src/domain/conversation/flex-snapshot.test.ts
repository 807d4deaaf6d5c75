import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { en } from '../text/languages/en.ts';
import type { FlexEvent } from './events.ts';
import type { FlexSnapshot } from './state.ts';

const joined = (world: RulesWorld): string[] => world.toUser().filter((text) => text.includes('has joined the chat'));
const invites = (world: RulesWorld): number => world.out.twilio.filter(({ kind }) => kind === 'invite').length;
const annsTask = (world: RulesWorld): string => world.state.agents[0]!.taskSid;

/** The user has written, and the agent has not answered for so long that Flex is looked at. */
function agentSilent(world: RulesWorld): void {
  world.say('hello?');
  world.settle();
  while (world.passDeadline() !== 'agentSilence') world.settle();
}

function tellOf(world: RulesWorld, type: 'agent.left' | 'task.wrapup' | 'task.completed', taskSid: string): void {
  world.tell({ type, taskSid, at: world.now, ...world.of });
}

/** Ends a look that is under way with what it read. */
function looked(world: RulesWorld, read: FlexSnapshot): void {
  const job = world.state.jobs.find(({ kind }) => kind === 'inspectFlex');
  if (!job) throw new Error('Flex is not being looked at.');
  world.tell({ type: 'job.done', key: job.key, result: { kind: 'inspectFlex', snapshot: read } });
}

describe('an agent whose leaving nobody told', () => {
  it('is gone as soon as Flex says that the task is over: the user is told, and another agent is asked for', () => {
    const world = RulesWorld.withAgent();
    world.moveOn(annsTask(world), 'over');
    agentSilent(world);
    world.settle();
    expect(world.state).toMatchObject({ phase: 'escalation', agents: [] });
    expect(world.toUser()).toContain(en.agentLeftWaiting);
    expect(invites(world)).toBe(1);
  });

  it('is gone when Flex has forgotten the task, once two looks in a row have not found it', () => {
    const world = RulesWorld.withAgent();
    world.tasks.delete(annsTask(world));
    agentSilent(world);
    looked(world, world.flex());
    expect(world.state.agents).toHaveLength(1);
    expect(world.passDeadline()).toBe('look');
    looked(world, world.flex());
    world.settle();
    expect(world.toUser()).toContain(en.agentLeftWaiting);
    expect(invites(world)).toBe(1);
  });

  it('stays when the second look finds the task', () => {
    const world = RulesWorld.withAgent();
    const { tasks } = world;
    agentSilent(world);
    looked(world, { ...world.flex(), agents: [] });
    world.settle();
    expect(tasks.get(annsTask(world))).toBe('taken');
    expect(world.state).toMatchObject({ phase: 'agent' });
    expect(world.state.lacked).toBeUndefined();
    expect(world.state.deadlines.look).toBeUndefined();
    expect(invites(world)).toBe(0);
  });

  it('does not hide that the colleague who came has left too', () => {
    const world = RulesWorld.withAgent();
    const first = annsTask(world);
    world.agentJoins('Ben', 'WT-ben');
    world.moveOn(first, 'over');
    tellOf(world, 'agent.left', 'WT-ben');
    world.settle();
    expect(world.state).toMatchObject({ phase: 'escalation', agents: [] });
    expect(invites(world)).toBe(1);
  });

  it('leaves the user to the colleague who was asked', () => {
    const world = RulesWorld.withAgent();
    world.moveOn(annsTask(world), 'over');
    world.moveOn('WT-ben', 'asked');
    world.tell({ type: 'flex.deserted', at: world.now, ...world.of });
    world.settle();
    expect(world.toUser()).toContain(en.transferred);
    expect(world.state).toMatchObject({ phase: 'escalation', twilio: { taskSid: 'WT-ben' } });
    expect(invites(world)).toBe(0);
  });
});

describe('a look that is behind what was told', () => {
  it('brings no agent back whose leaving was told, and lets nobody be asked until Flex has caught up', () => {
    const world = RulesWorld.withAgent();
    const behind = world.flex();
    tellOf(world, 'agent.left', annsTask(world));
    looked(world, behind);
    expect(world.state.agents).toEqual([]);
    world.moveOn('WT-ben', 'asked');
    world.settle();
    expect(world.toUser()).toContain(en.transferred);
    expect(invites(world)).toBe(0);
    world.agentJoins('Ben', 'WT-ben');
    world.settle();
    expect(joined(world)).toHaveLength(2);
  });

  it.each(['task.wrapup', 'task.completed', 'agent.left'] as const)(
    'announces nobody again, whichever end was told first (%s)',
    (type) => {
      const world = RulesWorld.withAgent();
      const task = annsTask(world);
      const behind = world.flex();
      tellOf(world, type, task);
      looked(world, behind);
      for (const end of ['agent.left', 'task.wrapup', 'task.completed'] as const) tellOf(world, end, task);
      world.settle();
      expect(joined(world)).toHaveLength(1);
      expect(world.state).toMatchObject({ phase: 'escalation', agents: [] });
    },
  );

  it('takes no agent away who joined while Flex was being read', () => {
    const world = RulesWorld.withAgent();
    tellOf(world, 'agent.left', annsTask(world));
    const behind = world.flex();
    world.agentJoins('Ben', 'WT-ben');
    looked(world, behind);
    expect(world.state).toMatchObject({ phase: 'agent', agents: [{ name: 'Ben' }] });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'agent', agents: [{ name: 'Ben' }] });
    expect(invites(world)).toBe(0);
  });

  it('makes no second request while the first was not listed yet', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.passDeadline();
    looked(world, { ...world.flex(), openTasks: [] });
    world.settle();
    expect(world.out.twilio.filter(({ kind }) => kind === 'interaction')).toHaveLength(1);
    expect(world.state).toMatchObject({ phase: 'escalation', twilio: { conversationSid: 'CH1' } });
  });
});

describe('a chat that Flex could not create', () => {
  it('is asked for again up to three times, then the user is told and the case is urgent; nobody is asked how it was', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(world.state.twilio.conversationSid).toBe(`CH${attempt}`);
      while (!world.state.jobs.some(({ kind }) => kind === 'inspectFlex')) world.passDeadline();
      looked(world, { ...world.flex(), openTasks: [], channelFailed: true });
      world.settle();
    }
    expect(world.out.twilio.filter(({ kind }) => kind === 'interaction')).toHaveLength(3);
    expect(world.state.phase).toBe('escalation');
    expect(world.toUser().at(-1)).toContain('could not bring an agent');
    const urgent = world.done.filter((job) => job.kind === 'reportCase' && job.change.raiseTo === 'urgent');
    expect(urgent).toHaveLength(1);
  });

  it('is asked for again once, whether the webhook, the reconcile or a look tells first', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.passDeadline();
    const { of } = world;
    const interactionSid = world.state.twilio.interactionSid!;
    const told: FlexEvent = { type: 'flex.failed', ...of, interactionSid, code: 45354, reason: 'no', at: world.now };
    looked(world, { ...world.flex(), openTasks: [], channelFailed: true });
    world.tell(told);
    world.tell({ ...told, reason: 'found failed' });
    world.settle();
    expect(world.out.twilio.filter(({ kind }) => kind === 'interaction')).toHaveLength(2);
  });
});

describe('an agent who was seen before the joining was told', () => {
  it('is announced once, though the webhook of the joining comes after the leaving', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    const taskSid = world.state.twilio.taskSid!;
    world.moveOn(taskSid, 'taken');
    world.passDeadline();
    world.settle();
    expect(joined(world)).toHaveLength(1);
    tellOf(world, 'agent.left', taskSid);
    world.agentJoins('Ann', taskSid);
    world.settle();
    expect(joined(world)).toHaveLength(1);
    expect(world.state).toMatchObject({ phase: 'escalation', agents: [] });
  });

  it('is not taken for the colleague when a last word comes after the leaving', () => {
    const world = RulesWorld.withAgent();
    const written = world.agentEvent({ id: 'IM-late', index: world.takeIndex(), text: 'bye' });
    world.now += 1_000;
    world.moveOn('WT-ben', 'asked');
    tellOf(world, 'agent.left', annsTask(world));
    world.settle();
    world.tell(written);
    world.settle();
    expect(world.toUser()).toContain('bye');
    expect(joined(world)).toHaveLength(1);
    expect(world.state).toMatchObject({ phase: 'escalation', agents: [] });
  });

  it('asks for another agent when the leaving of somebody never seen joining is all that is told', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    tellOf(world, 'agent.left', world.state.twilio.taskSid!);
    world.settle();
    expect(world.out.twilio.filter(({ kind }) => kind === 'interaction')).toHaveLength(2);
  });
});
