import { isSnowflake } from '../model/snowflake.ts';
import { legacyComponents, nonce, v2Components } from './component-bodies.ts';
import {
  all,
  anything,
  bitset,
  boolean,
  decimal,
  either,
  integer,
  list,
  nullable,
  object,
  oneOf,
  snowflake,
  text,
  timestamp,
  url,
} from './rules.ts';
import type { Rule } from './rules.ts';

/** Bodies that make or change messages (resources/message, resources/webhook, interactions/receiving-and-responding). */

const media = nullable(
  object({
    url: nullable(url(2048)),
    width: nullable(integer()),
    height: nullable(integer()),
    description: nullable(text({ max: 4096 })),
    proxy_url: anything,
    placeholder: anything,
    placeholder_version: anything,
    is_animated: anything,
    content_type: anything,
    flags: anything,
  }),
);

/** Limits of resources/message, "Embed limits". */
const embed = object({
  type: nullable(text()),
  url: nullable(url(2048)),
  title: nullable(text({ max: 256 })),
  color: nullable(integer(0, 0xffffff)),
  timestamp: nullable(timestamp),
  description: nullable(text({ max: 4096 })),
  author: nullable(
    object({
      name: nullable(text({ max: 256 })),
      url: nullable(url(2048)),
      icon_url: nullable(url(2048)),
      proxy_icon_url: anything,
    }),
  ),
  image: media,
  thumbnail: media,
  footer: nullable(
    object({ text: nullable(text({ max: 2048 })), icon_url: nullable(url(2048)), proxy_icon_url: anything }),
  ),
  fields: nullable(
    list(
      object({ 'name!': text({ min: 1, max: 256 }), 'value!': text({ min: 1, max: 1024 }), inline: nullable(boolean) }),
      { max: 25 },
    ),
  ),
  provider: anything,
  video: media,
  flags: anything,
});

const embedsTogether: Rule = (value, path, problems) => {
  if (!Array.isArray(value)) return;
  type Parts = {
    title?: string;
    description?: string;
    footer?: { text?: string };
    author?: { name?: string };
    fields?: { name?: string; value?: string }[];
  };
  const length = (value as (Parts | null)[]).reduce((sum, e) => {
    const fields = Array.isArray(e?.fields) ? e.fields : [];
    const parts = [
      e?.title,
      e?.description,
      e?.footer?.text,
      e?.author?.name,
      ...fields.flatMap((f) => [f?.name, f?.value]),
    ];
    return sum + parts.reduce((n, part) => n + (typeof part === 'string' ? [...part].length : 0), 0);
  }, 0);
  if (length > 6000)
    problems.push({ path, code: 'MAX_EMBED_SIZE_EXCEEDED', message: 'Embed size exceeds maximum size of 6000' });
};

const mentionFields = object({
  parse: nullable(list(oneOf('users', 'roles', 'everyone'))),
  users: nullable(list(snowflake, { max: 100 })),
  roles: nullable(list(snowflake, { max: 100 })),
  replied_user: nullable(boolean),
});
const allowedMentions: Rule = all(mentionFields, (value, path, problems) => {
  const { parse, users, roles } = (value ?? {}) as { parse?: string[]; users?: string[]; roles?: string[] };
  for (const [kind, ids] of [
    ['users', users],
    ['roles', roles],
  ] as const)
    if (Array.isArray(parse) && parse.includes(kind) && ids?.length)
      problems.push({
        path,
        code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      });
});

const attachment = object({
  'id!': snowflake,
  filename: nullable(text({ min: 1, max: 1024 })),
  description: nullable(text({ max: 1024 })),
  title: nullable(text({ max: 1024 })),
  duration_secs: nullable(decimal),
  waveform: nullable(text({ max: 400 })),
  is_spoiler: nullable(boolean),
  is_remix: nullable(boolean),
  // an edit sends back what it was given: the rest of the attachment is read-only there
  ...Object.fromEntries(
    [
      'url',
      'proxy_url',
      'size',
      'content_type',
      'width',
      'height',
      'ephemeral',
      'flags',
      'placeholder',
      'placeholder_version',
    ].map((name) => [name, anything]),
  ),
});

/** Fields of every message body. Official clients send `tts` and `enforce_nonce` on all of them, where it means nothing. */
const common = {
  content: nullable(text({ max: 2000 })),
  embeds: nullable(all(list(embed, { max: 10 }), embedsTogether)),
  allowed_mentions: nullable(allowedMentions),
  flags: nullable(bitset),
  attachments: nullable(list(attachment)),
  tts: nullable(boolean),
  nonce: nullable(nonce),
  enforce_nonce: nullable(boolean),
};

const reference = nullable(
  object({
    'message_id!': snowflake,
    channel_id: nullable(snowflake),
    guild_id: nullable(snowflake),
    fail_if_not_exists: nullable(boolean),
    type: nullable(oneOf(0)),
  }),
);

/** Components follow one of two sets of rules, by the flag IS_COMPONENTS_V2. */
const withComponents = (fields: Record<string, Rule>): { legacy: Rule; v2: Rule } => ({
  legacy: object({ ...fields, components: nullable(legacyComponents) }),
  v2: object({ ...fields, components: nullable(v2Components) }),
});

const create = withComponents({
  ...common,
  message_reference: reference,
  sticker_ids: nullable(list(snowflake, { max: 3 })),
});
const edit = withComponents({ ...common, sticker_ids: nullable(list(snowflake, { max: 3 })) });
const webhook = withComponents({
  ...common,
  message_reference: reference,
  username: nullable(text({ max: 80 })),
  avatar_url: nullable(url(2048)),
  thread_name: nullable(text({ max: 100 })),
});

const byFlag =
  (rules: { legacy: Rule; v2: Rule }, v2Already: boolean): Rule =>
  (value, path, problems) => {
    const v2 = v2Already || (Number((value as { flags?: unknown } | null)?.flags ?? 0) & (1 << 15)) !== 0;
    (v2 ? rules.v2 : rules.legacy)(value, path, problems);
    if (!v2) return;
    for (const name of ['content', 'embeds'] as const) {
      const given = (value as Record<string, unknown> | null)?.[name];
      if (given && (given as string | unknown[]).length > 0)
        problems.push({
          path: [...path, name],
          code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          message: `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        });
    }
  };

export const messageCreateBody: Rule = byFlag(create, false);
export const messageEditBody = (v2Already: boolean): Rule => byFlag(edit, v2Already);
export const webhookMessageBody = (v2Already: boolean): Rule => byFlag(webhook, v2Already);

/** A checked message body. */
export interface MessageBody {
  content?: string | null;
  embeds?: Record<string, unknown>[] | null;
  components?: Record<string, unknown>[] | null;
  allowed_mentions?: {
    parse?: string[] | null;
    users?: string[] | null;
    roles?: string[] | null;
    replied_user?: boolean | null;
  } | null;
  flags?: number | string | null;
  attachments?: { id: string | number; filename?: string | null; description?: string | null }[] | null;
  tts?: boolean | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  message_reference?: { message_id: string; channel_id?: string | null; fail_if_not_exists?: boolean | null } | null;
  sticker_ids?: string[] | null;
}

/** A query value that must be an id. */
export const idText: Rule = either((value, path, problems) => {
  if (!isSnowflake(value))
    problems.push({ path, code: 'NUMBER_TYPE_COERCE', message: `Value "${String(value)}" is not snowflake.` });
});
