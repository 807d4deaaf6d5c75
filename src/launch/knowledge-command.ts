import path from 'node:path';
import type { AnswersConfig } from '../config/base-config.ts';
import { loadBaseConfig } from '../config/config.ts';
import { projectRoot } from '../config/project-paths.ts';
import { runKnowledgeCommand } from '../knowledge/cli/run-knowledge-command.ts';
import type { SemanticSettings } from '../knowledge/semantic/open-semantic-search.ts';

/** Folder of the articles that are shipped with Flexcord. */
export const shippedArticles = path.join(projectRoot, 'knowledge', 'articles');

/** ms that a command waits for an outside service; nobody waits for it in a conversation. */
const TIMEOUT_MS = 30_000;

/** Embedding engine and re-ranker as they are configured. */
export function semanticServices({ embedding, rerank }: AnswersConfig): Pick<SemanticSettings, 'embedding' | 'rerank'> {
  return {
    ...(embedding && { embedding: { ...embedding, apiKey: embedding.apiKey ?? null } }),
    ...(rerank && { rerank: { ...rerank, apiKey: rerank.apiKey ?? null, model: rerank.model ?? null } }),
  };
}

/** `npm run kb -- …`: needs no account, only the knowledge settings. Returns the exit code. */
export async function runKnowledge(args: string[]): Promise<number> {
  const { answers } = loadBaseConfig();
  const io = {
    input: process.stdin,
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
  };
  return runKnowledgeCommand(args, io, {
    articles: answers.knowledgeDir ?? shippedArticles,
    semantic: { ...semanticServices(answers), timeoutMs: TIMEOUT_MS, folder: null },
  });
}
