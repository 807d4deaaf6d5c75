type Test = (argument: string, value: string) => boolean;

const words = (value: string): string[] => value.split(',').map((word) => word.trim().toLowerCase());
const lower = (text: string): string => text.trim().toLowerCase();
const isBlank = (text: string): boolean => text.trim() === '';

/** The conditions of the split widget (https://www.twilio.com/docs/studio/widget-library/split-based); dates are not part. */
const TESTS: Readonly<Record<string, Test>> = {
  equal_to: (argument, value) => lower(argument) === lower(value),
  not_equal_to: (argument, value) => lower(argument) !== lower(value),
  matches_any_of: (argument, value) => words(value).includes(lower(argument)),
  does_not_match_any_of: (argument, value) => !words(value).includes(lower(argument)),
  contains: (argument, value) => lower(argument).includes(lower(value)),
  does_not_contain: (argument, value) => !lower(argument).includes(lower(value)),
  starts_with: (argument, value) => lower(argument).startsWith(lower(value)),
  does_not_start_with: (argument, value) => !lower(argument).startsWith(lower(value)),
  is_blank: (argument) => isBlank(argument),
  is_not_blank: (argument) => !isBlank(argument),
  // the expression must cover the whole text
  regex: (argument, value) => new RegExp(`^(?:${value})$`, 'isu').test(argument),
  less_than: (argument, value) => Number(argument) < Number(value),
  greater_than: (argument, value) => Number(argument) > Number(value),
};

/** The names of all conditions. */
export const CONDITION_TYPES: readonly string[] = Object.keys(TESTS);

/** True when a condition of this type holds; a regular expression that can't be read never does. */
export function holds(type: string, argument: string, value: string): boolean {
  try {
    return TESTS[type]?.(argument, value) ?? false;
  } catch {
    return false;
  }
}
