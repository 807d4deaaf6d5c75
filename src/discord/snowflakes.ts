/** Discord's ids begin with the time of their making: milliseconds since 2015 in the upper 42 bits (reference, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;

/** Discord's clock, which ids and messages carry, and ours may differ by this much, ms. */
export const CLOCKS_DIFFER_MS = 60_000;

/** Epoch milliseconds at which the thing with this id was made. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
}

/** The smallest id that something made at this moment could have: a cursor for "after this time". */
export function snowflakeAt(epochMs: number): string {
  return String(BigInt(Math.max(0, Math.floor(epochMs) - DISCORD_EPOCH)) << 22n);
}

/** Order of making; ids are compared as numbers because their lengths differ. */
export function compareSnowflakes(a: string, b: string): number {
  const left = BigInt(a);
  const right = BigInt(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
