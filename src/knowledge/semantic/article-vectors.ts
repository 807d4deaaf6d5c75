import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../articles/article.ts';
import type { Embedder } from './embedder.ts';

const BATCH = 64;
const BATCH_TIMEOUT_MS = 30_000;
/** What of an article is embedded: models read a few hundred words, and an article says early what it is about. */
const LONGEST = 4_000;

/**
 * Vectors of articles, each kept by the very text it stands for: an article is embedded again only when it changes. They are kept in
 * a file per model, so that a restart costs nothing.
 */
export class ArticleVectors {
  private vectors = new Map<string, Float32Array>();
  private changes = 0;
  private loaded = false;
  private readonly file: string | null;

  /** @param folder where vectors are kept between starts; null = only in memory */
  constructor(
    private readonly embedder: Embedder,
    folder: string | null,
  ) {
    this.file = folder === null ? null : path.join(folder, `${hashOf(embedder.name)}.jsonl`);
  }

  /** Another number whenever what `of` gives may have changed. */
  get version(): number {
    return this.changes;
  }

  of(article: Article): Float32Array | null {
    return this.vectors.get(keyOf(article)) ?? null;
  }

  /** Whether one of these articles has no vector yet. */
  lacks(articles: Article[]): boolean {
    return articles.some((article) => this.of(article) === null);
  }

  /** Embeds what is new among these articles and forgets the rest; what was had before a failure is kept. @throws Error as the embedder does */
  async bringUpToDate(articles: Article[]): Promise<void> {
    await this.load();
    const wanted = new Map(articles.map((article) => [keyOf(article), textOf(article)]));
    const missing = [...wanted].filter(([key]) => !this.vectors.has(key));
    const stale = [...this.vectors.keys()].some((key) => !wanted.has(key));
    try {
      for (let at = 0; at < missing.length; at += BATCH) {
        const batch = missing.slice(at, at + BATCH);
        const made = await this.embedder.embed(
          batch.map(([, text]) => text),
          { as: 'article', user: null, timeoutMs: BATCH_TIMEOUT_MS },
        );
        batch.forEach(([key], index) => this.vectors.set(key, made[index]!));
        this.changes++;
      }
    } finally {
      this.vectors = new Map([...this.vectors].filter(([key]) => wanted.has(key)));
      this.changes++;
      if (missing.length > 0 || stale) await this.save();
    }
  }

  private async load(): Promise<void> {
    if (this.loaded || this.file === null) return;
    this.loaded = true;
    const text = await readFile(this.file, 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
      const [key, base64] = line.split(' ');
      if (key === undefined || base64 === undefined) continue;
      const bytes = Buffer.from(base64, 'base64');
      this.vectors.set(key, new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
    }
  }

  private async save(): Promise<void> {
    if (this.file === null) return;
    const lines = [...this.vectors].map(([key, vector]) => `${key} ${Buffer.from(vector.buffer).toString('base64')}\n`);
    await mkdir(path.dirname(this.file), { recursive: true });
    // Written beside and moved: whoever reads meanwhile, and a crash, find a whole file.
    const beside = `${this.file}.${process.pid}`;
    await writeFile(beside, lines.join(''));
    await rename(beside, this.file);
  }
}

function textOf({ title, aliases, body }: Article): string {
  return [title, ...aliases, body].join('\n').slice(0, LONGEST);
}

const keys = new WeakMap<Article, string>();

/** Every question asks for the key of every article. */
function keyOf(article: Article): string {
  const known = keys.get(article);
  if (known !== undefined) return known;
  const key = hashOf(textOf(article));
  keys.set(article, key);
  return key;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
