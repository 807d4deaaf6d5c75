import {
  all,
  anything,
  bitset,
  boolean,
  byType,
  decimal,
  either,
  integer,
  list,
  mapOf,
  nullable,
  object,
  oneOf,
  snowflake,
  text,
} from './rules.ts';
import type { Rule } from './rules.ts';

/** Bodies of application commands (interactions/application-commands): names, limits, order of options, localisations. */

/** reference, "Locales" */
export const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const chatName: Rule = all(text({ min: 1, max: 32, pattern: NAME }), (value, path, problems) => {
  if (typeof value === 'string' && value !== value.toLowerCase())
    problems.push({
      path,
      code: 'APPLICATION_COMMAND_INVALID_NAME',
      message: 'Command name is invalid: use lower case',
    });
});

const localised = {
  name_localizations: nullable(mapOf(chatName, LOCALES)),
  description_localizations: nullable(mapOf(text({ min: 1, max: 100 }), LOCALES)),
};

const choice = (value: Rule): Rule =>
  object({
    'name!': text({ min: 1, max: 100 }),
    'value!': value,
    name_localizations: nullable(mapOf(text({ min: 1, max: 100 }), LOCALES)),
  });

const optionBase = {
  'type!': integer(1, 11),
  'name!': chatName,
  'description!': text({ min: 1, max: 100 }),
  ...localised,
  required: nullable(boolean),
};
const valued = (value: Rule, more: Record<string, Rule>): Rule =>
  object({
    ...optionBase,
    choices: nullable(list(choice(value), { max: 25 })),
    autocomplete: nullable(boolean),
    ...more,
  });
const plain = object(optionBase);

const basic: Record<number, Rule> = {
  3: valued(text({ max: 6000 }), { min_length: nullable(integer(0, 6000)), max_length: nullable(integer(1, 6000)) }),
  4: valued(integer(), { min_value: nullable(integer()), max_value: nullable(integer()) }),
  5: plain,
  6: plain,
  7: object({ ...optionBase, channel_types: nullable(list(integer(0, 16))) }),
  8: plain,
  9: plain,
  10: valued(decimal, { min_value: nullable(decimal), max_value: nullable(decimal) }),
  11: object({ ...optionBase, file_types: nullable(list(anything)) }),
};

/** Required options first, names once. */
const ordered: Rule = (value, path, problems) => {
  if (!Array.isArray(value)) return;
  const names = new Set<unknown>();
  let optionalSeen = false;
  (value as { name?: unknown; required?: unknown }[]).forEach((option, index) => {
    if (names.has(option?.name))
      problems.push({
        path: [...path, index, 'name'],
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        message: 'That option name already exists',
      });
    names.add(option?.name);
    if (option?.required === true && optionalSeen)
      problems.push({
        path: [...path, index],
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message: 'Required options must be placed before non-required options',
      });
    if (option?.required !== true) optionalSeen = true;
  });
};

const options = (rules: Record<number, Rule>): Rule => nullable(all(list(byType(rules), { max: 25 }), ordered));
const subcommand = object({ ...optionBase, options: options(basic) });
const group = object({ ...optionBase, options: options({ 1: subcommand }) });

const shared: Record<string, Rule> = {
  id: nullable(snowflake),
  default_member_permissions: nullable(bitset),
  dm_permission: nullable(boolean),
  default_permission: nullable(boolean),
  contexts: nullable(list(oneOf(0, 1, 2))),
  integration_types: nullable(list(oneOf(0, 1))),
  nsfw: nullable(boolean),
  handler: anything,
};

const chatInput = object({
  ...shared,
  type: nullable(oneOf(1)),
  'name!': chatName,
  'description!': text({ min: 1, max: 100 }),
  ...localised,
  options: options({ ...basic, 1: subcommand, 2: group }),
});
const contextMenu = object({
  ...shared,
  type: oneOf(2, 3),
  'name!': text({ min: 1, max: 32 }),
  description: nullable(text({ max: 0 })),
  name_localizations: nullable(mapOf(text({ min: 1, max: 32 }), LOCALES)),
  options: nullable(list(anything, { max: 0 })),
});

export const commandBody: Rule = (value, path, problems) => {
  const type = (value as { type?: unknown } | null)?.type;
  (type === 2 || type === 3 ? contextMenu : chatInput)(value, path, problems);
};

/** A bulk overwrite: every name once per kind, 100 slash commands, 15 of each other kind. */
export const commandsBody: Rule = all(list(commandBody, { max: 130 }), (value, path, problems) => {
  if (!Array.isArray(value)) return;
  const seen = new Set<string>();
  (value as { name?: unknown; type?: number }[]).forEach((command, index) => {
    const key = `${command?.type ?? 1} ${String(command?.name)}`;
    if (seen.has(key))
      problems.push({
        path: [...path, index, 'name'],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      });
    seen.add(key);
  });
});

export const commandPatchBody: Rule = object({
  ...shared,
  name: either(chatName),
  description: nullable(text({ max: 100 })),
  ...localised,
  options: options({ ...basic, 1: subcommand, 2: group }),
});
