import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { abandonLeft } from './leaving.ts';

/** Races that the exploration found, one example each. */
describe('what meets at the wrong moment', () => {
  it('sends nothing to Twilio before there is a conversation to send it to', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.say('still there?');
    expect(world.runLane('twilio')).toBe(false);
    world.settle();
    expect(world.toAgent()).toEqual(['still there?']);
    expect(world.state.failed).toEqual([]);
  });

  it('asks nobody when the user left while the case was being opened, and tells the case', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.act({ name: 'close' });
    world.settle();
    expect(world.state.phase).toBe('closed');
    expect(world.out.twilio).toEqual([]);
    expect(world.done.find((job) => job.kind === 'reportCase')).toMatchObject({
      about: { caseNumber: 1042 },
      change: { status: 'solved' },
    });
  });

  it('survives a case that is opened after the conversation went back to the bot', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.tell({ type: 'operator.backToBot', id: '500001', by: 'ops', at: world.now });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'bot', case: null });
  });

  it('tells the case of the episode that ended, not the one that began in the same moment', () => {
    const world = RulesWorld.withAgent();
    world.tell({ type: 'operator.backToBot', id: '500001', by: 'ops', at: world.now });
    const solved = world.state.jobs.find((job) => job.kind === 'reportCase' && job.change.status === 'solved');
    expect(solved).toMatchObject({ about: { caseNumber: 1042 } });
  });

  it('is not ended by the conversation that it left after a lost task', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    const left = world.of;
    const taskSid = world.state.twilio.taskSid!;
    world.tell({ type: 'task.canceled', taskSid, reason: 'timeout', at: world.now, ...left });
    world.tell({ type: 'flex.closed', reason: 'closed by us', at: world.now, ...left });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'escalation', twilio: { conversationSid: 'CH2' } });
  });

  it('announces an agent once who wrote before the answer to the request for one had come', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    while (world.runJob());
    world.runLane('twilio', false);
    world.agentSays('hello');
    while (world.runJob());
    world.agentJoins('Ann', [...world.tasks.keys()][0]);
    world.settle();
    expect(world.toUser().filter((text) => text.includes('has joined'))).toHaveLength(1);
    expect(world.state.agents).toMatchObject([{ taskSid: world.state.twilio.taskSid, name: 'Ann' }]);
  });

  it('shows what an agent wrote before the chat ended, though the name was never found', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.agentJoins(null);
    world.agentSays('hello');
    world.tell({ type: 'flex.closed', reason: 'agent', at: world.now, ...world.of });
    world.settle();
    expect(world.toUser()).toContain('hello');
  });

  it.each(['agent.left', 'task.wrapup', 'task.completed'] as const)(
    'passes the user on when %s overtakes the joining: nobody is left talking to an agent who is gone',
    (type) => {
      const world = new RulesWorld();
      world.act({ name: 'handoff' });
      world.settle();
      const taskSid = world.state.twilio.taskSid!;
      world.tell({ type, taskSid, at: world.now, ...world.of });
      world.agentJoins('Ann', taskSid);
      world.settle();
      expect(world.state).toMatchObject({ phase: 'escalation', agents: [] });
      expect(world.out.twilio.at(-1)!.kind).toBe('invite');
      world.agentJoins('Ben', 'WT-second');
      world.settle();
      expect(world.state.agents.map(({ name }) => name)).toEqual(['Ben']);
    },
  );

  it('looks before it posts again what the rest of a left conversation may have posted when its run was given up', () => {
    const world = RulesWorld.withAgent();
    world.say('one last thing');
    world.act({ name: 'close' });
    world.say('something else');
    const job = world.state.jobs.find(({ kind }) => kind === 'finishTwilio')!;
    expect(job).toMatchObject({ uncertain: false });
    abandonLeft(world.state, new Set());
    expect(job).toMatchObject({ uncertain: false });
    abandonLeft(world.state, new Set([job.key]));
    expect(job).toMatchObject({ uncertain: true });
  });

  it('ignores what Flex said about agents before the user ended the chat', () => {
    const world = RulesWorld.withAgent();
    const { taskSid } = world.state.agents[0]!;
    world.tell({ type: 'agent.left', taskSid, at: world.now, ...world.of });
    const job = world.state.jobs.find(({ kind }) => kind === 'inspectFlex')!;
    world.act({ name: 'close' });
    const agents = [{ taskSid: 'WT9', workerSid: 'WK9', name: 'Ben' }];
    const snapshot = { conversationClosed: false, channelClosed: false, openTasks: [], agents, finishedTasks: [] };
    world.tell({ type: 'job.done', key: job.key, result: { kind: 'inspectFlex', snapshot } });
    expect(world.state.phase).toBe('resolution');
  });

  it('keeps the order of messages around a closing door while one of them is with Twilio', () => {
    const world = RulesWorld.withAgent();
    const asked: string[] = [];
    world.answer = (job) => (asked.push(...job.questions.map(({ text }) => text)), { kind: 'none', locale: 'en' });
    world.say('one');
    world.runLane('twilio', false);
    world.fate = (lane, item) =>
      lane === 'twilio' && item.kind === 'say' ? { reason: 'conversationClosed' } : undefined;
    world.tell({ type: 'flex.closed', reason: 'agent', at: world.now, ...world.of });
    world.say('two');
    world.settle();
    expect(asked.slice(-2)).toEqual(['one', 'two']);
  });

  it('drops a note for the agent whose chat is closed, and comes to rest', () => {
    const world = RulesWorld.withAgent();
    world.tell({ type: 'lane.stalled', lane: 'discord', reason: 'outage' });
    world.runLane('twilio', false);
    world.fate = (lane, item) =>
      lane === 'twilio' && item.kind === 'say' ? { reason: 'conversationClosed' } : undefined;
    world.tell({ type: 'flex.closed', reason: 'agent', at: world.now, ...world.of });
    world.settle();
    expect(world.state.lanes.twilio.queue).toEqual([]);
  });

  it('warns a silent user even when the first response was late', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.passDeadline();
    world.settle();
    world.agentJoins();
    world.agentSays('sorry for the wait');
    world.settle();
    while (world.passDeadline() !== 'userSilence') world.settle();
    world.settle();
    expect(world.state.phase).toBe('agent');
    expect(world.toUser().at(-1)).toContain('anything else');
  });

  it('gives a run that only took a rating no conversation to wait for', () => {
    const world = new RulesWorld();
    world.act({ name: 'rate', caseNumber: 1042, score: 4 });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'closed', deadlines: {} });
    expect(world.done.map(({ kind }) => kind)).toEqual(['rateCase']);
  });

  it('answers a request of the flow that comes after the bot was faster', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.say('hi');
    world.settle();
    world.passDeadline();
    world.settle();
    world.tell({ type: 'studio.turn', id: 'IM9', messageSid: 'IM9', at: world.now, ...world.of });
    expect(world.state.studioTurns[0]?.decision).toEqual({ handoff: false, caseNumber: null });
  });

  it('asks for another agent when the end of the task was never told', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.moveOn(world.state.twilio.taskSid!, 'over');
    world.passDeadline();
    world.settle();
    expect(world.out.twilio.filter(({ kind }) => kind === 'interaction')).toHaveLength(2);
  });

  it('leaves the request for an agent alone when an earlier one is carried out late and fails, and takes its own failure for one', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    const requests = () => world.out.twilio.filter(({ kind }) => kind === 'interaction').length;
    const failed = (interactionSid: string) =>
      world.tell({ type: 'flex.failed', interactionSid, code: 45352, reason: 'no', at: world.now, ...world.of });
    failed('KD-late');
    world.settle();
    expect(world.state.twilio.conversationSid).toBe('CH1');
    expect(requests()).toBe(1);
    failed(world.state.twilio.interactionSid!);
    world.settle();
    expect(world.state.twilio.conversationSid).toBe('CH2');
    expect(requests()).toBe(2);
  });

  it('tries a refused message again when its author has put it in other words', () => {
    const world = RulesWorld.withAgent();
    world.fate = (lane, item) =>
      lane === 'twilio' && item.kind === 'say' && item.text === 'bad' ? { reason: 'refusedContent' } : undefined;
    const id = world.say('bad');
    world.settle();
    world.tell({ type: 'user.edit', id, channelId: '30001', text: 'better', editedAt: 1 });
    world.settle();
    expect(world.toAgent()).toEqual(['better']);
    expect(world.state.failed).toEqual([]);
  });

  it('shows what waits for a message that was deleted with it, though no list reaches that far', () => {
    const world = RulesWorld.withAgent();
    world.takeIndex();
    const index = world.takeIndex();
    world.tell(world.agentEvent({ id: 'IM-held', index, text: 'still here?' }));
    for (let listings = 1; listings < 5; listings++) {
      listed(world, -1);
      expect(world.toUser()).not.toContain('still here?');
      expect(world.passDeadline()).toBe('gap');
    }
    listed(world, -1);
    world.settle();
    expect(world.toUser()).toContain('still here?');
    expect(world.state.deadlines.gap).toBeUndefined();
  });

  it('shows in order what the agent wrote, though the user ended the chat while a message was missing', () => {
    const world = RulesWorld.withAgent();
    const first = world.agentEvent({ id: 'IM-first', index: world.takeIndex(), text: 'first' });
    world.tell(world.agentEvent({ id: 'IM-second', index: world.takeIndex(), text: 'second' }));
    world.act({ name: 'close' });
    world.tell(first);
    world.settle();
    expect(world.toUser().filter((text) => ['first', 'second'].includes(text))).toEqual(['first', 'second']);
  });

  it('opens the case again when it was refused while the flow’s agent was there, who has left since', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.say('hi');
    world.settle();
    world.tell({ type: 'task.created', taskSid: 'WT-flow', at: world.now, ...world.of });
    world.agentJoins('Ann', 'WT-flow');
    const job = world.state.jobs.find(({ kind }) => kind === 'openCase')!;
    world.tell({ type: 'job.failed', key: job.key, reason: 'invalid' });
    world.tell({ type: 'agent.left', taskSid: 'WT-flow', at: world.now, ...world.of });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'escalation', case: null });
    while (world.state.case === null) {
      world.passDeadline();
      world.settle();
    }
    expect(world.out.twilio.filter(({ kind }) => kind === 'invite' || kind === 'interaction')).toHaveLength(1);
  });

  it('does not call an episode over that “re-open” has just begun, in a run of its own', () => {
    const world = new RulesWorld();
    world.state.episode = '100001';
    world.act({ name: 'reopen', caseNumber: 1042 });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'escalation', episode: '100001', case: { number: 1042 } });
    expect(world.done.map(({ kind }) => kind)).toEqual(['checkReopen', 'attachCase', 'reportCase']);
  });

  it('opens the next conversation once the opening of the one that was left is over', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.runJob();
    world.runLane('twilio', false);
    const of = { episode: world.state.episode, conversationSid: 'CH1' };
    world.tell({ type: 'task.canceled', taskSid: 'WT9', reason: 'timeout', at: world.now, ...of });
    expect(world.state.lanes.twilio.queue[0]).toMatchObject({ kind: 'open', attempt: 2 });
    expect(world.runLane('twilio')).toBe(false);
    world.settle();
    expect(world.state.twilio.conversationSid).toBe('CH2');
    expect(world.out.twilio.map(({ kind }) => kind).filter((kind) => kind === 'open')).toHaveLength(2);
  });

  it('answers what begins the next episode, though the question before the end is still being answered', () => {
    const world = new RulesWorld();
    world.answer = ({ questions }) => ({
      kind: 'smallTalk',
      reply: 'greeting',
      text: questions.map(({ text }) => `re: ${text}`).join(),
      locale: 'en',
    });
    world.say('one');
    world.act({ name: 'close' });
    world.say('two');
    world.settle();
    expect(world.toUser()).toEqual([expect.any(String), 're: two']);
    expect(world.state.bot.pending).toEqual([]);
  });
});

/** Twilio's list from the missing message on comes in; `last` is the highest index in it. */
function listed(world: RulesWorld, last: number): void {
  const job = world.state.jobs.find(({ kind }) => kind === 'fillGap')!;
  world.tell({ type: 'job.done', key: job.key, result: { kind: 'fillGap', messages: [], last } });
}
