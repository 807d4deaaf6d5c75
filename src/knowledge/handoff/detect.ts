import { normalise, withoutMarkup } from '../text/normalise.ts';
import { splitWords } from '../text/tokenise.ts';
import { MORE_PHRASES } from './more-phrases.ts';
import { type Phrases, PHRASES } from './phrases.ts';
import type { HandoffClassifier } from './classifier.ts';
import { namesSomebody } from './evidence.ts';

export type Verdict = 'handoff' | 'unsure' | 'none';

export interface HandoffReading {
  verdict: Verdict;
  /** 0 … 1: how surely a person is asked for. */
  score: number;
}

/** Letters of a message that are looked at as a whole. */
const LONGEST = 2000;
/** So much of the end is also read by itself: a long story ends with what is wanted, and the classifier sees only how it begins. */
const END = 240;
/** So many of the last lines, lest a message of nothing but line breaks takes long. */
const LINES = 20;
const CERTAIN = 0.97;
const REFUSED = 0.03;
const DOUBTFUL = 0.5;
/** How much a rule weighs against the classifier; chosen on the held-out folds of the training phrases. */
const TRUST = { handoff: 0.55, unsure: 0.3, none: 0.35 };
/** A single word that no rule knows is a topic ("token", "gift") unless the classifier is sure of it ("agnet", "humna"). */
const ONE_WORD = /^[\p{Script=Latin}\p{M}\d'’-]+[.!?…]*$/u;
/** Words of the longest line that looks like an item of a list. */
const ITEM_WORDS = 3;
const CLAUSE_END =
  /(?<![,.;!?，。！？、])[,.;!?，。！？、]+(?=\s|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})/u;
const BREAK = new RegExp(`\\n|${CLAUSE_END.source}`, 'u');
const SURE_OF_ONE_WORD = 0.7;
/** So is a message that names nobody, unless it is sure of that one ("the next level please", "could you ring me back"). */
const SURE_OF_NOBODY = 0.85;

/** Does this text ask for a person: as a whole, in a later line (what came in one after the other is joined by line breaks), or at its end? */
export function readHandoff(text: string, language: string, classifier: HandoffClassifier | null): HandoffReading {
  const lines = linesOf(text.slice(0, LONGEST));
  const whole = readMessage(lines.join(' '), language, classifier);
  if (whole.verdict === 'handoff') return whole;
  const later = lines.slice(-LINES - 1);
  const end = endOf(text);
  // torn from its neighbours a line says less ("is this a bot⏎or a human"), so the rules must know it for a wish
  const plainWishes = [
    ...later.filter((_, at) => at > 0 && !isListed(later, at, language)),
    ...end.filter((_, at) => !isListed(end, at, language)),
  ]
    .filter((line) => byRules(line, language)?.verdict === 'handoff')
    .map((line) => readMessage(line, language, classifier));
  return plainWishes.find(({ verdict }) => verdict === 'handoff') ?? whole;
}

/**
 * Whether a line only names somebody, as a line of a pasted list or menu does ("elf⏎human⏎orc"). Such a word calls for a person where it
 * comes last, behind a line that is no item of a list.
 */
function isListed(lines: string[], at: number, language: string): boolean {
  if (!patternsOf(language).some(({ bare }) => bare.test(lines[at]!))) return false;
  const before = lines[at - 1];
  const calls = before === undefined || splitWords(before, language).length > ITEM_WORDS;
  return at < lines.length - 1 || !calls;
}

/** The lines at the end of a long text, from where something begins: half a word or half a refusal would say something else. */
function endOf(text: string): string[] {
  if (text.length <= END) return [];
  const end = text.slice(-END);
  const cut = BREAK.exec(end);
  return cut === null ? [] : linesOf(end.slice(cut.index + cut[0].length));
}

function linesOf(text: string): string[] {
  return normalise(withoutMarkup(text))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/**
 * Rules of the language decide what is plain (in any message the English ones are tried too: "agent please" is understood
 * everywhere); the classifier decides the rest, and asks for more where the message names nobody who could be reached.
 */
function readMessage(plain: string, language: string, classifier: HandoffClassifier | null): HandoffReading {
  if (plain === '') return { verdict: 'none', score: 0 };
  const ruled = byRules(plain, language);
  if (classifier === null) return ruled ?? { verdict: 'none', score: 0.1 };
  const learned = classifier.score(plain, language);
  if (ruled === null && learned < SURE_OF_NOBODY && !namesSomebody(plain, language))
    return { verdict: 'none', score: REFUSED };
  if (ruled === null && learned < SURE_OF_ONE_WORD && ONE_WORD.test(plain)) return { verdict: 'none', score: REFUSED };
  return combine(ruled, learned, classifier);
}

/**
 * A later clause may take back what the whole seems to refuse: "I don't want to talk to a machine, get me a person". The clause that
 * asks must stand on its own, free of a refusal.
 */
function byRules(plain: string, language: string): HandoffReading | null {
  const whole = byRulesOf(plain, language);
  if (whole?.verdict !== 'none') return whole;
  const clauses = plain.split(CLAUSE_END).filter((clause) => clause.trim() !== '');
  return clauses.slice(1).some((clause) => byRulesOf(clause.trim(), language)?.verdict === 'handoff')
    ? { verdict: 'handoff', score: CERTAIN }
    : whole;
}

function byRulesOf(plain: string, language: string): HandoffReading | null {
  const readings = patternsOf(language).map((phrases) => readWith(plain, phrases));
  return (
    readings.find((reading) => reading?.verdict === 'none') ?? readings.find((reading) => reading !== null) ?? null
  );
}

function patternsOf(language: string): Phrases[] {
  return [...new Set([language, 'en'])].flatMap((name) => PHRASES[name] ?? MORE_PHRASES[name] ?? []);
}

function readWith(plain: string, phrases: Phrases): HandoffReading | null {
  if (phrases.bare.test(plain)) return { verdict: 'handoff', score: CERTAIN };
  if (phrases.not.some((pattern) => pattern.test(plain))) return { verdict: 'none', score: REFUSED };
  if (phrases.asks.some((pattern) => pattern.test(plain))) return { verdict: 'handoff', score: CERTAIN };
  if (phrases.maybe.some((pattern) => pattern.test(plain))) return { verdict: 'unsure', score: DOUBTFUL };
  return null;
}

/** Rules and classifier that agree are certain; a rule that the classifier firmly contradicts is overruled, and the doubtful middle is asked back. */
function combine(ruled: HandoffReading | null, learned: number, classifier: HandoffClassifier): HandoffReading {
  const trust = ruled === null ? 0 : TRUST[ruled.verdict];
  const score = trust * (ruled?.score ?? 0) + (1 - trust) * learned;
  if (score >= classifier.handoffFrom) return { verdict: 'handoff', score };
  return { verdict: score >= classifier.unsureFrom ? 'unsure' : 'none', score };
}
