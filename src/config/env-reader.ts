import { formatDuration, parseDuration } from './duration.ts';
import type { Environment } from './env-file.ts';
import { OperatorError } from './operator-error.ts';
import type { VariableName } from './variables.ts';
import { withoutTrailingSlashes } from '../contract/trailing-slashes.ts';

/**
 * Reads single variables and gathers what is wrong, so that one message names everything at once instead of one thing per
 * start. Empty or blank = absent.
 */
export class EnvReader {
  private readonly missing: string[] = [];
  private readonly wrong: string[] = [];
  private readonly env: Environment;

  constructor(env: Environment) {
    this.env = env;
  }

  text(name: VariableName): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** A variable without which nothing works; '' only until `finish` has thrown. */
  required(name: VariableName): string {
    const value = this.text(name);
    if (value === undefined) this.missing.push(name);
    return value ?? '';
  }

  /** A value that `parse` understands (undefined = it does not); `allowed` completes "… must be". */
  parsed<T>(name: VariableName, parse: (value: string) => T | undefined, allowed: string): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const result = parse(value);
    if (result === undefined) this.reject(name, allowed);
    return result;
  }

  oneOf<const T extends string>(name: VariableName, choices: readonly T[]): T | undefined {
    return this.parsed(name, (value) => choices.find((choice) => choice === value), choices.join(' or '));
  }

  /** A TCP port. */
  port(name: VariableName, fallback: number): number {
    const parse = (value: string) => (/^\d+$/.test(value) && Number(value) <= 65535 ? Number(value) : undefined);
    return this.parsed(name, parse, 'a port from 0 to 65535') ?? fallback;
  }

  /** A number of things, 0 or more. */
  count(name: VariableName, fallback: number): number {
    const parse = (value: string) => (/^\d{1,9}$/.test(value) ? Number(value) : undefined);
    return this.parsed(name, parse, `a number such as ${fallback}`) ?? fallback;
  }

  /** Milliseconds. */
  duration(name: VariableName, fallback: number): number {
    return (
      this.parsed(
        name,
        parseLength,
        `a duration such as 90s, 15m, 1h30m or 2d (default ${formatDuration(fallback)})`,
      ) ?? fallback
    );
  }

  /** Milliseconds; null where there shall be no limit. */
  durationOrNone(name: VariableName): number | null {
    return this.parsed(name, parseLength, 'a duration such as 365d') ?? null;
  }

  /** An http(s) address without a slash at its end. */
  url(name: VariableName): string | undefined {
    return this.parsed(name, parseHttpUrl, 'an address such as https://support.example.com');
  }

  list(name: VariableName): string[] {
    return (this.text(name) ?? '').split(/[,\n]/).flatMap((item) => item.trim() || []);
  }

  reject(name: VariableName, allowed: string): void {
    this.wrong.push(`  ${name} must be ${allowed}`);
  }

  /** Throws one error that names every missing and every wrong variable. */
  finish(): void {
    const parts: string[] = [];
    if (this.missing.length > 0) parts.push(`Missing environment variables: ${this.missing.join(', ')}.`);
    if (this.wrong.length > 0) parts.push(`Wrong environment variables:\n${this.wrong.join('\n')}`);
    if (parts.length === 0) return;
    parts.push(
      'Nothing was started. Set them in the environment or in a .env file (see .env.example and docs/configuration.md). To try Flexcord without accounts: npm start.',
    );
    throw new OperatorError(parts.join('\n'), { exitCode: 2 });
  }
}

function parseHttpUrl(value: string): string | undefined {
  if (!URL.canParse(value) || !/^https?:/i.test(value)) return undefined;
  return withoutTrailingSlashes(value);
}

/** A duration that is longer than nothing. */
function parseLength(value: string): number | undefined {
  return parseDuration(value) || undefined;
}
