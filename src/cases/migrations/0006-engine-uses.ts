import { statements } from './migration.ts';

/** Requests to answer engines outside, by UTC day, so that a limit of cost holds for all processes and through restarts. */
export const engineUses = statements(
  [
    `create table engine_uses (
      installation integer not null references installations,
      day text not null,
      who text not null,
      uses integer not null,
      primary key (installation, day, who)
    )`,
  ],
  ['drop table engine_uses'],
);
