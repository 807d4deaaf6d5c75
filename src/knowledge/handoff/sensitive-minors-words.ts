/**
 * What tells of a child in danger in one language; parts of patterns. They see normalised text on one line, those of the languages in
 * Latin letters without marks, as half of the people leave them out.
 */
export interface MinorWords {
  /** A child that somebody speaks of, or an age below eighteen. */
  child: string;
  /** Who writes is a child. */
  me: string;
  /** A grown-up or a stranger, in front of what they do or behind it. */
  stranger: string;
  /** Anybody, and only in front of what they do: "my son wants to meet someone to trade with" tells of nothing. */
  somebody: string;
  /** "He", "she": only beside a child who writes; beside a parent who writes it is the child ("he wants to meet his friends"). */
  they: string;
  /** Asking for photos, a meeting, where somebody lives. */
  act: string;
  /** Wanting to meet the one who writes. */
  meetMe: string;
  /** Needs nobody's name beside a child: touching, sexual talk, "don't tell your parents". */
  grave: string;
  /** Sounds like it and isn't; taken out before looking. */
  harmless: string;
}

/** What stands between a verb and what is wanted, in one sentence. */
export const between = (most: number): string => `[^.!?。！？]{0,${most}}?`;
/** What children are old, and whom they should not have to meet. */
export const CHILD_AGE = '(?<!\\d)(?:[5-9]|1[0-7])(?!\\d)';
export const GROWN_AGE = '(?<!\\d)(?:1[89]|[2-7]\\d)(?!\\d)';
