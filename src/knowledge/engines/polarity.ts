import { tokenise } from '../text/tokenise.ts';

/** Words that say no, in the languages of our users. */
const NOT = new RegExp(
  [
    // spaced languages; before a comma or an end "no" answers a question
    String.raw`(?<![\p{L}\p{N}])(?:not(?! only)|cannot|never|none|nobody|nothing|neither|nor|\p{L}{2,8}n't|nicht(?! nur)|kein\p{L}{0,3}|nie|niemals|niemand|nichts|weder|nunca|jamás|nadie|ningun[oa]?|ningún|tampoco|não|ninguém|nenhuma?|nem|jamais|ne|aucune?|ni|pas|tidak|tak|bukan|belum|jangan|nggak|gak|không|chẳng|chưa|đừng)(?![\p{L}\p{N}]|\s?[,.!?:;])`,
    String.raw`(?<![\p{L}\p{N}])(?:not|never|none|nothing|nicht|keine?|nie|nichts|nunca|ningun[oa]|nenhuma?|jamais|pas|aucune?|tidak|không|chưa|\p{L}{2,8}n't|cannot)(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])n'\p{L}`,
    String.raw`(?<!少|危)な(?:い|く|かっ)|ません|不可|できかね`,
    String.raw`不(?![同过過久仅僅但断斷论論管客])|[没沒勿]|无法|無法|不能|未(?![来來])|(?<![分区區特个個级級])别(?![的人])`,
    String.raw`않|못|없|아니|불가|(?<!\p{Script=Hangul})안 ?(?:되|돼|됩|된|해|하|나|오|와|보)`,
    String.raw`ไม่(?!ว่า|กี่|เกิน)|ห้าม|อย่า(?!ง)`,
  ].join('|'),
  'iu',
);
/** Portuguese has this word for "in the". */
const NO = /(?<![\p{L}\p{N}])no(?![\p{L}\p{N}]|\s?[,.!?:;])/iu;
/** Words that limit as much as a "no": a rewording may have them instead of one. */
const LIMITS = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:without|except|excluded?|excluding|unless|only|impossible|unable|fails?|failed|refused?|declined|lost|loses?|lose|missing|too late|instead|non-?refundable|final|empty|disabled?|blocked|avoid|keeps?|ohne|außer|ausgeschlossen|ausgenommen|nur|unmöglich|statt|un\p{L}{3,}|behält|behalten|sin|salvo|excepto|solo|sólo|imposible|sem|exceto|só|apenas|somente|impossível|sans|sauf|seule?s?|seulement|impossible|uniquement|tanpa|kecuali|hanya|mustahil|trừ|chỉ|ngoại trừ|thiếu|jangan)(?![\p{L}\p{N}])`,
    String.raw`だけ|のみ|以外|除|限り|無効|只|仅|僅|除|無|无|만(?![\p{L}])|제외|เว้น|เฉพาะ|เท่านั้น|ขาด|หาย|ผิด`,
  ].join('|'),
  'iu',
);
/** What holds only if something is so: one with a "no" is left out, as it tells nothing of what it holds for. */
const CONDITION =
  /(?<!\p{L})(?:if|when|in case|as long as|provided|wenn|falls|sofern|solange|mientras|desde que|tant que|selama|miễn|si|s'ils?|s'elles?|kalau|jika|bila|apabila|nếu)(?!\p{L})[^,.;:!?\n]*|(?:^|[,;:(])\s*(?:se|caso)(?!\p{L})[^,.;:!?\n]*|[^。、，,\n]{0,200}(?:(?:場合|とき|時)(?:は|に|には)|(?:場合|とき|時|たら|れば|なら)(?=、|$))|(?:如果|若|要是)[^，。,]*|[^.,\n]{0,200}면(?=[\s,])|(?:ถ้า|หาก|กรณี)\S*/giu;
/** What is not lost or forgotten may be told without a "no". */
const TWICE =
  /(?<!\p{L})(?:not|never|nothing|no|\p{L}{2,8}n't|cannot)(?: (?:be|get|is|will be|any|ever))* (?:lost|lose|forget|worry|hesitate)(?!\p{L})|(?:vergiss|vergessen sie) (?:\p{L}{1,12} ){0,3}nicht|nicht (?:vergessen|verloren)|nichts verloren|no (?:olvides|olvide|se pierde\p{L}*|pierdes?|perderás)|não (?:se esqueça|esqueça|perde\p{L}*|se perde)|n'oublie[zs]? pas|ne per\p{L}+ (?:pas|rien)|jangan lupa|tidak (?:akan )?hilang|đừng quên|không (?:bị )?mất|不要忘记|别忘|不会丢失|忘れないで|失われません|잊지|사라지지 않|อย่าลืม|ไม่หาย|ไม่สูญหาย/giu;
/** Where a "no" says "yes", or nothing: "you must", "maybe". */
const NO_NOT =
  /な(?:ければ|いと|くては|くちゃ)(?:なり|なら|いけ)?(?:ません|ない)?|かもしれ(?:ません|ない)|没问题|沒問題|问题不大|要不要|是不是|不要紧|(?:有没有|有沒有)|không chỉ|hay không|tidak hanya|no s[oó]lo|não só|(?<!\p{L})no later than|không quá|no more than|nicht mehr als|nicht später als|no más de|não mais (?:de|que)|pas plus de|tidak lebih dari/giu;

const CLAUSE =
  /[,;:、，；：—–()（）…]|\s-\s|(?<!\p{L})(?:but|aber|pero|mas|mais|tetapi|tapi|nhưng|sondern|however)(?!\p{L})|แต่|但|지만/iu;
/** So many stems two sentences must share to be about the same. */
const SHARED = 2;

interface Unit {
  terms: Set<string>;
  says: boolean;
  limits: boolean;
}

/**
 * Whether no sentence says "no" where the sentence of the articles that shares most of its stems says "yes", or the other way round: "A used
 * pack can be refunded" is made of an article's words but for one. A sentence may fit as a whole or clause by clause.
 */
export function keepsPolarity(text: string, articles: string[], language: string): boolean {
  const known = articles
    .flatMap((article) => sentences(article.replace(/(?<![.!?:。？！\n])\n(?=\p{Ll})/gu, ' '), language))
    .filter((sentence) => !isQuestion(sentence))
    .flatMap((sentence) => [sentence, ...clauses(sentence)])
    .map((one) => unit(one, language));
  const read = (one: string): Judged => judge(unit(one, language), known);
  return sentences(text, language)
    .filter((sentence) => !isQuestion(sentence))
    .every((sentence) => {
      const whole = read(sentence);
      const parts = clauses(sentence).map(read);
      const eachFits = parts.every(({ fits }) => fits !== false);
      const mixed = parts.some(({ says }) => says) && parts.some(({ says }) => !says);
      if (!mixed) return whole.fits !== false && eachFits;
      return whole.fits !== false || (eachFits && parts.every(({ says, fits }) => !says || fits === true));
    });
}

interface Judged {
  says: boolean;
  /** null where it is about nothing in the articles */
  fits: boolean | null;
}

function judge(said: Unit, known: Unit[]): Judged {
  const shared = known.map(({ terms }) => [...said.terms].filter((term) => terms.has(term)).length);
  const most = shared.reduce((a, b) => Math.max(a, b), 0);
  const fits = most < SHARED ? null : known.some((one, at) => shared[at] === most && agrees(said, one));
  return { says: said.says, fits };
}

function agrees(one: Unit, other: Unit): boolean {
  return !(one.says && !other.limits) && !(other.says && !one.limits);
}

function unit(text: string, language: string): Unit {
  const saysNo = (one: string): boolean => NOT.test(one) || (language !== 'pt' && NO.test(one));
  const plain = text.normalize('NFKC').replaceAll('’', "'");
  const told = plain.replace(CONDITION, (condition) => (saysNo(condition) ? ' ' : condition));
  const terms = tokenise(told, language).flatMap(({ stop, term }) => (stop ? [] : [term]));
  const says = saysNo(told.replace(NO_NOT, ' ').replace(TWICE, ' '));
  return { terms: new Set(terms), says, limits: says || LIMITS.test(plain) };
}

function clauses(sentence: string): string[] {
  const parts = sentence.split(CLAUSE);
  return parts.length > 1 ? parts : [];
}

/** In Thai a space may end a sentence. */
function sentences(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].flatMap(({ segment }) =>
    /\p{Script=Thai}/u.test(segment) ? segment.split(/\s+/) : [segment],
  );
}

function isQuestion(sentence: string): boolean {
  return /[?？]\s*$/.test(sentence);
}
