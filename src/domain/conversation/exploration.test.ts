import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyOrder } from '../../../test/support/every-order.ts';
import { ExploredConversation } from '../../../test/support/explored-conversation.ts';
import { promises } from '../../../test/support/promises.ts';
import { notPlainJson } from './invariants.ts';
import type { BotAnswer } from './state.ts';

/**
 * The very function that runs is led through every order of small sets of six events, with the loss of everything that runs before,
 * between or behind any two of them (nothing, half or all of it was done by then), and through long random ones. After each
 * step the invariants hold (`invariants.ts`), and at rest the promises (`test/support/promises.ts`).
 *
 * Covered are the sets below, in both routings unless one is named, with at most one crash in an order. Events are what people do, the
 * way of webhooks (late, doubled, overtaking, lost), what vendors and activities answer, deadlines, and a list of Flex that is
 * behind or has forgotten what is over. Not covered exhaustively: more than six events at once, and two crashes; the random ones
 * have up to 60 events and any number of crashes.
 */
type Step = (world: ExploredConversation) => void;

const steps = {
  message: (w) => w.say(`m${w.written.length}`),
  twoMessages: (w) => w.tell(w.message(`m${w.written.length}`), w.message(`m${w.written.length}`)),
  edit: (w) => w.change(`e${w.written.length}`),
  deletion: (w) => w.change(null),
  handoff: (w) => w.act({ name: 'handoff' }),
  userCloses: (w) => w.act({ name: 'close' }),
  start: (w) => w.act({ name: 'start' }),
  reopen: (w) => w.act({ name: 'reopen', caseNumber: 1 }),
  rate: (w) => w.act({ name: 'rate', caseNumber: 1, score: 5 }),
  article: (w) => w.act({ name: 'article', articleId: 'a', locale: 'en' }),
  closeAndWrite: (w) => {
    w.act({ name: 'close' });
    w.say(`m${w.written.length}`);
  },
  staffCloses: (w) => w.operator('close'),
  staffEscalates: (w) => w.operator('escalate'),
  backToBot: (w) => w.operator('backToBot'),
  redrive: (w) => w.redrive(),
  accept: (w) => w.vendors.agentAccepts('Ann'),
  acceptUnnamed: (w) => w.vendors.agentAccepts(null),
  agentWrites: (w) => w.vendors.agentWrites('hello'),
  agentWritesTwice: (w) => {
    w.vendors.agentWrites('one');
    w.vendors.agentWrites('two');
  },
  agentEdits: (w) => w.vendors.agentChanges(`better ${w.vendors.mail.length}`),
  agentDeletes: (w) => w.vendors.agentChanges(null),
  agentLeaves: (w) => w.vendors.agentLeaves(),
  agentCloses: (w) => w.vendors.agentCloses(),
  taskTimesOut: (w) => w.vendors.taskTimesOut(),
  flowTask: (w) => w.vendors.flowMakesTask(),
  flowAsks: (w) => w.vendors.flowAsks(),
  webhook: (w) => void w.deliverMail('oldest'),
  newestWebhook: (w) => void w.deliverMail('newest'),
  webhookAgain: (w) => void w.deliverMail('again'),
  webhookLost: (w) => w.loseMail('oldest'),
  joinUnheard: (w) => {
    w.vendors.agentAccepts('Ann');
    w.loseMail('newest');
  },
  leaveUnheard: (w) => {
    w.vendors.agentLeaves();
    w.loseMail('newest');
  },
  transferTold: (w) => {
    w.vendors.agentTransfers();
    w.deliverMail('newest');
  },
  flexForgets: (w) => w.vendors.forgetEnded(),
  flexLags: (w) => w.vendors.fallBehind(),
  twilioDoes: (w) => w.execute('twilio'),
  twilioResult: (w) => void w.report('twilio'),
  twilioStalls: (w) => w.stall('twilio'),
  discordResult: (w) => void w.report('discord'),
  discordStalls: (w) => w.stall('discord'),
  dmsClose: (w) => void (w.vendors.dmsClosed = true),
  dmsOpen: (w) => void (w.vendors.dmsClosed = false),
  jobResult: (w) => void w.finishJob(),
  newestJobResult: (w) => void w.finishJob(true),
  jobRefused: (w) => w.failJob(),
  deadline: (w) => w.passDeadline(),
  settles: (w) => w.settle(),
} satisfies Record<string, Step>;

type StepName = keyof typeof steps;
type Crash = 'crash:nothing' | 'crash:half' | 'crash:all';
type Routing = 'workflow' | 'studio';

const stages: Record<string, StepName[]> = {
  bot: [],
  answered: ['message', 'settles'],
  asked: ['message', 'handoff'],
  opening: ['message', 'handoff', 'jobResult', 'jobResult'],
  waiting: ['message', 'handoff', 'settles'],
  agent: ['message', 'handoff', 'settles', 'flowTask', 'settles', 'accept', 'settles'],
  ended: ['message', 'handoff', 'settles', 'flowTask', 'settles', 'accept', 'settles', 'agentCloses', 'settles'],
};

function play(routing: Routing, names: (StepName | Crash)[], copies = false): ExploredConversation {
  const world = new ExploredConversation(routing);
  world.copies = copies;
  world.answer = wantsPerson;
  for (const name of names) {
    if (name.startsWith('crash:')) world.crash(name.slice(6) as 'nothing' | 'half' | 'all');
    else steps[name as StepName](world);
  }
  return world;
}

/** Every fourth question asks for a person, so that the bot's own handoff is explored too. */
function wantsPerson(job: { questions: { id: string }[] }): BotAnswer {
  const asks = job.questions.some(({ id }) => Number(id) % 4 === 0);
  return asks ? { kind: 'handoff', reason: 'asked', topic: null, locale: 'en' } : { kind: 'none', locale: 'en' };
}

function brokenBy(world: ExploredConversation): string[] {
  const atRest = promises.flatMap(({ words, broken }) => broken(world).map((what) => `${words} ${what}`));
  const notPlain = notPlainJson(world.state);
  return [...world.contradictions, ...(notPlain === null ? [] : [notPlain]), ...atRest];
}

function verify(routing: Routing, names: (StepName | Crash)[]): void {
  let broken: string[];
  try {
    const world = play(routing, names);
    world.settle();
    broken = brokenBy(world);
  } catch (error) {
    broken = [String(error instanceof Error ? error.stack : error)];
  }
  if (broken.length > 0) throw new Error(`${routing}: ${names.join(' → ')}\n${broken.slice(0, 5).join('\n')}`);
}

/** Sets of events that may meet, by the stage at which they do. */
const meetings: { stage: keyof typeof stages; events: StepName[]; routing?: Routing }[] = [
  { stage: 'bot', events: ['message', 'edit', 'handoff', 'message', 'jobResult', 'userCloses'] },
  { stage: 'bot', events: ['message', 'start', 'backToBot', 'message', 'jobResult', 'deadline'] },
  { stage: 'asked', events: ['message', 'userCloses', 'jobResult', 'twilioResult', 'message', 'edit'] },
  { stage: 'asked', events: ['backToBot', 'jobResult', 'message', 'twilioDoes', 'accept', 'webhook'] },
  { stage: 'asked', events: ['jobRefused', 'message', 'deadline', 'jobResult', 'deletion', 'twilioResult'] },
  { stage: 'opening', events: ['twilioDoes', 'accept', 'agentWrites', 'newestWebhook', 'webhook', 'jobResult'] },
  { stage: 'waiting', events: ['taskTimesOut', 'message', 'webhook', 'twilioResult', 'accept', 'agentWrites'] },
  { stage: 'waiting', events: ['taskTimesOut', 'webhook', 'jobResult', 'message', 'twilioDoes', 'userCloses'] },
  {
    stage: 'waiting',
    events: ['acceptUnnamed', 'agentWrites', 'newestWebhook', 'agentCloses', 'jobResult', 'newestWebhook'],
  },
  { stage: 'agent', events: ['message', 'agentCloses', 'message', 'twilioResult', 'webhook', 'edit'] },
  {
    stage: 'agent',
    events: ['agentWritesTwice', 'newestWebhook', 'webhookAgain', 'message', 'twilioDoes', 'webhookLost'],
  },
  {
    stage: 'agent',
    events: ['agentWrites', 'webhook', 'agentEdits', 'newestWebhook', 'agentDeletes', 'discordResult'],
  },
  {
    stage: 'agent',
    events: ['agentWritesTwice', 'agentDeletes', 'newestWebhook', 'webhookLost', 'agentDeletes', 'webhook'],
  },
  {
    stage: 'agent',
    events: ['agentWrites', 'agentEdits', 'webhookLost', 'agentCloses', 'newestWebhook', 'discordResult'],
  },
  { stage: 'waiting', events: ['accept', 'agentLeaves', 'newestWebhook', 'webhook', 'jobResult', 'message'] },
  { stage: 'waiting', events: ['joinUnheard', 'agentWrites', 'leaveUnheard', 'webhook', 'deadline', 'jobResult'] },
  { stage: 'agent', events: ['agentWrites', 'transferTold', 'jobResult', 'webhook', 'accept', 'newestWebhook'] },
  { stage: 'agent', events: ['leaveUnheard', 'flexForgets', 'deadline', 'jobResult', 'accept', 'webhook'] },
  { stage: 'agent', events: ['flexLags', 'agentLeaves', 'webhook', 'jobResult', 'accept', 'newestWebhook'] },
  { stage: 'agent', events: ['agentWrites', 'agentLeaves', 'newestWebhook', 'jobResult', 'accept', 'webhook'] },
  { stage: 'agent', events: ['agentLeaves', 'webhook', 'jobResult', 'accept', 'message', 'agentWrites'] },
  {
    stage: 'agent',
    events: ['agentWrites', 'webhookLost', 'agentCloses', 'webhook', 'newestWebhook', 'jobResult'],
  },
  {
    stage: 'agent',
    events: ['agentWrites', 'webhookLost', 'closeAndWrite', 'twilioResult', 'message', 'jobResult'],
  },
  {
    stage: 'waiting',
    events: ['joinUnheard', 'agentWrites', 'webhookLost', 'agentCloses', 'newestWebhook', 'userCloses'],
  },
  { stage: 'agent', events: ['message', 'closeAndWrite', 'twilioResult', 'agentWrites', 'webhook', 'jobResult'] },
  { stage: 'agent', events: ['dmsClose', 'agentWrites', 'webhook', 'discordResult', 'message', 'jobResult'] },
  { stage: 'agent', events: ['twilioStalls', 'message', 'agentCloses', 'webhook', 'message', 'reopen'] },
  { stage: 'ended', events: ['reopen', 'message', 'jobResult', 'twilioResult', 'accept', 'userCloses'] },
  { stage: 'ended', events: ['rate', 'deadline', 'reopen', 'message', 'jobResult', 'newestJobResult'] },
  {
    stage: 'bot',
    routing: 'studio',
    events: ['message', 'twilioResult', 'flowAsks', 'webhook', 'jobResult', 'message'],
  },
  {
    stage: 'answered',
    routing: 'studio',
    events: ['handoff', 'flowTask', 'webhook', 'jobResult', 'twilioResult', 'accept'],
  },
  {
    stage: 'answered',
    routing: 'studio',
    events: ['flowAsks', 'webhook', 'message', 'userCloses', 'deadline', 'twilioResult'],
  },
];

describe('every order of six events, with a crash between any two of them', () => {
  it.each(meetings)('$stage: $events', { timeout: 120_000 }, ({ stage, events, routing }) => {
    for (const mode of routing ? [routing] : (['workflow', 'studio'] as const)) {
      everyOrder(play(mode, stages[stage]!), events, {
        step: (world, name) => steps[name](world),
        brokenBy,
        crashes: ['nothing', 'half', 'all'],
      });
    }
  });
});

const anyStep = fc.constantFrom<(StepName | Crash)[]>(
  ...(Object.keys(steps) as StepName[]),
  ...(['message', 'message', 'webhook', 'twilioResult', 'discordResult', 'jobResult', 'jobResult'] as StepName[]),
  ...(['crash:nothing', 'crash:half', 'crash:all'] as Crash[]),
);

const runs = { seed: 20_261_122, numRuns: 3_000, endOnFailure: false };

describe('random conversations', () => {
  it.each(['workflow', 'studio'] as const)('%s: nothing breaks in up to 60 events', (routing) => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60, size: 'max' }), (names) => verify(routing, names)),
      runs,
    );
  });

  it('continues as new at any point without a difference', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40, size: 'max' }), (names) => {
        const kept = play('workflow', names, false).state;
        expect(play('workflow', names, true).state).toEqual(kept);
      }),
      { ...runs, numRuns: 500 },
    );
  });
});
