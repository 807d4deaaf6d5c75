import { articleRef, type Answer, type ArticleRef, type Question, type Turn } from './answer.ts';
import type { Article } from './articles/article.ts';
import type { ArticleProblem } from './articles/parse-article.ts';
import { summarise } from './conversation/summary.ts';
import { decideAnswer } from './decide-answer.ts';
import { questionLanguage } from './text/question-language.ts';
import { Budget, type BudgetLimits, countInMemory, UNLIMITED, type UseCounter } from './engines/budget.ts';
import { ChatModel, type ModelEndpoint } from './engines/chat-completion.ts';
import type { Engine } from './engines/engine.ts';
import { type FoundInContext, foundInContext } from './engines/leans.ts';
import { HttpEngine, type HttpEngineOptions } from './engines/http-engine.ts';
import { OpenAiEngine, summariseWithModel } from './engines/openai-engine.ts';
import { type AddedAlias, type KnowledgeBase, loadKnowledgeBase } from './knowledge-base.ts';
import { wordsOf } from './lessons/wording.ts';
import { loadMind, type Mind } from './mind.ts';
import { knowledgeFolder } from './model-folder.ts';
import { doubtful } from './search/weights.ts';
import { openSemanticSearch, type SemanticSettings } from './semantic/open-semantic-search.ts';
import type { Wanted } from './semantic/semantic-search.ts';
import { candidatesFor, suggestReplies, type SuggestedReply } from './suggested-replies.ts';
import { detectLanguage } from './text/detect-language.ts';
import { withoutMarkup } from './text/normalise.ts';
import { languageOf } from '../domain/text/language-of.ts';

export type { Answer, ArticleRef, Question, Turn } from './answer.ts';
export type { SuggestedReply } from './suggested-replies.ts';

export interface Answerer {
  /**
   * Never throws for a question: when an outside engine fails, the built-in answer is given. `onProgress` is called while a language
   * model writes, to keep "typing" alive.
   */
  answer(question: Question, onProgress?: () => void): Promise<Answer>;
  /** An article with its readable title, in the locale or else in English; null when there is none. */
  article(id: string, locale: string): { ref: ArticleRef; body: string; locale: string } | null;
  /** All articles, each language by itself. */
  articles(): ListedArticle[];
  /** Whether these words already are the title or an alias of the article. */
  knowsAs(id: string, locale: string, words: string): boolean;
  /** Reads articles and added aliases again; what can't be read leaves the old ones in use and throws. */
  reload(): Promise<void>;
  /** The language in which a question is understood and answered: by its words, given what is known of its author's. */
  questionLanguage(text: string, locale: string | null): string;
  /** The language of a text ("en", "th", …); `fallback` when nothing tells. */
  detectLocale(text: string, fallback: string): string;
  /** Faulty article files of the last reading, with file and line. */
  problems(): ArticleProblem[];
  /** The bot phase in a few lines, for the agent who takes over. */
  summary(turns: Turn[], offered: string[], locale: string): Promise<string>;
  /** Up to three replies that an agent could send to what the user asked last: one of the language model where there is one, else parts of articles. */
  suggestReplies(turns: Turn[], locale: string | null): Promise<SuggestedReply[]>;
  /** Version of the article files in use. */
  version(): string;
}

export interface ListedArticle {
  id: string;
  title: string;
  locale: string;
  url: string | null;
}

export interface AnswererOptions {
  /** Folder of articles. */
  folder: string;
  /** Folder of the fitted model; the one shipped with Flexcord by default. */
  model?: string;
  /** Aliases that people accepted, read at every reload. */
  addedAliases?: () => Promise<AddedAlias[]>;
  /** Who words the answers; the built-in engine by default, which is also the fallback of the others. */
  engine?: 'knowledge' | 'openai' | 'http';
  /** Needed by the engine `openai`. */
  openai?: ModelEndpoint;
  /** Needed by the engine `http`. */
  http?: HttpEngineOptions;
  /** Refines the search by meaning; off by default. */
  semantic?: SemanticSettings;
  /** Limits of cost of each outside service; without them very high. */
  limits?: BudgetLimits;
  /** Where uses are counted; in memory by default. */
  counter?: UseCounter;
  /** Called when an outside engine failed and the built-in answer was given. */
  onEngineFailure?: (engine: string, error: Error) => void;
}

function languageOfQuestion(text: string, locale: string | null): string {
  return questionLanguage(withoutMarkup(text).trim(), locale);
}

/** What the built-in engine decided, and on what. */
interface Decision {
  answer: Answer;
  /** For an outside engine; best first. */
  articles: Article[];
  /** What is found with the question before that this one leans on, where it does for "did you mean". */
  inContext: FoundInContext | null;
  /** The decision by the same rules if the search were at most so confident; with 0, if it had found nothing. */
  whenAtMost: (confidence: number) => Answer;
}

/** Makes the virtual agent over a folder of articles. @throws when the folder or the model can't be read, or the engine lacks its settings. */
export async function createAnswerer(options: AnswererOptions): Promise<Answerer> {
  const counter = options.counter ?? countInMemory();
  const budget = (service: string): Budget => new Budget(service, options.limits ?? UNLIMITED, counter);
  const model = options.openai === undefined ? null : new ChatModel(options.openai, budget('the language model'));
  const mind = await loadMind(options.model ?? knowledgeFolder('model'));
  const engine = outsideEngine(options, model, mind);
  const semantic = openSemanticSearch(
    options.semantic ?? { timeoutMs: 0, folder: null },
    mind.weights,
    budget,
    (error) => void failed(options, 'semantic search', error),
  );
  const good = new Map<string, Article>();
  const read = async (): Promise<KnowledgeBase> =>
    loadKnowledgeBase(options.folder, mind.vectors, mind.weights, (await options.addedAliases?.()) ?? [], good);
  let base = await read();
  void semantic?.index(base);

  /** The built-in decision, made again with refined look-ups of what it looked up. */
  const decide = async (question: Question): Promise<Decision> => {
    const wanted: Wanted[] = [];
    const current = base;
    const decideBy = (lookup: KnowledgeBase['lookup']): Answer =>
      decideAnswer(question, { base: { lookup, languages: () => current.languages() }, ...mind });
    const context = (lookup: KnowledgeBase['lookup']): FoundInContext | null => {
      const found = foundInContext(question, languageOfQuestion(question.text, question.locale), lookup);
      return found !== null && found.confidence >= mind.weights.suggestFrom ? found : null;
    };
    const decision = (answer: Answer, { lookup }: Pick<KnowledgeBase, 'lookup'>): Decision => ({
      answer,
      inContext: engine === null ? null : context(lookup),
      articles: candidatesFor(question, answer, wanted, {
        lookup,
        article: (id, language) => current.article(id, language),
      }),
      whenAtMost: (most) =>
        decideBy((text, language) => {
          const found = lookup(text, language);
          return most === 0
            ? { ...found, results: [], confidence: 0 }
            : { ...found, confidence: Math.min(found.confidence, most) };
        }),
    });
    const plain = { lookup: (text: string, language: string) => current.lookup(text, language) };
    const answer = decideBy((text, language) => (wanted.push({ text, language }), current.lookup(text, language)));
    const settled = answer.kind === 'smallTalk' || answer.kind === 'handoff' || answer.kind === 'confirmHandoff';
    if (semantic === null || settled || wanted.length === 0) return decision(answer, plain);
    const refined = await semantic.refine(current, wanted, question.user ?? null);
    return decision(
      decideBy((text, language) => refined.lookup(text, language)),
      refined,
    );
  };

  const outsideAnswer: Engine['answer'] = async (request) => {
    if (engine === null) return null;
    try {
      return await engine.answer(request);
    } catch (error) {
      return failed(options, engine.name, error as Error);
    }
  };

  return {
    answer: async (question, onProgress) => {
      const { answer, articles, inContext, whenAtMost } = await decide(question);
      // The articles may exist in another language only; whoever words an answer does it in that of the question.
      const language = languageOfQuestion(question.text, question.locale);
      const reply = await outsideAnswer({ question, language, builtIn: answer, articles, inContext, onProgress });
      if (reply === null) return answer;
      if (reply.kind !== 'nothing' && reply.kind !== 'doubt') return reply;
      const doubted = whenAtMost(reply.kind === 'doubt' ? doubtful(mind.weights) : 0);
      // What continues an article just shown asks for no confidence; doubted, it is no answer either.
      return doubted.kind === 'answer' ? whenAtMost(0) : doubted;
    },
    article: (id, locale) => {
      const article = base.article(id, languageOf(locale));
      return article === null
        ? null
        : { ref: articleRef(article), body: article.body, locale: languageOf(article.locale) };
    },
    articles: () => base.articles.map((article) => ({ ...articleRef(article), locale: languageOf(article.locale) })),
    knowsAs: (id, locale, words) => {
      const article = base.article(id, languageOf(locale));
      return article !== null && [article.title, ...article.aliases].some((text) => wordsOf(text) === words);
    },
    reload: async () => {
      base = await read();
      void semantic?.index(base);
    },
    questionLanguage: languageOfQuestion,
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
    suggestReplies: (turns, locale) =>
      suggestReplies(turns, locale, {
        base: base.forAgents,
        mind,
        draft: options.engine === 'openai' ? outsideAnswer : null,
      }),
  };
}

function outsideEngine(options: AnswererOptions, model: ChatModel | null, { vectors }: Mind): Engine | null {
  const missing = (name: string): Error =>
    new Error(
      `The answer engine "${name}" is chosen but its settings are missing, so the bot can't start. Give them, or choose the engine "knowledge".`,
    );
  if (options.engine === 'openai') {
    if (model === null) throw missing('openai');
    return new OpenAiEngine(model, vectors);
  }
  if (options.engine === 'http') {
    if (options.http === undefined) throw missing('http');
    return new HttpEngine(options.http);
  }
  return null;
}

function failed(options: AnswererOptions, engine: string, error: Error): null {
  options.onEngineFailure?.(engine, error);
  return null;
}
