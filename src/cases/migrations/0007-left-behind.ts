import { statements } from './migration.ts';

/**
 * An episode may open several Twilio conversations and a person may get several private threads, one after the other: a row names the last
 * of each. Those before it hold what was said as well, so an erasure has to find them. Triggers keep them, because then it doesn't
 * matter who writes: a process of an earlier version that still runs beside a newer one would forget them.
 */
export const leftBehind = statements(
  [
    ...keepsLeft('episodes', 'conversation_sid', 'left_conversation_sids'),
    ...keepsLeft('people', 'thread_channel_id', 'left_thread_channel_ids'),
  ],
  [...keepsNoMore('people', 'left_thread_channel_ids'), ...keepsNoMore('episodes', 'left_conversation_sids')],
);

/** `left` gets what `last` was before; each once, and never what `last` is now. */
function keepsLeft(table: string, last: string, left: string): string[] {
  return [
    `alter table ${table} add column ${left} text[] not null default '{}'`,
    `create function ${table}_${left}() returns trigger language plpgsql as $$
    begin
      new.${left} := array_remove(array_remove(old.${left}, old.${last}), new.${last}) || old.${last};
      return new;
    end $$`,
    `create trigger ${table}_${left} before update of ${last} on ${table} for each row
      when (old.${last} is not null and old.${last} is distinct from new.${last})
      execute function ${table}_${left}()`,
  ];
}

function keepsNoMore(table: string, left: string): string[] {
  return [
    `drop trigger ${table}_${left} on ${table}`,
    `drop function ${table}_${left}()`,
    `alter table ${table} drop column ${left}`,
  ];
}
