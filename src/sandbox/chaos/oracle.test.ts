import { describe, expect, it } from 'vitest';
import type { DiscordControl } from '../discord/control-client.ts';
import type { TwilioControl } from '../twilio/control-client.ts';
import { wordsOf } from './conversation.ts';
import { type Findings, judge, recoveries } from './oracle.ts';
import { makePlan } from './plan.ts';
import type { ConversationRecord, Utterance } from './record.ts';

/** The oracle must see each kind of trouble, or a clean table means nothing. */

const CREATED = 'Case **C-1001** was created and you are being transferred to a person.';
const JOINED = '**Ann** has joined the chat and can read everything above.';
const AGAIN = 'Case **C-1001** is open again and you are being transferred to a person.';
const ENDED = 'Your conversation about case **C-1001** has ended.';

function said(mark: string, changes: Partial<Utterance> = {}): Utterance {
  const by = mark.includes('-a') ? 'agent' : 'user';
  return { mark, by, kind: 'text', saidAt: 1_000, edits: 0, deleted: false, ...changes };
}

interface World {
  said?: Utterance[];
  /** what was said before and after re-opening */
  chats?: Utterance[][];
  user?: string[];
  agent?: string[];
  tasks?: number;
  state?: string;
}

async function found(world: World): Promise<Findings> {
  const record: ConversationRecord = {
    name: 'c1',
    userId: '1',
    chats: (world.chats ?? [world.said ?? [said('c1-u1'), said('c1-a1')]]).map((chat) => ({
      said: chat,
      conversationSid: 'CH1',
    })),
    stuck: null,
  };
  const user = world.user ?? [CREATED, JOINED, wordsOf(said('c1-a1')), ENDED];
  const agent = world.agent ?? [wordsOf(said('c1-u1'))];
  const discord = {
    messages: async () => user.map((content) => ({ content, author: { bot: true }, attachments: [] })),
  };
  const task = { attributes: { customerAddress: 'discord_1' }, status: 'completed', conversationSid: 'CH1' };
  const twilio = {
    tasks: async () => Array.from({ length: world.tasks ?? 1 }, () => task),
    messages: async () => agent.map((body) => ({ body, media: null })),
    conversation: async () => ({ conversation: { state: world.state ?? 'closed' } }),
  };
  return judge([record], discord as unknown as DiscordControl, twilio as unknown as TwilioControl);
}

const clean: Findings = { lost: [], duplicated: [], outOfOrder: [], stuck: [], wrongPhase: [] };

describe('the oracle', () => {
  it('finds nothing where everything arrived', async () => {
    expect(await found({})).toEqual(clean);
  });

  const twice = { chats: [[said('c1-a1')], [said('c1-a2')]], tasks: 2, agent: [] };

  it('finds nothing where a case was re-opened and everything arrived', async () => {
    const user = [CREATED, JOINED, 'c1-a1', ENDED, AGAIN, JOINED, 'c1-a2', ENDED];
    expect(await found({ ...twice, user })).toEqual(clean);
  });

  it.each<[string, keyof Findings, World]>([
    [
      'an agent of a re-opened case who speaks before joining',
      'wrongPhase',
      { ...twice, user: [CREATED, JOINED, 'c1-a1', ENDED, AGAIN, 'c1-a2', JOINED, ENDED] },
    ],
    [
      'an end that is told before the case is open again',
      'wrongPhase',
      { ...twice, user: [CREATED, JOINED, 'c1-a1', ENDED, ENDED, AGAIN, JOINED, 'c1-a2'] },
    ],
    [
      'a case that is open again without anybody asking',
      'duplicated',
      { user: [CREATED, JOINED, 'c1-a1', ENDED, AGAIN] },
    ],
    ['a message that the agent never sees', 'lost', { agent: [] }],
    ['a message that the user sees twice', 'duplicated', { user: [CREATED, JOINED, 'c1-a1', 'c1-a1', ENDED] }],
    [
      'a correction that never came',
      'lost',
      { said: [said('c1-u1', { edits: 1 })], agent: [wordsOf(said('c1-u1'))], user: [CREATED, JOINED, ENDED] },
    ],
    [
      'an older correction that stayed',
      'lost',
      {
        said: [said('c1-u1', { edits: 2 })],
        agent: [wordsOf(said('c1-u1', { edits: 1 }))],
        user: [CREATED, JOINED, ENDED],
      },
    ],
    [
      'a message that was deleted and is still shown',
      'lost',
      { said: [said('c1-u1', { deleted: true })], user: [CREATED, JOINED, ENDED] },
    ],
    [
      'a file that came as a note',
      'lost',
      { said: [said('c1-u1', { kind: 'file' })], agent: ['c1-u1.txt'], user: [CREATED, JOINED, ENDED] },
    ],
    [
      'messages that changed places',
      'outOfOrder',
      { said: [said('c1-u1'), said('c1-u2')], agent: ['c1-u2', 'c1-u1'], user: [CREATED, JOINED, ENDED] },
    ],
    ['a second task', 'wrongPhase', { tasks: 2 }],
    ['a conversation that stays open', 'wrongPhase', { state: 'active' }],
    ['an agent who speaks before joining', 'wrongPhase', { user: [CREATED, 'c1-a1', JOINED, ENDED] }],
    ['an end that is never told', 'wrongPhase', { user: [CREATED, JOINED, 'c1-a1'] }],
    ['a case told twice', 'duplicated', { user: [CREATED, CREATED, JOINED, 'c1-a1', ENDED] }],
  ])('sees %s', async (_what, finding, world) => {
    const findings = await found(world);
    expect(findings[finding]).toHaveLength(1);
    expect({ ...findings, [finding]: [] }).toEqual(clean);
  });

  it('measures a recovery by what was said after the kill, unless another kill came in between', () => {
    const record = {
      chats: [{ said: [said('c1-u1', { saidAt: 2_000 }), said('c1-a1', { saidAt: 2_500 })] }],
    } as unknown as ConversationRecord;
    const times = new Map([
      ['c1-u1', 6_000],
      ['c1-a1', 7_000],
    ]);
    const kill = { target: 'all', at: 1_000, backAt: 5_000 };
    expect(recoveries([kill], [record], times)).toEqual([{ target: 'all', afterKill: 6_000, afterReturn: 2_000 }]);
    expect(recoveries([kill, { ...kill, at: 6_500 }], [record], times)).toEqual([]);
  });
});

describe('the plan', () => {
  const options = { conversations: 20, messages: 400, minutes: 2, targets: ['all', 'temporal'] };

  it('is the same for the same seed, and another one for another', () => {
    expect(makePlan({ ...options, seed: 7 })).toEqual(makePlan({ ...options, seed: 7 }));
    expect(makePlan({ ...options, seed: 7 })).not.toEqual(makePlan({ ...options, seed: 8 }));
  });

  it('has as many messages as asked for, edits, deletions and files among them, each known by its mark', () => {
    const all = makePlan({ ...options, seed: 7 }).conversations.flatMap(({ chats }) =>
      chats.flatMap(({ user, agent }) => [...user, ...agent]),
    );
    expect(all).toHaveLength(400);
    expect(new Set(all.map(({ mark }) => mark)).size).toBe(400);
    expect(all.some(({ kind }) => kind === 'file')).toBe(true);
    const done = all.map(({ kind, changes }) => [kind, ...changes.map((change) => change.kind)].join(' '));
    expect(new Set(done)).toEqual(
      new Set(['text', 'text edit', 'text edit edit', 'text delete', 'text edit delete', 'file', 'file delete']),
    );
  });
});
