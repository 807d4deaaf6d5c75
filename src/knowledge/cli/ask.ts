import type { Article } from '../articles/article.ts';
import { loadArticles } from '../articles/load-articles.ts';
import { localeOf, readArticles, type WrittenId } from '../evaluation/data-set.ts';
import { parseExact, printExact } from '../evaluation/exact-json.ts';
import { judge, judgeRefined, type Judgement } from '../judge.ts';
import { KnowledgeBase } from '../knowledge-base.ts';
import { loadMind } from '../mind.ts';
import { openSearchThatAnswers } from '../semantic/measured-search.ts';
import { questionLanguage } from '../text/question-language.ts';
import { linesOf } from './lines.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** What is printed for a line that can't be judged, so that there are as many answers as lines. */
const NOT_JUDGED: Judgement = {
  handoff: { verdict: 'none', score: 0 },
  results: [],
  confidence: 0,
  band: 'none',
  ms: 0,
};

/**
 * Answers each JSON line `{"id","text","locale"}` with one JSON line, and writes nothing else to the output. A line that can't be judged
 * gets an empty judgement with its id, is named on the error output, and the rest goes on. An article that can't be used is a warning.
 */
export async function ask(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  const mind = await loadMind();
  let number = 0;
  let faults = 0;
  const warn = (text: string): void => {
    faults++;
    io.err(`${text}\n`);
  };
  const { articles, idAsWritten } = await searched(options, ({ message }) =>
    io.err(`warning: ${message} The row is left out.\n`),
  );
  const base = new KnowledgeBase(articles, 'ask', [], mind.vectors, mind.weights);
  const failed = ({ message }: Error): void => warn(`${message} Line ${number} was judged without it.`);
  const semantic = await openSearchThatAnswers(base, options.semantic, mind.weights, failed, warn);
  for await (const line of linesOf(options.rest.length > 0 ? options.rest.map((one) => `${one}\n`) : io.input)) {
    number++;
    if (line.trim() === '') continue;
    const { id, text, locale } = parse(line);
    let judged = NOT_JUDGED;
    try {
      if (text === null) throw new Error('it is not a JSON object with "text"');
      judged =
        semantic === null ? judge(text, locale, base, mind) : await judgeRefined(text, locale, base, mind, semantic);
    } catch (error) {
      warn(`Line ${number} was not judged, its answer is empty: ${(error as Error).message}.`);
    }
    const language = questionLanguage(text ?? '', locale);
    const results = judged.results.map((one) => ({ ...one, article: idAsWritten(one.article, language) }));
    io.out(`${printExact({ id, ...judged, results })}\n`);
  }
  return faults === 0 ? 0 : 1;
}

async function searched(
  options: KnowledgeOptions,
  left: (problem: Error) => void,
): Promise<{ articles: Article[]; idAsWritten: WrittenId }> {
  const [folder, second] = options.data;
  if (second !== undefined)
    throw new Error(`Questions are answered from one folder, but ${folder} and ${second} were named. Give one --data.`);
  if (folder !== undefined) return readArticles(folder, left);
  return { articles: (await loadArticles(options.articles)).articles, idAsWritten: (id) => id };
}

/** What can be used of a line; a locale that is no language tag counts as missing. */
function parse(line: string): { id: unknown; text: string | null; locale: string | null } {
  const row = objectOf(line);
  const text = typeof row?.text === 'number' || typeof row?.text === 'bigint' ? String(row.text) : row?.text;
  return { id: row?.id ?? null, text: typeof text === 'string' ? text : null, locale: localeOf(row?.locale) };
}

function objectOf(line: string): { id?: unknown; text?: unknown; locale?: unknown } | null {
  try {
    return parseExact(line) as ReturnType<typeof objectOf>;
  } catch {
    return null;
  }
}
