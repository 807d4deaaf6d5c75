import { createHmac } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';
import type { SandboxStorage, StoredCollection } from '../../storage.ts';
import type { Account } from '../core/account.ts';
import { newSid } from '../core/sids.ts';

/** A file that was uploaded to the Media Content Service. */
export interface MediaRecord {
  sid: string;
  filename: string | null;
  contentType: string;
  size: number;
  author: string | null;
  conversationSid: string | null;
  messageSid: string | null;
  dateCreated: number;
}

/** How long a temporary link works, in milliseconds. */
const LINK_LIFE = 5 * 60_000;

/** Files of messages: metadata in a collection, bytes as blobs, public links that end by themselves. */
export class MediaStore {
  readonly #account: Account;
  readonly #storage: SandboxStorage;
  readonly #clock: SandboxClock;
  readonly #records: StoredCollection<MediaRecord>;

  constructor(options: { account: Account; storage: SandboxStorage; clock: SandboxClock }) {
    this.#account = options.account;
    this.#storage = options.storage;
    this.#clock = options.clock;
    this.#records = options.storage.collection('twilio/media');
  }

  get(sid: string): MediaRecord | undefined {
    return this.#records.get(sid);
  }

  async add(file: {
    bytes: Buffer;
    contentType: string;
    filename: string | null;
    author?: string;
  }): Promise<MediaRecord> {
    const record: MediaRecord = {
      sid: newSid('ME'),
      filename: file.filename,
      contentType: file.contentType,
      size: file.bytes.length,
      author: file.author ?? null,
      conversationSid: null,
      messageSid: null,
      dateCreated: this.#clock.now(),
    };
    await this.#storage.putBlob(`twilio/${record.sid}`, file.bytes);
    this.#records.set(record.sid, record);
    return record;
  }

  bytes(sid: string): Buffer | undefined {
    return this.#storage.getBlob(`twilio/${sid}`);
  }

  /** Notes which message carries the file. */
  attach(sid: string, conversationSid: string, messageSid: string): void {
    const record = this.#records.get(sid);
    if (!record) return;
    record.conversationSid = conversationSid;
    record.messageSid = messageSid;
    this.#records.set(sid, record);
  }

  delete(sid: string): void {
    this.#records.delete(sid);
    this.#storage.deleteBlob(`twilio/${sid}`);
  }

  /** A public link to the bytes that works for five minutes, without credentials. */
  temporaryUrl(sid: string): string {
    const expires = Math.floor((this.#clock.now() + LINK_LIFE) / 1_000);
    const base = `${this.#account.publicUrl}/twilio/media.us1/${sid}`;
    return `${base}?Expires=${expires}&Signature=${this.#linkSignature(sid, expires)}`;
  }

  /** True while a temporary link with these parameters is valid. */
  isValidLink(sid: string, expires: number, signature: string): boolean {
    return expires * 1_000 > this.#clock.now() && signature === this.#linkSignature(sid, expires);
  }

  clear(): void {
    for (const sid of this.#records.keys()) this.#storage.deleteBlob(`twilio/${sid}`);
    this.#records.clear();
  }

  #linkSignature(sid: string, expires: number): string {
    return createHmac('sha256', this.#account.authToken).update(`${sid} ${expires}`).digest('hex').slice(0, 32);
  }
}
