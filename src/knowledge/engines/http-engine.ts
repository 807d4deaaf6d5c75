import { createHmac, randomUUID } from 'node:crypto';
import { articleRef, type Answer } from '../answer.ts';
import type { Article } from '../articles/article.ts';
import type { Engine, EngineRequest } from './engine.ts';
import { jsonOf, post } from './post.ts';
import { withoutCalls } from './safe-text.ts';

export interface HttpEngineOptions {
  url: string;
  /** Shared secret of the signature. */
  secret: string;
  timeoutMs: number;
}

const WHO = 'The external bot';
const LARGEST_REPLY = 100_000;
const ANSWER_LENGTH = 4000;

/** Asks an external bot: one signed request, one reply, as docs/answers.md describes them. When it throws, the built-in answer stands. */
export class HttpEngine implements Engine {
  readonly name = 'http';

  constructor(private readonly options: HttpEngineOptions) {}

  async answer({ question, language, builtIn, articles }: EngineRequest): Promise<Answer | null> {
    if (builtIn.kind === 'handoff' || builtIn.kind === 'confirmHandoff') return null;
    const body = JSON.stringify({
      version: 1,
      id: randomUUID(),
      user: question.user ?? null,
      text: question.text,
      locale: language,
      turns: question.turns.map(({ from, text }) => ({ from, text })),
      candidates: articles.map(({ id, title, url }) => ({ id, title, url })),
      confidence: 'confidence' in builtIn ? builtIn.confidence : 0,
    });
    return converted(await this.post(body), articles, language);
  }

  private async post(body: string): Promise<unknown> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const reply = await post({
      who: WHO,
      url: this.options.url,
      body,
      headers: {
        'x-flexcord-timestamp': timestamp,
        'x-flexcord-signature': signature(this.options.secret, timestamp, body),
      },
      timeoutMs: this.options.timeoutMs,
      largest: LARGEST_REPLY,
    });
    return jsonOf(reply, WHO);
  }
}

/** Value of `X-Flexcord-Signature`. */
export function signature(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
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
  const [first, ...others] = named;
  return {
    kind: 'answer',
    text: withoutCalls(text),
    article: first === undefined ? { id: 'external', title: '', url: null } : articleRef(first),
    recommendations: others.slice(0, 2).map(articleRef),
    confidence: typeof confidence === 'number' && confidence >= 0 && confidence <= 1 ? confidence : 1,
    locale,
    engine: 'http',
  };
}
