/** The language of a locale, in small letters: "pt" for "pt-BR". */
export function languageOf(locale: string): string {
  return locale.split(/[-_]/, 1)[0]!.toLowerCase();
}
