import { normalise, withoutMarkup } from '../text/normalise.ts';
import { splitWords } from '../text/tokenise.ts';
import { PHRASES } from './all-phrases.ts';
import type { Phrases } from './phrases.ts';
import type { HandoffClassifier } from './classifier.ts';
import { withoutMarks } from './classifier-features.ts';
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
/** What the rules of a language make of a message. */
type Rule = 'calls' | 'asks' | 'refuses' | 'elsewhere' | 'maybe';

/** How sure of a wish a rule is, and how much it weighs against the classifier; chosen on the held-out folds of the training phrases. */
const RULES: Record<Rule, { score: number; trust: number }> = {
  calls: { score: 0.97, trust: 0.65 },
  asks: { score: 0.97, trust: 0.55 },
  refuses: { score: 0.03, trust: 0.75 },
  elsewhere: { score: 0.03, trust: 0.2 },
  maybe: { score: 0.5, trust: 0.5 },
};
/** Where the languages of a message differ, the first of these holds. */
const RANK: Rule[] = ['refuses', 'calls', 'asks', 'elsewhere', 'maybe'];
const NOBODY: HandoffReading = { verdict: 'none', score: 0.03 };
/** A single word that no rule knows is a topic ("token", "gift") unless the classifier is sure of it ("agnet", "humna"). */
const ONE_WORD = /^[\p{Script=Latin}\p{M}\d'’-]+[.!?…]*$/u;
/** Words of the longest line that looks like an item of a list. */
const ITEM_WORDS = 3;
/** Not the dots of "e.g.", nor the comma that German has before what is (not) wanted: "ich möchte nicht, dass …". */
const CLAUSE_END =
  /(?<![,.;!?，。！？、]|(?<!\p{L})\p{L}(?=\.))[,.;!?，。！？、]+(?=\s(?!dass )|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})/gu;
const BREAK = new RegExp(`\\n|${CLAUSE_END.source}`, 'u');
/** Goes on with what the clause before says: "I don't want to chat, or to talk to an agent", "… to chat, call or talk to an agent". */
const GOES_ON = /^(?:\p{L}+ )?(?:or|nor|ni|oder|ou|atau|hoac) /u;
const SURE_OF_ONE_WORD = 0.7;
/** So is a message that names nobody, unless it is sure of that one ("the next level please", "could you ring me back"). */
const SURE_OF_NOBODY = 0.85;

/** Does this text ask for a person: as a whole, in one of its lines (what came in one after the other is joined by line breaks), or at its end? */
export function readHandoff(text: string, language: string, classifier: HandoffClassifier | null): HandoffReading {
  const lines = linesOf(text.slice(0, LONGEST));
  const whole = readMessage(lines.join(' '), language, classifier);
  if (whole.verdict === 'handoff') return whole;
  // torn from its neighbours a line says less ("is this a bot⏎or a human"), so the rules must know it for a wish
  const plainWishes = [lines.slice(-LINES), endOf(text)]
    .flatMap((part) => wishesIn(part, language))
    .map((line) => readMessage(line, language, classifier));
  return plainWishes.find(({ verdict }) => verdict === 'handoff') ?? whole;
}

/** The lines that the rules know for a wish, but for those that a later one takes back. */
function wishesIn(lines: string[], language: string): string[] {
  const rules = lines.map((line, at) => (isListed(lines, at, language) ? null : byRules(line, language)));
  const refused = rules.lastIndexOf('refuses');
  return lines.filter((_, at) => at > refused && isWish(rules[at]!));
}

/**
 * Whether a line or clause only names somebody, as one of a pasted list or menu does ("elf⏎human⏎orc"). Such a word calls for a person
 * where it comes last, behind one that is no item of a list.
 */
function isListed(parts: string[], at: number, language: string): boolean {
  if (!patternsOf(language).some(({ bare }) => bare.test(withoutMarks(parts[at]!)))) return false;
  const before = parts[at - 1];
  const calls = before === undefined || before.endsWith('?') || splitWords(before, language).length > ITEM_WORDS;
  return at < parts.length - 1 || !calls;
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
  const rule = byRules(plain, language);
  if (classifier === null) return withoutClassifier(rule);
  const learned = classifier.score(plain, language);
  if (rule === null && learned < SURE_OF_NOBODY && !namesSomebody(plain, language)) return NOBODY;
  if (rule === null && learned < SURE_OF_ONE_WORD && ONE_WORD.test(plain)) return NOBODY;
  return combine(rule, learned, classifier);
}

/**
 * A clause may ask though the whole seems to refuse or to speak of something else: "I don't want to talk to a machine, get me a
 * person", "get me a person, I have talked enough". What is said last counts, and a clause must stand on its own. Who is called in the
 * first one is only being spoken to ("admin, which race is best"), and so is who is named in a list or a question ("a bot? a human?").
 */
function byRules(plain: string, language: string): Rule | null {
  const whole = ruleOf(plain, language);
  if (whole !== 'refuses' && whole !== 'elsewhere') return whole;
  const clauses = clausesOf(plain);
  const decides = clauses.reduce<Rule | null>((decided, clause, at) => {
    const rule = ruleOf(clause, language);
    const isCalled = rule === 'calls' && at > 0 && !clause.endsWith('?') && !isListed(clauses, at, language);
    if (rule !== 'refuses' && rule !== 'asks' && !isCalled) return decided;
    return decided === 'refuses' && GOES_ON.test(withoutMarks(clause)) ? decided : rule;
  }, null);
  return decides ?? whole;
}

/** The clauses of a line without the marks at their end, but for a question mark. */
function clausesOf(plain: string): string[] {
  return plain
    .replace(CLAUSE_END, (marks) => (/[?？]/.test(marks) ? '?\n' : '\n'))
    .split('\n')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

function isWish(rule: Rule | null): boolean {
  return rule === 'calls' || rule === 'asks';
}

function ruleOf(plain: string, language: string): Rule | null {
  const bare = withoutMarks(plain);
  const rules = patternsOf(language).map((phrases) => readWith(bare, phrases));
  return RANK.find((rule) => rules.includes(rule)) ?? null;
}

function patternsOf(language: string): Phrases[] {
  return [...new Set([language, 'en'])].flatMap((name) => PHRASES[name] ?? []);
}

/** What speaks of something else is cut out: the parts beside it may still ask, but no wish reaches across ("I want to [play] with a person"). */
function readWith(plain: string, phrases: Phrases): Rule | null {
  const finds = (patterns: RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));
  if (phrases.bare.test(plain)) return 'calls';
  if (finds(phrases.refuses, plain)) return 'refuses';
  const parts = phrases.elsewhere.reduce((kept, pattern) => kept.flatMap((part) => part.split(pattern)), [plain]);
  if (parts.some((part) => finds(phrases.asks, part))) return 'asks';
  if (parts.length > 1) return 'elsewhere';
  return finds(phrases.maybe, plain) ? 'maybe' : null;
}

function withoutClassifier(rule: Rule | null): HandoffReading {
  if (rule === null) return { verdict: 'none', score: 0.1 };
  const { score } = RULES[rule];
  return { verdict: isWish(rule) ? 'handoff' : rule === 'maybe' ? 'unsure' : 'none', score };
}

/**
 * Rules and classifier that agree are certain. Whatever the classifier says, what a rule takes for a wish is at least asked back, and a
 * refusal is none; the other rules give way to it where it is sure. The doubtful middle is asked back.
 */
function combine(rule: Rule | null, learned: number, classifier: HandoffClassifier): HandoffReading {
  const { score: ruled, trust } = rule === null ? { score: 0, trust: 0 } : RULES[rule];
  const score = trust * ruled + (1 - trust) * learned;
  if (score >= classifier.handoffFrom) return { verdict: 'handoff', score };
  return { verdict: score >= classifier.unsureFrom ? 'unsure' : 'none', score };
}
