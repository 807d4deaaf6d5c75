import type { Budget } from './budget.ts';
import { jsonOf, post, type OutsideReply } from './post.ts';
import { withoutTrailingSlashes } from '../../contract/trailing-slashes.ts';

/** Where a language model is reached: any endpoint that speaks OpenAI's chat completions. */
export interface ModelEndpoint {
  /** Base address ending before `/chat/completions`, for example `https://api.example/v1`. */
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** Milliseconds for the whole answer. */
  timeoutMs: number;
  /** Most tokens of one answer. */
  maxTokens: number;
}

export interface ChatMessage {
  role: 'system' | 'user';
  content: string;
}

export interface AskOptions {
  /** opaque key of the person it is for, for the limit of cost */
  user: string | null;
  /** Called with every piece that comes in. */
  onProgress?: (() => void) | undefined;
}

const WHO = 'The language model';
const LARGEST_REPLY = 200_000;

/** A client for one endpoint, with its limits of time, size and cost. */
export class ChatModel {
  /** Newer models take another name for the limit of tokens and no temperature; which, the endpoint tells by refusing. */
  private newer = false;
  /** Not every server can be told to answer in JSON: then the instructions alone do. */
  private withoutFormat = false;

  constructor(
    private readonly endpoint: ModelEndpoint,
    private readonly budget: Budget,
  ) {}

  /**
   * The JSON value that the model answers with. The answer is streamed: a silent model is told from a writing one by `onProgress`.
   * @throws Error on a time-out, another status than 2xx, an over-long, broken or unreadable answer, or when the budget is used up
   */
  json(messages: ChatMessage[], { user, onProgress }: AskOptions): Promise<unknown> {
    return this.budget.spend(user, async () => {
      const until = Date.now() + this.endpoint.timeoutMs;
      let reply = await this.request(messages, this.endpoint.timeoutMs, onProgress);
      while (this.learnsFrom(reply)) reply = await this.request(messages, Math.max(1, until - Date.now()), onProgress);
      // Models that think aloud, and those that put words or a fence around their JSON.
      const text = contentOf(reply).replace(/^\s*<think>[\s\S]*?<\/think>/, '');
      return parsed(text.slice(Math.max(0, text.indexOf('{')), text.lastIndexOf('}') + 1 || text.length));
    });
  }

  /** Whether a refusal tells of a parameter that can be left out or named otherwise; each is changed once and for all. */
  private learnsFrom({ status, text }: OutsideReply): boolean {
    if (status !== 400 && status !== 422) return false;
    if (!this.newer && /max_completion_tokens|temperature/.test(text)) return (this.newer = true);
    if (!this.withoutFormat && /response_format|json_object/.test(text)) return (this.withoutFormat = true);
    return false;
  }

  private request(messages: ChatMessage[], timeoutMs: number, onPiece?: () => void): Promise<OutsideReply> {
    const { baseUrl, apiKey, model, maxTokens } = this.endpoint;
    const limits = this.newer ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens, temperature: 0 };
    return post({
      who: WHO,
      url: `${withoutTrailingSlashes(baseUrl)}/chat/completions`,
      headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({
        model,
        messages,
        ...limits,
        stream: true,
        ...(!this.withoutFormat && { response_format: { type: 'json_object' } }),
      }),
      timeoutMs,
      largest: LARGEST_REPLY,
      onPiece,
    });
  }
}

interface Completion {
  error?: unknown;
  choices?: {
    delta?: { content?: string | null };
    message?: { content?: string | null };
    finish_reason?: string | null;
  }[];
}

function contentOf(reply: OutsideReply): string {
  if (!reply.type.includes('text/event-stream')) return pieceOf(jsonOf(reply, WHO) as Completion).text;
  if (reply.status !== 200) throw new Error(`${WHO} answered with status ${reply.status}.`);
  let text = '';
  for (const line of reply.text.split(/\r?\n/)) {
    if (!line.startsWith('data:')) continue;
    const data = line.slice(5).trim();
    if (data === '[DONE]') return text;
    const piece = pieceOf(parsed(data) as Completion);
    text += piece.text;
    if (piece.finished) return text;
  }
  throw new Error(`${WHO} broke off before the end of its answer.`);
}

function pieceOf(completion: Completion | null): { text: string; finished: boolean } {
  if (completion?.error) throw new Error(`${WHO} told an error in the middle of its answer.`);
  const choice = completion?.choices?.[0];
  if (choice?.finish_reason === 'length') throw new Error(`${WHO} ran out of tokens before the end of its answer.`);
  const text = choice?.delta?.content ?? choice?.message?.content;
  return { text: typeof text === 'string' ? text : '', finished: choice?.finish_reason === 'stop' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${WHO} answered with something that is not JSON.`, { cause: error });
  }
}
