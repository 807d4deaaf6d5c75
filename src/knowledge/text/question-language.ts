import { languageOf } from '../../domain/text/language-of.ts';
import { detectLanguage, plainlyNotEnglish } from './detect-language.ts';

/** The language to search and answer in: what the script of the message tells, else the known locale, else what its words tell. */
export function questionLanguage(text: string, locale: string | null): string {
  if (locale === null) return detectLanguage(text, 'en');
  const known = languageOf(locale);
  const latin = !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
  if (latin && known === 'en') return plainlyNotEnglish(text) ?? known;
  // a few Latin words from a known Thai speaker are names or loan words, a whole sentence is a change of language
  return latin && text.split(/\s+/).length < 4 ? known : detectLanguage(text, known);
}
