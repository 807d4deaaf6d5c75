import { invalidParameter } from '../core/errors.ts';

/** Names and values of a form or query string; a repeated name is an array. */
export class Params {
  readonly #values = new Map<string, string[]>();

  constructor(search: URLSearchParams = new URLSearchParams()) {
    for (const [name, value] of search) {
      const values = this.#values.get(name);
      if (values) values.push(value);
      else this.#values.set(name, [value]);
    }
  }

  names(): string[] {
    return [...this.#values.keys()];
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The one value; @throws 20001 when the name was given more than once. */
  get(name: string): string | undefined {
    const values = this.#values.get(name);
    if (values && values.length > 1) throw invalidParameter(`Parameter ${name} was given ${values.length} times`);
    return values?.[0];
  }

  /** The one value, which must be there and not be empty. */
  required(name: string): string {
    const value = this.get(name);
    if (value === undefined || value === '') throw invalidParameter(`Missing required parameter ${name}`);
    return value;
  }

  /** All values of a repeated name. */
  all(name: string): string[] {
    return this.#values.get(name) ?? [];
  }

  /** A whole number within bounds; @throws 20001. */
  int(name: string, min: number, max: number): number | undefined {
    const text = this.get(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < min || value > max)
      throw invalidParameter(`${name} must be a whole number between ${min} and ${max}`);
    return value;
  }

  /** One of some words; @throws 20001. */
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    if (!allowed.includes(value as T)) throw invalidParameter(`${name} must be one of ${allowed.join(', ')}`);
    return value as T;
  }

  /** A text of at most `max` characters; @throws 20001. */
  text(name: string, max: number): string | undefined {
    const value = this.get(name);
    if (value !== undefined && value.length > max) throw invalidParameter(`${name} is longer than ${max} characters`);
    return value;
  }

  /** A text that holds JSON, returned unparsed as Twilio keeps it; @throws 20001. */
  jsonText(name: string, maxBytes: number): string | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    this.json(name);
    if (Buffer.byteLength(value) > maxBytes) throw invalidParameter(`${name} is larger than ${maxBytes} bytes`);
    return value;
  }

  /** The parsed value of a text that holds JSON; @throws 20001. */
  json(name: string): unknown {
    const value = this.get(name);
    if (value === undefined) return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw invalidParameter(`${name} is not structurally valid JSON`);
    }
  }

  /** `true` or `false`; @throws 20001. */
  bool(name: string): boolean | undefined {
    const value = this.get(name)?.toLowerCase();
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false') throw invalidParameter(`${name} must be true or false`);
    return value === 'true';
  }
}
