import { invalidForm } from './errors.ts';
import type { Problem } from './errors.ts';

type Path = readonly (string | number)[];

/** Looks at one value and notes what is wrong with it. */
export type Rule = (value: unknown, path: Path, problems: Problem[]) => void;

const note = (problems: Problem[], path: Path, code: string, message: string): void => {
  problems.push({ path, code, message });
};

/** Refuses a value with 50035 when it breaks a rule; else gives it back as the type that the rule describes. */
export function checked<T>(rule: Rule, value: unknown): T {
  const problems: Problem[] = [];
  rule(value, [], problems);
  if (problems.length > 0) throw invalidForm(problems);
  return value as T;
}

export const anything: Rule = () => undefined;

export const text =
  (limits: { min?: number; max?: number; pattern?: RegExp } = {}): Rule =>
  (value, path, problems) => {
    if (typeof value !== 'string')
      return note(problems, path, 'STRING_TYPE_CONVERT', 'Could not interpret the value as string.');
    const { min = 0, max = Infinity, pattern } = limits;
    const length = [...value].length;
    if (length < min || length > max) {
      if (min > 0 && max < Infinity)
        note(problems, path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
      else if (length > max) note(problems, path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
      else note(problems, path, 'BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
    } else if (pattern && !pattern.test(value))
      note(problems, path, 'STRING_TYPE_REGEX', 'String value did not match validation regex.');
  };

export const integer =
  (min = -Infinity, max = Infinity): Rule =>
  (value, path, problems) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      return note(problems, path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not int.`);
    if (value > max) note(problems, path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    if (value < min) note(problems, path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
  };

export const decimal: Rule = (value, path, problems) => {
  if (typeof value !== 'number')
    note(problems, path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not float.`);
};

export const boolean: Rule = (value, path, problems) => {
  if (typeof value !== 'boolean') note(problems, path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
};

/** Ids are strings; numbers up to 53 bits are accepted as the API does. */
export const snowflake: Rule = (value, path, problems) => {
  const ok =
    (typeof value === 'string' && /^\d{1,20}$/.test(value)) ||
    (typeof value === 'number' && Number.isSafeInteger(value));
  if (!ok) note(problems, path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not snowflake.`);
};

/** A permission set: a decimal string (the reference) or an integer (the OpenAPI document). */
export const bitset: Rule = (value, path, problems) => {
  const ok =
    (typeof value === 'string' && /^\d{1,20}$/.test(value)) ||
    (typeof value === 'number' && Number.isSafeInteger(value));
  if (!ok) note(problems, path, 'BITFIELD_TYPE_COERCE', `Value ${JSON.stringify(value)} is not a bit field.`);
};

export const url =
  (max: number): Rule =>
  (value, path, problems) => {
    text({ max })(value, path, problems);
    if (typeof value !== 'string' || value === '') return;
    if (!/^(https?|attachment|discord):\/\/\S+$/.test(value))
      note(problems, path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  };

export const timestamp: Rule = (value, path, problems) => {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
    note(problems, path, 'DATE_TIME_TYPE_PARSE', 'Could not parse the value. Should be ISO8601.');
};

export const oneOf =
  (...choices: (string | number)[]): Rule =>
  (value, path, problems) => {
    if (!choices.includes(value as string))
      note(problems, path, 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
  };

export const nullable =
  (rule: Rule): Rule =>
  (value, path, problems) => {
    if (value !== null) rule(value, path, problems);
  };

/** Passes when one of the rules does; else says what the last one says. */
export const either =
  (...rules: Rule[]): Rule =>
  (value, path, problems) => {
    let last: Problem[] = [];
    for (const rule of rules) {
      last = [];
      rule(value, path, last);
      if (last.length === 0) return;
    }
    problems.push(...last);
  };

export const list =
  (rule: Rule, limits: { min?: number; max?: number } = {}): Rule =>
  (value, path, problems) => {
    if (!Array.isArray(value))
      return note(problems, path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    const { min = 0, max = Infinity } = limits;
    if (value.length < min || value.length > max)
      note(problems, path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    value.forEach((item, index) => rule(item, [...path, index], problems));
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys are free, values follow one rule. */
export const mapOf =
  (rule: Rule, keys?: readonly string[]): Rule =>
  (value, path, problems) => {
    if (!isObject(value))
      return note(problems, path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    for (const [key, item] of Object.entries(value)) {
      if (keys && !keys.includes(key))
        note(problems, [...path, key], 'BASE_TYPE_CHOICES', `Value must be one of {${keys.join(', ')}}.`);
      rule(item, [...path, key], problems);
    }
  };

/** An object with these fields and no others; a name ending in `!` is required. Others are allowed to be absent or undefined. */
export const object = (fields: Record<string, Rule>): Rule => {
  const rules = new Map(Object.entries(fields).map(([name, rule]) => [name.replace(/!$/, ''), rule]));
  const required = Object.keys(fields)
    .filter((name) => name.endsWith('!'))
    .map((name) => name.slice(0, -1));
  return (value, path, problems) => {
    if (!isObject(value))
      return note(problems, path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used as a model.');
    for (const name of required)
      if (value[name] === undefined) note(problems, [...path, name], 'BASE_TYPE_REQUIRED', 'This field is required');
    for (const [name, item] of Object.entries(value)) {
      const rule = rules.get(name);
      if (!rule) note(problems, [...path, name], 'MODEL_TYPE_UNKNOWN_FIELD', 'This field does not exist.');
      else if (item !== undefined) rule(item, [...path, name], problems);
    }
  };
};

/** An object whose `type` field chooses the rule. */
export const byType =
  (rules: Record<number, Rule>): Rule =>
  (value, path, problems) => {
    if (!isObject(value))
      return note(problems, path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used as a model.');
    const rule = rules[value['type'] as number];
    if (!rule)
      return note(
        problems,
        [...path, 'type'],
        'UNION_TYPE_CHOICES',
        `Value of field "type" must be one of (${Object.keys(rules).join(', ')}).`,
      );
    rule(value, path, problems);
  };

/** Runs all rules over the same value. */
export const all =
  (...rules: Rule[]): Rule =>
  (value, path, problems) => {
    for (const rule of rules) rule(value, path, problems);
  };
