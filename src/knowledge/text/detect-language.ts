import { languageOf } from '../../domain/text/language-of.ts';
import { normalise, withoutMarkup } from './normalise.ts';
import { stopWords } from './stop-words.ts';

/** Words that give away a language written in Latin letters, beyond its stop words. */
const MARKERS: Record<string, string> = {
  en: 'how what why when where the is are can my help please with account game not problem hi hello thanks agent human talk speak someone person want need',
  es: 'hola quiero hablar persona agente ayuda cuenta juego gracias favor necesito puedo donde cuando alguien está estoy una humano comprar dinero contraseña',
  pt: 'olá oi quero falar pessoa atendente ajuda conta jogo obrigado obrigada preciso consigo onde quando alguém está estou você humano comprei dinheiro senha uma',
  de: 'hallo ich möchte will sprechen mensch mitarbeiter hilfe konto spiel danke bitte brauche wo wann jemand bin habe einem einen echten mein meine kann nicht passwort geld',
  fr: 'bonjour salut je veux parler personne agent aide compte jeu merci besoin où quand quelqu suis ai vous conseiller humain mon mes argent pas une mot passe',
  id: 'halo saya aku mau ingin bicara orang manusia bantuan akun terima kasih tolong butuh dimana kapan bisa tidak agen gimana uang kata sandi dengan cs',
  vi: 'xin chào tôi muốn nói chuyện người nhân viên giúp tài khoản cảm ơn cần ở đâu khi nào ai tư vấn mật khẩu tiền gặp',
};
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/;
const LETTERS: [RegExp, string][] = [
  [/[ñ¿¡]/, 'es'],
  [/[ãõ]/, 'pt'],
  [/[ß]/, 'de'],
  [/[œèêëîïûù]/, 'fr'],
];
const markerSets = new Map(Object.entries(MARKERS).map(([locale, words]) => [locale, new Set(words.split(' '))]));

/**
 * The language of a text by its script, else by its small words; `fallback` when nothing tells, or when too little speaks against it.
 */
export function detectLanguage(text: string, fallback: string): string {
  const plain = normalise(withoutMarkup(text));
  const script = byScript(plain);
  // "返金申請" has no kana and is Japanese all the same when its writer is.
  if (script === 'zh' && fallback === 'ja') return fallback;
  if (script !== null) return script;
  const language = byWords(plain, fallback);
  return language !== null && isPlainly(language, plain, fallback) ? language : fallback;
}

/** The other language in Latin letters that a text is plainly written in, with nothing English in it; null when it may be English. */
export function plainlyNotEnglish(text: string): string | null {
  const plain = normalise(withoutMarkup(text));
  const language = byWords(plain, 'en');
  if (language === null || language === 'en' || VIETNAMESE.test(plain)) return language === 'en' ? null : language;
  // "s'il", "t'es": what is cut off before an apostrophe is no English "'s" or "'t".
  const english = wordsOf(plain).some((word) => word.length > 1 && knows('en', word) && !knows(language, word));
  return signs(language, plain, 'en') >= PLAIN_FROM && !english ? language : null;
}

/** So many words or letters of its own tell a language from names and loan words in a text of another. */
const PLAIN_FROM = 2;
/** Letters of a word that tells a language by itself, where no word of the other stands beside it: "no" and "na" are anything. */
const TELLING = 4;
/** Languages written in other letters: "login mai dai" may be one of them in Latin ones. */
const OTHER_SCRIPTS = new Set('th ja zh ko ru uk bg el hi ar he'.split(' '));
/**
 * Words of English grammar that nobody borrows ("help", "please", "game") and that no such language has when it is written in Latin letters
 * ("can", "no", "me", "my", "to", "in", "on", "are").
 */
const ENGLISH_GRAMMAR = new Set(
  (
    'the this that these those is was were been it its and with from of for not isn doesn didn wasn couldn hasn cannot ' +
    'your our their what which when where why how who have has had does did doing after before because while would should could'
  ).split(' '),
);

/**
 * Whether a text is in a language rather than in the one that was to be expected: one word like it ("na", "can") stands in many others. A
 * single word has nothing beside it that could tell more, and where other letters were to be expected one word of English grammar tells.
 */
function isPlainly(language: string, plain: string, expected: string): boolean {
  if (language === expected || VIETNAMESE.test(plain)) return true;
  if (signs(language, plain, expected) >= PLAIN_FROM) return true;
  const words = wordsOf(plain);
  const otherScript = OTHER_SCRIPTS.has(languageOf(expected));
  if (language === 'en' && otherScript && words.some((word) => ENGLISH_GRAMMAR.has(word))) return true;
  const telling = words.some((word) => markerSets.get(language)?.has(word) === true && word.length >= TELLING);
  return words.length === 1 || (telling && !words.some((word) => knows(expected, word)));
}

/** Words and letters in a text that a language has and the other one has not. */
function signs(language: string, plain: string, other: string): number {
  const words = wordsOf(plain).filter((word) => knows(language, word) && !knows(other, word));
  return words.length + LETTERS.filter(([pattern, locale]) => locale === language && pattern.test(plain)).length;
}

function wordsOf(plain: string): string[] {
  return [...new Set(plain.match(/\p{L}+/gu) ?? [])];
}

function knows(locale: string, word: string): boolean {
  return markerSets.get(locale)?.has(word) === true || stopWords(locale).has(word);
}

function byScript(text: string): string | null {
  const count = (pattern: RegExp): number => (text.match(pattern) ?? []).length;
  const latin = count(/\p{Script=Latin}/gu);
  const thai = count(/\p{Script=Thai}/gu);
  // a Thai player writes "login ไม่ได้": a few Thai letters weigh more than many Latin ones, which may be names
  if (thai > 0 && thai * 4 >= latin) return 'th';
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const han = count(/\p{Script=Han}/gu);
  if (hangul > 0 && hangul * 4 >= latin) return 'ko';
  if (kana > 0 && (kana + han) * 4 >= latin) return 'ja';
  if (han > 0 && han * 4 >= latin) return 'zh';
  if (count(/\p{Script=Cyrillic}/gu) > latin) return 'ru';
  if (count(/\p{Script=Arabic}/gu) > latin) return 'ar';
  return null;
}

/** @param likely of two languages with as many small words ("was" is German too) */
function byWords(text: string, likely: string): string | null {
  if (VIETNAMESE.test(text)) return 'vi';
  const words = text.match(/\p{L}+/gu) ?? [];
  let best: string | null = null;
  let most = 0;
  for (const [locale, markers] of markerSets) {
    let score = 0;
    for (const word of words) score += (markers.has(word) ? 1.2 : 0) + (stopWords(locale).has(word) ? 1 : 0);
    for (const [letters, language] of LETTERS) if (language === locale && letters.test(text)) score += 1.5;
    if (score > most || (score === most && score > 0 && locale === likely)) [best, most] = [locale, score];
  }
  return most >= 1 ? best : null;
}
