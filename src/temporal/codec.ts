import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ApplicationFailure, METADATA_ENCODING_KEY, type Payload, type PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { PayloadKey } from '../config/payload-keys.ts';

/** Value of the metadata field `encoding` of what this codec writes. */
export const ENCRYPTED_ENCODING = 'binary/encrypted';
/** Metadata field with the id of the key, so that keys can be rotated. */
export const KEY_ID_FIELD = 'encryption-key-id';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * Encrypts whole payloads (data and metadata) with AES-256-GCM: data = random IV, authentication tag, ciphertext. The first
 * key encrypts; every key of the list decrypts what carries its id. A payload without our encoding passes through, so that
 * encryption can be switched on over an existing history. The key id is authenticated too: a ciphertext can't be passed off as
 * another key's. An unknown key id or a damaged payload is a non-retryable `ApplicationFailure`.
 */
export function createEncryptionCodec(keys: readonly PayloadKey[]): PayloadCodec {
  const [current] = keys;
  if (!current) throw new TypeError('The encryption codec needs at least one key.');
  const byId = new Map(keys.map((key) => [key.id, key]));
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(payload, current)),
    decode: async (payloads) => payloads.map((payload) => (isEncrypted(payload) ? decrypt(payload, byId) : payload)),
  };
}

/** A new random key; its id tells the day on which it was made. */
export function generatePayloadKey(now: Date = new Date()): PayloadKey {
  return {
    id: `${now.toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`,
    key: Uint8Array.from(randomBytes(32)),
  };
}

function encrypt(payload: Payload, { id, key }: PayloadKey): Payload {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(id));
  const body = Buffer.concat([cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()]);
  return {
    metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCRYPTED_ENCODING), [KEY_ID_FIELD]: Buffer.from(id) },
    data: Buffer.concat([iv, cipher.getAuthTag(), body]),
  };
}

function decrypt(payload: Payload, keys: ReadonlyMap<string, PayloadKey>): Payload {
  const id = text(payload.metadata?.[KEY_ID_FIELD]);
  const known = keys.get(id);
  if (!known) {
    throw ApplicationFailure.nonRetryable(
      `Temporal holds data encrypted with the key "${id}", which is not in PAYLOAD_KEYS. Add that key again (after the current one) to read it.`,
      'UnknownPayloadKey',
    );
  }
  const data = Buffer.from(payload.data ?? []);
  try {
    const decipher = createDecipheriv('aes-256-gcm', known.key, data.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(id));
    decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const plain = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return PayloadMessage.decode(plain);
  } catch {
    throw ApplicationFailure.nonRetryable(
      `A payload encrypted with the key "${id}" can't be decrypted: it was changed, or another key was given under this id.`,
      'DamagedPayload',
    );
  }
}

function isEncrypted(payload: Payload): boolean {
  return text(payload.metadata?.[METADATA_ENCODING_KEY]) === ENCRYPTED_ENCODING;
}

function text(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString('utf8') : '';
}
