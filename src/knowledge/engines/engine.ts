import type { Answer, Question } from '../answer.ts';
import type { Article } from '../articles/article.ts';

/** What an outside engine gets: the question and the articles that the built-in search found for it. */
export interface EngineRequest {
  question: Question;
  language: string;
  /** What the built-in engine would say; also the fallback. */
  builtIn: Answer;
  /** Best first. */
  articles: Article[];
  /** Called while the engine writes. */
  onProgress?: (() => void) | undefined;
}

/** An engine that may write a better answer than the built-in one. Null = none; the built-in answer stands. Throws on failure. */
export interface Engine {
  name: string;
  answer(request: EngineRequest): Promise<Answer | null>;
}
