import type { Budget } from '../engines/budget.ts';
import type { Weights } from '../search/weights.ts';
import { type EmbeddingEndpoint, OpenAiEmbedder } from './embedder.ts';
import { HttpReranker, type RerankEndpoint } from './reranker.ts';
import { SemanticSearch } from './semantic-search.ts';

/** Which outside services refine the search by meaning. */
export interface SemanticSettings {
  embedding?: EmbeddingEndpoint;
  rerank?: RerankEndpoint;
  /** ms that a question waits for each of the two */
  timeoutMs: number;
  /** where the articles' vectors are kept between starts; null = only in memory */
  folder: string | null;
}

/** The refined search that the settings name; null where they name no service. */
export function openSemanticSearch(
  { embedding, rerank, timeoutMs, folder }: SemanticSettings,
  weights: Weights,
  budget: (service: string) => Budget,
  onFailure: (error: Error) => void,
): SemanticSearch | null {
  if (embedding === undefined && rerank === undefined) return null;
  return new SemanticSearch({
    embedder: embedding ? new OpenAiEmbedder(embedding, budget('the embedding engine')) : null,
    reranker: rerank ? new HttpReranker(rerank, budget('the re-ranker')) : null,
    timeoutMs,
    folder,
    weights,
    onFailure,
  });
}
