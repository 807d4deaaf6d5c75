import { statements } from './migration.ts';

/**
 * `lessons` holds what single questions taught, one row each, without who asked; `article_aliases` what a person accepted of it.
 * `words` is the question without case and marks: rows with the same words are one question asked often.
 */
export const lessons = statements(
  [
    `create table lessons (
      id bigint generated always as identity primary key,
      installation integer not null references installations,
      key text not null,
      kind text not null check (kind in ('alias', 'gap')),
      article text,
      locale text not null,
      question text not null,
      words text not null,
      source text not null check (source in ('helped', 'agent', 'notHelped', 'unanswered')),
      case_number integer references cases on delete cascade,
      at bigint not null,
      decided_at bigint,
      decided_by text,
      unique (installation, key)
    )`,
    `create index lessons_open on lessons (installation, kind, at) where decided_at is null`,
    `create index lessons_words on lessons (installation, kind, locale, words)`,
    `create table article_aliases (
      installation integer not null references installations,
      article text not null,
      locale text not null,
      words text not null,
      alias text not null,
      accepted_by text not null,
      accepted_at bigint not null,
      primary key (installation, article, locale, words)
    )`,
  ],
  ['drop table article_aliases', 'drop table lessons'],
);
