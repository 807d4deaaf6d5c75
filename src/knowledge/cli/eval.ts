import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readDataSet } from '../evaluation/data-set.ts';
import { unknownGold } from '../evaluation/unknown-gold.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { loadMind } from '../mind.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/**
 * Prints the measures of every data folder; without `--data` those of the development set, `eval/development/*`. A folder that can't be
 * measured is told of, and the others are measured all the same. A row that can't be used is a warning.
 */
export async function evaluateFolders(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  const mind = await loadMind();
  let faults = 0;
  const fault = ({ message }: Error): void => {
    faults++;
    io.err(`${message}\n`);
  };
  for (const folder of options.data.length > 0 ? options.data : await developmentFolders(options.articles)) {
    try {
      const data = await readDataSet(folder, options.articles, (problem) =>
        io.err(`warning: ${problem.message} The row is left out.\n`),
      );
      for (const problem of data.unusable) fault(new Error(problem));
      const isEmpty = data.queries.length === 0 && data.handoff.length === 0;
      if (isEmpty && data.unusable.length > 0) continue;
      if (isEmpty)
        throw new Error(
          `${folder} has nothing in queries.jsonl or handoff.jsonl, so nothing was measured. Check the names of its files.`,
        );
      const strangers = unknownGold(data);
      if (strangers !== null) io.err(`${folder}: ${strangers}\n`);
      const evaluation = await evaluate(data, mind, options.semantic);
      io.out(`\n${folder}\n${table(evaluation)}`);
      if (evaluation.unmeasured !== null) fault(new Error(`${folder}: ${evaluation.unmeasured}`));
    } catch (error) {
      fault(error as Error);
    }
  }
  return faults === 0 ? 0 : 1;
}

async function developmentFolders(articles: string): Promise<string[]> {
  const root = join(dirname(dirname(articles)), 'eval', 'development');
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name))
    .sort();
}

function table({ rows, handoff, p50, refinedP50, load, articles, memory, resident }: Evaluation): string {
  const number = (value: number): string => (Number.isNaN(value) ? '    –' : value.toFixed(3)).padStart(6);
  let text = '';
  if (rows.length > 0) {
    text += `${'engine'.padEnd(28)}locale    n  none recall@1 recall@3    MRR  AUROC  false answers at 90 %\n`;
    for (const row of rows) {
      text += `${row.name.padEnd(28)}${row.locale.padEnd(6)}${String(row.answerable).padStart(5)}${String(row.unanswerable).padStart(6)}   `;
      text += `${number(row.recall1)}   ${number(row.recall3)} ${number(row.mrr)} ${number(row.auroc)}  ${number(row.falseAnswers)}\n`;
    }
    text += `${articles} articles indexed in ${load.toFixed(0)} ms, ${p50.toFixed(2)} ms a question (p50), index about ${memory.toFixed(0)} MiB, process ${resident.toFixed(0)} MiB\n`;
    if (refinedP50 !== null) text += `${refinedP50.toFixed(0)} ms a question with outside services (p50)\n`;
  }
  if (handoff.length > 0) text += 'handoff    n  precision  recall  unsure\n';
  for (const { lang, count, precision, recall, unsure } of handoff) {
    text += `${lang.padEnd(7)}${String(count).padStart(5)}     ${number(precision)}  ${number(recall)}  ${number(unsure)}\n`;
  }
  return text;
}
