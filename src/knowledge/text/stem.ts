import snowball from 'snowball-stemmers';

const NAMES: Record<string, string> = { en: 'english', es: 'spanish', pt: 'portuguese', de: 'german', fr: 'french' };
const CACHE_LIMIT = 200_000;
const stemmers = new Map<string, { stem(word: string): string }>();
const cache = new Map<string, string>();

/** Particles that Korean hangs on its nouns. */
const KOREAN_PARTICLE =
  /(?<=[가-힣]{2})(?:에서는|에서|에게|으로|까지|부터|하고|이랑|을|를|이|가|은|는|에|로|와|과|도|만|의|요)$/u;

/** The stem of a lower-case word in a language; the word itself where the language has no stemmer. */
export function stem(word: string, language: string): string {
  if (language === 'ko') return word.replace(KOREAN_PARTICLE, '');
  const name = NAMES[language];
  if (name === undefined || word.length < 3 || !/^[\p{Script=Latin}']+$/u.test(word)) return word;
  const key = `${language}:${word}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  let stemmer = stemmers.get(name);
  if (stemmer === undefined) stemmers.set(name, (stemmer = snowball.newStemmer(name)));
  const result = stemmer.stem(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, result);
  return result;
}
