import { mkdirSync, renameSync, rmSync, type WriteStream, createWriteStream } from 'node:fs';
import path from 'node:path';

const LIMIT_BYTES = 10 * 1024 * 1024;

/** A log file that begins anew at 10 MB; the part before is kept beside it as `….previous.log`. */
export class LogFile {
  private stream: WriteStream;
  private written = 0;
  readonly file: string;

  constructor(file: string) {
    this.file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    this.stream = this.open();
  }

  write(text: string): void {
    this.written += text.length;
    if (this.written > LIMIT_BYTES) {
      this.stream.end();
      this.stream = this.open();
      this.written = text.length;
    }
    this.stream.write(text);
  }

  close(): void {
    this.stream.end();
  }

  private open(): WriteStream {
    const previous = this.file.replace(/\.log$/, '.previous.log');
    rmSync(previous, { force: true });
    try {
      renameSync(this.file, previous);
    } catch {
      // There was none.
    }
    // A full disk must not end the supervisor: the log is a convenience.
    return createWriteStream(this.file, { mode: 0o600 }).on('error', () => undefined);
  }
}
