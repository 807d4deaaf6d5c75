import { decideAnswer, type DecisionParts } from './decide-answer.ts';
import { type KnowledgeBase, loadKnowledgeBase } from './knowledge-base.ts';
import { loadMind } from './mind.ts';
import { knowledgeFolder } from './model-folder.ts';
import { detectLanguage } from './text/detect-language.ts';
import { languageOf } from './text/tokenise.ts';
import type { Article } from './articles/article.ts';
import type { ArticleProblem } from './articles/parse-article.ts';
import type { Answer, Question } from './answer.ts';
import type { ArticleRef } from './answer.ts';

export type { Answer, ArticleRef, Question, Turn } from './answer.ts';

export interface Answerer {
  answer(question: Question): Promise<Answer>;
  /** An article with its readable title, in the locale or else in English; null when there is none. */
  article(id: string, locale: string): { ref: ArticleRef; body: string } | null;
  /** Reads the articles again; a folder that can't be read leaves the old ones in use and throws. */
  reload(): Promise<void>;
  /** The language of a text ("en", "th", …); `fallback` when nothing tells. */
  detectLocale(text: string, fallback: string): string;
  /** Faulty article files of the last reading, with file and line. */
  problems(): ArticleProblem[];
}

export interface AnswererOptions {
  /** Folder of articles. */
  folder: string;
  /** Folder of the fitted model; the one shipped with Flexcord by default. */
  model?: string;
}

/** Makes the virtual agent over a folder of articles. @throws when the folder or the model can't be read. */
export async function createAnswerer(options: AnswererOptions): Promise<Answerer> {
  const { vectors, weights, classifier } = await loadMind(options.model ?? knowledgeFolder('model'));
  const read = (): Promise<KnowledgeBase> => loadKnowledgeBase(options.folder, vectors, weights);
  let base = await read();
  const parts = (): DecisionParts => ({ base, weights, classifier });
  return {
    answer: async (question) => decideAnswer(question, parts()),
    article: (id, locale) => {
      const article = base.article(id, languageOf(locale));
      return article === null ? null : { ref: articleRef(article), body: article.body };
    },
    reload: async () => {
      base = await read();
    },
    detectLocale: detectLanguage,
    problems: () => base.problems,
  };
}

function articleRef(article: Article): ArticleRef {
  return { id: article.id, title: article.title, url: article.url };
}
