import { statements } from './migration.ts';

/** Secrets (sessions, API tokens, sign-in links) are kept as hashes only: whoever reads the database can't sign in with it. */
export const deskUsers = statements(
  [
    `create table desk_users (
      id integer generated always as identity primary key,
      installation integer not null references installations,
      login text not null,
      name text not null,
      role text not null check (role in ('admin', 'agent', 'viewer')),
      password_hash text,
      created_at bigint not null,
      unique (installation, login)
    )`,
    `create table desk_credentials (
      secret_hash text primary key,
      user_id integer not null references desk_users on delete cascade,
      kind text not null check (kind in ('session', 'token', 'link')),
      label text,
      created_at bigint not null,
      expires_at bigint,
      last_used_at bigint
    )`,
    `create index desk_credentials_user on desk_credentials (user_id)`,
    `create index desk_credentials_expiry on desk_credentials (expires_at) where expires_at is not null`,
    `create table audit_log (
      id bigint generated always as identity primary key,
      installation integer not null references installations,
      at bigint not null,
      done_by text not null,
      action text not null,
      subject text,
      details jsonb not null
    )`,
    `create index audit_log_newest on audit_log (installation, id desc)`,
  ],
  ['drop table audit_log', 'drop table desk_credentials', 'drop table desk_users'],
);
