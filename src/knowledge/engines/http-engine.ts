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
    return jsonOf(reply, WHO, toCheck);
  }
}

/** It has no key and no model: an address, a secret, and a log of its own. */
function toCheck(status: number): string {
  if (status === 401 || status === 403)
    return 'It must check the signature with the same secret as BOT_HTTP_SECRET, on the body as it was sent.';
  if (status === 404 || status === 405) return 'Check BOT_HTTP_URL, which is asked with POST.';
  return status >= 500
    ? 'The fault is on its side: its own log tells more.'
    : 'A reply must have status 200; its own log may tell why it has not.';
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
  if (kind !== 'answer') throw unusable(kindOf(kind));
  const shown = textOf(text);
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

function textOf(text: unknown): string {
  if (typeof text !== 'string') throw unusable('an answer must have a string as "text".');
  if (text.length > ANSWER_LENGTH)
    throw unusable(`its "text" has ${text.length} characters, and at most ${ANSWER_LENGTH} are shown.`);
  const shown = withoutCalls(text);
  if (shown === '') throw unusable('nothing is left of its "text" without mentions and hidden characters.');
  return shown;
}

const KIND_LENGTH = 40;

function kindOf(kind: unknown): string {
  const given =
    kind === undefined ? 'there is no "kind"' : `"kind" is ${(JSON.stringify(kind) ?? '').slice(0, KIND_LENGTH)}`;
  return `${given}, and must be "answer", "handoff" or "none".`;
}

function unusable(why: string): Error {
  return new Error(`${WHO}'s reply can't be used, so the built-in answer is given: ${why}`);
}
