import type { Answer, Question } from '../answer.ts';
import type { Article } from '../articles/article.ts';
import type { FoundInContext } from './leans.ts';

/** What an outside engine gets: the question and the articles that the built-in search found for it. */
export interface EngineRequest {
  question: Question;
  language: string;
  /** What the built-in engine would say; also the fallback. */
  builtIn: Answer;
  /** Best first. */
  articles: Article[];
  /** What is found with the question that this one leans on, where that does for "did you mean"; else null or absent. */
  inContext?: FoundInContext | null;
  /** Called while the engine writes. */
  onProgress?: (() => void) | undefined;
}

/**
 * What an outside engine makes of a question. `nothing`: it has no answer, and neither should the bot find one. `doubt`: what the
 * built-in engine found does not answer the question, but may be shown as "did you mean". How such a message goes on – asked back,
 * nothing, a person – stays with the rules of the built-in engine.
 */
export type EngineReply = Extract<Answer, { kind: 'answer' | 'handoff' }> | { kind: 'nothing' } | { kind: 'doubt' };

/** An engine that may write a better answer than the built-in one. Null = none; the built-in answer stands. Throws on failure. */
export interface Engine {
  name: string;
  answer(request: EngineRequest): Promise<EngineReply | null>;
}

/** The ids in a list that a machine wrote: those of a help centre look like numbers, and come back as such. */
export function idsIn(list: unknown[]): Set<unknown> {
  return new Set(list.map((id) => (typeof id === 'number' ? String(id) : id)));
}
