import { statements } from './migration.ts';

/**
 * Ids of Discord are text: they are compared as numbers only where order matters. Partial indexes keep what workers ask
 * all the time (open, waiting, due) as small as the number of open episodes, however many have ended.
 */
export const conversations = statements(
  [
    `create table installations (
      id integer generated always as identity primary key,
      scope text not null unique
    )`,
    `create table people (
      installation integer not null references installations,
      discord_user_id text not null,
      username text not null,
      display_name text not null,
      locale text,
      dm_channel_id text,
      thread_channel_id text,
      last_message_id text,
      last_seen_at bigint not null,
      primary key (installation, discord_user_id)
    )`,
    `create index people_dm on people (installation, dm_channel_id) where dm_channel_id is not null`,
    `create index people_thread on people (installation, thread_channel_id) where thread_channel_id is not null`,
    `create index people_seen on people (installation, last_seen_at)`,
    `create table episodes (
      installation integer not null references installations,
      discord_user_id text not null,
      episode text not null,
      workflow_id text not null,
      phase text not null,
      case_number integer,
      conversation_sid text,
      chat_service_sid text,
      interaction_sid text,
      interaction_channel_sid text,
      task_sid text,
      agent_name text,
      started_at bigint not null,
      waiting_since bigint,
      ended_at bigint,
      last_traffic_at bigint not null,
      next_check_at bigint,
      check_interval bigint,
      primary key (installation, discord_user_id, episode)
    )`,
    `create index episodes_conversation on episodes (conversation_sid) where conversation_sid is not null`,
    `create index episodes_case on episodes (case_number) where case_number is not null`,
    `create index episodes_open on episodes (installation, started_at) where ended_at is null`,
    `create index episodes_waiting on episodes (installation, waiting_since) where waiting_since is not null and ended_at is null`,
    `create index episodes_due on episodes (installation, next_check_at) where next_check_at is not null`,
    `create table transcript (
      id bigint generated always as identity primary key,
      installation integer not null references installations,
      discord_user_id text not null,
      episode text not null,
      source text not null check (source in ('discord', 'twilio', 'flexcord')),
      source_id text not null,
      author text not null check (author in ('user', 'bot', 'system', 'agent')),
      author_name text,
      body text not null,
      attachments jsonb not null,
      at bigint not null,
      discord_ids text[] not null,
      twilio_sids text[] not null,
      edited_at bigint,
      deleted_at bigint,
      failure text,
      unique (installation, source, source_id)
    )`,
    `create index transcript_episode on transcript (installation, discord_user_id, episode, at, id)`,
    // No pending list: a look-up happens for every incoming message, and it would have to read the whole list.
    `create index transcript_copies on transcript using gin ((discord_ids || twilio_sids)) with (fastupdate = off)`,
    `create index transcript_words on transcript using gin (to_tsvector('simple', body))`,
  ],
  ['drop table transcript', 'drop table episodes', 'drop table people', 'drop table installations'],
);
