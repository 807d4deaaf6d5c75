import type { Answer, ArticleRef, Question, Turn } from './answer.ts';
import type { Article } from './articles/article.ts';
import type { ArticleProblem } from './articles/parse-article.ts';
import { summarise } from './conversation/summary.ts';
import { decideAnswer, questionLanguage } from './decide-answer.ts';
import { ChatModel, type ModelEndpoint } from './engines/chat-completion.ts';
import type { Engine } from './engines/engine.ts';
import { HttpEngine, type HttpEngineOptions } from './engines/http-engine.ts';
import { OpenAiEngine, summariseWithModel } from './engines/openai-engine.ts';
import { type KnowledgeBase, loadKnowledgeBase } from './knowledge-base.ts';
import { loadMind } from './mind.ts';
import { knowledgeFolder } from './model-folder.ts';
import { detectLanguage } from './text/detect-language.ts';
import { languageOf } from './text/tokenise.ts';

export type { Answer, ArticleRef, Question, Turn } from './answer.ts';

export interface SuggestedReply {
  article: ArticleRef;
  /** The article's text, for the agent to edit and send. */
  text: string;
}

export interface Answerer {
  /** Never throws for a question: when an outside engine fails, the built-in answer is given. */
  answer(question: Question): Promise<Answer>;
  /** An article with its readable title, in the locale or else in English; null when there is none. */
  article(id: string, locale: string): { ref: ArticleRef; body: string } | null;
  /** Reads the articles again; a folder that can't be read leaves the old ones in use and throws. */
  reload(): Promise<void>;
  /** The language of a text ("en", "th", …); `fallback` when nothing tells. */
  detectLocale(text: string, fallback: string): string;
  /** Faulty article files of the last reading, with file and line. */
  problems(): ArticleProblem[];
  /** The bot phase in a few lines, for the agent who takes over. */
  summary(turns: Turn[], offered: string[], locale: string): Promise<string>;
  /** Up to three replies that an agent could send to the latest message of the user. */
  suggestReplies(turns: Turn[], locale: string): SuggestedReply[];
  /** Version of the articles in use. */
  version(): string;
}

export interface AnswererOptions {
  /** Folder of articles. */
  folder: string;
  /** Folder of the fitted model; the one shipped with Flexcord by default. */
  model?: string;
  /** Who words the answers; the built-in engine by default, which is also the fallback of the others. */
  engine?: 'knowledge' | 'openai' | 'http';
  /** Needed by the engine `openai`. */
  openai?: ModelEndpoint;
  /** Needed by the engine `http`. */
  http?: HttpEngineOptions;
  /** Called when an outside engine failed and the built-in answer was given. */
  onEngineFailure?: (engine: string, error: Error) => void;
  /** Called as an answer of a language model comes in, to keep "typing" alive. */
  onProgress?: () => void;
}

const REPLIES = 3;
const CANDIDATES = 6;

/** Makes the virtual agent over a folder of articles. @throws when the folder or the model can't be read, or the engine lacks its settings. */
export async function createAnswerer(options: AnswererOptions): Promise<Answerer> {
  const model = options.openai === undefined ? null : new ChatModel(options.openai);
  const engine = outsideEngine(options, model);
  const mind = await loadMind(options.model ?? knowledgeFolder('model'));
  const read = (): Promise<KnowledgeBase> => loadKnowledgeBase(options.folder, mind.vectors, mind.weights);
  let base = await read();
  return {
    answer: async (question) => {
      const builtIn = decideAnswer(question, { base, ...mind });
      return engine === null ? builtIn : throughEngine(engine, question, builtIn, base, options);
    },
    article: (id, locale) => {
      const article = base.article(id, languageOf(locale));
      return article === null ? null : { ref: articleRef(article), body: article.body };
    },
    reload: async () => {
      base = await read();
    },
    detectLocale: detectLanguage,
    problems: () => base.problems,
    version: () => base.version,
    summary: async (turns, offered, locale) => {
      const language = languageOf(locale);
      const titles = offered.map((id) => base.article(id, language)?.title).filter((title) => title !== undefined);
      const plain = summarise(turns, titles, language);
      if (options.engine !== 'openai' || model === null) return plain;
      return (
        (await summariseWithModel(model, turns, language).catch((error: Error) => failed(options, 'openai', error))) ??
        plain
      );
    },
    suggestReplies: (turns, locale) => {
      const latest = turns.findLast((turn) => turn.from === 'user');
      if (latest === undefined) return [];
      const found = base.lookup(latest.text, questionLanguage(latest.text, locale));
      if (found.confidence < mind.weights.suggestFrom) return [];
      return found.results
        .slice(0, REPLIES)
        .map(({ article }) => ({ article: articleRef(article), text: article.body }));
    },
  };
}

function outsideEngine(options: AnswererOptions, model: ChatModel | null): Engine | null {
  const missing = (name: string): Error =>
    new Error(
      `The answer engine "${name}" is chosen but its settings are missing, so the bot can't start. Give them, or choose the engine "knowledge".`,
    );
  if (options.engine === 'openai') {
    if (model === null) throw missing('openai');
    return new OpenAiEngine(model, options.onProgress);
  }
  if (options.engine === 'http') {
    if (options.http === undefined) throw missing('http');
    return new HttpEngine(options.http);
  }
  return null;
}

async function throughEngine(
  engine: Engine,
  question: Question,
  builtIn: Answer,
  base: KnowledgeBase,
  options: AnswererOptions,
): Promise<Answer> {
  const language = builtIn.locale;
  const articles = base
    .lookup(question.text, language)
    .results.slice(0, CANDIDATES)
    .map(({ article }) => article);
  try {
    return (await engine.answer({ question, language, builtIn, articles })) ?? builtIn;
  } catch (error) {
    failed(options, engine.name, error as Error);
    return builtIn;
  }
}

function failed(options: AnswererOptions, engine: string, error: Error): null {
  options.onEngineFailure?.(engine, error);
  return null;
}

function articleRef(article: Article): ArticleRef {
  return { id: article.id, title: article.title, url: article.url };
}
