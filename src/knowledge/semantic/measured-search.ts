import { Budget, countInMemory, UNLIMITED } from '../engines/budget.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import type { Weights } from '../search/weights.ts';
import { openSemanticSearch, type SemanticSettings } from './open-semantic-search.ts';
import type { SemanticSearch } from './semantic-search.ts';

/**
 * The refined search over a base whose articles are all embedded, for commands that run once; null where the settings name no service.
 * @param onFailure called when a service fails later on, with a question
 * @throws Error when the articles can't be embedded
 */
export async function openMeasuredSearch(
  base: KnowledgeBase,
  settings: SemanticSettings,
  weights: Weights,
  onFailure: (error: Error) => void,
): Promise<SemanticSearch | null> {
  let failure: Error | null = null;
  let embedded = false;
  const counter = countInMemory();
  const budget = (service: string): Budget => new Budget(service, UNLIMITED, counter);
  const search = openSemanticSearch(settings, weights, budget, (error) => {
    if (embedded) onFailure(error);
    else failure = error;
  });
  await search?.index(base);
  embedded = true;
  if (failure !== null) throw failure as Error;
  return search;
}

/**
 * The same for commands that answer in any case, as the bot does: when the articles can't be embedded, what is left without the embedding
 * engine, which is told to `warn` once rather than with every question.
 */
export async function openSearchThatAnswers(
  base: KnowledgeBase,
  settings: SemanticSettings,
  weights: Weights,
  onFailure: (error: Error) => void,
  warn: (text: string) => void,
): Promise<SemanticSearch | null> {
  try {
    return await openMeasuredSearch(base, settings, weights, onFailure);
  } catch (error) {
    const { embedding: _, ...others } = settings;
    const left =
      others.rerank === undefined ? 'by the built-in search alone' : 'by the built-in search and the re-ranker';
    warn(
      `${(error as Error).message} So what follows was found without it, ${left}. Check EMBEDDING_BASE_URL and whether the engine runs.`,
    );
    return openMeasuredSearch(base, others, weights, onFailure);
  }
}
