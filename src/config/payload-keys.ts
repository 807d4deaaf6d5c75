/** One AES-256 key for what Temporal stores. The id is written beside every ciphertext, so that old data stays readable. */
export interface PayloadKey {
  id: string;
  /** 32 bytes */
  key: Uint8Array;
}

/** Reads `id:base64,id:base64`: the first one encrypts, all decrypt. Undefined when malformed or an id stands twice. */
export function parsePayloadKeys(text: string): PayloadKey[] | undefined {
  const keys: PayloadKey[] = [];
  for (const part of text.split(',')) {
    const [, id, encoded] = /^([A-Za-z0-9_.-]{1,64}):([A-Za-z0-9+/_-]+=*)$/.exec(part.trim()) ?? [];
    if (!id || !encoded || keys.some((known) => known.id === id)) return undefined;
    const key = Uint8Array.from(Buffer.from(encoded, 'base64'));
    if (key.length !== 32) return undefined;
    keys.push({ id, key });
  }
  return keys;
}

/** The inverse of `parsePayloadKeys`. */
export function formatPayloadKeys(keys: readonly PayloadKey[]): string {
  return keys.map(({ id, key }) => `${id}:${Buffer.from(key).toString('base64')}`).join(',');
}
