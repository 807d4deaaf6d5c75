import path from 'node:path';
import { loadBaseConfig } from '../config/config.ts';
import { projectRoot } from '../config/project-paths.ts';
import { runKnowledgeCommand } from '../knowledge/cli/run-knowledge-command.ts';

/** Folder of the articles that are shipped with Flexcord. */
export const shippedArticles = path.join(projectRoot, 'knowledge', 'articles');

/** `npm run kb -- …`: needs no account, only the knowledge settings. Returns the exit code. */
export async function runKnowledge(args: string[]): Promise<number> {
  const { answers } = loadBaseConfig();
  const io = {
    input: process.stdin,
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
  };
  return runKnowledgeCommand(args, io, { articles: answers.knowledgeDir ?? shippedArticles });
}
