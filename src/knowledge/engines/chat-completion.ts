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
  /** Most requests in any hour, the limit of cost; further questions get the built-in answer. */
  requestsPerHour: number;
}

export interface ChatMessage {
  role: 'system' | 'user';
  content: string;
}

const LARGEST_REPLY = 200_000;
const HOUR_MS = 3_600_000;

/** A client for one endpoint, with its limits of time, size and cost. */
export class ChatModel {
  private readonly sent: number[] = [];

  constructor(private readonly endpoint: ModelEndpoint) {}

  /**
   * The JSON object that the model answers with; the answer is streamed, and `onProgress` is called with every piece so that "typing" can be shown.
   * @throws on a time-out, another status than 2xx, an over-long or unreadable answer, or when this hour's requests are used up.
   */
  async json(messages: ChatMessage[], onProgress?: () => void): Promise<unknown> {
    this.spend();
    const { baseUrl, apiKey, model, timeoutMs, maxTokens } = this.endpoint;
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        temperature: 0,
        max_tokens: maxTokens,
        stream: true,
        response_format: { type: 'json_object' },
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(
        `The language model answered ${response.status}; the built-in answer is used. Check the address, the key and the model's name.`,
      );
    }
    const text = await this.content(response, onProgress);
    return JSON.parse(text.replace(/^```(?:json)?\s*|\s*```$/g, '')) as unknown;
  }

  private spend(): void {
    const now = Date.now();
    while (this.sent.length > 0 && this.sent[0]! < now - HOUR_MS) this.sent.shift();
    if (this.sent.length >= this.endpoint.requestsPerHour) {
      throw new Error(
        "This hour's requests to the language model are used up; the built-in answer is used until the hour is over.",
      );
    }
    this.sent.push(now);
  }

  private async content(response: Response, onProgress?: () => void): Promise<string> {
    const body = await this.read(response, onProgress);
    if (!(response.headers.get('content-type') ?? '').includes('text/event-stream'))
      return message(JSON.parse(body) as Completion);
    let text = '';
    for (const line of body.split(/\r?\n/)) {
      if (!line.startsWith('data:')) continue;
      const data = line.slice(5).trim();
      if (data === '[DONE]') return text;
      text += message(JSON.parse(data) as Completion);
    }
    throw new Error('The language model broke off before the end of its answer; the built-in answer is used.');
  }

  private async read(response: Response, onProgress?: () => void): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece as Uint8Array, { stream: true });
      if (text.length > LARGEST_REPLY)
        throw new Error('The language model answered at unreasonable length; the built-in answer is used.');
      onProgress?.();
    }
    return text + decoder.decode();
  }
}

interface Completion {
  choices?: { delta?: { content?: string | null }; message?: { content?: string | null } }[];
}

function message(completion: Completion): string {
  const choice = completion.choices?.[0];
  return choice?.delta?.content ?? choice?.message?.content ?? '';
}
