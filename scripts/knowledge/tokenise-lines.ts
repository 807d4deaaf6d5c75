/**
 * Splits lines into words exactly as the search does, for make-vectors.py.
 *
 *   node tokenise-lines.mjs en < lines.json > tokens.json     # ["text", …] to [[["surface", "term"], …], …]
 */
import { readFileSync } from 'node:fs';
import { tokenise } from '../../src/knowledge/text/tokenise.ts';

const language = process.argv[2] ?? 'en';
const texts = JSON.parse(readFileSync(0, 'utf8')) as string[];
process.stdout.write(
  JSON.stringify(texts.map((text) => tokenise(text, language).map(({ surface, term }) => [surface, term]))),
);
