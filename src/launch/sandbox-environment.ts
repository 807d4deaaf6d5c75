import path from 'node:path';
import type { BaseConfig } from '../config/config.ts';
import { projectRoot } from '../config/project-paths.ts';
import { variables } from '../config/variables.ts';

/** Accounts that the stand-ins know. They listen on this machine only and hold nothing but play: these are no secrets. */
export const SANDBOX_ACCOUNTS = {
  DISCORD_TOKEN: 'sandbox-bot-token',
  DISCORD_APPLICATION_ID: '100000000000000001',
  DISCORD_GUILD_ID: '200000000000000001',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'sandbox-auth-token',
} as const;

/** What belongs to real accounts and installations, besides everything that begins with DISCORD_ or TWILIO_. */
const OF_REAL_ACCOUNTS = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'SESSION_SECRET',
  'FIRST_ADMIN_TOKEN',
  'PAYLOAD_KEYS',
  'TEMPORAL_ADDRESS',
];
const OF_TEMPORAL_SERVERS = [
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_API_KEY',
  'TEMPORAL_PROFILE',
  'TEMPORAL_CONFIG_FILE',
  'TEMPORAL_UI_URL',
];

/**
 * The environment without what a .env file says about real accounts: `npm start` plays with stand-ins and must touch nothing
 * real. What is set in the process's own environment was meant for this start and stays, vendors aside. (Empty = absent, and
 * hides a line of the .env file.)
 */
export function withoutRealAccounts(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const result = { ...env };
  for (const { name } of variables) {
    if (/^(DISCORD|TWILIO)_/.test(name)) result[name] = '';
    else if ([...OF_REAL_ACCOUNTS, ...OF_TEMPORAL_SERVERS].includes(name)) result[name] ??= '';
  }
  return result;
}

export interface SandboxAddresses {
  sandbox: string;
  publicUrl: string;
  /** host:port of the dev server, absent when the environment names a server */
  temporal?: string;
  temporalUi?: string;
}

/** Ordinary variables that point Flexcord to the stand-ins; it can't tell them from the real vendors. */
export function sandboxEnvironment(
  env: NodeJS.ProcessEnv,
  config: BaseConfig,
  addresses: SandboxAddresses,
  firstAdminToken: string,
): NodeJS.ProcessEnv {
  return {
    ...env,
    ...SANDBOX_ACCOUNTS,
    DISCORD_API_URL: `${addresses.sandbox}/discord/api`,
    TWILIO_BASE_URL: `${addresses.sandbox}/twilio`,
    PUBLIC_URL: addresses.publicUrl,
    DATA_DIR: config.dataDir,
    // Readable in the Web UI, which is what the sandbox is for.
    PAYLOAD_ENCRYPTION: env['PAYLOAD_ENCRYPTION'] || 'off',
    FIRST_ADMIN_TOKEN: firstAdminToken,
    // Something to read in #announcements; an entry added to the file is posted within a minute.
    FEEDS: env['FEEDS'] || `wildmark-news=${path.join(projectRoot, 'demo', 'feed')}`,
    FEED_INTERVAL: env['FEED_INTERVAL'] || '1m',
    // The agent desktop of the sandbox page shows the case beside the chat.
    DESK_FRAME_ANCESTORS: addresses.sandbox,
    ...(addresses.temporal && { TEMPORAL_ADDRESS: addresses.temporal }),
    ...(addresses.temporalUi && { TEMPORAL_UI_URL: addresses.temporalUi }),
  };
}
