import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How a {@link SandboxStorage} keeps things. */
export interface SandboxStorageOptions {
  /** Where the files are; absent = everything in memory only. */
  folder?: string;
  /** How long changes are gathered before a write; at most 250 ms. */
  debounceMs?: number;
}

interface Writer {
  write(): Promise<void>;
}

const safeName = (name: string): string => {
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(name) || name.includes('..'))
    throw new Error(`"${name}" can't be a storage name: use letters, digits, "_", "-", "." and "/".`);
  return name;
};

/** Replaces a file whole: a reader after a crash sees the old or the new content, never a half. */
async function replaceFile(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.tmp`, content);
  await rename(`${path}.tmp`, path);
}

/**
 * What the sandbox keeps between runs: JSON documents, collections of records and blobs, under one folder or in memory.
 * Reading is synchronous and meant for the start; changes are gathered and written in the background, only what
 * changed, so a large state costs nothing while little of it changes. A kill loses at most the last 250 ms.
 */
export class SandboxStorage {
  readonly #folder: string | undefined;
  readonly #debounceMs: number;
  readonly #memory = new Map<string, unknown>();
  readonly #dirty = new Map<string, Writer>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: Error | undefined;

  constructor(options: SandboxStorageOptions = {}) {
    this.#folder = options.folder;
    this.#debounceMs = Math.min(options.debounceMs ?? 200, 250);
    if (this.#folder !== undefined) mkdirSync(this.#folder, { recursive: true });
  }

  /** The document saved under `name` (may hold `/` as folders), or undefined when there is none. */
  load<T>(name: string): T | undefined {
    const path = this.#path(`${name}.json`);
    if (path === undefined) return this.#memory.get(`document ${name}`) as T | undefined;
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
  }

  /** Saves a document soon. `value` is called when it is written, so it may give the live object without a copy. */
  save(name: string, value: () => unknown): void {
    const path = this.#path(`${name}.json`);
    if (path === undefined) this.#memory.set(`document ${name}`, structuredClone(value()));
    else this.markDirty(`document ${name}`, { write: () => replaceFile(path, JSON.stringify(value())) });
  }

  /** Opens a collection: records by id, loaded into memory, of which only the changed ones are written. One per name. */
  collection<T>(name: string): StoredCollection<T> {
    return new StoredCollection<T>(this, `collection ${name}`, this.#path(`${name}.jsonl`));
  }

  /** Keeps bytes (an uploaded file); they are written at once. */
  async putBlob(name: string, bytes: Buffer): Promise<void> {
    const path = this.#path(`blobs/${name}`);
    if (path === undefined) this.#memory.set(`blob ${name}`, bytes);
    else await replaceFile(path, bytes);
  }

  /** The bytes kept under `name`, or undefined. */
  getBlob(name: string): Buffer | undefined {
    const path = this.#path(`blobs/${name}`);
    if (path === undefined) return this.#memory.get(`blob ${name}`) as Buffer | undefined;
    return existsSync(path) ? readFileSync(path) : undefined;
  }

  /** Forgets bytes; unknown ones are no error. */
  deleteBlob(name: string): void {
    const path = this.#path(`blobs/${name}`);
    if (path === undefined) this.#memory.delete(`blob ${name}`);
    else rmSync(path, { force: true });
  }

  /** Resolves when every change so far is on disk. @throws the first write error, e.g. a full disk. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writeDirty());
    await this.#writing;
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure;
  }

  /** Writes `writer` with the next flush; a second mark under the same key before that replaces the first. */
  markDirty(key: string, writer: Writer): void {
    this.#dirty.set(key, writer);
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#writing.then(() => this.#writeDirty());
    }, this.#debounceMs);
    this.#timer.unref();
  }

  async #writeDirty(): Promise<void> {
    const writers = [...this.#dirty];
    this.#dirty.clear();
    for (const [key, writer] of writers) {
      try {
        await writer.write();
      } catch (error) {
        this.#failure = error as Error;
        process.emitWarning(
          `The sandbox could not write ${key}: ${String(error)}. Free disk space or change its folder.`,
        );
        this.markDirty(key, writer);
        return;
      }
    }
  }

  #path(name: string): string | undefined {
    safeName(name);
    return this.#folder === undefined ? undefined : join(this.#folder, name);
  }
}

/**
 * Records by id, all in memory, written as a log of changes: a line `[id, record]` sets a record, `[id]` removes it. The
 * file is rewritten whole when most of its lines are out of date.
 */
export class StoredCollection<T> {
  readonly #records = new Map<string, T>();
  readonly #changed = new Set<string>();
  readonly #storage: SandboxStorage;
  readonly #key: string;
  readonly #path: string | undefined;
  #lines = 0;

  constructor(storage: SandboxStorage, key: string, path: string | undefined) {
    this.#storage = storage;
    this.#key = key;
    this.#path = path;
    if (path !== undefined && existsSync(path)) this.#read(path);
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: string): T | undefined {
    return this.#records.get(id);
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  values(): IterableIterator<T> {
    return this.#records.values();
  }

  keys(): IterableIterator<string> {
    return this.#records.keys();
  }

  /** Sets a record; call it again after changing a record in place, else the change is not stored. */
  set(id: string, record: T): void {
    this.#records.set(id, record);
    this.#touch(id);
  }

  delete(id: string): boolean {
    const known = this.#records.delete(id);
    if (known) this.#touch(id);
    return known;
  }

  clear(): void {
    for (const id of this.#records.keys()) this.#changed.add(id);
    this.#records.clear();
    if (this.#path !== undefined) this.#storage.markDirty(this.#key, this);
  }

  /** Writes what changed; called by the storage. */
  async write(): Promise<void> {
    const path = this.#path;
    if (path === undefined) return;
    const ids = [...this.#changed];
    const whole = this.#lines + ids.length > 1_000 + 3 * this.#records.size;
    const lines = (whole ? [...this.#records.keys()] : ids).map((id) => this.#line(id));
    this.#changed.clear();
    try {
      if (whole) await replaceFile(path, lines.join(''));
      else await mkdir(dirname(path), { recursive: true }).then(() => appendFile(path, lines.join('')));
    } catch (error) {
      for (const id of ids) this.#changed.add(id);
      throw error;
    }
    this.#lines = whole ? lines.length : this.#lines + lines.length;
  }

  #touch(id: string): void {
    if (this.#path === undefined) return;
    this.#changed.add(id);
    this.#storage.markDirty(this.#key, this);
  }

  #line(id: string): string {
    const record = this.#records.get(id);
    return `${JSON.stringify(record === undefined ? [id] : [id, record])}\n`;
  }

  #read(path: string): void {
    const text = readFileSync(path, 'utf8');
    for (const line of text.split('\n')) {
      if (line === '') continue;
      let entry: [string, T?];
      try {
        entry = JSON.parse(line) as [string, T?];
      } catch {
        continue; // the torn last line of a process killed while it wrote
      }
      this.#lines += 1;
      if (entry[1] === undefined) this.#records.delete(entry[0]);
      else this.#records.set(entry[0], entry[1]);
    }
    // a torn line must not swallow the next one that is appended behind it
    if (statSync(path).size > 0 && !text.endsWith('\n')) appendFileSync(path, '\n');
  }
}
