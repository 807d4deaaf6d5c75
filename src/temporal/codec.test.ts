import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPayloadKeys, parsePayloadKeys } from '../config/payload-keys.ts';
import { createEncryptionCodec, ENCRYPTED_ENCODING, generatePayloadKey, KEY_ID_FIELD } from './codec.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const payloads = fc.array(fc.record({ metadata: fc.dictionary(fc.string(), bytes), data: bytes }), { maxLength: 4 });
const plain = (list: Payload[]) =>
  list.map(({ metadata, data }) => ({
    metadata: Object.fromEntries(
      Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('hex')]),
    ),
    data: Buffer.from(data ?? []).toString('hex'),
  }));

test('whatever is encrypted comes back, also after the key was rotated', async () => {
  const [old, current] = [generatePayloadKey(), generatePayloadKey()];
  const before = createEncryptionCodec([old]);
  const after = createEncryptionCodec([current, old]);
  await fc.assert(
    fc.asyncProperty(payloads, async (list) => {
      expect(plain(await after.decode(await before.encode(list)))).toEqual(plain(list));
      expect(plain(await after.decode(await after.encode(list)))).toEqual(plain(list));
    }),
  );
});

test('nothing of the value is readable, and equal values look different', async () => {
  const codec = createEncryptionCodec([generatePayloadKey()]);
  const payload = defaultPayloadConverter.toPayload('my phone number');
  const [first, second] = await codec.encode([payload, payload]);
  expect(Buffer.from(first?.metadata?.['encoding'] ?? []).toString()).toBe(ENCRYPTED_ENCODING);
  expect(Buffer.from(first?.data ?? []).includes('phone')).toBe(false);
  expect(Buffer.from(first?.data ?? [])).not.toEqual(Buffer.from(second?.data ?? []));
});

test('payloads from before encryption stay readable', async () => {
  const payload = defaultPayloadConverter.toPayload({ a: 1 });
  const [same] = await createEncryptionCodec([generatePayloadKey()]).decode([payload]);
  expect(same).toBe(payload);
});

test('an unknown key id says which one and what to do', async () => {
  const lost = generatePayloadKey();
  const [payload] = await createEncryptionCodec([lost]).encode([defaultPayloadConverter.toPayload(1)]);
  const other = createEncryptionCodec([generatePayloadKey()]);
  await expect(other.decode([payload!])).rejects.toMatchObject({
    type: 'UnknownPayloadKey',
    nonRetryable: true,
    message: expect.stringContaining(lost.id) as string,
  });
});

test('any changed bit of the data, or another key id, is noticed', async () => {
  const [one, two] = [generatePayloadKey(), generatePayloadKey()];
  const codec = createEncryptionCodec([one, { id: two.id, key: one.key }]);
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload('x')]);
  const data = Buffer.from(payload?.data ?? []);
  await fc.assert(
    fc.asyncProperty(fc.nat(data.length * 8 - 1), async (bit) => {
      const changed = Buffer.from(data);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(codec.decode([{ metadata: payload?.metadata ?? {}, data: changed }])).rejects.toMatchObject({
        type: 'DamagedPayload',
      });
    }),
    { numRuns: 50 },
  );
  const moved = { metadata: { ...payload?.metadata, [KEY_ID_FIELD]: Buffer.from(two.id) }, data };
  await expect(codec.decode([moved])).rejects.toMatchObject({ type: 'DamagedPayload' });
});

test('keys can be written down and read', () => {
  const keys = [generatePayloadKey(), generatePayloadKey()];
  expect(parsePayloadKeys(formatPayloadKeys(keys))).toEqual(keys);
  expect(parsePayloadKeys('a:AAAA')).toBeUndefined();
  const text = formatPayloadKeys(keys.slice(0, 1));
  expect(parsePayloadKeys(`${text},${text}`)).toBeUndefined();
});
