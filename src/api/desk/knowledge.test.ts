import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskWorld, type DeskWorld } from '../../../test/support/desk-world.ts';
import type { NewLesson } from '../../cases/lessons.ts';
import { wordsOf } from '../../knowledge/lessons/wording.ts';
import type { KnowledgeJson, SuggestionsJson } from './knowledge-schemas.ts';

let world: DeskWorld;
let made = 0;
beforeAll(async () => {
  world = await deskWorld();
});
afterAll(() => world.close());

const learn = (question: string, more: Partial<NewLesson>): Promise<void> =>
  world.store.lessons.record({
    ...{ key: `l${++made}`, locale: 'en', question, words: wordsOf(question), at: 1_000 + made },
    ...more,
  } as NewLesson);
const helped = (question: string, article = 'refund') => learn(question, { kind: 'alias', source: 'helped', article });
const unanswered = (question: string, locale = 'en') =>
  learn(question, { kind: 'gap', source: 'unanswered', article: null, locale });
const knowledge = async (): Promise<KnowledgeJson> => {
  const { status, body, text } = await world.call('GET', '/api/v1/knowledge', { headers: world.as('viewer') });
  if (status !== 200) throw new Error(text);
  return body as unknown as KnowledgeJson;
};
const post = (path: string, payload: object, role: 'agent' | 'viewer' = 'agent') =>
  world.call('POST', `/api/v1${path}`, { headers: world.as(role), payload });

describe('knowledge', () => {
  it('shows the articles in use', async () => {
    const { articles, version, problems } = await knowledge();
    expect(articles.filter(({ locale }) => locale === 'th').length).toBeGreaterThanOrEqual(30);
    expect(articles).toContainEqual(expect.objectContaining({ id: 'refund', locale: 'en' }));
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(problems).toEqual([]);
  });

  it('proposes what helped with the article’s title, and never what the article is called already', async () => {
    await helped('gimme my moneys back');
    await helped('Gimme my moneys back!!');
    await helped('Ask for a refund');
    const title = world.deps.answerer.article('refund', 'en')!.ref.title;
    await helped(title);
    const { proposals } = await knowledge();
    expect(proposals.map(({ question, count }) => [question, count])).toContainEqual(['Gimme my moneys back!!', 2]);
    expect(proposals.map(({ question }) => question)).not.toContain(title);
    expect(proposals[0]).toMatchObject({ article: 'refund', title, words: 'gimme my moneys back' });
  });

  it('takes an accepted alias into the running search, settles what it answers, and gives it back', async () => {
    await helped('flimflam frobnicator woes');
    await unanswered('frobnicator is flimflam');
    const ask = () =>
      world.deps.answerer.answer({
        text: 'my flimflam frobnicator',
        locale: 'en',
        turns: [],
        unanswered: 0,
        offered: [],
      });
    expect((await ask()).kind).toBe('none');
    const accepted = await post('/knowledge/aliases', {
      article: 'refund',
      locale: 'en',
      alias: 'flimflam  frobnicator',
      answered: ['flimflam frobnicator woes', 'frobnicator is flimflam'],
    });
    expect(accepted.status).toBe(204);
    await world.deps.answerer.reload();
    expect(await ask()).toMatchObject({ kind: 'answer', article: { id: 'refund' } });
    const after = await knowledge();
    expect(after.proposals.map(({ words }) => words)).not.toContain('flimflam frobnicator woes');
    expect(JSON.stringify(after.gaps)).not.toContain('frobnicator');
    expect(after.aliases[0]).toMatchObject({ alias: 'flimflam frobnicator', acceptedBy: 'agent', article: 'refund' });
    const path = '/api/v1/knowledge/aliases?article=refund&locale=en&words=flimflam%20frobnicator';
    expect((await world.call('DELETE', path, { headers: world.as('agent') })).status).toBe(204);
    expect((await world.call('DELETE', path, { headers: world.as('agent') })).status).toBe(404);
    await world.deps.answerer.reload();
    expect((await ask()).kind).toBe('none');
  });

  it('forgets what was declined', async () => {
    await helped('never mind this one');
    const declined = { article: 'refund', locale: 'en', words: 'never mind this one' };
    expect((await post('/knowledge/proposals/decline', declined)).status).toBe(204);
    expect(JSON.stringify((await knowledge()).proposals)).not.toContain('never mind this one');
  });

  it('groups gaps by likeness, with counts, and closes a group', async () => {
    await unanswered('can i play on my smart watch');
    await unanswered('Can I play on my smart watch?');
    await unanswered('can i play on smart watches');
    await unanswered('ใช้กับนาฬิกาได้ไหม', 'th');
    const group = (await knowledge()).gaps.find(({ locale, count }) => locale === 'en' && count === 3)!;
    expect(group.questions.map(({ count }) => count).sort()).toEqual([1, 2]);
    const words = group.questions.map((question) => question.words);
    expect((await post('/knowledge/gaps/close', { locale: 'en', words })).status).toBe(204);
    const left = (await knowledge()).gaps;
    expect(JSON.stringify(left)).not.toContain('smart watch');
    expect(JSON.stringify(left)).toContain('นาฬิกา');
  });

  it.each([
    ['/knowledge/aliases', { article: 'refund', locale: 'en', alias: 'x y' }],
    ['/knowledge/proposals/decline', { article: 'refund', locale: 'en', words: 'x' }],
    ['/knowledge/gaps/close', { locale: 'en', words: ['x'] }],
  ])('lets no viewer decide: %s', async (path, payload) => {
    expect((await post(path, payload, 'viewer')).status).toBe(403);
    expect((await world.call('POST', `/api/v1${path}`, { payload })).status).toBe(401);
  });

  it('refuses an alias for an article that does not exist, and one without letters', async () => {
    const of = (more: object) => post('/knowledge/aliases', { article: 'refund', locale: 'en', alias: 'x y', ...more });
    expect((await of({ article: 'nothing' })).status).toBe(404);
    expect((await of({ locale: 'fr' })).status).toBe(404);
    expect((await of({ alias: '?!?' })).status).toBe(400);
  });
});

describe('suggested replies', () => {
  let number: number;
  beforeEach(async () => {
    number = await world.openCase({ title: 'Broken', description: 'how do I reset my password' });
  });
  const suggestions = async (): Promise<SuggestionsJson['suggestions']> => {
    const { status, body } = await world.call('GET', `/api/v1/cases/${number}/suggestions`, {
      headers: world.as('agent'),
    });
    expect(status).toBe(200);
    return (body as unknown as SuggestionsJson).suggestions;
  };

  it('come from the articles for what the user said last, or for the case’s own words', async () => {
    expect((await suggestions())[0]).toMatchObject({
      ...{ article: 'reset-password', by: 'article', locale: 'en', audience: 'everyone' },
    });
    const episode = { discordUserId: '5', episode: String(number), workflowId: 'conversation-5', caseNumber: number };
    await world.store.episodes.upsert(episode);
    const said = { discordUserId: '5', episode: String(number), source: 'discord' as const, attachments: [] };
    await world.store.transcript.record([
      { ...said, sourceId: `a${number}`, from: 'user', authorName: 'Ann', text: 'เกมเด้งตลอดเลยครับ', at: 1 },
      { ...said, sourceId: `b${number}`, from: 'user', authorName: 'Ann', text: 'ขอคุยกับเจ้าหน้าที่', at: 2 },
    ]);
    const replies = await suggestions();
    expect(replies.length).toBeLessThanOrEqual(3);
    expect(replies[0]).toMatchObject({ article: 'game-crashes', locale: 'th', question: 'เกมเด้งตลอดเลยครับ' });
  });

  it('are none when the articles have nothing', async () => {
    number = await world.openCase({ title: 'xyzzy', description: 'plugh' });
    expect(await suggestions()).toEqual([]);
  });

  it('that were used in a solved case become a proposal', async () => {
    const used = { article: 'reset-password', locale: 'en', question: 'pls halp passwort thingy' };
    const path = `/cases/${number}/suggestions/used`;
    expect((await post(path, used)).status).toBe(204);
    expect((await post(path, used)).status).toBe(204);
    const proposed = async () =>
      (await knowledge()).proposals.find(({ words }) => words === 'pls halp passwort thingy');
    expect(await proposed()).toBeUndefined();
    await world.deps.commands.setStatus(number, { by: 'agent', status: 'solved' });
    expect(await proposed()).toMatchObject({ article: 'reset-password', count: 1, byAgents: 1 });
    expect((await post(path, { ...used, article: 'nothing' })).status).toBe(404);
    expect((await post(path, used, 'viewer')).status).toBe(403);
  });
});
