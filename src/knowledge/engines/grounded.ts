import { isNumber, tokenise, type Token } from '../text/tokenise.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { withoutFriendliness } from './friendly.ts';
import { keepsPolarity } from './polarity.ts';

/** Share of what its words say that must come from the sources; below it a sentence, or the whole, is made up. */
const GROUNDED_FROM = 0.5;
/** A sentence with little that is new needs less: "if it does not arrive, check the spam folder" shares two words with its article. */
const LITTLE = { fresh: 2, groundedFrom: 1 / 3 };
/** So much new may be said in words that stand side by side, three or four of them, wherever the rest of the sentence comes from. */
const NEW_IN_A_ROW = 2.2;
/** What says no more than this that is new is a courtesy, not judged by itself … */
const COURTESY = 1.3;
/** … but all of these together may not say more than this. */
const COURTESIES = 2;
/** Words from which a stretch between two spaces is judged by itself, where sentences have no other mark. */
const STRETCH = 4;

/** What the words of the articles say on average, and those of which the vectors tell nothing; numbers are judged elsewhere. */
const MEAN = 0.47;
const NUMBER = 0.2;
/** What the user said is no fact of ours: "do I get free lumen?" – "you get free lumen". */
const FROM_QUESTION = 0.5;
/** From here on a word is like one of the sources; from there on as good as one of them. */
const LIKE_FROM = 0.3;
const SAME_FROM = 0.7;

interface Said {
  /** how much the words say */
  weight: number;
  /** how much of it is new */
  fresh: number;
  /** most that is new in words side by side */
  inARow: number;
}

export interface Sources {
  /** texts of the cited articles */
  articles: string[];
  question: string;
}

/**
 * Whether a text says what its sources say, sentence by sentence: by the stems of its words, by words of like meaning, and by how much
 * each says. Honest rewording passes, an invented sentence between true ones does not, nor one that
 * says "no" where the article says "yes". Without vectors all words say the same.
 */
export function isGrounded(text: string, sources: Sources, language: string, vectors: WordVectors | null): boolean {
  const known = meaningful(sources.articles.join('\n'), language);
  const value = valueOfWords(known, sources.question, language, vectors);
  const weight = weightOfWords(known, language, vectors);
  const plain = withoutFriendliness(text);
  if (!keepsPolarity(plain, sources.articles, language)) return false;
  const sentences = sentencesOf(plain, language).map((words) => weigh(words, value, weight));
  const long = sentences.filter(({ fresh }) => fresh > COURTESY);
  if (!long.every((said) => fits(said) && said.inARow < NEW_IN_A_ROW)) return false;
  const courtesies = sentences.filter((said) => said.fresh <= COURTESY && !enough(said));
  return enough(sum(sentences)) && sum(courtesies).fresh <= COURTESIES;
}

function fits(said: Said): boolean {
  return enough(said, said.fresh < LITTLE.fresh ? LITTLE.groundedFrom : GROUNDED_FROM);
}

function enough({ weight, fresh }: Said, from = GROUNDED_FROM): boolean {
  return weight - fresh >= from * weight;
}

function sum(all: Said[]): Said {
  return all.reduce(
    (one, { weight, fresh }) => ({ weight: one.weight + weight, fresh: one.fresh + fresh, inARow: 0 }),
    { weight: 0, fresh: 0, inARow: 0 },
  );
}

type Measure = (word: Token) => number;

/** What a word is worth: 1 = it stands in the articles, 0 = nothing like it does. */
function valueOfWords(known: Token[], question: string, language: string, vectors: WordVectors | null): Measure {
  const terms = new Set(known.map(({ term }) => term));
  const asked = new Set(meaningful(question, language).map(({ term }) => term));
  const rows = new Set(
    vectors === null ? [] : known.map((word) => vectors.row(word, language)).filter((row) => row >= 0),
  );
  return (word) => {
    if (terms.has(word.term)) return 1;
    const row = vectors?.row(word, language) ?? -1;
    const nearest = row < 0 ? 0 : Math.max(0, ...[...rows].map((other) => vectors!.similarity(row, other)));
    const like = Math.min(1, Math.max(0, (nearest - LIKE_FROM) / (SAME_FROM - LIKE_FROM)));
    return Math.max(like, asked.has(word.term) ? FROM_QUESTION : 0);
  };
}

/** How much a word says. The vectors tell it on another scale for each language: here the articles' words have the same mean in all. */
function weightOfWords(known: Token[], language: string, vectors: WordVectors | null): Measure {
  const rows = known.map((word) => vectors?.row(word, language) ?? -1).filter((row) => row >= 0);
  const mean = rows.reduce((total, row) => total + vectors!.importance(row), 0) / rows.length;
  return (word) => {
    if (isNumber(word.surface)) return NUMBER;
    const row = vectors?.row(word, language) ?? -1;
    return row < 0 ? MEAN : (vectors!.importance(row) * MEAN) / mean;
  };
}

function weigh(words: Token[], value: Measure, weightOf: Measure): Said {
  const said: Said = { weight: 0, fresh: 0, inARow: 0 };
  let inARow = 0;
  for (const word of new Map(words.map((one) => [one.term, one])).values()) {
    const weight = weightOf(word);
    const fresh = weight * (1 - value(word));
    said.weight += weight;
    said.fresh += fresh;
    inARow = fresh === 0 ? 0 : inARow + fresh;
    said.inARow = Math.max(said.inARow, inARow);
  }
  return said;
}

function meaningful(text: string, language: string): Token[] {
  return tokenise(text, language).filter(({ stop }) => !stop);
}

/** The sentences as words. In Thai, where a space may end one and need not, stretches between spaces, short ones together. */
function sentencesOf(text: string, language: string): Token[][] {
  const segments = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)];
  return segments.flatMap(({ segment }) => {
    const spaced = !/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(segment);
    const stretches = spaced ? [segment] : segment.split(/\s+/);
    return stretches.reduce<Token[][]>((sentences, stretch) => {
      const words = meaningful(stretch, language);
      const last = sentences.at(-1);
      if (last === undefined || (last.length >= STRETCH && words.length >= STRETCH)) return [...sentences, words];
      last.push(...words);
      return sentences;
    }, []);
  });
}
