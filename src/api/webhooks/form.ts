import type { FormParams } from '../../twilio/signature.ts';

/** A form body as name → value, repeated names as lists; all of them, because the signature covers all. */
export function parseForm(body: string): FormParams {
  const params = Object.create(null) as FormParams;
  for (const [name, value] of new URLSearchParams(body)) {
    const present = params[name];
    params[name] = present === undefined ? value : Array.isArray(present) ? [...present, value] : [present, value];
  }
  return params;
}

/** The fields of one webhook event by their documented names; of a repeated field the first. */
export class EventFields {
  readonly #params: Record<string, unknown>;

  constructor(params: Record<string, unknown>) {
    this.#params = params;
  }

  /** The text of a field; empty when it is absent. */
  text(name: string): string {
    const value = this.#params[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string'
      ? first
      : typeof first === 'number' || typeof first === 'boolean'
        ? String(first)
        : '';
  }

  /** A field that is a date, as epoch ms; `fallback` when it is absent or unreadable. */
  time(name: string, fallback: number): number {
    const text = this.text(name);
    // TaskRouter writes seconds since 1970, Conversations ISO 8601.
    const at = /^\d{9,11}$/.test(text) ? Number(text) * 1_000 : Date.parse(text);
    return Number.isFinite(at) ? at : fallback;
  }
}
