import { describe, expect, it, vi } from 'vitest';
import { inAttempt } from '../../test/support/activity-attempt.ts';
import type { RecordedMessage } from '../cases/store.ts';
import { VendorFailure } from '../contract/vendor-failure.ts';
import type { TwilioItem } from '../domain/conversation/lane-items.ts';
import type { TwilioAdapter } from '../twilio/twilio-adapter.ts';
import type { ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { deliverToTwilio } from './twilio-lane.ts';

type Say = Extract<TwilioItem, { kind: 'say' }>;

const of = {
  workflowId: 'conversation-1',
  episode: '9',
  user: { discordUserId: '1', username: 'mia', displayName: 'Mia', locale: 'en-US' },
  locale: 'en-US',
  routing: 'workflow',
  caseNumber: 1042,
  channel: { id: '5', kind: 'dm' },
  twilio: { conversationSid: 'CH1' },
} as unknown as ConversationRef;

function say(sourceId: string, changes: Partial<Say> = {}): Say {
  const text = `message ${sourceId}`;
  const common = { key: `9:${sourceId}:say`, at: Date.now(), attachments: [], trigger: false };
  return { ...common, kind: 'say', from: 'user', text, sourceId, ...changes };
}

/** Conversations and tasks in memory; the next answer, or every one, can get lost after the fact. */
class MemoryTwilio {
  readonly posts: { key: string; body: string; mediaSid?: string }[] = [];
  readonly tasks: { key: string; sid: string }[] = [];
  readonly looked: number[] = [];
  loseNextAnswer = false;
  closed = false;
  /** the words of a message that is refused for what it says */
  refused: string | null = null;
  slowFiles: 'tooSlow' | 'timeout' | null = null;
  /** what agents wrote */
  readonly written: { index: number; body: string }[] = [];

  readonly adapter = {
    postMessage: async ({ key, body, mediaSid }: Parameters<TwilioAdapter['postMessage']>[0]) => {
      if (this.closed) throw new VendorFailure('twilio', 'permanent', 'conversationClosed', 'Closed.');
      if (body === this.refused) throw new VendorFailure('twilio', 'permanent', 'refusedContent', 'Refused.');
      this.posts.push({ key, body, ...(mediaSid !== undefined && { mediaSid }) });
      this.answer();
      return { sid: `IM${this.posts.length}`, index: this.posts.length - 1 };
    },
    editMessage: async (_conversation: string, sid: string, body: string) => {
      this.posts[Number(sid.slice(2)) - 1]!.body = body;
    },
    removeMessage: async (_conversation: string, sid: string) => void this.posts.splice(Number(sid.slice(2)) - 1, 1),
    findByKey: async (_conversation: string, _keys: 'all', depth: number) =>
      new Map(this.posts.map(({ key }, index) => [key, { sid: `IM${index + 1}`, index }] as const).slice(-depth)),
    closeConversation: async () => void (this.closed = true),
    listMessages: async (_conversation: string, from: number) => {
      if (!this.closed) throw new Error('Listed before the door was shut: what is written in between would be lost.');
      return this.written
        .filter(({ index }) => index >= from)
        .map(({ index, body }) => ({ sid: `IM${index}`, index, author: 'ann', body, key: null, media: [], at: 1 }));
    },
    uploadMedia: async () => {
      if (this.slowFiles) throw new VendorFailure('twilio', 'ambiguous', this.slowFiles, 'It took too long.');
      return { mediaSid: 'ME1' };
    },
    createInteraction: async ({ attributes }: { attributes: Record<string, unknown> }) => {
      this.tasks.push({ key: String(attributes['flexcord_key']), sid: `WT${this.tasks.length + 1}` });
      this.answer();
      return { interactionSid: 'KD1', interactionChannelSid: 'UO1', taskSid: `WT${this.tasks.length}` };
    },
    findTask: async (by: { key?: string }) => {
      this.looked.push(Date.now());
      const task = this.tasks.find(({ key }) => key === by.key);
      return task ? { sid: task.sid, interactionSid: 'KD1', interactionChannelSid: 'UO1' } : null;
    },
  };

  private answer(): void {
    if (!this.loseNextAnswer) return;
    this.loseNextAnswer = false;
    throw new VendorFailure('twilio', 'ambiguous', 'outage', 'The answer was lost.');
  }
}

function deliver(
  twilio: MemoryTwilio,
  items: TwilioItem[],
  options: { attempt?: number; uncertain?: boolean; said?: unknown[] } = {},
) {
  const recorded: RecordedMessage[] = [];
  const deps = {
    twilio: twilio.adapter,
    discord: {
      download: async (url: string) => {
        if (url.includes('gone')) throw new VendorFailure('discord', 'permanent', 'notFound', 'Gone.');
        return new Uint8Array([1]);
      },
      message: async () => null,
    },
    store: {
      transcript: {
        record: async (rows: RecordedMessage[]) => void recorded.push(...rows),
        ofEpisode: async () => options.said ?? [],
        ofCase: async () => options.said ?? [],
      },
      episodes: { upsert: async () => undefined, touch: async () => undefined },
    },
    publicUrl: 'https://desk.test',
  } as unknown as ActivityDeps;
  const batch = { of, items, uncertain: options.uncertain ?? false };
  return inAttempt(options.attempt ?? 1, () => deliverToTwilio(deps, batch));
}

/** Delivers changes of the one message that the transcript has. */
async function deliverChanges(twilio: MemoryTwilio, items: TwilioItem[], copy: object) {
  const edits: { text: string; at: number }[] = [];
  const deletions: number[] = [];
  const transcript = {
    find: async () => copy,
    edited: async (_source: string, _id: string, text: string, at: number) => void edits.push({ text, at }),
    deleted: async (_source: string, _id: string, at: number) => void deletions.push(at),
  };
  const deps = { twilio: twilio.adapter, store: { transcript } } as unknown as ActivityDeps;
  await inAttempt(1, () => deliverToTwilio(deps, { of, items, uncertain: false }));
  return { edits, deletions };
}

const interaction: TwilioItem = { key: '9:3:interaction', at: 0, kind: 'interaction', attributes: {} };

describe('a message to the agent', () => {
  it('carries no marks of formatting when it is ours, and every character when it is the user’s', async () => {
    const twilio = new MemoryTwilio();
    const ours: TwilioItem = { ...say('1', { from: 'bot', text: 'Case **C\\-1042** was created.' }), sourceId: null };
    await deliver(twilio, [ours, say('2', { text: 'it says **null**' })]);
    expect(twilio.posts.map(({ body }) => body)).toEqual(['Case C-1042 was created.', 'it says **null**']);
  });

  it('whose answer was lost is found by its key and not posted again', async () => {
    const twilio = new MemoryTwilio();
    twilio.loseNextAnswer = true;
    await expect(deliver(twilio, [say('1'), say('2')])).rejects.toMatchObject({ kind: 'ambiguous' });
    const results = await deliver(twilio, [say('1'), say('2')], { attempt: 2 });
    expect(twilio.posts.map(({ body }) => body)).toEqual(['message 1', 'message 2']);
    expect(results).toMatchObject([
      { outcome: 'done', copyIds: ['IM1'], indexes: [0] },
      { outcome: 'done', copyIds: ['IM2'], indexes: [1] },
    ]);
  });

  it('behind others that were posted is tried again soon when it fails, however many attempts there were', async () => {
    const twilio = new MemoryTwilio();
    const { postMessage } = twilio.adapter;
    const outage = new VendorFailure('twilio', 'transient', 'outage', 'Away.');
    twilio.adapter.postMessage = async (post) => {
      if (twilio.posts.length === 2) throw outage;
      return postMessage(post);
    };
    const attempt = deliver(twilio, [say('1'), say('2'), say('3')], { attempt: 7 });
    await expect(attempt).rejects.toMatchObject({ kind: 'transient', details: { retryAfterMs: 500 } });
    await expect(deliver(twilio, [say('1'), say('2'), say('3')], { attempt: 8 })).rejects.toBe(outage);
  });

  it('that takes too long is handed back: what an earlier attempt may have posted is looked for by the next', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const twilio = new MemoryTwilio();
      const { postMessage } = twilio.adapter;
      twilio.adapter.postMessage = (post) => {
        vi.setSystemTime(Date.now() + 11_000);
        return postMessage(post);
      };
      const outcomes = async (attempt: number) =>
        (await deliver(twilio, [say('1'), say('2'), say('3')], { attempt })).map(({ outcome }) => outcome);
      expect(await outcomes(1)).toEqual(['done']);
      expect(await outcomes(2)).toEqual(['done', 'done', 'unclear']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that was with a worker when the run continued as new is looked for before it is posted', async () => {
    const twilio = new MemoryTwilio();
    await deliver(twilio, [say('1')]);
    await deliver(twilio, [say('1')], { uncertain: true });
    expect(twilio.posts).toHaveLength(1);
  });

  it('into a closed conversation is refused, and nothing behind it is tried', async () => {
    const twilio = new MemoryTwilio();
    twilio.closed = true;
    const results = await deliver(twilio, [say('1'), say('2')]);
    expect(results).toEqual([
      { key: '9:1:say', outcome: 'failed', reason: 'conversationClosed', code: null, canRetry: true },
    ]);
  });

  it('that an agent wrote is listed when the chat is closed, from the index on that was not heard; not where nobody was asked', async () => {
    const twilio = new MemoryTwilio();
    twilio.written.push({ index: 3, body: 'heard' }, { index: 4, body: 'bye' });
    const close = { key: '9:7:close', at: 0, kind: 'close' as const };
    const [closed] = await deliver(twilio, [{ ...close, hearFrom: 4 }]);
    expect(closed).toMatchObject({ outcome: 'done', heard: [{ id: 'IM4', text: 'bye', conversationSid: 'CH1' }] });
    expect(await deliver(twilio, [close])).toEqual([{ key: close.key, outcome: 'done' }]);
  });

  it('with a file that is gone tells so in its place and goes on', async () => {
    const twilio = new MemoryTwilio();
    const attachments = [
      { id: '7', url: 'https://cdn.test/gone', filename: 'map.png', contentType: 'image/png', size: 2_048 },
    ];
    await deliver(twilio, [say('1', { text: '', attachments }), say('2')]);
    expect(twilio.posts.map(({ body }) => body)).toEqual([expect.stringContaining('map.png'), 'message 2']);
  });

  it('with a file that takes too long tells so in its place after the second try and goes on', async () => {
    const twilio = new MemoryTwilio();
    twilio.slowFiles = 'tooSlow';
    const file = { id: '7', url: 'https://cdn.test/a', filename: 'map.png', contentType: 'image/png', size: 2_048 };
    const batch = [say('1', { text: '', attachments: [file] }), say('2')];
    await expect(deliver(twilio, batch)).rejects.toMatchObject({ reason: 'tooSlow' });
    await deliver(twilio, batch, { attempt: 2 });
    expect(twilio.posts.map(({ body }) => body)).toEqual([expect.stringContaining('map.png'), 'message 2']);
    // A Twilio that does not answer will be back, and the file with it.
    twilio.slowFiles = 'timeout';
    await expect(deliver(twilio, [say('3', { attachments: [file] })], { attempt: 9 })).rejects.toMatchObject({
      reason: 'timeout',
    });
  });

  it('with a file whose post gets no answer is looked for, not said in other words', async () => {
    const twilio = new MemoryTwilio();
    twilio.loseNextAnswer = true;
    const file = { id: '7', url: 'https://cdn.test/a', filename: 'map.png', contentType: 'image/png', size: 2_048 };
    const batch = [say('1', { text: '', attachments: [file] })];
    await expect(deliver(twilio, batch, { attempt: 3 })).rejects.toMatchObject({ kind: 'ambiguous' });
    await deliver(twilio, batch, { attempt: 4 });
    expect(twilio.posts).toMatchObject([{ mediaSid: 'ME1' }]);
  });
});

describe('an edit by the user', () => {
  const edit = (changedAt: number, text: string): TwilioItem => ({
    ...{ key: `9:${changedAt}:edit`, at: Date.now(), kind: 'edit', sourceId: '1', text, changedAt },
  });

  it('is carried out unless a newer one is there already, and has the time at which the user made it', async () => {
    const twilio = new MemoryTwilio();
    await deliver(twilio, [say('1')]);
    const copy = {
      twilioSids: ['IM1'],
      attachments: [],
      editedAt: 10_000 as number | null,
      deletedAt: null as number | null,
    };
    const { edits } = await deliverChanges(twilio, [edit(9_000, 'old'), edit(20_000, 'new')], copy);
    expect(twilio.posts[0]!.body).toBe('new');
    expect(edits).toEqual([{ text: 'new', at: 20_000 }]);
    await deliverChanges(twilio, [edit(40_000, 'too late')], { ...copy, deletedAt: 30_000 });
    expect(twilio.posts[0]!.body).toBe('new');
  });

  it('takes away the files that the user took away, and changes only the text besides', async () => {
    const twilio = new MemoryTwilio();
    const files = ['7', '8'].map((id) => ({
      filename: `${id}.png`,
      contentType: 'image/png',
      size: 9,
      ref: `discord:5/1/${id}`,
    }));
    await deliver(twilio, [say('1'), say('2'), say('3')]);
    const [text, first, second] = twilio.posts;
    const copy = {
      ...{ twilioSids: ['IM1', 'IM2', 'IM3'], attachments: files },
      ...{ editedAt: null, deletedAt: null },
    };
    await deliverChanges(twilio, [{ ...edit(20_000, 'new'), files: ['8'] } as TwilioItem], copy);
    expect(twilio.posts).toEqual([text, second]);
    expect([text!.body, second!.body]).toEqual(['new', 'message 3']);
    expect(first!.body).toBe('message 2');
  });

  it('that has outgrown its message ends with where the rest is', async () => {
    const twilio = new MemoryTwilio();
    await deliver(twilio, [say('1')]);
    const copy = { twilioSids: ['IM1'], attachments: [], editedAt: null, deletedAt: null };
    await deliverChanges(twilio, [edit(20_000, `a${'👩‍👩‍👧'.repeat(400)}`)], copy);
    expect(twilio.posts[0]!.body).toMatch(/^a(👩‍👩‍👧)+… \[the rest is in the transcript of the case\]$/u);
    expect(twilio.posts[0]!.body.length).toBeLessThanOrEqual(1_600);
  });

  it('puts words that are added to a bare file beside it', async () => {
    const twilio = new MemoryTwilio();
    await deliver(twilio, [say('1')]);
    const file = { filename: 'map.png', contentType: 'image/png', size: 9, ref: 'discord:5/1/7' };
    const copy = { twilioSids: ['IM1'], attachments: [file], editedAt: null, deletedAt: null };
    await deliverChanges(twilio, [edit(20_000, 'my map')], copy);
    expect(twilio.posts[0]!.body).toBe('my map');
  });

  it('removes the copies of a message that the user deleted, at the time of the deletion', async () => {
    const twilio = new MemoryTwilio();
    await deliver(twilio, [say('1')]);
    const removal: TwilioItem = { key: '9:5:delete', at: Date.now(), kind: 'delete', sourceId: '1', changedAt: 30_000 };
    const { deletions } = await deliverChanges(twilio, [removal], {
      twilioSids: ['IM1'],
      attachments: [],
      editedAt: null,
      deletedAt: null,
    });
    expect(twilio.posts).toEqual([]);
    expect(deletions).toEqual([30_000]);
  });
});

describe('what was said before the agent came', () => {
  const row = (source: string, sourceId: string, at: number) => ({
    source,
    sourceId,
    at,
    from: source === 'discord' ? 'user' : 'system',
    authorName: null,
    text: `${source} ${sourceId}`,
    attachments: [],
    deletedAt: null,
  });

  it('is whole although Discord’s clock is ahead of ours; notices of the wait are no part of it', async () => {
    const twilio = new MemoryTwilio();
    const said = [row('discord', '1', 900), row('discord', '2', 31_000), row('flexcord', '9:7:say', 32_000)];
    await deliver(twilio, [{ key: '9:2:history', at: 1_000, kind: 'history', ofCase: null }], { said });
    expect(twilio.posts.map(({ body }) => body)).toEqual(['discord 1', 'discord 2']);
  });

  it('is found when the worker was killed in the middle: the rest follows, nothing comes twice', async () => {
    const twilio = new MemoryTwilio();
    const history: TwilioItem = { key: '9:2:history', at: 1_000, kind: 'history', ofCase: null };
    const said = [row('discord', '1', 900), row('discord', '2', 910), row('discord', '3', 920)];
    await deliver(twilio, [history], { said: said.slice(0, 2) });
    const [result] = await deliver(twilio, [history], { said, attempt: 2 });
    expect(twilio.posts.map(({ body }) => body)).toEqual(['discord 1', 'discord 2', 'discord 3']);
    expect(result).toMatchObject({ indexes: [0, 1, 2] });
  });

  const many = (count: number, text = '') =>
    Array.from({ length: count }, (_, i) => {
      const one = row('discord', String(i + 1), i + 1);
      return { ...one, text: one.text + text };
    });

  it('is carried from its newest part on when it is long, below one line that says where the rest is', async () => {
    const twilio = new MemoryTwilio();
    const reopened: TwilioItem = { key: '9:2:history', at: 5_000, kind: 'history', ofCase: 1007 };
    const [result] = await deliver(twilio, [reopened], { said: many(1_000) });
    const bodies = twilio.posts.map(({ body }) => body);
    expect(bodies[0]).toContain('850 earlier messages');
    expect(bodies[0]).toContain('https://desk.test/desk/cases/1007');
    expect(bodies.slice(1)).toEqual(Array.from({ length: 150 }, (_, i) => `discord ${851 + i}`));
    expect(result).toMatchObject({ indexes: twilio.posts.map((_, index) => index) });
    const short = new MemoryTwilio();
    await deliver(short, [reopened], { said: many(150) });
    expect(short.posts).toHaveLength(150);
  });

  it('is found whole by the next attempt however much it was, also when something was deleted or written since', async () => {
    const twilio = new MemoryTwilio();
    const history: TwilioItem = { key: '9:2:history', at: 5_000, kind: 'history', ofCase: null };
    const long = ` ${'words '.repeat(700)}`;
    const said = many(200, long);
    await deliver(twilio, [history], { said });
    const first = twilio.posts.map(({ key }) => key);
    expect(first.length).toBeGreaterThan(400);
    const later = { ...row('discord', '201', 201), text: 'one more' };
    const [result] = await deliver(twilio, [history, say('202')], {
      said: [...said.filter(({ sourceId }) => sourceId !== '190'), later],
      attempt: 2,
    });
    expect(twilio.posts.map(({ key }) => key)).toEqual([...first, 'discord:201', 'discord:202']);
    expect(result).toMatchObject({ outcome: 'done' });
  });

  it('names the files of an agent, which stay where they were, and never posts an empty message', async () => {
    const twilio = new MemoryTwilio();
    const file = { filename: 'map.png', contentType: 'image/png', size: 5, ref: 'twilio:ME7' };
    const earlier = { ...row('twilio', 'IM7', 900), from: 'agent' as const, text: '', attachments: [file] };
    const both = { ...row('twilio', 'IM8', 910), from: 'agent' as const, text: 'look', attachments: [file] };
    await deliver(twilio, [{ key: '9:2:history', at: 1_000, kind: 'history', ofCase: 1007 }], {
      said: [earlier, both],
    });
    const named = '[file “map.png”, see the case desk]';
    expect(twilio.posts.map(({ body }) => body)).toEqual([named, `look\n${named}`]);
  });

  it('goes on behind a message that Twilio refuses, in whose place it says so', async () => {
    const twilio = new MemoryTwilio();
    twilio.refused = 'discord 2';
    const history: TwilioItem = { key: '9:2:history', at: 1_000, kind: 'history', ofCase: null };
    const [result] = await deliver(twilio, [history], {
      said: [row('discord', '1', 900), row('discord', '2', 910), row('discord', '3', 920)],
    });
    expect(result).toMatchObject({ outcome: 'done', indexes: [0, 1, 2] });
    expect(twilio.posts.map(({ body }) => body)).toEqual([
      'discord 1',
      expect.stringContaining('could not be shown here'),
      'discord 3',
    ]);
  });
});

describe('the task for an agent', () => {
  it('whose answer was lost is found, never made twice', async () => {
    const twilio = new MemoryTwilio();
    twilio.loseNextAnswer = true;
    await expect(deliver(twilio, [interaction])).rejects.toMatchObject({ kind: 'ambiguous' });
    const [result] = await deliver(twilio, [interaction], { attempt: 2 });
    expect(twilio.tasks).toHaveLength(1);
    expect(result).toMatchObject({ outcome: 'done', made: { taskSid: 'WT1' } });
  });

  it('is asked for again only after two empty looks at least 3 s apart', async () => {
    const twilio = new MemoryTwilio();
    await deliver(twilio, [interaction], { attempt: 2 });
    expect(twilio.tasks).toHaveLength(1);
    expect(twilio.looked).toHaveLength(2);
    expect(twilio.looked[1]! - twilio.looked[0]!).toBeGreaterThanOrEqual(2_990);
  });
});
