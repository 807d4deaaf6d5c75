import path from 'node:path';
import { type BaseConfig, readBase } from './base-config.ts';
import { type Environment, readEnvironment } from './env-file.ts';
import { EnvReader } from './env-reader.ts';

export type { BaseConfig } from './base-config.ts';

export interface DiscordConfig {
  token: string;
  applicationId: string;
  guildId: string;
  /** REST base as discord.js wants it in `rest.api`, without a slash at its end */
  apiUrl: string;
}

export interface TwilioConfig {
  accountSid: string;
  /** checks webhook signatures, also when an API key makes the calls */
  authToken: string;
  apiKey?: { sid: string; secret: string };
  baseUrl?: string;
  conversationsServiceSid?: string;
  workspaceSid?: string;
  workflowSid?: string;
  taskChannel?: string;
  studioFlowSid?: string;
  flexInstanceSid?: string;
}

/** The whole configuration of the roles that talk to Discord and Twilio. */
export interface Config extends BaseConfig {
  discord: DiscordConfig;
  twilio: TwilioConfig;
  /** where Twilio and browsers reach the api, without a slash at its end */
  publicUrl: string;
}

export interface LoadOptions {
  /** variables of the process, before the .env file */
  env?: Environment;
  /** relative paths and the .env file start here */
  cwd?: string;
}

/** Configuration of `app`, gateway, api, worker, setup and doctor. Throws an `OperatorError` that names all that is missing or wrong. */
export function loadConfig(options: LoadOptions = {}): Config {
  const { read, env, cwd } = open(options);
  const config: Config = {
    ...readBase(read, env, cwd),
    discord: {
      token: read.required('DISCORD_TOKEN'),
      applicationId: read.required('DISCORD_APPLICATION_ID'),
      guildId: read.required('DISCORD_GUILD_ID'),
      apiUrl: read.url('DISCORD_API_URL') ?? 'https://discord.com/api',
    },
    twilio: readTwilio(read),
    publicUrl: (read.required('PUBLIC_URL') && read.url('PUBLIC_URL')) ?? '',
  };
  for (const name of ['DISCORD_APPLICATION_ID', 'DISCORD_GUILD_ID'] as const) {
    read.parsed(
      name,
      (value) => (/^\d{1,20}$/.test(value) ? value : undefined),
      'an id of digits only, as Discord shows it with developer mode on',
    );
  }
  read.finish();
  return config;
}

/** Configuration of what needs no account: sandbox, user, kb, npm start. */
export function loadBaseConfig(options: LoadOptions = {}): BaseConfig {
  const { read, env, cwd } = open(options);
  const config = readBase(read, env, cwd);
  read.finish();
  return config;
}

/** Every secret value of a configuration, so that the logger can blot them out. */
export function secretsOf(config: BaseConfig & Partial<Config>): string[] {
  const candidates = [
    config.discord?.token,
    config.twilio?.authToken,
    config.twilio?.apiKey?.secret,
    config.sessionSecret,
    config.firstAdminToken,
    config.answers.openai.apiKey,
    config.answers.embedding?.apiKey,
    config.answers.rerank?.apiKey,
    config.answers.http?.secret,
    config.temporal.env['TEMPORAL_API_KEY'],
    config.temporal.env['PAYLOAD_KEYS'],
    config.database.kind === 'postgres' && URL.canParse(config.database.url)
      ? decodeURIComponent(new URL(config.database.url).password)
      : undefined,
  ];
  return candidates.filter((value): value is string => value !== undefined && value.length >= 6);
}

function open({ env = process.env, cwd = process.cwd() }: LoadOptions) {
  const whole = readEnvironment(path.join(cwd, '.env'), env);
  return { env: whole, read: new EnvReader(whole), cwd };
}

function readTwilio(read: EnvReader): TwilioConfig {
  const keySid = read.parsed('TWILIO_API_KEY_SID', sid('SK'), sidForm('SK'));
  const keySecret = read.text('TWILIO_API_KEY_SECRET');
  if (keySid && !keySecret) read.reject('TWILIO_API_KEY_SECRET', 'set together with TWILIO_API_KEY_SID');
  if (keySecret && !read.text('TWILIO_API_KEY_SID'))
    read.reject('TWILIO_API_KEY_SID', 'set together with TWILIO_API_KEY_SECRET');
  read.parsed('TWILIO_ACCOUNT_SID', sid('AC'), sidForm('AC'));
  const optional = {
    baseUrl: read.url('TWILIO_BASE_URL'),
    conversationsServiceSid: read.parsed('TWILIO_CONVERSATIONS_SERVICE_SID', sid('IS'), sidForm('IS')),
    workspaceSid: read.parsed('TWILIO_WORKSPACE_SID', sid('WS'), sidForm('WS')),
    workflowSid: read.parsed('TWILIO_WORKFLOW_SID', sid('WW'), sidForm('WW')),
    taskChannel: read.text('TWILIO_TASK_CHANNEL'),
    studioFlowSid: read.parsed('TWILIO_STUDIO_FLOW_SID', sid('FW'), sidForm('FW')),
    flexInstanceSid: read.parsed('TWILIO_FLEX_INSTANCE_SID', sid('GO'), sidForm('GO')),
    apiKey: keySid && keySecret ? { sid: keySid, secret: keySecret } : undefined,
  };
  const set = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== undefined),
  ) as Partial<TwilioConfig>;
  return { accountSid: read.required('TWILIO_ACCOUNT_SID'), authToken: read.required('TWILIO_AUTH_TOKEN'), ...set };
}

function sid(prefix: string): (value: string) => string | undefined {
  return (value) => (new RegExp(`^${prefix}[0-9a-zA-Z]+$`).test(value) ? value : undefined);
}

function sidForm(prefix: string): string {
  return `an id that begins with ${prefix}, as the Twilio Console shows it`;
}
