import type { Budget } from '../engines/budget.ts';
import { jsonOf, post } from '../engines/post.ts';

/** Reads question and text together and tells how well the one answers the other. */
export interface Reranker {
  /** A relevance of 0 … 1 for each document, in order. @throws Error when it can't be had in time or within the budget */
  rank(question: string, documents: string[], options: { user: string | null; timeoutMs: number }): Promise<number[]>;
}

export interface RerankEndpoint {
  /** Full address, for example `https://api.jina.ai/v1/rerank`. */
  url: string;
  apiKey: string | null;
  /** null = the endpoint has one only */
  model: string | null;
}

const WHO = 'The re-ranker';
const LARGEST_REPLY = 2_000_000;

/** A re-ranker with the request and reply that Cohere, Jina and the servers for own models share. */
export class HttpReranker implements Reranker {
  constructor(
    private readonly endpoint: RerankEndpoint,
    private readonly budget: Budget,
  ) {}

  rank(
    question: string,
    documents: string[],
    { user, timeoutMs }: { user: string | null; timeoutMs: number },
  ): Promise<number[]> {
    const { url, apiKey, model } = this.endpoint;
    return this.budget.spend(user, async () => {
      const reply = await post({
        who: WHO,
        url,
        headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
        body: JSON.stringify({
          ...(model !== null && { model }),
          query: question,
          documents,
          top_n: documents.length,
          return_documents: false,
        }),
        timeoutMs,
        largest: LARGEST_REPLY,
      });
      return scoresOf(jsonOf(reply, WHO), documents.length);
    });
  }
}

function scoresOf(reply: unknown, count: number): number[] {
  const { results } = (reply ?? {}) as { results?: unknown };
  if (!Array.isArray(results)) throw unreadable();
  const scores = new Array<number>(count).fill(Number.NaN);
  for (const row of results as ({ index?: unknown; relevance_score?: unknown; score?: unknown } | null)[]) {
    const score = row?.relevance_score ?? row?.score;
    const index = row?.index;
    if (typeof index !== 'number' || !(index in scores) || typeof score !== 'number' || !Number.isFinite(score))
      throw unreadable();
    scores[index] = score;
  }
  if (scores.some(Number.isNaN)) throw unreadable();
  // Some servers give the model's raw score, which knows no bounds.
  const raw = scores.some((score) => score < 0 || score > 1);
  return raw ? scores.map((score) => 1 / (1 + Math.exp(-score))) : scores;
}

function unreadable(): Error {
  return new Error(`${WHO} gave no usable scores. It must answer {"results": [{"index", "relevance_score"}]}.`);
}
