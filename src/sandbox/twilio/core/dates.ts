import { invalidParameter } from './errors.ts';

/** A date as REST answers write it: ISO 8601 in whole seconds. `ms` is Unix time in milliseconds. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** A date as webhooks write it: ISO 8601 with milliseconds. */
export function isoMillis(ms: number): string {
  return new Date(ms).toISOString();
}

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * The milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; undefined when it isn't one
 * (`PT3D` for instance: days come before the T).
 */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match || text === 'P') return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return ((weeks * 7 + days) * 86_400 + hours * 3_600 + minutes * 60 + seconds) * 1_000;
}

/** Reads a date parameter; @throws 20001 when it isn't ISO 8601. */
export function dateParameter(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) throw invalidParameter(`${name} is not a valid ISO 8601 date`);
  return ms;
}
