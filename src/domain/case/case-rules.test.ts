import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyToCase, closesAt, refusalOf, type CaseEvent } from './case-rules.ts';
import { caseStatuses, type CaseRecord, type CaseStatus, type TimelineEntry } from './case-record.ts';
import { priorities } from './priority.ts';
import { isSettled, markProjected, newCaseState, takeIn } from './case-state.ts';

const T0 = 1_700_000_000_000;

const record = (changes: Partial<CaseRecord> = {}): CaseRecord => ({
  number: 1042,
  kind: 'bug',
  status: 'new',
  priority: 'normal',
  title: 'Black map',
  description: '',
  reporter: { discordUserId: '9', name: 'Mali' },
  assignee: null,
  locale: 'en',
  channel: 'discord',
  fields: {},
  workflowId: null,
  episode: null,
  post: null,
  rating: null,
  createdAt: T0,
  updatedAt: T0,
  solvedAt: null,
  closedAt: null,
  firstResponseAt: null,
  revision: 0,
  ...changes,
});

const status = (to: CaseStatus, message: string | null = null): CaseEvent => ({
  type: 'setStatus',
  id: `to-${to}`,
  by: 'ann',
  status: to,
  message,
});

describe('status', () => {
  test.each([
    ['new', 'open', true],
    ['open', 'new', false],
    ['pending', 'open', true],
    ['solved', 'open', true],
    ['solved', 'new', false],
    ['closed', 'open', true],
    ['closed', 'solved', false],
  ] as const)('%s → %s is allowed: %s', (from, to, allowed) => {
    expect(refusalOf(record({ status: from }), status(to)) === null).toBe(allowed);
  });

  test('a refusal names what is allowed', () => {
    expect(refusalOf(record({ status: 'closed' }), status('solved'))).toBe(
      'C-1042 is "closed" and can\'t become "solved". Allowed now: open.',
    );
    expect(refusalOf(record(), status('done' as CaseStatus))).toMatch(/"done" is not a status. Allowed: new, open/);
  });

  test('solved begins the window, leaving it ends the window, closed is remembered', () => {
    const solved = applyToCase(record(), status('solved'), T0 + 5).record;
    expect(closesAt(solved, 100)).toBe(T0 + 105);
    const reopened = applyToCase(solved, status('open'), T0 + 6).record;
    expect(reopened).toMatchObject({ solvedAt: null, closedAt: null });
    expect(closesAt(reopened, 100)).toBeNull();
    const closed = applyToCase(solved, { type: 'windowOver', id: 'w' }, T0 + 105);
    expect(closed.record).toMatchObject({ status: 'closed', solvedAt: T0 + 5, closedAt: T0 + 105 });
    expect(closed.effects).toEqual([{ kind: 'updatePost' }]);
  });

  test('a change by people tells the reporter, with the message', () => {
    const { effects, entries, record: after } = applyToCase(record(), status('pending', 'Which map?'), T0 + 1);
    expect(effects).toEqual([
      { kind: 'updatePost' },
      {
        kind: 'notify',
        notice: { id: 'to-pending', at: T0 + 1, kind: 'status', status: 'pending', message: 'Which map?' },
      },
    ]);
    expect(entries).toEqual([
      { id: 'to-pending/0', at: T0 + 1, by: 'ann', kind: 'status', text: 'Status: new → pending.\nWhich map?' },
    ]);
    expect(after.firstResponseAt).toBe(T0 + 1);
  });

  test('nobody is told of a task, and nothing is posted that did not come from Discord', () => {
    expect(applyToCase(record({ kind: 'task' }), status('open'), T0).effects).toEqual([]);
    const internal = record({ channel: 'desk', reporter: { discordUserId: null, name: 'Ann' } });
    expect(applyToCase(internal, status('open'), T0).effects).toEqual([]);
  });
});

describe('people', () => {
  test.each<[string, CaseEvent, RegExp]>([
    ['nobody acts', { type: 'assign', id: 'a', by: ' ', assignee: 'x' }, /not said who acts/],
    ['no assignee', { type: 'assign', id: 'a', by: 'ann', assignee: '' }, /null for nobody/],
    ['the same assignee', { type: 'assign', id: 'a', by: 'ann', assignee: null }, /already belongs to nobody/],
    [
      'an unknown priority',
      { type: 'setPriority', id: 'a', by: 'ann', priority: 'huge' as 'high' },
      /low, normal, high, urgent/,
    ],
    ['an empty comment', { type: 'comment', id: 'a', by: 'ann', text: ' ', visibleToReporter: true }, /empty/],
    [
      'a long comment',
      { type: 'comment', id: 'a', by: 'ann', text: 'x'.repeat(1_801), visibleToReporter: true },
      /1801 characters; at most 1800/,
    ],
  ])('are refused: %s', (_name, event, message) => {
    expect(refusalOf(record(), event)).toMatch(message);
  });

  test('an internal comment is no first answer and tells nobody', () => {
    const { effects, record: after } = applyToCase(
      record(),
      { type: 'comment', id: 'c', by: 'ann', text: 'hm', visibleToReporter: false },
      T0,
    );
    expect(effects).toEqual([]);
    expect(after.firstResponseAt).toBeNull();
  });
});

describe('the conversation', () => {
  const news = (id: string, change: Extract<CaseEvent, { type: 'conversation' }>['change']): CaseEvent => ({
    type: 'conversation',
    id,
    change,
  });

  test('an agent who joins is the first answer', () => {
    const s = newCaseState(record({ kind: 'support' }));
    takeIn(s, news('5:1:reportCase', { status: 'open', assignee: 'Ann', line: 'Ann joined the chat.' }), T0 + 9);
    expect(s.record).toMatchObject({ status: 'open', assignee: 'Ann', firstResponseAt: T0 + 9 });
    expect(s.notices).toEqual([]);
  });

  test('cannot bring a closed case back, but a re-open can', () => {
    const closed = record({ kind: 'support', status: 'closed', closedAt: T0 });
    expect(applyToCase(closed, news('a', { status: 'pending' }), T0).record.status).toBe('closed');
    expect(applyToCase(closed, news('b', { status: 'open', reopened: true }), T0).record).toMatchObject({
      status: 'open',
      closedAt: null,
    });
  });

  test('raises the priority, and lowers none that people have set', () => {
    const missed = news('5:9:reportCase', { raiseTo: 'high', line: 'The first-response target was missed.' });
    const raised = (changes: Partial<CaseRecord>) => applyToCase(record(changes), missed, T0);
    expect(raised({ priority: 'normal' }).record.priority).toBe('high');
    const urgent = raised({ priority: 'urgent' });
    expect(urgent.record.priority).toBe('urgent');
    expect(urgent.entries.map(({ text }) => text)).toEqual(['The first-response target was missed.']);
    expect(
      applyToCase(record({ priority: 'urgent' }), news('5:10:reportCase', { priority: 'low' }), T0).record,
    ).toMatchObject({
      priority: 'low',
    });
  });

  test('raises no priority that people have lowered since', () => {
    const s = newCaseState(record({ kind: 'support' }));
    takeIn(s, news('5:12:reportCase', { priority: 'low' }), T0);
    takeIn(s, news('5:9:reportCase', { raiseTo: 'high' }), T0);
    expect(s.record.priority).toBe('low');
  });

  test('an overtaken value of a later episode stays', () => {
    const s = newCaseState(record({ kind: 'support' }));
    takeIn(s, news('100000000000000002:2:reportCase', { status: 'open', reopened: true }), T0);
    takeIn(s, news('100000000000000001:90:reportCase', { status: 'solved', line: 'late' }), T0);
    expect(s.record.status).toBe('open');
    expect(s.entries.map((entry) => entry.text)).toContain('late');
  });
});

describe('whatever happens', () => {
  const id = fc.uuid();
  const by = fc.constantFrom('ann', 'bob', '');
  const events: fc.Arbitrary<CaseEvent> = fc.oneof(
    fc.record({
      type: fc.constant('setStatus' as const),
      id,
      by,
      status: fc.constantFrom(...caseStatuses),
      message: fc.option(fc.string()),
    }),
    fc.record({ type: fc.constant('assign' as const), id, by, assignee: fc.option(fc.string()) }),
    fc.record({ type: fc.constant('setPriority' as const), id, by, priority: fc.constantFrom(...priorities) }),
    fc.record({ type: fc.constant('comment' as const), id, by, text: fc.string(), visibleToReporter: fc.boolean() }),
    fc.record({
      type: fc.constant('conversation' as const),
      id: fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 9 }))
        .map(([episode, seq]) => `${episode}:${seq}:reportCase`),
      change: fc.record(
        {
          status: fc.constantFrom('open' as const, 'pending' as const, 'solved' as const),
          assignee: fc.option(fc.constantFrom('Ann', 'Bo')),
          priority: fc.constantFrom(...priorities),
          raiseTo: fc.constantFrom(...priorities),
          rating: fc.integer({ min: 1, max: 5 }),
          reopened: fc.boolean(),
          line: fc.string(),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({ type: fc.constant('windowOver' as const), id }),
  );

  test('status and dates agree, revisions rise, nothing is lost between state and store, repeats change nothing', () => {
    fc.assert(
      fc.property(
        fc.array(events, { maxLength: 60 }),
        fc.constantFrom('bug' as const, 'support' as const, 'task' as const),
        (list, kind) => {
          const s = newCaseState(record({ kind, channel: 'desk' }));
          const stored = new Map<string, TimelineEntry>();
          let count = 0;
          for (const [i, event] of list.entries()) {
            if (refusalOf(s.record, event) !== null) continue;
            if (event.type === 'windowOver' && s.record.status !== 'solved') continue;
            const before = s.record;
            takeIn(s, event, T0 + i);
            const { record: r } = s;
            expect(r.status === 'closed').toBe(r.closedAt !== null);
            if (r.status === 'solved') expect(r.solvedAt).not.toBeNull();
            if (r.status === 'open' || r.status === 'pending') expect(r.solvedAt).toBeNull();
            expect(r === before || r.revision === before.revision || r.revision === before.revision + 1).toBe(true);
            if (
              JSON.stringify({ ...r, revision: 0, updatedAt: 0 }) !==
              JSON.stringify({ ...before, revision: 0, updatedAt: 0 })
            )
              expect(r.revision).toBe(before.revision + 1);
            if (event.type === 'conversation') {
              const again = JSON.stringify(s);
              takeIn(s, event, T0 + i + 1);
              expect(JSON.stringify(s)).toBe(again);
            }
            if (i % 3 === 0) {
              const entries = [...s.entries];
              for (const entry of entries) stored.set(entry.id, entry);
              count += entries.length;
              markProjected(s, r.revision, entries);
            }
          }
          expect(stored.size).toBe(count);
          markProjected(s, s.record.revision, s.entries);
          s.notices = [];
          expect(isSettled(s)).toBe(true);
          expect(JSON.parse(JSON.stringify(s))).toEqual(s);
        },
      ),
      { numRuns: 300 },
    );
  });
});
