import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, OperatorError } from '../config/operator-error.ts';

/** One way to come by a program. Returns its path, or undefined when this way does not apply; throws with the reason when it fails. */
export interface ProgramSource {
  /** completes "… from" in progress lines */
  name: string;
  get(): Promise<string | undefined>;
}

export interface SearchOptions {
  /** what is looked for, e.g. "Temporal CLI" */
  what: string;
  sources: readonly ProgramSource[];
  /** what a person can do when no way works */
  advice: string;
  /** told each step and each reason for going on to the next one */
  report: (line: string) => void;
}

/** Tries the sources in their order. Throws an `OperatorError` with every reason when none works. */
export async function findProgram({ what, sources, advice, report }: SearchOptions): Promise<string> {
  const reasons: string[] = [];
  for (const source of sources) {
    try {
      const found = await source.get();
      if (found !== undefined) return found;
      reasons.push(`${source.name}: not there`);
    } catch (error) {
      reasons.push(`${source.name}: ${messageOf(error)}`);
      report(`${what}: ${source.name} did not work (${messageOf(error)}); trying the next way.`);
    }
  }
  throw new OperatorError(
    `The ${what} can't be had here:\n${reasons.map((reason) => `  ${reason}`).join('\n')}\n${advice}`,
  );
}

/** The file if it can be executed, else undefined. */
export async function executable(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
}

/** A source for a path that a person named: one that is named but wrong is an error, not a reason to go on silently. */
export function namedProgram(variable: string, file: string | undefined): ProgramSource {
  return {
    name: variable,
    get: async () => {
      if (file === undefined || (await executable(file))) return file;
      throw new Error(`${file} is not an executable file`);
    },
  };
}

/** The first program of this name on the PATH. */
export async function onPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const found = folder && (await executable(path.join(folder, program)));
    if (found) return found;
  }
  return undefined;
}

/** A folder made for use as `folder`, so that only complete results are ever seen there. */
export async function draftFolder(folder: string): Promise<string> {
  const draft = `${folder}.draft-${process.pid}`;
  await mkdir(draft, { recursive: true });
  return draft;
}
