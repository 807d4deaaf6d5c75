import { statements } from './migration.ts';

export const installationData = statements(
  [
    `create table settings (
      installation integer not null references installations,
      key text not null,
      value jsonb not null,
      primary key (installation, key)
    )`,
    `create table feed_items (
      installation integer not null references installations,
      feed text not null,
      guid text not null,
      content_hash text not null,
      channel_id text,
      message_id text,
      posted_at bigint,
      primary key (installation, feed, guid)
    )`,
  ],
  ['drop table feed_items', 'drop table settings'],
);
