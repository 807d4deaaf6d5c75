import { parseArgs } from 'node:util';
import { addAcceptedAliases } from './add-aliases.ts';
import { ask } from './ask.ts';
import { check } from './check.ts';
import { evaluateFolders } from './eval.ts';
import { importArticles } from './import.ts';
import { searchArticles } from './search.ts';
import type { SemanticSettings } from '../semantic/open-semantic-search.ts';

/** Where a command reads and writes: standard input and output in the program, memory in tests. */
export interface KnowledgeIo {
  input: AsyncIterable<string | Buffer>;
  out(text: string): void;
  err(text: string): void;
}

export interface KnowledgeOptions {
  /** Folder of Markdown articles. */
  articles: string;
  /** Folder for judging; null without --data. */
  data: string[];
  from: string | null;
  to: string | null;
  locale: string | null;
  rest: string[];
  /** What refines the search by meaning, as the bot is configured. */
  semantic: SemanticSettings;
}

const HELP = `Usage: npm run kb -- COMMAND [options]

  check                         read all articles and tell what is wrong, with file and line
  search QUESTION               show what the bot finds for a question, with scores
  ask [--data DIR]              answer JSON lines {"id","text","locale"} from standard input
  eval [--data DIR]…            measure on judged data, beside two baselines; with EMBEDDING_BASE_URL or RERANK_URL
                                also with these, in rows of their own
  import --from SOURCE --to DIR [--locale en]
                                make articles of a folder of Markdown or HTML, a sitemap, a web page,
                                or an export of Zendesk, Intercom or Freshdesk
  add-aliases --from FILE       write aliases that were accepted at the case desk into the article files

search and ask use embedding engine and re-ranker where they are configured.
Options: --articles DIR  another folder of articles    --locale LOCALE  language of question or source
`;

const COMMANDS: Record<string, (options: KnowledgeOptions, io: KnowledgeIo) => Promise<number>> = {
  'add-aliases': addAcceptedAliases,
  ask,
  check,
  eval: evaluateFolders,
  import: importArticles,
  search: searchArticles,
};

/**
 * Runs one `kb` command. Results go to `io.out`, everything else to `io.err`.
 * @param defaults folder of articles used without `--articles`
 * @returns the exit code: 0 done, 1 something is wrong with articles or data, 2 wrong use
 */
export async function runKnowledgeCommand(
  argv: string[],
  io: KnowledgeIo,
  defaults: { articles: string; semantic: SemanticSettings },
): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        articles: { type: 'string' },
        data: { type: 'string', multiple: true },
        from: { type: 'string' },
        to: { type: 'string' },
        locale: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    io.err(`${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  const [name, ...rest] = parsed.positionals;
  if (parsed.values.help === true || name === undefined) {
    io.out(HELP);
    return name === undefined && parsed.values.help !== true ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (command === undefined) {
    io.err(`There is no command "${name}".\n\n${HELP}`);
    return 2;
  }
  const { articles = defaults.articles, data = [], from = null, to = null, locale = null } = parsed.values;
  try {
    return await command({ articles, data, from, to, locale, rest, semantic: defaults.semantic }, io);
  } catch (error) {
    io.err(`${(error as Error).message}\n`);
    return 1;
  }
}
