import { runKnowledgeCommand } from '../../src/knowledge/cli/run-knowledge-command.ts';
import { knowledgeFolder } from '../../src/knowledge/model-folder.ts';
import type { SemanticSettings } from '../../src/knowledge/semantic/open-semantic-search.ts';

export interface Printed {
  code: number;
  out: string;
  err: string;
}

/** Runs a command of `npm run kb` within the test, and gives its exit code and what it prints; `articles` as in `KNOWLEDGE_DIR`. */
export async function printed(
  argv: string[],
  {
    articles = knowledgeFolder('articles'),
    input = [],
    semantic = { timeoutMs: 0, folder: null },
  }: { articles?: string; input?: string[]; semantic?: SemanticSettings | undefined } = {},
): Promise<Printed> {
  let out = '';
  let err = '';
  const lines = async function* (): AsyncGenerator<string> {
    for (const line of input) yield `${line}\n`;
  };
  const io = { input: lines(), out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  return { code: await runKnowledgeCommand(argv, io, { articles, semantic }), out, err };
}
