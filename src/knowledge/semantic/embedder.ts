import type { Budget } from '../engines/budget.ts';
import { jsonOf, post } from '../engines/post.ts';
import { withoutTrailingSlashes } from '../../contract/trailing-slashes.ts';

/** Turns texts into vectors whose angle tells how near their meanings are. */
export interface Embedder {
  /** Names all that vectors of articles depend on: those of another name can't be compared with these. */
  readonly name: string;
  /** One vector of length 1 for each text, in order. @throws Error when they can't be had in time or within the budget */
  embed(texts: string[], options: EmbedOptions): Promise<Float32Array[]>;
}

export interface EmbedOptions {
  /** Some models are told what a text is, since a question and its answer read differently. */
  as: 'question' | 'article';
  /** whose budget it counts for; null = nobody's */
  user: string | null;
  timeoutMs: number;
}

export interface EmbeddingEndpoint {
  /** Base address ending before `/embeddings`. */
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** what the model wants before a question, without the space that follows it; none when absent */
  queryPrefix?: string;
  /** the same for articles */
  documentPrefix?: string;
}

const WHO = 'The embedding engine';
const LARGEST_REPLY = 20_000_000;
const LARGEST_VECTOR = 8192;

/** An embedder behind any endpoint that speaks OpenAI's `/embeddings`. */
export class OpenAiEmbedder implements Embedder {
  readonly name: string;

  constructor(
    private readonly endpoint: EmbeddingEndpoint,
    private readonly budget: Budget,
  ) {
    this.name = [endpoint.baseUrl, endpoint.model, endpoint.documentPrefix].filter(Boolean).join(' ');
  }

  embed(texts: string[], { as, user, timeoutMs }: EmbedOptions): Promise<Float32Array[]> {
    const { baseUrl, apiKey, model, queryPrefix, documentPrefix } = this.endpoint;
    const prefix = as === 'question' ? queryPrefix : documentPrefix;
    const input = prefix === undefined ? texts : texts.map((text) => `${prefix} ${text}`);
    return this.budget.spend(user, async () => {
      const reply = await post({
        who: WHO,
        url: `${withoutTrailingSlashes(baseUrl)}/embeddings`,
        headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
        body: JSON.stringify({ model, input, encoding_format: 'float' }),
        timeoutMs,
        largest: LARGEST_REPLY,
      });
      return vectorsOf(jsonOf(reply, WHO), texts.length);
    });
  }
}

function vectorsOf(reply: unknown, count: number): Float32Array[] {
  const { data } = (reply ?? {}) as { data?: unknown };
  if (!Array.isArray(data) || data.length !== count) throw unreadable();
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const [place, row] of (data as ({ index?: unknown; embedding?: unknown } | null)[]).entries()) {
    const index = typeof row?.index === 'number' ? row.index : place;
    if (!(index in vectors) || vectors[index] !== undefined) throw unreadable();
    vectors[index] = unitVector(row?.embedding);
  }
  const made = vectors as Float32Array[];
  if (made.some((vector) => vector.length !== made[0]!.length)) throw unreadable();
  return made;
}

function unitVector(values: unknown): Float32Array {
  const usable =
    Array.isArray(values) &&
    values.length > 0 &&
    values.length <= LARGEST_VECTOR &&
    values.every((value) => typeof value === 'number' && Number.isFinite(value));
  if (!usable) throw unreadable();
  const vector = Float32Array.from(values as number[]);
  const length = Math.hypot(...vector);
  if (!(length > 0)) throw unreadable();
  return vector.map((value) => value / length);
}

function unreadable(): Error {
  return new Error(`${WHO} gave no usable vectors. Check that EMBEDDING_MODEL names an embedding model.`);
}
