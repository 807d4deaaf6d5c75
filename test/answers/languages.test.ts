import { beforeAll, describe, expect, it } from 'vitest';
import { botAnswerOf } from '../../src/activities/bot.ts';
import { TEXTS, textsFor } from '../../src/domain/text/texts.ts';
import type { Answer } from '../../src/knowledge/answer.ts';
import type { Article } from '../../src/knowledge/articles/article.ts';
import { decideAnswer } from '../../src/knowledge/decide-answer.ts';
import { questionLanguage } from '../../src/knowledge/text/question-language.ts';
import { KnowledgeBase, loadKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadMind, type Mind } from '../../src/knowledge/mind.ts';
import { knowledgeFolder } from '../../src/knowledge/model-folder.ts';
import { RulesWorld } from '../support/rules-world.ts';

/** People who write their language, whatever their client is set to, with articles in English and Thai only. */

let mind: Mind;
let base: KnowledgeBase;
beforeAll(async () => {
  mind = await loadMind();
  base = await loadKnowledgeBase(knowledgeFolder('articles'), mind.vectors, mind.weights);
});

function talk(lines: string[], locale: string): string[] {
  const world = new RulesWorld();
  world.state.user.locale = locale;
  world.answer = ({ questions, turns, unanswered, offered, locale: known }) => {
    const text = questions.map((question) => question.text).join('\n');
    const answer = decideAnswer({ text, locale: known, turns, unanswered, offered }, { base, ...mind });
    return botAnswerOf(answer, questionLanguage(text, known));
  };
  for (const line of lines) {
    world.say(line);
    world.settle();
  }
  return world.toUser();
}

/** Something that no article is about, and the wish for a person. */
const WORDS: Record<string, [locale: string, nonsense: string, wish: string]> = {
  en: ['en-US', 'My neighbour paints his fence every second summer', 'I want to talk to a real person please'],
  th: ['th', 'เพื่อนบ้านทาสีรั้วบ้านทุกสองปี', 'ขอคุยกับเจ้าหน้าที่ครับ'],
  es: ['es-ES', 'Mi vecino pinta su valla cada dos veranos', 'Quiero hablar con una persona real por favor'],
  pt: [
    'pt-BR',
    'Choveu muito na montanha durante o verão passado',
    'Quero falar com um atendente de verdade por favor',
  ],
  de: [
    'de',
    'Mein Nachbar streicht seinen Zaun jeden zweiten Sommer',
    'Ich möchte bitte mit einem echten Menschen sprechen',
  ],
  fr: ['fr', 'Mon voisin repeint sa clôture tous les deux étés', 'Je veux parler à une vraie personne s’il vous plaît'],
  id: ['id', 'Hujan turun deras di pegunungan musim panas lalu', 'Saya mau bicara dengan orang asli, tolong'],
  vi: ['vi', 'Hàng xóm của tôi sơn hàng rào hai năm một lần', 'Tôi muốn nói chuyện với nhân viên hỗ trợ'],
  ja: ['ja', '去年の夏は山でたくさん雨が降りました', '担当者と話したいです'],
  ko: ['ko', '이웃이 2년마다 울타리를 칠해요', '상담원과 통화하고 싶어요'],
  zh: ['zh-CN', '我的邻居每两年粉刷一次栅栏', '我想找人工客服'],
};

it('there are words for every language that Flexcord speaks', () => {
  expect(Object.keys(WORDS)).toEqual(Object.keys(TEXTS));
});

it.each(Object.entries(WORDS))(
  '%s: what has no answer, the hand-over and the case are told in the language of the user',
  (language, [locale, nonsense, wish]) => {
    const texts = textsFor(language);
    const said = talk([nonsense, wish], locale);
    expect(said).toContain(texts.noAnswer);
    expect(said.join('\n')).toContain(texts.caseCreated('C-1042'));
  },
);

it.each(Object.entries(WORDS).filter(([language]) => language !== 'en'))(
  '%s: who has an English client and writes it is told so too',
  (language, [, , wish]) => {
    expect(talk([wish], 'en-US').join('\n')).toContain(textsFor(language).caseCreated('C-1042'));
  },
);

/** Asked as players of that language ask, with the English article that says it. */
const QUESTIONS: [language: string, question: string, article: string][] = [
  ['es', '¿cómo cambio la contraseña? se me olvidó', 'reset-password'],
  ['pt', 'comprei um pacote e não chegou na minha conta', 'purchase-missing'],
  ['de', 'wie lösche ich meinen account mit allen daten', 'delete-account'],
  ['fr', 'comment je peux ajouter un ami dans le jeu', 'add-friends'],
  ['id', 'gimana cara ganti bahasa di gamenya', 'change-language'],
  ['vi', 'mình muốn đổi tên nhân vật thì làm thế nào', 'change-name'],
  ['ja', 'チート使ってる人を通報したい', 'report-cheater'],
  ['ko', '게임이 배터리를 너무 많이 써요', 'battery'],
  ['zh', '兑换码在哪里输入', 'redeem-code'],
];

it.each(QUESTIONS)('%s: a question finds the article that exists in English only', (language, text, article) => {
  const question = { text, locale: language, turns: [], unanswered: 0, offered: [] };
  const answer = decideAnswer(question, { base, ...mind });
  const offered = answer.kind === 'answer' ? [answer.article] : answer.kind === 'didYouMean' ? answer.suggestions : [];
  expect(offered.map(({ id }) => id)).toContain(article);
  expect(questionLanguage(text, language)).toBe(language);
});

describe('a base whose articles are not all translated', () => {
  const ask = (articles: Article[], text: string, locale: string): Answer => {
    const partly = new KnowledgeBase(articles, 'test', [], mind.vectors, mind.weights);
    return decideAnswer({ text, locale, turns: [], unanswered: 0, offered: [] }, { base: partly, ...mind });
  };
  const withoutEnglish = (id: string): Article[] =>
    base.articles.filter((article) => article.id !== id || article.locale !== 'en');

  it('gives who asks in English the article that exists in Thai only', () => {
    expect(ask(withoutEnglish('redeem-code'), 'how do I redeem a code?', 'en')).toMatchObject({
      kind: 'answer',
      article: { id: 'redeem-code' },
      locale: 'th',
    });
  });

  it('offers it when an English one comes near', () => {
    const answer = ask(withoutEnglish('reset-password'), 'I forgot my password', 'en');
    expect(answer.kind === 'didYouMean' && answer.suggestions.map(({ id }) => id)).toContain('reset-password');
  });

  it('finds a Thai article through its English translation, and shows the Thai one', () => {
    const poor = base.articles.map((article) =>
      article.id === 'change-language' && article.locale === 'th'
        ? { ...article, title: 'ตั้งค่า', aliases: [], body: 'กดที่เฟือง แล้วเลือกอันที่อ่านออก' }
        : article,
    );
    expect(ask(poor, 'อยากเปลี่ยนภาษาในเกม', 'th')).toMatchObject({
      kind: 'answer',
      article: { id: 'change-language', title: 'ตั้งค่า' },
      locale: 'th',
    });
  });
});

it('an accepted way of asking in another language leads to its article at once', async () => {
  const alias = '¿cuánto tarda en salir del capullo si no camino?';
  const text = 'cuanto tarda en salir del capullo si no camino';
  const learnt = await loadKnowledgeBase(knowledgeFolder('articles'), mind.vectors, mind.weights, [
    { article: 'hatch-cocoons', locale: 'en', alias },
  ]);
  const question = { text, locale: 'es', turns: [], unanswered: 0, offered: [] };
  expect(decideAnswer(question, { base, ...mind }).kind).not.toBe('answer');
  expect(decideAnswer(question, { base: learnt, ...mind })).toMatchObject({
    kind: 'answer',
    article: { id: 'hatch-cocoons' },
  });
});

it('an article in another language is shown as such, with everything around it in the language of the user', () => {
  const said = talk(['olvidé mi contraseña, ¿cómo puedo cambiarla?'], 'es-ES').join('\n');
  expect(said).toContain(`${textsFor('es').inOtherLanguage}\n\n`);
});

it('a small word that two languages share leaves a writer in theirs', () => {
  expect(questionLanguage('Was hat Lady Gaga gesungen?', 'de')).toBe('de');
  expect(questionLanguage('In welchem Jahr starb Tesla?', 'de')).toBe('de');
  expect(questionLanguage('Was hat Lady Gaga gesungen?', null)).toBe('en');
  expect(questionLanguage('how can i get my account back please', 'de')).toBe('en');
});

it('French elisions are no English', () => {
  expect(questionLanguage('t’es là ? j’ai besoin d’aide', 'en-US')).toBe('fr');
});

it('Japanese that is written without kana stays Japanese', () => {
  expect(questionLanguage('返金申請', 'ja')).toBe('ja');
  expect(questionLanguage('返金申請', 'en-US')).toBe('zh');
});

it.each(Object.entries(TEXTS))(
  '%s: the words of the button, written instead of pressed, bring a person',
  (language, texts) => {
    const said = talk([texts.buttons.talkToPerson], WORDS[language]![0]);
    expect(said.join('\n')).toContain(texts.caseCreated('C-1042'));
  },
);
