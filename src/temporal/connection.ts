import { InterceptingCall, type Interceptor } from '@grpc/grpc-js';
import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import type { TemporalConfig } from '../config/base-config.ts';
import { messageOf, OperatorError } from '../config/operator-error.ts';

/** Longest wait for one answer of Temporal, milliseconds. Below the 15 s in which traffic must flow again after a crash. */
export const CALL_TIMEOUT_MS = 5_000;

/** Calls that Temporal itself holds open until something happens. */
const LONG_POLLS = /\/(Poll\w+|GetWorkflowExecutionHistory|UpdateWorkflowExecution|ExecuteMultiOperation)$/;

/** Where and how to connect. `address` overrides what the environment names (the embedded server). */
export function connectOptions(
  config: TemporalConfig,
  address?: string,
): { connection: NativeConnectionOptions; namespace: string } {
  if (address !== undefined) return { connection: { address }, namespace: config.namespace };
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: config.env });
    return { connection: connectionOptions, namespace: namespace ?? config.namespace };
  } catch (error) {
    throw new OperatorError(
      `The Temporal settings can't be read: ${messageOf(error)}. Check TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE and TEMPORAL_TLS….`,
      {
        exitCode: 2,
        cause: error,
      },
    );
  }
}

export interface TemporalClient {
  client: Client;
  connection: Connection;
  close(): Promise<void>;
}

/**
 * A connected client for signals, updates and queries. Every call without a deadline of its own ends after 5 s; the connection
 * comes back by itself, at most 1 s after the server does. Throws an `OperatorError` when the server can't be reached now.
 */
export async function createClient(
  config: TemporalConfig,
  options: { dataConverter: DataConverter; address?: string },
): Promise<TemporalClient> {
  const { connection: settings, namespace } = connectOptions(config, options.address);
  const { connection } = await reaching(settings, async () => ({
    connection: await Connection.connect(clientOptions(settings)),
  }));
  const client = new Client({ connection, namespace, dataConverter: options.dataConverter });
  return { client, connection, close: () => connection.close() };
}

/** The worker's own connection; same errors as `createClient`. */
export async function createWorkerConnection(config: TemporalConfig, address?: string): Promise<NativeConnection> {
  const { connection } = connectOptions(config, address);
  // What Temporal gets from us is encrypted or small: compressing it costs both sides time and saves nothing.
  const settings: NativeConnectionOptions = { ...connection, grpcCompression: { codec: 'none' } };
  return reaching(connection, () => NativeConnection.connect(settings));
}

function clientOptions({ address, tls, metadata, apiKey }: NativeConnectionOptions): ConnectionOptions {
  return {
    ...(address !== undefined && { address }),
    ...(tls !== undefined && { tls }),
    ...(metadata && { metadata }),
    ...(apiKey !== undefined && { apiKey }),
    connectTimeout: CALL_TIMEOUT_MS,
    interceptors: [deadlines],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1_000 },
  };
}

const deadlines: Interceptor = (options, nextCall) => {
  const longPoll = LONG_POLLS.test(options.method_definition.path);
  return new InterceptingCall(
    nextCall(longPoll || options.deadline ? options : { ...options, deadline: Date.now() + CALL_TIMEOUT_MS }),
  );
};

async function reaching<T>({ address, tls }: NativeConnectionOptions, connect: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 6 s')), CALL_TIMEOUT_MS + 1_000);
  });
  try {
    return await Promise.race([connect(), late]);
  } catch (error) {
    const where = address ?? 'localhost:7233';
    throw new OperatorError(
      `Temporal at ${where} can't be reached${tls ? ' (TLS is on)' : ''}: ${messageOf(error)}. Check that it runs and that TEMPORAL_ADDRESS is right; without TEMPORAL_ADDRESS, "npm run app" starts a server of its own.`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}
