import { articleRef, type Answer, type ArticleRef, type Question, type Turn } from './answer.ts';
import type { Article } from './articles/article.ts';
import { excerpt } from './conversation/excerpt.ts';
import { goesOnWith, withContext } from './conversation/follow-up.ts';
import { plainText } from '../domain/text/plain-text.ts';
import { smallTalk } from './conversation/small-talk.ts';
import { questionLanguage } from './text/question-language.ts';
import type { Engine } from './engines/engine.ts';
import { readHandoff } from './handoff/detect.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { Mind } from './mind.ts';
import type { Wanted } from './semantic/semantic-search.ts';
import { withoutMarkup } from './text/normalise.ts';

/** A reply that an agent could send. */
export interface SuggestedReply {
  article: ArticleRef;
  /** language of the article */
  locale: string;
  /** Part of the article, or what a language model made of it; for the agent to edit and send. */
  text: string;
  /** Who wrote the text. */
  by: 'article' | 'model';
  /** What the user had asked. */
  question: string;
  /** `agents`: to be read, not to be sent. */
  audience: Article['audience'];
}

const REPLIES = 3;
const CANDIDATES = 6;
/** So many messages back a question may be: "hello?" and "I want a person" come after it. */
const LOOKED_AT = 4;

interface Parts {
  base: Pick<KnowledgeBase, 'lookup'>;
  mind: Mind;
  /** Words a reply from articles; null where no language model is configured. */
  draft: Engine['answer'] | null;
}

/** Replies to the newest message of the user that the articles have something about; none when they have nothing. */
export async function suggestReplies(turns: Turn[], locale: string | null, parts: Parts): Promise<SuggestedReply[]> {
  const { base, mind, draft } = parts;
  for (const at of newestQuestions(turns)) {
    const question = turns[at]!.text;
    const before = turns.slice(0, at);
    const text = withoutMarkup(question).trim();
    const language = questionLanguage(text, locale);
    if (readHandoff(text, language, mind.classifier).verdict === 'handoff') continue;
    const found = [text, withContext(text, before, language)]
      .filter((one) => one !== null)
      .map((one) => base.lookup(one, language))
      .reduce((best, one) => (one.confidence > best.confidence ? one : best));
    if (found.confidence < mind.weights.suggestFrom) continue;
    const articles = found.results.slice(0, REPLIES).map(({ article }) => article);
    const fromArticles = articles.map((article): SuggestedReply => ({
      article: articleRef(article),
      locale: found.locale,
      text: plainText(excerpt(article.body, text, found.locale)),
      by: 'article',
      question,
      audience: article.audience,
    }));
    // What a model words is meant to be sent to the user as it is.
    const open = articles.filter(({ audience }) => audience === 'everyone');
    const drafted =
      open.length === 0
        ? null
        : await draft?.({
            question: { text: question, locale, turns: before, unanswered: 0, offered: [] },
            language,
            builtIn: { kind: 'didYouMean', suggestions: [], confidence: found.confidence, locale: language },
            articles: open,
          });
    if (drafted?.kind !== 'answer') return fromArticles;
    const { article, text: wording } = drafted;
    return [
      {
        ...{ article, locale: found.locale, text: plainText(wording), by: 'model' as const, question },
        audience: 'everyone' as const,
      },
      ...fromArticles,
    ].slice(0, REPLIES);
  }
  return [];
}

function newestQuestions(turns: Turn[]): number[] {
  return turns
    .flatMap(({ from, text }, at) => (from === 'user' && text.trim() !== '' && smallTalk(text) === null ? [at] : []))
    .slice(-LOOKED_AT)
    .reverse();
}

/**
 * The articles that an outside engine may use, and no others may be in its answer: those of the built-in answer first, then what was
 * looked up. What was shown before is left out unless the message goes on with it: else the engine words the article that did not
 * help anew, for ever.
 */
export function candidatesFor(
  question: Question,
  answer: Answer,
  wanted: Wanted[],
  base: Pick<KnowledgeBase, 'lookup' | 'article'>,
): Article[] {
  const named =
    answer.kind === 'answer'
      ? [answer.article, ...(answer.alsoAnswered ?? []), ...answer.recommendations]
      : answer.kind === 'didYouMean'
        ? answer.suggestions
        : [];
  const chosen = new Map<string, Article>();
  const text = withoutMarkup(question.text);
  const mayUse = ({ id }: { id: string }): boolean =>
    !question.offered.includes(id) || goesOnWith(id, text, question.turns);
  for (const { id } of named.filter(mayUse)) {
    const article = base.article(id, answer.locale);
    if (article !== null) chosen.set(id, article);
  }
  for (const one of wanted) {
    for (const { article } of base.lookup(one.text, one.language).results.slice(0, CANDIDATES)) {
      if (mayUse(article) && !chosen.has(article.id)) chosen.set(article.id, article);
    }
  }
  return [...chosen.values()].slice(0, CANDIDATES);
}
