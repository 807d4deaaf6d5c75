/**
 * Every environment variable that Flexcord reads, in the order of docs/configuration.md, which a test keeps equal to this
 * list. `fallback` is what holds when the variable is absent, in words.
 */
export interface Variable {
  name: string;
  meaning: string;
  fallback: string;
  /** never printed, not even in part */
  secret?: true;
}

const vendors = [
  { name: 'DISCORD_TOKEN', meaning: 'Token of the Discord bot', fallback: 'required', secret: true },
  { name: 'DISCORD_APPLICATION_ID', meaning: 'Id of the Discord application', fallback: 'required' },
  { name: 'DISCORD_GUILD_ID', meaning: 'Id of the Discord server', fallback: 'required' },
  { name: 'DISCORD_API_URL', meaning: 'Base of the Discord REST API', fallback: 'https://discord.com/api' },
  { name: 'TWILIO_ACCOUNT_SID', meaning: 'Account SID (AC…)', fallback: 'required' },
  {
    name: 'TWILIO_AUTH_TOKEN',
    meaning: 'Auth token; always used to check webhook signatures',
    fallback: 'required',
    secret: true,
  },
  { name: 'TWILIO_API_KEY_SID', meaning: 'API key for REST calls (SK…)', fallback: 'account SID and auth token' },
  {
    name: 'TWILIO_API_KEY_SECRET',
    meaning: 'Secret of that API key',
    fallback: 'account SID and auth token',
    secret: true,
  },
  {
    name: 'TWILIO_BASE_URL',
    meaning: 'When set, Twilio products are called below this address',
    fallback: 'https://<product>.twilio.com',
  },
  {
    name: 'TWILIO_CONVERSATIONS_SERVICE_SID',
    meaning: 'Conversations service (IS…)',
    fallback: "the account's Flex configuration",
  },
  { name: 'TWILIO_WORKSPACE_SID', meaning: 'TaskRouter workspace (WS…)', fallback: "the account's Flex configuration" },
  { name: 'TWILIO_WORKFLOW_SID', meaning: 'TaskRouter workflow (WW…)', fallback: "the account's Flex configuration" },
  {
    name: 'TWILIO_TASK_CHANNEL',
    meaning: 'Unique name of the task channel',
    fallback: 'discord if the workspace has it, else chat',
  },
  {
    name: 'TWILIO_STUDIO_FLOW_SID',
    meaning: 'Studio flow (FW…) for ROUTING=studio',
    fallback: 'found by name, else made',
  },
  { name: 'TWILIO_FLEX_INSTANCE_SID', meaning: 'Flex instance (GO…)', fallback: "the account's Flex configuration" },
] as const satisfies Variable[];

const service = [
  {
    name: 'ROUTING',
    meaning: 'Who decides the handoff: the rules (workflow) or a Studio flow (studio)',
    fallback: 'workflow',
  },
  { name: 'PUBLIC_URL', meaning: 'Address at which Twilio and browsers reach the api', fallback: 'required' },
  { name: 'HOST', meaning: 'Address the api listens on', fallback: '127.0.0.1' },
  { name: 'PORT', meaning: 'Port the api listens on', fallback: '3000' },
  {
    name: 'DATABASE_URL',
    meaning: 'postgres://… or pglite:<folder> (embedded, one process only)',
    fallback: 'pglite in the data folder',
    secret: true,
  },
  { name: 'DATA_DIR', meaning: 'Folder of the embedded servers and caches', fallback: '.flexcord' },
  { name: 'LOG_LEVEL', meaning: 'trace, debug, info, warn, error or silent', fallback: 'info' },
  {
    name: 'SESSION_SECRET',
    meaning:
      'Accepted (at least 32 characters), but not needed: sessions of the case desk are random values, kept as hashes',
    fallback: 'nothing has to be signed',
    secret: true,
  },
  {
    name: 'FIRST_ADMIN_TOKEN',
    meaning: 'Whoever has this token (at least 24 characters) can sign in at the case desk as first admin',
    fallback: 'off; use npm run user -- add',
    secret: true,
  },
  {
    name: 'PAYLOAD_KEYS',
    meaning: 'Keys that encrypt what Temporal stores: id:base64 of 32 bytes, comma-separated, the first one encrypts',
    fallback: 'made once, kept in the database',
    secret: true,
  },
  { name: 'PAYLOAD_ENCRYPTION', meaning: 'on or off; off leaves conversations readable in Temporal', fallback: 'on' },
] as const satisfies Variable[];

const temporal = [
  { name: 'TEMPORAL_ADDRESS', meaning: 'host:port of a Temporal server', fallback: 'an embedded dev server' },
  { name: 'TEMPORAL_NAMESPACE', meaning: 'Namespace', fallback: 'default' },
  { name: 'TEMPORAL_API_KEY', meaning: 'API key of Temporal Cloud', fallback: 'none', secret: true },
  {
    name: 'TEMPORAL_PROFILE',
    meaning: 'Profile of the Temporal configuration file',
    fallback: 'default, where TEMPORAL_CONFIG_FILE is set',
  },
  {
    name: 'TEMPORAL_CONFIG_FILE',
    meaning: 'Temporal configuration file; TEMPORAL_TLS… variables hold too, as Temporal documents them',
    fallback: 'the usual place, where TEMPORAL_PROFILE is set',
  },
  {
    name: 'TEMPORAL_UI_URL',
    meaning: 'Address of the Temporal Web UI, for links',
    fallback: 'that of the embedded dev server',
  },
  { name: 'TEMPORAL_PORT', meaning: 'Port of the embedded dev server', fallback: '7233' },
  { name: 'TEMPORAL_UI_PORT', meaning: 'Port of its Web UI', fallback: '8233' },
  {
    name: 'TEMPORAL_METRICS_ADDRESS',
    meaning: 'host:port where the Temporal SDK serves its Prometheus metrics',
    fallback: 'off',
  },
  { name: 'TEMPORAL_CLI_PATH', meaning: 'Existing Temporal CLI', fallback: 'looked for, else got' },
  {
    name: 'TEMPORAL_TEST_SERVER_PATH',
    meaning: 'Existing time-skipping test server (tests only)',
    fallback: 'looked for, else got',
  },
] as const satisfies Variable[];

const support = [
  {
    name: 'BUSINESS_HOURS',
    meaning: 'When people are at work, e.g. Mon-Fri 09:00-18:00 Asia/Bangkok',
    fallback: 'always',
  },
  { name: 'BOT_IDLE_REMINDER', meaning: 'Silence in the bot phase until a reminder', fallback: '15m' },
  { name: 'BOT_IDLE_CLOSE', meaning: 'Silence after the reminder until the episode closes', fallback: '30m' },
  { name: 'FIRST_RESPONSE_TARGET', meaning: 'Time in which a person should answer first', fallback: '5m' },
  {
    name: 'STILL_WAITING_EVERY',
    meaning: 'How often a waiting user hears that the case is still in the queue',
    fallback: '10m',
  },
  { name: 'AGENT_SILENCE', meaning: 'Silence of an agent until the user and the operator are told', fallback: '10m' },
  { name: 'USER_SILENCE_WARNING', meaning: 'Silence of a user in the agent phase until a warning', fallback: '24h' },
  { name: 'USER_SILENCE_CLOSE', meaning: 'Silence after that warning until the case closes', fallback: '24h' },
  {
    name: 'REOPEN_WINDOW',
    meaning: 'How long after resolution the Re-open button works and a rating is taken',
    fallback: '24h',
  },
  {
    name: 'STUDIO_TURN',
    meaning: 'ROUTING=studio: how long the flow may take before the bot answers by itself',
    fallback: '8s',
  },
  {
    name: 'DELIVERY_STALLED',
    meaning: 'How long a delivery may fail before the person on the other side is told',
    fallback: '30s',
  },
  {
    name: 'MESSAGE_GAP',
    meaning: 'How long an agent message waits for an earlier one before that is fetched',
    fallback: '1500ms',
  },
  {
    name: 'DESK_FRAME_ANCESTORS',
    meaning: 'Origins besides https://flex.twilio.com that may show the case desk in a frame, comma-separated',
    fallback: 'none',
  },
  {
    name: 'GATEWAY_INSTANCE',
    meaning: 'Name of this gateway among several with the same token; each keeps a Discord session of its own',
    fallback: 'main',
  },
  {
    name: 'CACHED_WORKFLOWS',
    meaning:
      'Conversations and cases that a worker keeps in memory, about 0.4 MB each; with more than that active at a time, each message costs a replay',
    fallback: '1000',
  },
  {
    name: 'STAFF_ROLES',
    meaning: 'Names or ids of Discord roles whose members are staff, comma-separated',
    fallback: 'Support Staff',
  },
  { name: 'ANNOUNCEMENTS_CHANNEL', meaning: 'Name or id of the announcement channel', fallback: 'announcements' },
  { name: 'BUG_CHANNEL', meaning: 'Name or id of the channel for bug reports', fallback: 'bug-report' },
  { name: 'FEATURE_CHANNEL', meaning: 'Name or id of the channel for feature requests', fallback: 'feature-request' },
  { name: 'SUPPORT_CHANNEL', meaning: 'Name or id of the channel with the "Get help" button', fallback: 'support' },
  {
    name: 'FEEDS',
    meaning: 'Announcement feeds as name=address, comma-separated; an address is http(s) or a folder',
    fallback: 'none',
  },
  { name: 'FEED_INTERVAL', meaning: 'How often feeds are read', fallback: '5m' },
  {
    name: 'RETENTION',
    meaning: 'How long conversations and cases are kept after their end, here and at Twilio, as 365d',
    fallback: 'for ever',
  },
  { name: 'KNOWLEDGE_DIR', meaning: 'Folder of the knowledge base', fallback: 'the demo knowledge base' },
  { name: 'ANSWER_ENGINE', meaning: 'knowledge, openai or http', fallback: 'knowledge' },
  { name: 'OPENAI_BASE_URL', meaning: 'Base of an OpenAI-compatible API', fallback: 'https://api.openai.com/v1' },
  { name: 'OPENAI_API_KEY', meaning: 'Its key', fallback: 'none', secret: true },
  { name: 'OPENAI_MODEL', meaning: 'Its model', fallback: 'gpt-4o-mini' },
  {
    name: 'EMBEDDING_BASE_URL',
    meaning: 'Base of an OpenAI-compatible API with /embeddings; with it articles are also found by meaning',
    fallback: 'off',
  },
  { name: 'EMBEDDING_API_KEY', meaning: 'Its key', fallback: 'none', secret: true },
  { name: 'EMBEDDING_MODEL', meaning: 'Its model', fallback: 'text-embedding-3-small' },
  {
    name: 'EMBEDDING_QUERY_PREFIX',
    meaning: 'What its model wants before a question, as "query:" for E5; a space follows it',
    fallback: 'nothing',
  },
  {
    name: 'EMBEDDING_DOCUMENT_PREFIX',
    meaning: 'What its model wants before an article, as "passage:" for E5; a space follows it',
    fallback: 'nothing',
  },
  {
    name: 'RERANK_URL',
    meaning:
      'Full address of a re-ranker as Cohere and Jina have it (…/rerank); with it the first articles are ordered anew',
    fallback: 'off',
  },
  { name: 'RERANK_API_KEY', meaning: 'Its key', fallback: 'none', secret: true },
  { name: 'RERANK_MODEL', meaning: 'Its model', fallback: "the endpoint's own" },
  {
    name: 'ENGINE_REQUESTS_PER_DAY',
    meaning: 'Most requests a day (UTC) to each of language model, embedding engine and re-ranker',
    fallback: '5000',
  },
  {
    name: 'ENGINE_REQUESTS_PER_USER',
    meaning: 'Of these, most for one person',
    fallback: '100',
  },
  { name: 'BOT_HTTP_URL', meaning: 'Address of an own answer engine (ANSWER_ENGINE=http)', fallback: 'none' },
  {
    name: 'BOT_HTTP_SECRET',
    meaning: 'Secret shared with that engine; signs the requests to it',
    fallback: 'required with ANSWER_ENGINE=http',
    secret: true,
  },
  { name: 'SANDBOX_PORT', meaning: 'Port of the stand-ins and their page', fallback: '4010' },
] as const satisfies Variable[];

const all = [...vendors, ...service, ...temporal, ...support] as const;

export type VariableName = (typeof all)[number]['name'];

export const variables: readonly Variable[] = all;
