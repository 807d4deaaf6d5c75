import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Article } from '../articles/article.ts';
import { loadArticles } from '../articles/load-articles.ts';
import { readDataSet } from '../evaluation/data-set.ts';
import { judge } from '../judge.ts';
import { KnowledgeBase } from '../knowledge-base.ts';
import { loadMind } from '../mind.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** Answers JSON lines `{"id","text","locale"}` with one JSON line each, and writes nothing else to the output. */
export async function ask(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  const mind = await loadMind();
  const base = new KnowledgeBase(await articles(options), 'ask', [], mind.vectors, mind.weights);
  let number = 0;
  let faults = 0;
  for await (const line of createInterface({
    input: Readable.from(options.rest.length > 0 ? options.rest : io.input),
  })) {
    number++;
    if (line.trim() === '') continue;
    const question = parse(line);
    if (question === null) {
      faults++;
      io.err(`Line ${number} is not a JSON object with "text" and was left out.\n`);
      continue;
    }
    const { id, text, locale } = question;
    io.out(`${JSON.stringify({ id, ...judge(text, locale, base, mind) })}\n`);
  }
  return faults === 0 ? 0 : 1;
}

async function articles(options: KnowledgeOptions): Promise<Article[]> {
  const [folder] = options.data;
  return folder === undefined
    ? (await loadArticles(options.articles)).articles
    : (await readDataSet(folder, options.articles)).articles;
}

function parse(line: string): { id: unknown; text: string; locale: string | null } | null {
  try {
    const row = JSON.parse(line) as { id?: unknown; text?: unknown; locale?: unknown } | null;
    if (row === null || typeof row.text !== 'string') return null;
    return {
      id: row.id ?? null,
      text: row.text,
      locale: typeof row.locale === 'string' && row.locale !== '' ? row.locale : null,
    };
  } catch {
    return null;
  }
}
