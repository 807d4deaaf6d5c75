import { invalidParameter } from '../core/errors.ts';

/** Says whether attributes satisfy an expression. */
export type Matcher = (attributes: unknown) => boolean;

type Value = (attributes: unknown) => unknown;
type Token = { kind: 'word' | 'text' | 'number' | 'sign'; text: string };

const PATTERN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)(?![A-Za-z_])|([A-Za-z_$][\w.$]*)|(==|!=|<>|<=|>=|=|<|>|\(|\)|\[|\]|,|-))/y;

/**
 * Reads a TaskRouter expression (https://www.twilio.com/docs/taskrouter/expression-syntax): `==`, `!=`, `<`, `<=`, `>`,
 * `>=`, `IN`, `NOT IN`, `HAS`, `CONTAINS`, `AND`, `OR`, `NOT`, parentheses, texts, numbers, lists, names with dots.
 * A name with a hyphen is no name there: such an expression matches nothing, as in the real service.
 * @throws 20001 when it can't be read.
 */
export function parseExpression(source: string): Matcher {
  const known = parsed.get(source);
  if (known) return known;
  const matcher = parse(source);
  if (parsed.size >= 500) parsed.clear();
  parsed.set(source, matcher);
  return matcher;
}

/** Expressions of queues and workflows are asked again for every task. */
const parsed = new Map<string, Matcher>();

function parse(source: string): Matcher {
  if (source.trim() === '') return () => true;
  const tokens = tokenize(source);
  if (tokens.some((token) => token.text === '-' && token.kind === 'sign')) return () => false;
  const parser = new Parser(tokens, source);
  return parser.whole();
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  let end = 0;
  while (end < source.trimEnd().length) {
    PATTERN.lastIndex = end;
    const match = PATTERN.exec(source);
    if (!match) throw invalidParameter(`The expression can't be read at position ${end}: ${source}`);
    end = PATTERN.lastIndex;
    const [, text, number, word, sign] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

class Parser {
  readonly #tokens: Token[];
  readonly #source: string;
  #at = 0;

  constructor(tokens: Token[], source: string) {
    this.#tokens = tokens;
    this.#source = source;
  }

  whole(): Matcher {
    const matcher = this.#or();
    if (this.#at < this.#tokens.length) throw this.#error();
    return matcher;
  }

  #or(): Matcher {
    let left = this.#and();
    while (this.#takeWord('OR')) {
      const [one, other] = [left, this.#and()];
      left = (attributes) => one(attributes) || other(attributes);
    }
    return left;
  }

  #and(): Matcher {
    let left = this.#not();
    while (this.#takeWord('AND')) {
      const [one, other] = [left, this.#not()];
      left = (attributes) => one(attributes) && other(attributes);
    }
    return left;
  }

  #not(): Matcher {
    if (!this.#takeWord('NOT')) return this.#comparison();
    const matcher = this.#not();
    return (attributes) => !matcher(attributes);
  }

  #comparison(): Matcher {
    if (this.#takeSign('(')) {
      const inner = this.#or();
      if (!this.#takeSign(')')) throw this.#error();
      return inner;
    }
    const left = this.#value();
    const operator = this.#operator();
    const right = this.#value();
    return compare(operator, left, right);
  }

  #operator(): string {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'sign' && /^(==?|!=|<>|<=?|>=?)$/.test(token.text)) return token.text;
    const word = token?.kind === 'word' ? token.text.toUpperCase() : '';
    if (word === 'NOT' && this.#takeWord('IN')) return 'NOT IN';
    if (['IN', 'HAS', 'CONTAINS'].includes(word)) return word;
    throw this.#error();
  }

  #value(): Value {
    const token = this.#tokens[this.#at++];
    if (!token) throw this.#error();
    if (token.kind === 'text') return () => token.text;
    if (token.kind === 'number') return () => Number(token.text);
    if (token.kind === 'word') return named(token.text);
    if (token.text === '[') return this.#list();
    throw this.#error();
  }

  #list(): Value {
    const values: Value[] = [];
    while (!this.#takeSign(']')) {
      if (values.length > 0 && !this.#takeSign(',')) throw this.#error();
      values.push(this.#value());
    }
    return (attributes) => values.map((value) => value(attributes));
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || token.text.toUpperCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #takeSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #error(): Error {
    return invalidParameter(`The expression is not valid: ${this.#source}`);
  }
}

function named(word: string): Value {
  const constants: Record<string, unknown> = { true: true, false: false, null: null };
  const constant = word.toLowerCase();
  if (constant in constants) return () => constants[constant];
  const path = word.split('.');
  return (attributes) => {
    let value: unknown = attributes;
    for (const name of path) {
      if (value === null || typeof value !== 'object') return undefined;
      value = (value as Record<string, unknown>)[name];
    }
    return value;
  };
}

function compare(operator: string, left: Value, right: Value): Matcher {
  const ordered = (test: (one: number | string, other: number | string) => boolean): Matcher => {
    return (attributes) => {
      const [one, other] = [left(attributes), right(attributes)];
      const comparable = typeof one === typeof other && (typeof one === 'number' || typeof one === 'string');
      return comparable && test(one, other as number | string);
    };
  };
  const has = (list: unknown, entry: unknown): boolean => Array.isArray(list) && list.includes(entry);
  const same = (attributes: unknown): boolean => (left(attributes) ?? null) === (right(attributes) ?? null);
  const matchers: Record<string, Matcher> = {
    '==': same,
    '=': same,
    '!=': (attributes) => !same(attributes),
    '<>': (attributes) => !same(attributes),
    '<': ordered((one, other) => one < other),
    '<=': ordered((one, other) => one <= other),
    '>': ordered((one, other) => one > other),
    '>=': ordered((one, other) => one >= other),
    IN: (attributes) => has(right(attributes), left(attributes)),
    'NOT IN': (attributes) => !has(right(attributes), left(attributes)),
    HAS: (attributes) => has(left(attributes), right(attributes)),
    CONTAINS: (attributes) => {
      const [one, other] = [left(attributes), right(attributes)];
      return typeof one === 'string' && typeof other === 'string' ? one.includes(other) : has(one, other);
    },
  };
  return matchers[operator] ?? (() => false);
}
