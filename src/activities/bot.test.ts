import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../cases/open-store.ts';
import type { Store } from '../cases/store.ts';
import type { BotAnswer, BotTurn } from '../domain/conversation/state.ts';
import { type Answer, createAnswerer, type Answerer } from '../knowledge/answerer.ts';
import { knowledgeFolder } from '../knowledge/model-folder.ts';
import { botAnswerOf, createBotActivities } from './bot.ts';
import type { ConversationActivities, ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';

type Ask = Parameters<ConversationActivities['answerQuestion']>[1];

let store: Store;
let answerer: Answerer;
let scope = 0;
let typed = 0;
beforeAll(async () => {
  answerer = await createAnswerer({ folder: knowledgeFolder('articles') });
});
beforeEach(async () => {
  await (store as Store | undefined)?.close();
  store = await openStore({ url: 'pglite:memory', scope: `s${++scope}`, logger: { info() {}, warn() {} } });
  typed = 0;
});
afterAll(() => store.close());

const of = {
  workflowId: 'conversation-1',
  episode: '9',
  user: { discordUserId: '1', username: 'mia', displayName: 'Mia', locale: null },
  locale: 'en',
  channel: { id: '5', kind: 'dm' },
  phase: 'bot',
} as unknown as ConversationRef;

const activities = (more: Partial<Answerer> = {}) =>
  createBotActivities({
    store,
    answerer: { ...answerer, ...more },
    discord: { typing: async () => void typed++ },
  } as unknown as ActivityDeps);

let keys = 0;
function ask(text: string, more: Partial<Ask> = {}): Promise<BotAnswer> {
  const question = { id: String(++keys), text, channelId: '5', attachments: [], at: keys };
  const job = {
    key: `9:${keys}:ask`,
    kind: 'ask' as const,
    turns: [],
    unanswered: 0,
    offered: [],
    locale: null,
    ...more,
  };
  return activities().answerQuestion(of, { ...job, questions: [question] });
}
const shown = (question: string, article: string): BotTurn[] => [
  { from: 'user', text: question },
  { from: 'bot', text: 'title', said: 'answer', article },
];

it('a question makes known who asks and where, for a gateway that was killed before it could note it', async () => {
  await ask('how do I trade');
  expect(await store.people.find('1')).toMatchObject({
    username: 'mia',
    dmChannelId: '5',
    lastMessageId: String(keys),
  });
});

describe('what questions teach', () => {
  it.each(['thanks!', 'yes, that worked', '👍', 'ขอบคุณค่ะ'])(
    '%s after an answer proposes the question as an alias',
    async (text) => {
      await ask(text, { turns: shown('give me my moneys back now', 'refund') });
      expect(await store.lessons.proposals(9)).toMatchObject([
        { article: 'refund', locale: 'en', question: 'give me my moneys back now', count: 1 },
      ]);
    },
  );

  it.each(["that didn't help", 'no', '👎', 'ไม่ช่วยเลย'])('%s after an answer records a gap', async (text) => {
    const answer = await ask(text, { turns: shown('give me my moneys back now', 'refund') });
    expect(answer).toMatchObject({ kind: 'smallTalk', reply: 'negative' });
    expect(await store.lessons.gaps(9)).toMatchObject([{ question: 'give me my moneys back now', shown: ['refund'] }]);
    expect(await store.lessons.proposals(9)).toEqual([]);
  });

  it('a question without an answer is a gap, in its language; a repeated attempt of the activity is no second one', async () => {
    const again = { key: '9:77:ask' };
    expect((await ask('flibber gibbet wozzle', again)).kind).toBe('none');
    await ask('flibber gibbet wozzle', again);
    await ask('ทำข้าวผัดยังไง อร่อยไหม');
    expect(await store.lessons.gaps(9)).toMatchObject([
      { locale: 'th', count: 1 },
      { locale: 'en', question: 'flibber gibbet wozzle', count: 1, shown: [] },
    ]);
  });

  it('the button under an answer does the same', async () => {
    const feedback = { key: '9:1:recordFeedback', kind: 'recordFeedback' as const, articleId: 'refund' };
    const question = 'give me my moneys back now';
    await activities().recordFeedback(of, { ...feedback, helped: true, question });
    await activities().recordFeedback(of, { ...feedback, helped: true, question });
    await activities().recordFeedback(of, { ...feedback, key: '9:2:recordFeedback', helped: false, question });
    expect(await store.lessons.proposals(9)).toMatchObject([{ article: 'refund', count: 1 }]);
    expect(await store.lessons.gaps(9)).toMatchObject([{ shown: ['refund'], count: 1 }]);
  });

  it('nothing comes of small talk, of what the article is called already, of personal data, or of an engine’s own answer', async () => {
    await ask('hello');
    await ask('thanks', { turns: shown('hello', 'refund') });
    await ask('thanks', { turns: shown(answerer.article('refund', 'en')!.ref.title, 'refund') });
    await ask('thanks', { turns: shown('refund to joe@example.com please', 'refund') });
    await ask('thanks', { turns: shown('what is your favourite colour', 'external') });
    await ask('thanks', { turns: [{ from: 'bot', text: 'x', said: 'didYouMean' }] });
    expect(await store.lessons.proposals(9)).toEqual([]);
    expect(await store.lessons.gaps(9)).toEqual([]);
  });
});

describe('an English client that writes Thai', () => {
  it('is spoken to in Thai, and gets suggestions with the language they are in', async () => {
    expect(await ask('แลกมาร์กลิงอะ', { locale: 'en-US' })).toMatchObject({ locale: 'th' });
    expect(await ask('ขอคุยกับเจ้าหน้าที่', { locale: 'en-US' })).toMatchObject({ kind: 'handoff', locale: 'th' });
    const suggestions: Answer = { kind: 'didYouMean', suggestions: [], confidence: 0.3, locale: 'en' };
    expect(botAnswerOf(suggestions, 'th')).toMatchObject({ kind: 'didYouMean', suggestedIn: 'en', locale: 'th' });
  });

  it('opens the suggested article in the language of the suggestion', async () => {
    const opened = await activities().showArticle(of, {
      ...{ key: 'k', kind: 'showArticle', articleId: 'refund', locale: 'th' },
    });
    expect(opened).toMatchObject({ kind: 'answer', article: { title: 'ขอเงินคืน' } });
  });
});

describe('a long article by its button', () => {
  const paragraph = (about: string): string => `${`All that is known of ${about} stands here. `.repeat(12)}\n\n`;
  const body = [...Array(150).keys()].map((at) => paragraph(at === 77 ? 'badgers' : 'owls')).join('');
  const press = async (url: string | null): Promise<string> => {
    const ref = { id: 'long', title: 'Owls', url };
    const long: Partial<Answerer> = { article: () => ({ ref, body, locale: 'en' }) };
    const shown = await activities(long).showArticle(of, {
      ...{ key: 'k', kind: 'showArticle', articleId: 'long', locale: 'en' },
    });
    return shown?.kind === 'answer' ? shown.text : '';
  };

  it('shows what an answer would, with the link', async () => {
    expect(body.length).toBeGreaterThan(70_000);
    await ask('what do badgers eat');
    const text = await press('https://help.example.com/owls');
    expect(text.length).toBeLessThanOrEqual(1_200);
    expect(text).toContain('badgers');
  });

  it('shows its beginning before anything was asked', async () => {
    const text = await press('https://help.example.com/owls');
    expect(text.length).toBeLessThanOrEqual(1_200);
    expect(text.startsWith('All that is known of owls')).toBe(true);
  });

  it.each([null, `https://help.example.com/${'x'.repeat(1_000)}`])(
    'fills three messages at most and tells that it goes on, where nothing leads to the rest: %.30s',
    async (url) => {
      const text = await press(url);
      expect(text.length).toBeLessThanOrEqual(3 * 1_900);
      expect(text.endsWith('stands here.\n\n[…]')).toBe(true);
    },
  );
});

describe('typing', () => {
  it('is shown at once, and again as long as the answer is being written', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const slow: Answerer['answer'] = async (question, onProgress) => {
      for (let second = 0; second < 12; second++) {
        now += 1_000;
        onProgress?.();
      }
      return answerer.answer(question);
    };
    const question = { id: '77', text: 'how do I reset my password', channelId: '5', attachments: [], at: 1 };
    await activities({ answer: slow }).answerQuestion(of, {
      ...{ key: 'k', kind: 'ask', questions: [question], turns: [], unanswered: 0, offered: [], locale: null },
    });
    vi.restoreAllMocks();
    expect(typed).toBe(3);
  });
});

it('who asks has the same key each time, another one in another installation, and none that their id gives away', async () => {
  const users: (string | undefined)[] = [];
  const answer: Answerer['answer'] = async (question) => {
    users.push(question.user);
    return { kind: 'none', confidence: 0, locale: 'en' };
  };
  const askOnce = () => {
    const question = { id: String(++keys), text: 'how do I trade', channelId: '5', attachments: [], at: keys };
    const job = { key: `9:${keys}:ask`, kind: 'ask' as const, locale: null, turns: [], unanswered: 0, offered: [] };
    return activities({ answer }).answerQuestion(of, { ...job, questions: [question] });
  };
  await askOnce();
  await askOnce();
  await store.close();
  store = await openStore({ url: 'pglite:memory', scope: `s${++scope}`, logger: { info() {}, warn() {} } });
  await askOnce();
  expect(users[0]).toMatch(/^[0-9a-f]{24}$/);
  expect(users[1]).toBe(users[0]);
  expect(users[2]).not.toBe(users[0]);
});
