import { gunzipSync } from 'node:zlib';

const TIMEOUT_MS = 15_000;
const LARGEST = 20_000_000;

/** The text at an address, unpacked. @throws when it is not there, larger than 20 MB, or takes longer than 15 s */
export async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok)
    throw new Error(`${url} answered ${response.status}. Check the address and whether the page is public.`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > LARGEST) throw new Error(`${url} is larger than 20 MB and was not read.`);
  }
  const bytes = Buffer.concat(parts);
  // Sitemaps are often files with their own compression, which no header tells.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (packed ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes).toString('utf8');
}
