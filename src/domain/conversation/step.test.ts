import { describe, expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';

describe('bot phase', () => {
  it('answers a question and takes the next only after it', () => {
    const world = new RulesWorld();
    const asked: string[][] = [];
    world.answer = (job) => {
      asked.push(job.questions.map((question) => question.text));
      return {
        kind: 'smallTalk',
        reply: 'greeting',
        text: `re ${job.questions.map((q) => q.text).join('+')}`,
        locale: 'en',
      };
    };
    world.say('one');
    world.say('two');
    world.say('three');
    world.settle();
    expect(asked).toEqual([['one'], ['two', 'three']]);
    expect(world.toUser()).toEqual(['re one', 're two+three']);
  });

  it('does not take the same message twice', () => {
    const world = new RulesWorld();
    world.say('one', '7');
    world.say('one', '7');
    world.settle();
    expect(world.done.filter((job) => job.kind === 'ask')).toHaveLength(1);
  });

  it('reminds and then ends a silent conversation', () => {
    const world = new RulesWorld();
    world.say('one');
    world.settle();
    world.passDeadline();
    world.settle();
    expect(world.toUser().at(-1)).toContain('still there');
    world.passDeadline();
    world.settle();
    expect(world.state.phase).toBe('closed');
    expect(world.toUser().at(-1)).toContain('quiet');
  });
});

describe('escalation', () => {
  it('tells the case before anything of Twilio, then opens, posts the history and asks for an agent, in this order', () => {
    const world = new RulesWorld();
    world.say('hello');
    world.settle();
    world.act({ name: 'handoff' });
    world.runJob();
    expect(world.state.lanes.discord.queue.at(-1)).toMatchObject({ kind: 'say' });
    expect(world.out.twilio).toEqual([]);
    world.settle();
    expect(world.toUser().at(-1)).toContain('C-1042');
    expect(world.out.twilio.map((item) => item.kind)).toEqual(['open', 'history', 'interaction']);
  });

  it('keeps messages written meanwhile in order behind the history', () => {
    const world = new RulesWorld();
    world.say('hello');
    world.settle();
    world.act({ name: 'handoff' });
    world.say('a');
    world.say('b');
    world.settle();
    world.say('c');
    world.settle();
    expect(world.toAgent()).toEqual(['a', 'b', 'c']);
  });

  it('asks Flex again when the task is cancelled, and gives up after three times without leaving the user alone', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    for (let i = 0; i < 3; i++) {
      world.tell({
        type: 'task.canceled',
        taskSid: world.state.twilio.taskSid!,
        reason: 'timeout',
        at: world.now,
        ...world.of,
      });
      world.settle();
    }
    expect(world.out.twilio.filter((item) => item.kind === 'interaction')).toHaveLength(3);
    expect(world.toUser().at(-1)).toContain('could not bring an agent');
    expect(Object.keys(world.state.deadlines).length).toBeGreaterThan(0);
  });

  it('raises the priority when nobody joins in time, and keeps giving signs of life', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    expect(world.passDeadline()).toBe('firstResponse');
    world.settle();
    expect(world.state.priority).toBe('high');
    expect(world.passDeadline()).toBe('stillWaiting');
    world.settle();
    expect(world.toUser().at(-1)).toContain('still looking');
  });
});

describe('agent phase', () => {
  it('relays both ways, in order, once', () => {
    const world = RulesWorld.withAgent();
    world.agentSays('hi Mia');
    world.say('hi Ann');
    world.settle();
    world.agentSays('what happened?');
    world.settle();
    expect(world.toAgent()).toEqual(['hi Ann']);
    expect(world.toUser().slice(-2)).toEqual(['hi Mia', 'what happened?']);
  });

  it('goes on behind all of our own posts once the conversation was listed', () => {
    const world = RulesWorld.withAgent();
    world.say('on its way');
    world.state.lanes.twilio.inFlight = 1;
    const messages = [0, 1, 2].map((i) => {
      world.takeIndex();
      return world.agentEvent({ id: `m${i}`, index: world.takeIndex(), text: `message ${i}` });
    });
    for (const message of messages) world.tell(message);
    expect(world.state.lanes.discord.queue).toHaveLength(0);
    expect(world.passDeadline()).toBe('gap');
    world.runJob();
    expect(world.state.lanes.discord.queue).toMatchObject(messages.map((_, i) => ({ text: `message ${i}` })));
  });

  it('shows what is held when the conversation can not be listed', () => {
    const world = RulesWorld.withAgent();
    world.takeIndex();
    world.tell(world.agentEvent({ id: 'late', index: world.takeIndex(), text: 'hello' }));
    const job = world.state.jobs.find((candidate) => candidate.kind === 'fillGap')!;
    world.tell({ type: 'job.failed', key: job.key, reason: 'notFound' });
    expect(world.state.lanes.discord.queue).toMatchObject([{ text: 'hello' }]);
  });

  it('orders agent messages by index, whatever the webhooks do', () => {
    const world = RulesWorld.withAgent();
    const [a, b, c] = [world.takeIndex(), world.takeIndex(), world.takeIndex()];
    world.tell(world.agentEvent({ id: 'c', index: c, text: 'three' }));
    world.tell(world.agentEvent({ id: 'a', index: a, text: 'one' }));
    world.tell(world.agentEvent({ id: 'b', index: b, text: 'two' }));
    world.tell(world.agentEvent({ id: 'b', index: b, text: 'two' }));
    world.settle();
    expect(world.toUser().slice(-3)).toEqual(['one', 'two', 'three']);
  });

  it('says who joined before what was written, even when the name comes late', () => {
    const world = new RulesWorld();
    world.act({ name: 'handoff' });
    world.settle();
    world.agentJoins(null);
    world.agentSays('hello');
    world.settle();
    const [joined, hello] = world.toUser().slice(-2);
    expect(joined).toContain('Ann');
    expect(hello).toBe('hello');
  });

  it('changes a message that waits in the lane, and edits the copy of one that has gone', () => {
    const world = RulesWorld.withAgent();
    const first = world.say('teh');
    world.tell({ type: 'user.edit', id: first, channelId: '30001', text: 'the', editedAt: 1 });
    world.settle();
    expect(world.toAgent()).toEqual(['the']);
    world.tell({ type: 'user.edit', id: first, channelId: '30001', text: 'the end', editedAt: 2 });
    world.settle();
    expect(world.out.twilio.at(-1)).toMatchObject({ kind: 'edit', text: 'the end' });
  });

  it('folds in an edit that overtakes its message', () => {
    const world = RulesWorld.withAgent();
    world.tell({ type: 'user.edit', id: '999999', channelId: '30001', text: 'right', editedAt: 1 });
    world.say('wrong', '999999');
    world.settle();
    expect(world.toAgent()).toEqual(['right']);
  });

  it('goes on in a private thread when direct messages are closed', () => {
    const world = RulesWorld.withAgent();
    world.fate = (lane) =>
      lane === 'discord' && world.state.channel?.kind === 'dm' ? { reason: 'dmClosed' } : undefined;
    world.agentSays('can you read this?');
    world.settle();
    expect(world.state.channel).toEqual({ id: '40001', kind: 'thread' });
    expect(world.toUser().at(-1)).toBe('can you read this?');
  });

  it('tells the user about a message that can not be delivered, and offers it again', () => {
    const world = RulesWorld.withAgent();
    world.fate = (lane, item) =>
      lane === 'twilio' && item.kind === 'say' && item.text === 'bad' ? { reason: 'refusedContent' } : undefined;
    world.say('bad');
    world.say('good');
    world.settle();
    expect(world.toAgent()).toEqual(['good']);
    expect(world.toUser().at(-1)).toContain('“bad”');
    world.fate = () => undefined;
    world.tell({ type: 'operator.redrive', id: 'r', by: 'ops', key: null, at: world.now });
    world.settle();
    expect(world.toAgent()).toEqual(['good', 'bad']);
  });

  it('tells the agent about a message that can not be delivered, and goes on with the next', () => {
    const world = RulesWorld.withAgent();
    world.fate = (lane, item) =>
      lane === 'discord' && item.kind === 'say' && item.text === 'bad' ? { reason: 'refusedContent' } : undefined;
    world.agentSays('bad');
    world.agentSays('good');
    world.settle();
    expect(world.toUser().at(-1)).toBe('good');
    expect(world.toAgent().at(-1)).toContain('Not delivered to the user: “bad”');
  });

  it('passes the user on when the agent leaves without a colleague', () => {
    const world = RulesWorld.withAgent();
    world.tell({ type: 'agent.left', taskSid: world.state.agents[0]!.taskSid, at: world.now, ...world.of });
    world.settle();
    expect(world.state.phase).toBe('escalation');
    expect(world.out.twilio.at(-1)!.kind).toBe('invite');
    world.agentJoins('Ben', 'WT-second');
    world.settle();
    expect(world.state.agents.map((agent) => agent.name)).toEqual(['Ben']);
  });

  it('warns a silent user and then closes', () => {
    const world = RulesWorld.withAgent();
    world.agentSays('anything else?');
    world.settle();
    expect(world.passDeadline()).toBe('userSilence');
    world.settle();
    expect(world.passDeadline()).toBe('userSilence');
    world.settle();
    expect(world.state.phase).toBe('resolution');
    expect(world.out.twilio.at(-1)!.kind).toBe('close');
  });

  it('tells once that Twilio does not get through, and once that it is back', () => {
    const world = RulesWorld.withAgent();
    world.say('a');
    world.tell({ type: 'lane.stalled', lane: 'twilio', reason: 'outage' });
    world.tell({ type: 'lane.stalled', lane: 'twilio', reason: 'outage' });
    world.say('b');
    world.settle();
    expect(world.toAgent()).toEqual(['a', 'b']);
    expect(world.toUser().filter((text) => text.includes('trouble'))).toHaveLength(1);
    expect(world.toUser().filter((text) => text.includes('has your messages'))).toHaveLength(1);
  });
});

describe('resolution', () => {
  it('asks for a rating when the agent ends the chat, and takes it', () => {
    const world = RulesWorld.withAgent();
    world.tell({ type: 'flex.closed', reason: 'EVENT', at: world.now, ...world.of });
    world.settle();
    expect(world.state.phase).toBe('resolution');
    world.act({ name: 'rate', caseNumber: 1042, score: 5 });
    world.settle();
    expect(world.state.rating).toBe(5);
  });

  it('begins a new episode with the bot for the next message, and keeps events of the old one out of it', () => {
    const world = RulesWorld.withAgent();
    const old = world.of;
    world.tell({ type: 'flex.closed', reason: 'EVENT', at: world.now, ...old });
    world.settle();
    const id = world.say('something else');
    world.settle();
    expect(world.state).toMatchObject({ phase: 'bot', episode: id, case: null });
    world.tell({
      type: 'agent.message',
      id: 'IMlate',
      index: 99,
      author: 'ann',
      text: 'late',
      media: [],
      at: world.now,
      ...old,
    });
    world.settle();
    expect(world.toUser()).not.toContain('late');
    expect(world.done.some((job) => job.kind === 'recordLate')).toBe(true);
  });

  it('takes what was written into the closing door as the beginning of the next episode', () => {
    const world = RulesWorld.withAgent();
    world.fate = (lane, item) =>
      lane === 'twilio' && item.kind === 'say' && item.from === 'user' ? { reason: 'conversationClosed' } : undefined;
    const asked: string[] = [];
    world.answer = (job) => {
      asked.push(...job.questions.map((question) => question.text));
      return { kind: 'none', locale: 'en' };
    };
    world.say('one more thing');
    world.say('and another');
    world.settle();
    expect(asked).toEqual(['one more thing', 'and another']);
    expect(world.state.phase).toBe('bot');
  });

  it('re-opens the same case in a conversation of its own', () => {
    const world = RulesWorld.withAgent();
    world.tell({ type: 'flex.closed', reason: 'EVENT', at: world.now, ...world.of });
    world.settle();
    world.act({ name: 'reopen', caseNumber: 1042 });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'escalation', case: { number: 1042 } });
    expect(world.out.twilio.filter((item) => item.kind === 'open')).toHaveLength(2);
  });

  it('ends for good after the re-open window', () => {
    const world = RulesWorld.withAgent();
    world.tell({ type: 'flex.closed', reason: 'EVENT', at: world.now, ...world.of });
    world.settle();
    expect(world.passDeadline()).toBe('reopen');
    world.settle();
    expect(world.state.phase).toBe('closed');
  });
});

describe('studio mode', () => {
  it('lets the flow ask, answers it, and answers the user', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.answer = () => ({ kind: 'smallTalk', reply: 'greeting', text: 'hello there', locale: 'en' });
    world.say('hi');
    world.runLane('twilio');
    expect(world.done).toEqual([]);
    world.tell({ type: 'studio.turn', id: 'IM1', messageSid: 'IM1', at: world.now, ...world.of });
    world.settle();
    expect(world.state.studioTurns).toEqual([{ id: 'IM1', decision: { handoff: false, caseNumber: null } }]);
    expect(world.toUser()).toEqual(['hello there']);
  });

  it('answers all the same when the flow stays silent', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.say('hi');
    world.settle();
    expect(world.toUser()).toEqual([]);
    expect(world.passDeadline()).toBe('studioTurn');
    world.settle();
    expect(world.toUser()).toHaveLength(1);
  });

  it('tells the flow of a handoff with the case, and makes no interaction of its own', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.answer = () => ({ kind: 'handoff', reason: 'asked', topic: null, locale: 'en' });
    world.say('a human please');
    world.runLane('twilio');
    world.tell({ type: 'studio.turn', id: 'IM1', messageSid: 'IM1', at: world.now, ...world.of });
    world.settle();
    expect(world.state.studioTurns[0]!.decision).toEqual({ handoff: true, caseNumber: 1042 });
    world.tell({ type: 'task.created', taskSid: 'WT1', at: world.now, ...world.of });
    world.settle();
    expect(world.out.twilio.some((item) => item.kind === 'interaction')).toBe(false);
  });
});

describe('an agent who leaves', () => {
  it('is no longer on the case, and the user stands in the queue again', () => {
    const world = RulesWorld.withAgent();
    world.done.length = 0;
    world.tell({ type: 'agent.left', taskSid: world.state.agents[0]!.taskSid, at: world.now, ...world.of });
    world.settle();
    expect(world.state).toMatchObject({ phase: 'escalation', escalation: { waitingSince: world.now } });
    expect(world.done.some((job) => job.kind === 'reportCase' && job.change.assignee === null)).toBe(true);
  });
});

describe('the bot phase in studio mode', () => {
  it('answers the flow without a number when the case was refused: it would wait for nothing else', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.say('hi');
    world.settle();
    world.act({ name: 'handoff' });
    const { key } = world.state.jobs.find(({ kind }) => kind === 'openCase')!;
    world.tell({ type: 'job.failed', key, reason: 'invalid' });
    world.tell({ type: 'studio.turn', id: 'IM1', messageSid: 'IM1', at: world.now, ...world.of });
    expect(world.state.studioTurns.at(-1)).toEqual({ id: 'IM1', decision: { handoff: true, caseNumber: null } });
  });

  it('has the words of the bot in the Twilio conversation too, unseen by the flow', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.answer = () => ({ kind: 'smallTalk', reply: 'greeting', text: 'Hello!', locale: 'en' });
    world.say('hi');
    world.settle();
    world.passDeadline();
    world.settle();
    expect(world.toUser()).toEqual(['Hello!']);
    expect(world.toAgent()).toEqual(['hi', 'Hello!']);
  });

  it('opens the conversation in the language that the first words are certainly in', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.state.user.locale = null;
    world.state.locale = 'en';
    world.say('ตั๋วหายไปทำยังไงดีครับ');
    expect(world.state.locale).toBe('th');
  });

  it('takes the flow out once an agent is there, although nothing told of the task', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.say('hi');
    world.settle();
    world.state.twilio.studioHookSid = 'WH1';
    world.act({ name: 'handoff' });
    world.settle();
    world.agentJoins('Ann', 'WT7');
    world.settle();
    expect(world.out.twilio.filter((item) => item.kind === 'dropStudioHook')).toHaveLength(1);
    world.agentJoins('Ben', 'WT8');
    world.settle();
    expect(world.out.twilio.filter((item) => item.kind === 'dropStudioHook')).toHaveLength(1);
  });

  it('gives the transcript to the agent of a conversation that the bot phase did not need', () => {
    const world = new RulesWorld({ routing: 'studio' });
    world.act({ name: 'start' });
    world.settle();
    world.act({ name: 'handoff' });
    world.settle();
    expect(world.out.twilio.map((item) => item.kind)).toEqual(['open', 'history', 'markHandoff', 'say']);
  });
});
