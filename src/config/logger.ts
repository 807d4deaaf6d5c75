import { pino, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { BaseConfig, Config } from './config.ts';
import { secretsOf } from './config.ts';

export type { Logger } from 'pino';

/** Keys that hold secrets in vendors' objects and errors (request headers, client options). */
const REDACTED = ['token', 'authToken', 'authorization', 'Authorization', 'cookie', 'password', 'secret', 'apiKey'];

/**
 * The process's logger: lines of JSON, readable text on a terminal. Besides the keys above, every secret value of the
 * configuration is replaced wherever it stands in a line, because a vendor library may put one into a message or an URL.
 */
export function createLogger(config: BaseConfig & Partial<Config>, name: string, output?: DestinationStream): Logger {
  const target =
    output ??
    (process.stdout.isTTY
      ? pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true })
      : process.stdout);
  return pino(
    {
      name,
      level: config.logLevel,
      redact: {
        paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.headers.${key}`]),
        censor: '[redacted]',
      },
    },
    blotting(target, secretsOf(config)),
  );
}

function blotting(target: DestinationStream, secrets: string[]): DestinationStream {
  return {
    write(line: string): void {
      target.write(
        secrets.reduce((text, secret) => (text.includes(secret) ? text.replaceAll(secret, '[redacted]') : text), line),
      );
    },
  };
}
