import { createHmac, randomBytes } from 'node:crypto';
import type { SettingsStore } from '../cases/store.ts';

const secrets = new WeakMap<object, Promise<string>>();

/**
 * A key that stands for a person or an event of theirs, the same each time, and from which nobody outside finds the Discord id: who has
 * a list of members could try them all on a plain hash. The secret is made once per installation and kept in the database.
 * @throws when the database can't be read
 */
export async function opaqueKey(settings: Pick<SettingsStore, 'setOnce'>, ...parts: string[]): Promise<string> {
  let secret = secrets.get(settings);
  if (secret === undefined) {
    secret = settings.setOnce('opaque-key-secret', randomBytes(32).toString('hex'));
    secrets.set(settings, secret);
    secret.catch(() => secrets.delete(settings));
  }
  return createHmac('sha256', await secret)
    .update(JSON.stringify(parts))
    .digest('hex');
}
