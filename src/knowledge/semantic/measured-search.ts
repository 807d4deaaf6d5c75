import { Budget, countInMemory, UNLIMITED } from '../engines/budget.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import type { Weights } from '../search/weights.ts';
import { openSemanticSearch, type SemanticSettings } from './open-semantic-search.ts';
import type { SemanticSearch } from './semantic-search.ts';

/**
 * The refined search over a base whose articles are all embedded, for commands that run once; null where the settings name no service.
 * @throws Error when the articles can't be embedded
 */
export async function openMeasuredSearch(
  base: KnowledgeBase,
  settings: SemanticSettings,
  weights: Weights,
  onFailure: (error: Error) => void,
): Promise<SemanticSearch | null> {
  let failure: Error | null = null;
  const counter = countInMemory();
  const budget = (service: string): Budget => new Budget(service, UNLIMITED, counter);
  const search = openSemanticSearch(settings, weights, budget, (error) => {
    failure = error;
    onFailure(error);
  });
  await search?.index(base);
  if (failure !== null) throw failure as Error;
  return search;
}
