import path from 'node:path';
import type { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { openStore } from '../cases/open-store.ts';
import type { Store } from '../cases/store.ts';
import type { Config } from '../config/config.ts';
import { createLogger, type Logger } from '../config/logger.ts';
import { formatPayloadKeys, parsePayloadKeys } from '../config/payload-keys.ts';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import { findTemporalCli } from '../temporal/cli.ts';
import { createClient } from '../temporal/connection.ts';
import { createConversationSignals } from '../temporal/conversation-signals.ts';
import { createDataConverter } from '../temporal/data-converter.ts';
import { generatePayloadKey } from '../temporal/codec.ts';
import { startDevServer } from '../temporal/dev-server.ts';
import { registerSearchAttributes } from '../temporal/search-attributes.ts';
import { installTelemetry } from '../temporal/telemetry.ts';

/** What every role stands on: store, Temporal and the way into conversations. */
export interface Core {
  config: Config;
  logger: Logger;
  store: Store;
  client: Client;
  connection: Connection;
  /** of the embedded dev server; absent when the environment names a server */
  temporalAddress: string | undefined;
  namespace: string;
  dataConverter: DataConverter;
  signals: ConversationSignals;
  close(): Promise<void>;
}

/** Opens store and Temporal. With `embedded`, a dev server is started when the environment names none. */
export async function openCore(config: Config, role: string, options: { embedded: boolean }): Promise<Core> {
  const logger = createLogger(config, role);
  installTelemetry(config.temporal, logger);
  const [store, server] = await Promise.all([
    openStore({ url: config.database.url, scope: scopeOf(config), logger }),
    options.embedded ? embeddedServer(config, logger) : undefined,
  ]);
  const dataConverter = await converter(config, store, logger);
  const temporal = await createClient(config.temporal, { dataConverter, ...(server && { address: server.address }) });
  const namespace = temporal.client.options.namespace ?? config.temporal.namespace;
  await registerSearchAttributes(temporal.connection, namespace, logger);
  return {
    config,
    logger,
    store,
    client: temporal.client,
    connection: temporal.connection,
    temporalAddress: server?.address,
    namespace,
    dataConverter,
    signals: createConversationSignals(temporal.client, {
      routing: config.routing,
      guildId: config.discord.guildId,
      publicUrl: config.publicUrl,
      timings: config.timings,
    }),
    async close() {
      await temporal.close();
      await store.close();
      await server?.close();
    },
  };
}

/** Whose data it is: several installations may share one database. */
export function scopeOf({ discord, twilio }: Config): string {
  return `${discord.applicationId}:${twilio.accountSid}`;
}

async function embeddedServer(config: Config, logger: Logger) {
  if (!config.temporal.embedded) return undefined;
  const report = (line: string) => logger.info(line);
  const cliPath = await findTemporalCli({ named: config.temporal.cliPath, report });
  return startDevServer({
    ...config.temporal,
    cliPath,
    folder: path.join(config.dataDir, 'temporal'),
    report,
    anyPort: true,
  });
}

/** Keys from the environment, else made once and kept in the database: restarts must read what they wrote. */
async function converter(config: Config, store: Store, logger: Logger): Promise<DataConverter> {
  if (!config.encryption.enabled) return createDataConverter([]);
  if (config.encryption.keys) return createDataConverter(config.encryption.keys);
  const known = await store.settings.get<string>('payload-keys');
  if (known === null)
    logger.warn(
      'PAYLOAD_KEYS is not set: a key was made and is kept in the database. Set PAYLOAD_KEYS to keep it elsewhere.',
    );
  const kept = known ?? (await store.settings.setOnce('payload-keys', formatPayloadKeys([generatePayloadKey()])));
  return createDataConverter(parsePayloadKeys(kept) ?? []);
}
