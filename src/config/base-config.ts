import path from 'node:path';
import type { ConversationInput } from '../contract/conversation.ts';
import { BUSINESS_HOURS_FORMAT, parseBusinessHours } from './business-hours.ts';
import type { Environment } from './env-file.ts';
import type { EnvReader } from './env-reader.ts';
import { parsePayloadKeys, type PayloadKey } from './payload-keys.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Deadlines of a conversation, milliseconds, and business hours, as its rules take them. */
export type Timings = ConversationInput['timings'];

export interface TemporalConfig {
  /** true when no server is named: a dev server is started beside the process */
  embedded: boolean;
  /** host:port of a named server; may also come from a profile, see `env` */
  address?: string;
  namespace: string;
  /** what @temporalio/envconfig reads: the whole environment without empty variables */
  env: Record<string, string>;
  /** address of the Web UI for links, without a slash at its end; absent when there is an own server and none was named */
  uiUrl?: string;
  port: number;
  uiPort: number;
  metricsAddress?: string;
  cliPath?: string;
  testServerPath?: string;
}

/** `url`: `postgres://…`, or `pglite:<absolute folder>`, which one process only can open. */
export interface DatabaseConfig {
  kind: 'postgres' | 'pglite';
  url: string;
}

export interface Feed {
  name: string;
  /** http(s) address or folder */
  address: string;
}

export interface AnswersConfig {
  engine: 'knowledge' | 'openai' | 'http';
  knowledgeDir?: string;
  openai: { baseUrl: string; apiKey?: string; model: string };
  http?: { url: string; secret: string };
  /** absent = articles are found by their words only */
  embedding?: { baseUrl: string; apiKey?: string; model: string; queryPrefix?: string; documentPrefix?: string };
  /** absent = no re-ranking */
  rerank?: { url: string; apiKey?: string; model?: string };
  /** requests a day to each outside service, in all and for one person */
  limits: { perDay: number; perUserPerDay: number };
}

/** What every sub-command can have without any account. */
export interface BaseConfig {
  /** absolute */
  dataDir: string;
  logLevel: LogLevel;
  routing: 'workflow' | 'studio';
  http: { host: string; port: number };
  database: DatabaseConfig;
  temporal: TemporalConfig;
  /** `keys` absent = made once and kept in the database */
  encryption: { enabled: boolean; keys?: PayloadKey[] };
  sessionSecret?: string;
  firstAdminToken?: string;
  timings: Timings;
  /** origins that may show the case desk in a frame */
  deskFrameAncestors: string[];
  gatewayInstance: string;
  /** workflows that a worker keeps in memory */
  cachedWorkflows: number;
  staffRoles: string[];
  channels: { announcements: string; bugReports: string; featureRequests: string; support: string };
  feeds: Feed[];
  /** milliseconds */
  feedInterval: number;
  /** milliseconds after their end that conversations and cases are kept; null = for ever */
  retention: number | null;
  answers: AnswersConfig;
  sandbox: { port: number };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function readBase(read: EnvReader, env: Environment, cwd: string): BaseConfig {
  const dataDir = path.resolve(cwd, read.text('DATA_DIR') ?? '.flexcord');
  const keys = read.parsed(
    'PAYLOAD_KEYS',
    parsePayloadKeys,
    'id:base64 of 32 bytes, several with commas, ids all different',
  );
  const sessionSecret = read.parsed('SESSION_SECRET', atLeast(32), 'at least 32 characters long');
  const firstAdminToken = read.parsed('FIRST_ADMIN_TOKEN', atLeast(24), 'at least 24 characters long');
  return {
    dataDir,
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS) ?? 'info',
    routing: read.oneOf('ROUTING', ['workflow', 'studio']) ?? 'workflow',
    http: { host: read.text('HOST') ?? '127.0.0.1', port: read.port('PORT', 3000) },
    database: readDatabase(read, dataDir, cwd),
    temporal: readTemporal(read, env),
    encryption: { enabled: (read.oneOf('PAYLOAD_ENCRYPTION', ['on', 'off']) ?? 'on') === 'on', ...(keys && { keys }) },
    ...(sessionSecret && { sessionSecret }),
    ...(firstAdminToken && { firstAdminToken }),
    timings: readTimings(read),
    deskFrameAncestors: ['https://flex.twilio.com', ...read.list('DESK_FRAME_ANCESTORS')],
    gatewayInstance: read.text('GATEWAY_INSTANCE') ?? 'main',
    cachedWorkflows: read.count('CACHED_WORKFLOWS', 1_000),
    staffRoles: read.text('STAFF_ROLES') ? read.list('STAFF_ROLES') : ['Support Staff'],
    channels: {
      announcements: read.text('ANNOUNCEMENTS_CHANNEL') ?? 'announcements',
      bugReports: read.text('BUG_CHANNEL') ?? 'bug-report',
      featureRequests: read.text('FEATURE_CHANNEL') ?? 'feature-request',
      support: read.text('SUPPORT_CHANNEL') ?? 'support',
    },
    feeds: readFeeds(read, cwd),
    feedInterval: read.duration('FEED_INTERVAL', 5 * MINUTE),
    retention: read.durationOrNone('RETENTION'),
    answers: readAnswers(read, cwd),
    sandbox: { port: read.port('SANDBOX_PORT', 4010) },
  };
}

function readDatabase(read: EnvReader, dataDir: string, cwd: string): DatabaseConfig {
  const parse = (value: string): DatabaseConfig | undefined => {
    if (/^postgres(ql)?:\/\//.test(value)) return { kind: 'postgres', url: value };
    const folder = /^pglite:(.+)$/.exec(value)?.[1];
    return folder ? { kind: 'pglite', url: `pglite:${path.resolve(cwd, folder)}` } : undefined;
  };
  return (
    read.parsed('DATABASE_URL', parse, 'postgres://user:password@host/database or pglite:<folder>') ?? {
      kind: 'pglite',
      url: `pglite:${path.join(dataDir, 'database')}`,
    }
  );
}

function readTemporal(read: EnvReader, env: Environment): TemporalConfig {
  const address = read.text('TEMPORAL_ADDRESS');
  const port = read.port('TEMPORAL_PORT', 7233);
  const uiPort = read.port('TEMPORAL_UI_PORT', 8233);
  const embedded = !address && !read.text('TEMPORAL_PROFILE') && !read.text('TEMPORAL_CONFIG_FILE');
  const uiUrl = read.url('TEMPORAL_UI_URL') ?? (embedded ? `http://127.0.0.1:${uiPort}` : undefined);
  if (embedded && read.text('TEMPORAL_API_KEY')) {
    read.reject('TEMPORAL_ADDRESS', 'set when TEMPORAL_API_KEY is: the embedded dev server knows no keys');
  }
  const metricsAddress = read.parsed(
    'TEMPORAL_METRICS_ADDRESS',
    (text) => (/^.+:\d+$/.test(text) ? text : undefined),
    'host:port',
  );
  const cliPath = read.text('TEMPORAL_CLI_PATH');
  const testServerPath = read.text('TEMPORAL_TEST_SERVER_PATH');
  return {
    embedded,
    ...(address && { address }),
    namespace: read.text('TEMPORAL_NAMESPACE') ?? 'default',
    env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : []))),
    ...(uiUrl && { uiUrl }),
    port,
    uiPort,
    ...(metricsAddress && { metricsAddress }),
    ...(cliPath && { cliPath }),
    ...(testServerPath && { testServerPath }),
  };
}

function readTimings(read: EnvReader): Timings {
  return {
    botIdleReminder: read.duration('BOT_IDLE_REMINDER', 15 * MINUTE),
    botIdleClose: read.duration('BOT_IDLE_CLOSE', 30 * MINUTE),
    firstResponseTarget: read.duration('FIRST_RESPONSE_TARGET', 5 * MINUTE),
    stillWaitingEvery: read.duration('STILL_WAITING_EVERY', 10 * MINUTE),
    agentSilence: read.duration('AGENT_SILENCE', 10 * MINUTE),
    userSilenceWarning: read.duration('USER_SILENCE_WARNING', 24 * HOUR),
    userSilenceClose: read.duration('USER_SILENCE_CLOSE', 24 * HOUR),
    reopenWindow: read.duration('REOPEN_WINDOW', 24 * HOUR),
    studioTurn: read.duration('STUDIO_TURN', 8_000),
    stalled: read.duration('DELIVERY_STALLED', 30_000),
    gap: read.duration('MESSAGE_GAP', 1_500),
    businessHours: read.parsed('BUSINESS_HOURS', parseBusinessHours, `like ${BUSINESS_HOURS_FORMAT}`) ?? null,
  };
}

function readFeeds(read: EnvReader, cwd: string): Feed[] {
  return read.list('FEEDS').flatMap((item) => {
    const [, name, address] = /^([a-z0-9-]+)\s*=\s*(\S.*)$/.exec(item) ?? [];
    if (name && address) return { name, address: /^https?:\/\//.test(address) ? address : path.resolve(cwd, address) };
    read.reject('FEEDS', 'a list such as patch-notes=https://example.com/feed.xml (names of a-z, 0-9 and -)');
    return [];
  });
}

function readAnswers(read: EnvReader, cwd: string): AnswersConfig {
  const engine = read.oneOf('ANSWER_ENGINE', ['knowledge', 'openai', 'http']) ?? 'knowledge';
  const httpUrl = read.url('BOT_HTTP_URL');
  const apiKey = read.text('OPENAI_API_KEY');
  const knowledgeDir = read.text('KNOWLEDGE_DIR');
  const httpSecret = read.text('BOT_HTTP_SECRET');
  if (engine === 'http' && !httpUrl) read.reject('BOT_HTTP_URL', 'set when ANSWER_ENGINE is http');
  if (engine === 'http' && !httpSecret) read.reject('BOT_HTTP_SECRET', 'set when ANSWER_ENGINE is http');
  return {
    engine,
    ...(knowledgeDir && { knowledgeDir: path.resolve(cwd, knowledgeDir) }),
    openai: {
      baseUrl: read.url('OPENAI_BASE_URL') ?? 'https://api.openai.com/v1',
      ...(apiKey && { apiKey }),
      model: read.text('OPENAI_MODEL') ?? 'gpt-4o-mini',
    },
    ...(httpUrl && httpSecret && { http: { url: httpUrl, secret: httpSecret } }),
    ...readSemantic(read),
    limits: {
      perDay: read.count('ENGINE_REQUESTS_PER_DAY', 5_000),
      perUserPerDay: read.count('ENGINE_REQUESTS_PER_USER', 100),
    },
  };
}

function readSemantic(read: EnvReader): Pick<AnswersConfig, 'embedding' | 'rerank'> {
  const baseUrl = read.url('EMBEDDING_BASE_URL');
  const embeddingKey = read.text('EMBEDDING_API_KEY');
  const queryPrefix = read.text('EMBEDDING_QUERY_PREFIX');
  const documentPrefix = read.text('EMBEDDING_DOCUMENT_PREFIX');
  const url = read.url('RERANK_URL');
  const rerankKey = read.text('RERANK_API_KEY');
  const rerankModel = read.text('RERANK_MODEL');
  return {
    ...(baseUrl && {
      embedding: {
        baseUrl,
        model: read.text('EMBEDDING_MODEL') ?? 'text-embedding-3-small',
        ...(embeddingKey && { apiKey: embeddingKey }),
        ...(queryPrefix && { queryPrefix }),
        ...(documentPrefix && { documentPrefix }),
      },
    }),
    ...(url && {
      rerank: { url, ...(rerankKey && { apiKey: rerankKey }), ...(rerankModel && { model: rerankModel }) },
    }),
  };
}

function atLeast(length: number): (value: string) => string | undefined {
  return (value) => (value.length >= length ? value : undefined);
}
