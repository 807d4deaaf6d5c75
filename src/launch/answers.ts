import path from 'node:path';
import { createAnswerer, type Answerer } from '../knowledge/answerer.ts';
import { watchArticles } from '../knowledge/articles/watch-articles.ts';
import type { Core } from './core.ts';
import { semanticServices, shippedArticles } from './knowledge-command.ts';

/** Below the 10 s of the activity that answers; in studio mode the flow waits 5 s for the verdict. */
const PATIENCE = { workflow: 7_000, studio: 3_500 };
/** What of it embedding engine and re-ranker may each take, one after the other. */
const SEMANTIC_PATIENCE = { workflow: 1_500, studio: 700 };
const MODEL_TOKENS = 500;

export interface Answers {
  answerer: Answerer;
  close(): void;
}

/**
 * The virtual agent with the engines that the configuration names; the built-in one answers whenever another fails. Changed article
 * files and accepted aliases are taken in while it runs, in every process.
 */
export async function openAnswers({
  config,
  store,
  logger,
}: Pick<Core, 'config' | 'store' | 'logger'>): Promise<Answers> {
  const { engine, openai, http, embedding, rerank, limits, knowledgeDir } = config.answers;
  const folder = knowledgeDir ?? shippedArticles;
  const semanticMs = SEMANTIC_PATIENCE[config.routing];
  const timeoutMs = PATIENCE[config.routing] - (embedding ? semanticMs : 0) - (rerank ? semanticMs : 0);
  let added = '';
  const answerer = await createAnswerer({
    folder,
    addedAliases: async () => {
      const aliases = await store.lessons.aliases();
      added = JSON.stringify(aliases);
      return aliases;
    },
    engine,
    ...(engine === 'openai' && {
      openai: { ...openai, apiKey: openai.apiKey ?? null, timeoutMs, maxTokens: MODEL_TOKENS },
    }),
    ...(http && { http: { ...http, timeoutMs } }),
    semantic: {
      ...semanticServices(config.answers),
      timeoutMs: semanticMs,
      folder: path.join(config.dataDir, 'embeddings'),
    },
    limits,
    counter: store.engineUses,
    onEngineFailure: (name, error) =>
      logger.warn({ engine: name, err: error }, 'An outside answer engine failed; the built-in engine answered.'),
  });
  if (answerer.problems().length > 0)
    logger.warn(
      { problems: answerer.problems() },
      'Faulty articles were left out. npm run kb -- check names them all.',
    );
  const failed = (error: unknown): void =>
    logger.warn({ err: error }, 'The articles could not be read again; the bot goes on with what it has.');
  let running: Promise<void> = Promise.resolve();
  const reload = (): Promise<void> => {
    running = running
      .catch(() => undefined)
      .then(() => answerer.reload())
      .then(() => logger.info({ version: answerer.version(), problems: answerer.problems() }, 'Articles read again.'));
    return running;
  };
  const stopWatching = watchArticles(folder, reload, failed);
  const stopListening = store.changes.subscribe((change) => {
    if (change !== 'all' && change.knowledge !== true) return;
    // Lessons change with every unanswered question; only another list of aliases is worth reading all articles again.
    store.lessons
      .aliases()
      .then((aliases) => (JSON.stringify(aliases) === added ? undefined : reload()))
      .catch(failed);
  });
  return {
    answerer,
    close: () => {
      stopWatching();
      stopListening();
    },
  };
}
