/**
 * Gives the words of `knowledge/model/thai-lexicon.txt` that the word vectors do not have yet a row there: where the sum of the English
 * words of their meaning points. So a line can be added to the lexicon without making the whole table again; make-vectors.py, which
 * learns such words together with all others, takes them in when it runs next. Running it twice changes nothing.
 *
 *   npx esbuild scripts/knowledge/add-thai-words.ts --bundle --platform=node --format=esm --packages=external --outfile=add.mjs
 *   node add.mjs
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tokenise } from '../../src/knowledge/text/tokenise.ts';
import { loadWordVectors, toUnit } from '../../src/knowledge/vectors/word-vectors.ts';

const MODEL = 'knowledge/model';
/** New words stand behind so many of the most frequent ones: rare in general language, frequent in players' chats. */
const BEHIND = 400;

interface Header {
  dimensions: number;
  languages: Record<string, { from: number; count: number }>;
}

const vectors = await loadWordVectors(MODEL);
const header = JSON.parse(await readFile(join(MODEL, 'vectors.json'), 'utf8')) as Header;
const vocabulary = (await readFile(join(MODEL, 'vocabulary.txt'), 'utf8')).trimEnd().split('\n');
const bytes = await readFile(join(MODEL, 'vectors.bin'));
const size = header.dimensions;

/** One signed byte a dimension as in the table, and the importance; null when no English word of the meaning is known. */
function rowOf(meaning: string): { direction: Int8Array; importance: number } | null {
  const rows = tokenise(meaning, 'en')
    .map((token) => vectors.row(token, 'en'))
    .filter((row) => row >= 0);
  if (rows.length === 0) return null;
  const sum = new Float32Array(size);
  for (const row of rows) vectors.addTo(sum, 0, row, vectors.importance(row));
  toUnit(sum, 0, size);
  const most = Math.max(...sum.map(Math.abs));
  const importance = Math.max(...rows.map((row) => vectors.importance(row)));
  return { direction: Int8Array.from(sum, (value) => Math.round((value / most) * 127)), importance };
}

const lines = (await readFile(join(MODEL, 'thai-lexicon.txt'), 'utf8'))
  .split('\n')
  .filter((line) => line.includes(' = ') && !/^[~#]/.test(line));
const known = vectors.words('th');
const added: { word: string; direction: Int8Array; importance: number }[] = [];
for (const line of lines) {
  const [spellings, meaning] = line.split(' = ') as [string, string];
  const [word] = spellings.split(' ') as [string];
  if (known.has(word) || added.some((one) => one.word === word)) continue;
  const row = rowOf(meaning);
  if (row === null) console.log(`No word of "${meaning}" is in the table, so ${word} gets no meaning.`);
  else added.push({ word, ...row });
}

const at = header.languages.th!.from + BEHIND;
const importances = bytes.subarray(vocabulary.length * size);
const table = Buffer.concat([
  bytes.subarray(0, at * size),
  ...added.map(({ direction }) => Buffer.from(direction.buffer)),
  bytes.subarray(at * size, vocabulary.length * size),
  importances.subarray(0, at),
  Buffer.from(added.map(({ importance }) => Math.max(1, Math.round(importance * 255)))),
  importances.subarray(at),
]);
vocabulary.splice(at, 0, ...added.map(({ word }) => word));
header.languages.th!.count += added.length;
for (const place of Object.values(header.languages))
  if (place.from > header.languages.th!.from) place.from += added.length;
await writeFile(join(MODEL, 'vectors.bin'), table);
await writeFile(join(MODEL, 'vocabulary.txt'), `${vocabulary.join('\n')}\n`);
await writeFile(join(MODEL, 'vectors.json'), JSON.stringify(header, null, 2));
console.log(`${added.length} words added.`);
