import {
  all,
  anything,
  boolean,
  byType,
  either,
  integer,
  list,
  nullable,
  object,
  oneOf,
  snowflake,
  text,
  url,
} from './rules.ts';
import type { Rule } from './rules.ts';

/** Components of messages and modals (components/reference): what may stand where, and its limits. */

const id = nullable(integer(0, 2_147_483_647));
const customId = text({ min: 1, max: 100 });
const emoji = nullable(
  object({ id: nullable(snowflake), name: nullable(text({ max: 32 })), animated: nullable(boolean) }),
);

const buttonFields = object({
  'type!': oneOf(2),
  id,
  'style!': integer(1, 6),
  label: nullable(text({ max: 80 })),
  emoji,
  custom_id: nullable(customId),
  sku_id: nullable(snowflake),
  url: nullable(url(512)),
  disabled: nullable(boolean),
});

/** Link buttons carry a url and no custom_id, the others the reverse. */
const button: Rule = all(buttonFields, (value, path, problems) => {
  const { style, custom_id, url: link, label, emoji: icon } = (value ?? {}) as Record<string, unknown>;
  if (style === 5 && (!link || custom_id))
    problems.push({
      path: [...path, 'url'],
      code: 'BUTTON_COMPONENT_URL_REQUIRED',
      message: 'A url is required, a custom id is not allowed',
    });
  if (typeof style === 'number' && style < 5 && !custom_id)
    problems.push({
      path: [...path, 'custom_id'],
      code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
      message: 'A custom id required',
    });
  if (typeof style === 'number' && style < 6 && !label && !icon)
    problems.push({
      path: [...path, 'label'],
      code: 'BUTTON_COMPONENT_LABEL_REQUIRED',
      message: 'A label or an emoji is required',
    });
});

const selectOption = object({
  'label!': text({ min: 1, max: 100 }),
  'value!': text({ min: 1, max: 100 }),
  description: nullable(text({ max: 100 })),
  emoji,
  default: nullable(boolean),
});

const selectBase = {
  id,
  'custom_id!': customId,
  placeholder: nullable(text({ max: 150 })),
  min_values: nullable(integer(0, 25)),
  max_values: nullable(integer(1, 25)),
  disabled: nullable(boolean),
};
const stringSelect = (more: Record<string, Rule> = {}): Rule =>
  object({ 'type!': oneOf(3), ...selectBase, 'options!': list(selectOption, { min: 1, max: 25 }), ...more });
const autoSelect = (type: number, more: Record<string, Rule> = {}): Rule =>
  object({
    'type!': oneOf(type),
    ...selectBase,
    default_values: nullable(
      list(object({ 'id!': snowflake, 'type!': oneOf('user', 'role', 'channel') }), { max: 25 }),
    ),
    ...(type === 8 ? { channel_types: nullable(list(integer(0, 16))) } : {}),
    ...more,
  });

const inRow = byType({
  2: button,
  3: stringSelect(),
  5: autoSelect(5),
  6: autoSelect(6),
  7: autoSelect(7),
  8: autoSelect(8),
});
const actionRow: Rule = all(
  object({ 'type!': oneOf(1), id, 'components!': list(inRow, { min: 1, max: 5 }) }),
  (value, path, problems) => {
    const inside = (value as { components?: { type?: number }[] } | null)?.components;
    if (Array.isArray(inside) && inside.length > 1 && inside.some((c) => c?.type !== 2))
      problems.push({
        path: [...path, 'components'],
        code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        message: 'The specified component exceeds the maximum width',
      });
  },
);

const media = object({ 'url!': url(2048) });
const textDisplay = object({ 'type!': oneOf(10), id, 'content!': text({ min: 1, max: 4000 }) });
const thumbnail = object({
  'type!': oneOf(11),
  id,
  'media!': media,
  description: nullable(text({ max: 1024 })),
  spoiler: nullable(boolean),
});
const section = object({
  'type!': oneOf(9),
  id,
  'components!': list(byType({ 10: textDisplay }), { min: 1, max: 3 }),
  'accessory!': byType({ 2: button, 11: thumbnail }),
});
const gallery = object({
  'type!': oneOf(12),
  id,
  'items!': list(object({ 'media!': media, description: nullable(text({ max: 1024 })), spoiler: nullable(boolean) }), {
    min: 1,
    max: 10,
  }),
});
const file = object({ 'type!': oneOf(13), id, 'file!': media, spoiler: nullable(boolean) });
const separator = object({ 'type!': oneOf(14), id, divider: nullable(boolean), spacing: nullable(oneOf(1, 2)) });
const inContainer = { 1: actionRow, 9: section, 10: textDisplay, 12: gallery, 13: file, 14: separator };
const container = object({
  'type!': oneOf(17),
  id,
  accent_color: nullable(integer(0, 0xffffff)),
  spoiler: nullable(boolean),
  'components!': list(byType(inContainer), { min: 1, max: 40 }),
});

/** Components of an ordinary message: up to 5 rows. */
export const legacyComponents: Rule = all(list(byType({ 1: actionRow }), { max: 5 }), uniqueCustomIds);

/** Components of a message with IS_COMPONENTS_V2: up to 40 in all. */
export const v2Components: Rule = all(list(byType({ ...inContainer, 17: container }), { max: 40 }), uniqueCustomIds);

function uniqueCustomIds(value: unknown, path: readonly (string | number)[], problems: Parameters<Rule>[2]): void {
  const seen = new Set<string>();
  const visit = (node: unknown, at: readonly (string | number)[]): void => {
    if (typeof node !== 'object' || node === null) return;
    const { custom_id } = node as { custom_id?: unknown };
    if (typeof custom_id === 'string') {
      if (seen.has(custom_id))
        problems.push({
          path: [...at, 'custom_id'],
          code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: 'Component custom id cannot be duplicated',
        });
      seen.add(custom_id);
    }
    for (const [key, child] of Object.entries(node)) visit(child, [...at, Array.isArray(node) ? Number(key) : key]);
  };
  visit(value, path);
}

const required = { required: nullable(boolean) };
const textInput = (label: Record<string, Rule>): Rule =>
  object({
    'type!': oneOf(4),
    id,
    'custom_id!': customId,
    'style!': oneOf(1, 2),
    min_length: nullable(integer(0, 4000)),
    max_length: nullable(integer(1, 4000)),
    value: nullable(text({ max: 4000 })),
    placeholder: nullable(text({ max: 100 })),
    ...required,
    ...label,
  });
const groupOption = object({
  'value!': text({ min: 1, max: 100 }),
  'label!': text({ min: 1, max: 100 }),
  description: nullable(text({ max: 100 })),
  default: nullable(boolean),
});
const inLabel = byType({
  3: stringSelect(required),
  4: textInput({ label: nullable(text({ max: 45 })) }),
  5: autoSelect(5, required),
  6: autoSelect(6, required),
  7: autoSelect(7, required),
  8: autoSelect(8, required),
  19: object({
    'type!': oneOf(19),
    id,
    'custom_id!': customId,
    min_values: nullable(integer(0, 10)),
    max_values: nullable(integer(1, 10)),
    file_types: nullable(list(anything)),
    ...required,
  }),
  21: object({
    'type!': oneOf(21),
    id,
    'custom_id!': customId,
    'options!': list(groupOption, { min: 2, max: 10 }),
    ...required,
  }),
  22: object({
    'type!': oneOf(22),
    id,
    'custom_id!': customId,
    'options!': list(groupOption, { min: 1, max: 10 }),
    min_values: nullable(integer(0, 10)),
    max_values: nullable(integer(1, 10)),
    ...required,
  }),
  23: object({ 'type!': oneOf(23), id, 'custom_id!': customId, default: nullable(boolean) }),
});

/** A modal (interactions/receiving-and-responding, "Modal"): labels, text, or the older rows with one text input. */
export const modal: Rule = object({
  'custom_id!': customId,
  'title!': text({ min: 1, max: 45 }),
  'components!': all(
    list(
      byType({
        1: object({
          'type!': oneOf(1),
          id,
          'components!': list(byType({ 4: textInput({ 'label!': text({ min: 1, max: 45 }) }) }), { min: 1, max: 1 }),
        }),
        10: textDisplay,
        18: object({
          'type!': oneOf(18),
          id,
          'label!': text({ min: 1, max: 45 }),
          description: nullable(text({ max: 100 })),
          'component!': inLabel,
        }),
      }),
      { min: 1, max: 5 },
    ),
    uniqueCustomIds,
  ),
});

/** A nonce: up to 25 characters or an integer. */
export const nonce: Rule = either(integer(), text({ max: 25 }));
