import { createHmac, randomUUID } from 'node:crypto';
import { articleRef } from '../answer.ts';
import type { Article } from '../articles/article.ts';
import { idsIn, type Engine, type EngineReply, type EngineRequest } from './engine.ts';
import { LeaveAlone } from './leave-alone.ts';
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
  private readonly pause = new LeaveAlone(WHO);

  constructor(private readonly options: HttpEngineOptions) {}

  async answer({ question, language, builtIn, articles }: EngineRequest): Promise<EngineReply | null> {
    if (builtIn.kind !== 'answer' && builtIn.kind !== 'didYouMean' && builtIn.kind !== 'none') return null;
    const body = JSON.stringify({
      version: 1,
      id: randomUUID(),
      user: question.user ?? null,
      text: question.text,
      locale: language,
      turns: question.turns.map(({ from, text }) => ({ from, text })),
      candidates: articles.map(({ id, title, url }) => ({ id, title, url })),
      confidence: builtIn.confidence,
    });
    return this.pause.run(async () => converted(await this.post(body), articles, language));
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

function converted(reply: unknown, articles: Article[], locale: string): EngineReply {
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
  if (kind === 'none') return { kind: 'nothing' };
  const shown = typeof text === 'string' && text.length <= ANSWER_LENGTH ? withoutCalls(text) : '';
  if (kind !== 'answer' || shown === '') {
    throw new Error(
      'The external bot gave no answer that can be read; the built-in answer is used. Its reply must have "kind" and "text".',
    );
  }
  const given = Array.isArray(ids) ? idsIn(ids) : new Set();
  const named = articles.filter(({ id }) => given.has(id));
  const [first, ...others] = named;
  return {
    kind: 'answer',
    text: shown,
    article: first === undefined ? { id: 'external', title: '', url: null } : articleRef(first),
    recommendations: others.slice(0, 2).map(articleRef),
    confidence: typeof confidence === 'number' && confidence >= 0 && confidence <= 1 ? confidence : 1,
    locale,
    engine: 'http',
  };
}
