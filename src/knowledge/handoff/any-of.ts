/** One pattern of several, each for some languages: one line for all of them would be too long to read. */
export const anyOf = (...parts: RegExp[]): RegExp => new RegExp(parts.map(({ source }) => source).join('|'), 'u');
