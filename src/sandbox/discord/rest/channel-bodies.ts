import type { OverwriteRecord } from '../model/records.ts';
import { anything, bitset, boolean, integer, list, nullable, object, oneOf, snowflake, text } from './rules.ts';
import type { Rule } from './rules.ts';

/** Bodies that make or change channels (resources/guild "Create Guild Channel", resources/channel "Modify Channel"). */

// `id` repeats the path in what discord.js sends
export const overwriteBody = object({
  id: anything,
  type: nullable(oneOf(0, 1)),
  allow: nullable(bitset),
  deny: nullable(bitset),
});

const autoArchive = nullable(oneOf(60, 1440, 4320, 10_080));

export const channelFields: Record<string, Rule> = {
  type: nullable(integer(0, 16)),
  name: text({ min: 1, max: 100 }),
  topic: nullable(text({ max: 1024 })),
  position: nullable(integer(0)),
  parent_id: nullable(snowflake),
  nsfw: nullable(boolean),
  rate_limit_per_user: nullable(integer(0, 21_600)),
  permission_overwrites: nullable(
    list(object({ 'id!': snowflake, type: nullable(oneOf(0, 1)), allow: nullable(bitset), deny: nullable(bitset) })),
  ),
  default_auto_archive_duration: autoArchive,
  default_thread_rate_limit_per_user: nullable(integer(0, 21_600)),
  // kinds of channels that are not simulated have these; accepted and without effect, as on a text channel
  ...Object.fromEntries(
    [
      'bitrate',
      'user_limit',
      'rtc_region',
      'video_quality_mode',
      'default_reaction_emoji',
      'default_sort_order',
      'default_forum_layout',
      'default_tag_setting',
      'available_tags',
      'flags',
    ].map((n) => [n, anything]),
  ),
};

export const channelPatchBody = object(channelFields);

export const threadPatchBody = object({
  name: nullable(text({ min: 1, max: 100 })),
  archived: nullable(boolean),
  locked: nullable(boolean),
  invitable: nullable(boolean),
  auto_archive_duration: autoArchive,
  rate_limit_per_user: nullable(integer(0, 21_600)),
  flags: nullable(integer()),
  applied_tags: anything,
});

export const threadCreateBody = object({
  'name!': text({ min: 1, max: 100 }),
  auto_archive_duration: autoArchive,
  rate_limit_per_user: nullable(integer(0, 21_600)),
  type: nullable(oneOf(10, 11, 12)),
  invitable: nullable(boolean),
});

/** An overwrite as it is kept: absent sides are empty. */
export function overwrite(
  entry: { id: string; type?: 0 | 1 | null; allow?: string | number | null; deny?: string | number | null },
  kind: 0 | 1,
): OverwriteRecord {
  return {
    id: String(entry.id),
    type: entry.type ?? kind,
    allow: String(entry.allow ?? '0'),
    deny: String(entry.deny ?? '0'),
  };
}
