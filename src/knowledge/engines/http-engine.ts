import { createHmac, randomUUID } from 'node:crypto';
import type { Answer } from '../answer.ts';
import type { Article } from '../articles/article.ts';
import type { Engine, EngineRequest } from './engine.ts';

export interface HttpEngineOptions {
  url: string;
  /** Shared secret of the signature. */
  secret: string;
  timeoutMs: number;
}

const LARGEST_REPLY = 100_000;
const ANSWER_LENGTH = 4000;

/**
 * Asks an external bot. One request and one reply:
 *
 * `POST <url>` with JSON `{ version: 1, id, text, locale, turns: [{ from, text }], candidates: [{ id, title, url, confidence }] }` and the headers
 * `X-Flexcord-Timestamp` (seconds) and `X-Flexcord-Signature: v1=<hex HMAC-SHA256 of "<timestamp>.<body>" with the shared secret>`.
 *
 * Reply 200 with one of `{ kind: "answer", text, articles?: [ids], confidence? }`, `{ kind: "handoff", topic? }` or `{ kind: "none" }`.
 * Any other status, an unreadable reply or none within the time-out: the built-in answer stands.
 */
export class HttpEngine implements Engine {
  readonly name = 'http';

  constructor(private readonly options: HttpEngineOptions) {}

  async answer({ question, language, builtIn, articles }: EngineRequest): Promise<Answer | null> {
    if (builtIn.kind === 'handoff' || builtIn.kind === 'confirmHandoff') return null;
    const body = JSON.stringify({
      version: 1,
      id: randomUUID(),
      text: question.text,
      locale: language,
      turns: question.turns,
      candidates: articles.map(({ id, title, url }) => ({
        id,
        title,
        url,
        confidence: 'confidence' in builtIn ? builtIn.confidence : 0,
      })),
    });
    return converted(await this.post(body), articles, language);
  }

  private async post(body: string): Promise<unknown> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const response = await fetch(this.options.url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(this.options.timeoutMs),
      headers: {
        'content-type': 'application/json',
        'x-flexcord-timestamp': timestamp,
        'x-flexcord-signature': signature(this.options.secret, timestamp, body),
      },
    });
    const text = await limited(response);
    if (!response.ok)
      throw new Error(
        `The external bot answered ${response.status}; the built-in answer is used. Look into the log of that bot.`,
      );
    return JSON.parse(text) as unknown;
  }
}

/** Value of `X-Flexcord-Signature`. */
export function signature(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

async function limited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true });
    if (text.length > LARGEST_REPLY)
      throw new Error('The external bot answered at unreasonable length; the built-in answer is used.');
  }
  return text + decoder.decode();
}

function converted(reply: unknown, articles: Article[], locale: string): Answer | null {
  const { kind, text, articles: ids, confidence, topic } = (reply ?? {}) as Record<string, unknown>;
  if (kind === 'handoff') {
    return {
      kind: 'handoff',
      reason: 'asked',
      score: 1,
      topic: typeof topic === 'string' ? topic.slice(0, 100) : null,
      locale,
    };
  }
  if (kind === 'none') return { kind: 'none', confidence: 0, locale };
  if (kind !== 'answer' || typeof text !== 'string' || text.trim() === '' || text.length > ANSWER_LENGTH) {
    throw new Error(
      'The external bot gave no answer that can be read; the built-in answer is used. Its reply must have "kind" and "text".',
    );
  }
  const named = Array.isArray(ids) ? articles.filter(({ id }) => ids.includes(id)) : [];
  const ref = ({ id, title, url }: Article): { id: string; title: string; url: string | null } => ({ id, title, url });
  const [first, ...others] = named;
  return {
    kind: 'answer',
    text: text.trim(),
    article: first === undefined ? { id: 'external', title: '', url: null } : ref(first),
    recommendations: others.slice(0, 2).map(ref),
    confidence: typeof confidence === 'number' && confidence >= 0 && confidence <= 1 ? confidence : 1,
    locale,
    engine: 'http',
  };
}
