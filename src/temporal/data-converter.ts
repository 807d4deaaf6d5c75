import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { distDir, projectRoot } from '../config/project-paths.ts';
import type { PayloadKey } from '../config/payload-keys.ts';
import { createEncryptionCodec } from './codec.ts';

/**
 * How clients, workers and replays turn values into what Temporal stores: encrypted with `keys`, or readable when there are
 * none. All of them must use the same one.
 */
export function createDataConverter(keys: readonly PayloadKey[]): DataConverter {
  if (keys.length === 0) return {};
  return { payloadCodecs: [createEncryptionCodec(keys)], failureConverterPath: failureConverterPath() };
}

/** The failure converter's file, which `npm run build` copies beside the bundle: an image may have no sources. */
function failureConverterPath(): string {
  const bundled = fileURLToPath(import.meta.url).startsWith(distDir + path.sep);
  return path.join(bundled ? distDir : path.join(projectRoot, 'src', 'temporal'), 'failure-converter.mjs');
}
