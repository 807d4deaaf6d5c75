import type { Audience } from '../articles/article.ts';

/** Whom front matter of other writers, or a row of theirs, means its article for. */
export interface MeantFor {
  /** null = for nobody yet: it is a draft */
  audience: Audience | null;
  /** The line of it that says so, where it is not understood as ours is. */
  because: string | null;
}

type Values = Record<string, unknown>;

const FOR_ALL = new Set(
  'everyone everybody anyone anybody all any public published visible open users user customers players visitors guests'.split(
    ' ',
  ),
);
const DRAFT = new Set(['draft', 'unpublished', 'archived', 'deleted', 'trash', 'scheduled']);
/** States of what is written but not for the public. */
const KEPT = new Set(['private', 'hidden', 'internal', 'pending', 'unlisted', 'restricted', 'confidential', 'review']);
/** Keys that name who may read. */
const WHO = ['audience', 'visibility', 'access'];
/** Keys that name how far an article is. */
const STATE = ['status', 'state'];
/** Keys that take an article away from the public with "true". */
const HIDES = ['private', 'internal', 'hidden', 'unlisted'];

/** What is not known for certain to be for everybody is for agents only: nobody shall read what its author kept back. */
export function meantFor(values: Values): MeantFor {
  const draft = draftIn(values);
  if (draft !== null) return { audience: null, because: draft };
  const kept = keptIn(values);
  if (kept !== null) return { audience: 'agents', because: kept };
  const isForAgents = entries(values).some(([key, value]) => WHO.includes(key) && isAgents(value));
  return { audience: isForAgents ? 'agents' : 'everyone', because: null };
}

/** The line that says that it is a draft; null when none does. */
export function draftIn(values: Values): string | null {
  return lineOf(
    values,
    (key, value) =>
      (DRAFT.has(key) && is(value, true)) ||
      (['published', 'publish'].includes(key) && is(value, false)) ||
      ([...STATE, ...WHO].includes(key) && words(value).some((word) => DRAFT.has(word))),
  );
}

/** The line by which it may not be for everybody; null when there is none, or one that names agents as ours does. */
export function keptIn(values: Values): string | null {
  return lineOf(
    values,
    (key, value) =>
      (WHO.includes(key) && given(value) && !isAgents(value) && !isForAll(value)) ||
      (STATE.includes(key) && words(value).some((word) => KEPT.has(word))) ||
      (HIDES.includes(key) && given(value) && !is(value, false)) ||
      (['public', 'visible'].includes(key) && is(value, false)),
  );
}

function lineOf(values: Values, says: (key: string, value: unknown) => boolean): string | null {
  const found = entries(values).find(([key, value]) => says(key, value));
  if (found === undefined) return null;
  const [, value, key] = found;
  return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

/** Keys as they are compared, values, and keys as they are written: "isDraft", "is_draft" and "Draft" say the same. */
function entries(values: Values): [string, unknown, string][] {
  return Object.entries(values).map(([key, value]) => [key.toLowerCase().replace(/^is[_-]?/, ''), value, key]);
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isAgents(value: unknown): boolean {
  const named = words(value);
  return named.length > 0 && named.every((word) => word === 'agents');
}

function isForAll(value: unknown): boolean {
  const named = words(value);
  return is(value, true) || (named.length > 0 && named.every((word) => FOR_ALL.has(word)));
}

/** What a value names: a word, a list of them, or an object with a `type`. */
function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words);
  if (typeof value === 'object' && value !== null) return words((value as { type?: unknown }).type);
  return given(value) ? [String(value).trim().toLowerCase()] : [];
}

/** Writers of YAML 1.1 say "yes" and "no". */
function is(value: unknown, wanted: boolean): boolean {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return (
    value === wanted ||
    (wanted ? ['true', 'yes', 'on', '1'] : ['false', 'no', 'off', '0']).includes(word) ||
    value === Number(wanted)
  );
}
