import { readFileSync } from 'node:fs';
import { messageOf, OperatorError } from './operator-error.ts';

export type Environment = Record<string, string | undefined>;

/**
 * The environment with an optional `.env` file beneath it. A variable of the process wins even when it is empty (empty =
 * absent), so that whoever starts Flexcord can also take a variable away. A missing file is fine; one that can't be read is an
 * error, because running on with half a configuration would look like a fault of something else.
 */
export function readEnvironment(file: string, env: Environment = process.env): Environment {
  return { ...readEnvFile(file), ...env };
}

/** The variables of a `.env` file; an empty object when there is none. */
export function readEnvFile(file: string): Environment {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new OperatorError(
      `The file ${file} exists but can't be read (${messageOf(error)}). Flexcord would run without what is set there: make it a readable text file, or remove it.`,
      { exitCode: 2, cause: error },
    );
  }
  return parseEnvText(text, file);
}

/** Variables of a text in the form of a .env file; `file` is named in errors. */
export function parseEnvText(text: string, file: string): Environment {
  const variables: Environment = {};
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const match = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=(.*)$/.exec(line);
    if (!match?.[1]) {
      throw new OperatorError(
        `Line ${index + 1} of ${file} is not of the form NAME=value. Mend or remove that line; nothing was started.`,
        { exitCode: 2 },
      );
    }
    variables[match[1]] = unquote((match[2] ?? '').trimStart());
  }
  return variables;
}

function unquote(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(value);
  if (quoted) return (quoted[1] ?? '').replace(/\\(["\\n$])/g, (_, char: string) => (char === 'n' ? '\n' : char));
  const literal = /^'([^']*)'\s*(?:#.*)?$/.exec(value);
  if (literal) return literal[1] ?? '';
  return value.replace(/(?<!\s)\s+#.*$/, '').trim();
}
