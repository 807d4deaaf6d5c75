import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FeedUnreadable, parseFeed, parseMarkdownItem, type FeedEntry } from './feed-formats.ts';

/** What a server gave with its answer, to be asked "anything newer?" next time (RFC 9110, conditional requests). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface FeedContent {
  entries: FeedEntry[];
  /** null for folders */
  validators: Validators | null;
}

const LARGEST = 5 * 1024 * 1024;
const PATIENCE_MS = 15_000;
const MOST_FILES = 500;

/** The source could not be read now; the message names it and says what to do. */
export class FeedUnavailable extends Error {
  override readonly name = 'FeedUnavailable';
}

/**
 * Everything that a feed's address holds now; null when nothing is newer than `known`. An address may answer up to 5 MB within
 * 15 s. @throws FeedUnavailable, FeedUnreadable
 */
export async function readSource(source: string, known: Validators | null): Promise<FeedContent | null> {
  return /^https?:\/\//.test(source)
    ? readAddress(source, known)
    : { entries: await readFolder(source), validators: null };
}

async function readAddress(source: string, known: Validators | null): Promise<FeedContent | null> {
  const headers: Record<string, string> = {
    accept: 'application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5',
    'user-agent': 'Flexcord (announcement feeds)',
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  };
  try {
    const response = await fetch(source, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 304) return null;
    if (!response.ok) {
      await response.body?.cancel();
      throw new FeedUnavailable(`${source} answered ${response.status}. Check the address in FEEDS.`);
    }
    const validators = { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
    return { entries: parseFeed(await limited(response, source)), validators };
  } catch (error) {
    if (error instanceof FeedUnavailable || error instanceof FeedUnreadable) throw error;
    const why =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    throw new FeedUnavailable(`${source} could not be read: ${why}. It is tried again at the next run.`, {
      cause: error,
    });
  }
}

async function limited(response: Response, source: string): Promise<string> {
  const decoder = new TextDecoder(charsetOf(response.headers.get('content-type')));
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const part = chunk as Uint8Array;
    bytes += part.byteLength;
    if (bytes > LARGEST) throw new FeedUnreadable(`${source} is larger than ${LARGEST / 1024 / 1024} MB.`);
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function charsetOf(contentType: string | null): string {
  const named = /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Files in the order of their names; each .md is one item, .xml and .json are feeds. */
async function readFolder(folder: string): Promise<FeedEntry[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => /\.(xml|json|md)$/i.test(name)).sort();
  } catch (error) {
    throw new FeedUnavailable(`The folder ${folder} of a feed can't be read. Make it, or change FEEDS.`, {
      cause: error,
    });
  }
  const entries: FeedEntry[] = [];
  for (const name of names.slice(0, MOST_FILES)) {
    const file = path.join(folder, name);
    const about = await stat(file);
    if (!about.isFile()) continue;
    if (about.size > LARGEST) throw new FeedUnreadable(`${name} is larger than ${LARGEST / 1024 / 1024} MB.`);
    entries.push(...readItems(name, await readFile(file, 'utf8'), about.mtimeMs));
  }
  return entries;
}

function readItems(name: string, content: string, changedAt: number): FeedEntry[] {
  try {
    if (!/\.md$/i.test(name)) return parseFeed(content);
    const item = parseMarkdownItem(name, content);
    return [{ ...item, publishedAt: item.publishedAt ?? changedAt }];
  } catch (error) {
    if (error instanceof FeedUnreadable) throw new FeedUnreadable(`${name}: ${error.message}`, { cause: error });
    throw error;
  }
}
