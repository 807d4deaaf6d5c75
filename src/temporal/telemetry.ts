import { DefaultLogger, makeTelemetryFilterString, Runtime, type LogLevel } from '@temporalio/worker';
import type { Logger } from '../config/logger.ts';
import type { TemporalConfig } from '../config/base-config.ts';

const LEVELS: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

/**
 * Gives the Temporal SDK our logger and, where `TEMPORAL_METRICS_ADDRESS` is set, serves its metrics for Prometheus. Once per
 * process and before the first connection or worker: the SDK's runtime can't be changed later. The process's own signal
 * handling closes workers in order, so the runtime listens to no signals.
 */
export function installTelemetry(config: TemporalConfig, logger: Logger): void {
  const log = logger.child({ part: 'temporal' });
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => log[LEVELS[level]]({ ...meta }, message)),
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'WARN' }) },
      ...(config.metricsAddress && { metrics: { prometheus: { bindAddress: config.metricsAddress } } }),
    },
    shutdownSignals: [],
  });
}
