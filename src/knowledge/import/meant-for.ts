import type { Audience } from '../articles/article.ts';

/** Whom front matter of other writers means its article for. */
export interface MeantFor {
  /** null = for nobody yet: it is a draft */
  audience: Audience | null;
  /** The line of it that says so, where it is not understood as ours is. */
  because: string | null;
}

const FOR_ALL = new Set(['everyone', 'everybody', 'all', 'public', 'published', 'visible']);
const DRAFT = new Set(['draft', 'unpublished', 'archived', 'deleted']);
/** Keys that name who may read. */
const WHO = ['audience', 'visibility', 'access'];
/** Keys that take an article away from the public with "true". */
const HIDES = ['private', 'internal', 'hidden', 'unlisted'];

/** What is not known for certain to be for everybody is for agents only: nobody shall read what its author kept back. */
export function meantFor(values: Record<string, unknown>): MeantFor {
  const line = (key: string): string => `${key}: ${String(values[key])}`;
  const draft = [
    ...(is(values['draft'], true) ? ['draft'] : []),
    ...['published', 'publish'].filter((key) => is(values[key], false)),
    ...['status', 'state', ...WHO].filter((key) => DRAFT.has(word(values[key]))),
  ][0];
  if (draft !== undefined) return { audience: null, because: line(draft) };
  const kept = [
    ...WHO.filter((key) => given(values[key]) && word(values[key]) !== 'agents' && !FOR_ALL.has(word(values[key]))),
    ...HIDES.filter((key) => given(values[key]) && !is(values[key], false)),
    ...(is(values['public'], false) ? ['public'] : []),
  ][0];
  if (kept !== undefined) return { audience: 'agents', because: line(kept) };
  return { audience: WHO.some((key) => word(values[key]) === 'agents') ? 'agents' : 'everyone', because: null };
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

/** Writers of YAML 1.1 say "yes" and "no". */
function is(value: unknown, wanted: boolean): boolean {
  return (
    value === wanted ||
    (wanted ? ['true', 'yes', 'on', '1'] : ['false', 'no', 'off', '0']).includes(word(value)) ||
    value === Number(wanted)
  );
}
