import type { Config } from '../config/config.ts';
import type { Logger } from '../config/logger.ts';
import { createAnswerer, type Answerer } from '../knowledge/answerer.ts';
import { shippedArticles } from './knowledge-command.ts';

/** Below the 10 s of the activity that answers; in studio mode the flow waits 5 s for the verdict. */
const ENGINE_PATIENCE = { workflow: 7_000, studio: 3_500 };
/** A bound on cost: past it the built-in engine answers. */
const MODEL_REQUESTS_PER_HOUR = 2_000;
const MODEL_TOKENS = 500;

/** The virtual agent with the engine that the configuration names; the built-in one answers whenever that one fails. */
export function openAnswerer({ answers, routing }: Config, logger: Logger): Promise<Answerer> {
  const timeoutMs = ENGINE_PATIENCE[routing];
  const { baseUrl, model, apiKey } = answers.openai;
  return createAnswerer({
    folder: answers.knowledgeDir ?? shippedArticles,
    engine: answers.engine,
    ...(answers.engine === 'openai' && {
      openai: {
        baseUrl,
        model,
        apiKey: apiKey ?? null,
        timeoutMs,
        maxTokens: MODEL_TOKENS,
        requestsPerHour: MODEL_REQUESTS_PER_HOUR,
      },
    }),
    ...(answers.http && { http: { ...answers.http, timeoutMs } }),
    onEngineFailure: (engine, error) =>
      logger.warn({ engine, err: error }, 'An outside answer engine failed; the built-in engine answered.'),
  });
}
