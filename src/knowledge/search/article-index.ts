import type { Article } from '../articles/article.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { questionLanguage } from '../text/question-language.ts';
import { isNumber, splitWords, type Token, tokenise, toToken } from '../text/tokenise.ts';
import { trigrams } from '../text/trigrams.ts';
import { toUnit, type WordVectors } from '../vectors/word-vectors.ts';
import { buildGramIndex, type GramIndex } from './gram-index.ts';
import { PostingsBuilder, type Postings } from './postings.ts';

/** A title or an alias: one way of asking for the article. */
export interface IndexedQuestion {
  terms: Uint32Array;
  grams: Uint16Array;
  /** Where its vector starts in `ArticleIndex.questionVectors`. */
  vector: number;
  title: boolean;
}

export interface IndexedArticle {
  article: Article;
  questions: IndexedQuestion[];
  /** Distinct terms of the body without stop words, ascending. */
  body: Uint32Array;
  /** The rarest of them, which are compared by meaning. */
  topics: Uint32Array;
  /** Its whole text, normalised; made when it first is a candidate. */
  plain?: string;
}

/** Everything that a search of one language needs, in memory. */
export interface ArticleIndex {
  language: string;
  vectors: WordVectors;
  articles: IndexedArticle[];
  terms: Map<string, number>;
  /** Row of each term in the word vectors, -1 without. */
  termRows: Int32Array;
  idf: Float32Array;
  /** The terms made of digits that titles and aliases hold. */
  namedNumbers: ReadonlySet<number>;
  words: Postings;
  gramIdf: Float32Array;
  questionGrams: GramIndex;
  bodyGrams: GramIndex;
  /** One vector per article: title, aliases and body. */
  articleVectors: Float32Array;
  /** The first `headSize` numbers of each article vector, side by side, for a quick first look at all. */
  articleHeads: Float32Array;
  headSize: number;
  /** Vectors of the body alone. */
  bodyVectors: Float32Array;
  questionVectors: Float32Array;
  /**
   * 0 when the texts are short answers of a FAQ, 1 when they are passages: the more a text holds, the less a resemblance of meaning
   * says and the more its words do. One number for all, so that scores stay comparable.
   */
  longness: number;
}

const FIELD_WEIGHT = { title: 3, alias: 2.5, body: 1 };
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
const TOPICS = 48;
/** Mean number of distinct words from which texts begin to count as passages, and from there to full passages. */
const LONG_FROM = 40;
const LONG_SPAN = 40;
const STOP = -1;
/** Dimensions of the first look; an even number. */
const HEAD = 48;

/** Builds the index of articles of one language. Deterministic; about 0.3 ms for an article of 200 words. */
export function buildIndex(articles: Article[], locale: string, vectors: WordVectors): ArticleIndex {
  const builder = new IndexBuilder(languageOf(locale), vectors);
  for (const article of articles) builder.add(article);
  return builder.finish();
}

class IndexBuilder {
  private readonly terms = new Map<string, number>();
  private readonly wordIds = new Map<string, number>();
  private readonly namedNumbers = new Set<number>();
  private readonly rows: number[] = [];
  private readonly articles: IndexedArticle[] = [];
  private readonly lengths: number[] = [];
  private readonly counts: { terms: Uint32Array; weights: Float32Array }[] = [];
  private readonly questionGrams: Uint16Array[] = [];
  private readonly bodyGrams: Uint16Array[] = [];
  private readonly questionVectors: Float32Array[] = [];
  private readonly bodyVectors: Float32Array[] = [];

  constructor(
    private readonly language: string,
    private readonly vectors: WordVectors,
  ) {}

  add(article: Article): void {
    const counts = new Map<number, number>();
    const texts = [article.title, ...article.aliases];
    const questions: IndexedQuestion[] = [];
    for (const [index, text] of texts.entries()) {
      const weight = index === 0 ? FIELD_WEIGHT.title : FIELD_WEIGHT.alias;
      questions.push(this.question(text, weight, index === 0, counts));
    }
    const body = this.body(article.body, counts);
    this.questionGrams.push(trigrams(texts.join('\n')));
    this.bodyGrams.push(trigrams(article.body));
    this.articles.push({ article, questions, body, topics: body });
    this.counts.push({ terms: Uint32Array.from(counts.keys()), weights: Float32Array.from(counts.values()) });
    let length = 0;
    for (const count of counts.values()) length += count;
    this.lengths.push(length);
  }

  private question(text: string, weight: number, title: boolean, counts: Map<number, number>): IndexedQuestion {
    // People accept what was asked in other languages as an alias; the title is in the article's own.
    const language = title ? this.language : questionLanguage(text, this.language);
    const tokens = tokenise(text, language);
    const meaningful = tokens.filter((token) => !token.stop);
    const used = meaningful.length > 0 ? meaningful : tokens;
    const ids = new Set<number>();
    for (const token of used) {
      const id = this.term(token, language);
      ids.add(id);
      if (isNumber(token.surface)) this.namedNumbers.add(id);
      // an article with many aliases must not outweigh one with few: each term counts once per kind of field
      counts.set(id, Math.max(counts.get(id) ?? 0, weight));
    }
    const vector = this.questionVectors.push(this.meanVector([...ids])) - 1;
    return { terms: Uint32Array.from(ids), grams: trigrams(text), vector, title };
  }

  private body(text: string, counts: Map<number, number>): Uint32Array {
    const ids = new Set<number>();
    for (const word of splitWords(text, this.language)) {
      const id = this.wordId(word);
      if (id === STOP) continue;
      ids.add(id);
      counts.set(id, (counts.get(id) ?? 0) + FIELD_WEIGHT.body);
    }
    this.bodyVectors.push(this.meanVector([...ids]));
    return Uint32Array.from(ids).sort();
  }

  /** Term of a word as written; most words of a text were seen before, and this spares taking them apart again. */
  private wordId(word: string): number {
    let id = this.wordIds.get(word);
    if (id === undefined) {
      const token = toToken(word, this.language);
      this.wordIds.set(word, (id = token.stop ? STOP : this.term(token, this.language)));
    }
    return id;
  }

  private term(token: Token, language: string): number {
    let id = this.terms.get(token.term);
    if (id === undefined) {
      this.terms.set(token.term, (id = this.terms.size));
      this.rows.push(this.vectors.row(token, language));
    }
    return id;
  }

  private meanVector(ids: number[]): Float32Array {
    const sum = new Float32Array(this.vectors.dimensions);
    for (const id of ids) {
      const row = this.rows[id]!;
      if (row >= 0) this.vectors.addTo(sum, 0, row, this.vectors.importance(row));
    }
    toUnit(sum, 0, sum.length);
    return sum;
  }

  finish(): ArticleIndex {
    const count = this.articles.length;
    const average = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
    const words = new PostingsBuilder();
    for (const [doc, counts] of this.counts.entries()) {
      const norm = 1 - LENGTH_SHARE + (LENGTH_SHARE * this.lengths[doc]!) / Math.max(1, average);
      for (let i = 0; i < counts.terms.length; i++) {
        const weight = counts.weights[i]!;
        words.add(counts.terms[i]!, doc, (weight * (SATURATION + 1)) / (weight + SATURATION * norm));
      }
    }
    const wordPostings = words.pack(this.terms.size);
    const idf = inverseFrequency(wordPostings.starts, count);
    for (const entry of this.articles) entry.topics = rarest(entry.body, idf);
    const questionGrams = buildGramIndex(this.questionGrams);
    const bodyGrams = buildGramIndex(this.bodyGrams);
    const bodyVectors = flat(this.bodyVectors, this.vectors.dimensions);
    const articleVectors = this.articleVectors(bodyVectors);
    const headSize = Math.min(HEAD, this.vectors.dimensions);
    return {
      language: this.language,
      vectors: this.vectors,
      articles: this.articles,
      terms: this.terms,
      termRows: Int32Array.from(this.rows),
      idf,
      namedNumbers: this.namedNumbers,
      words: wordPostings,
      gramIdf: inverseFrequency(bodyGrams.starts, count),
      questionGrams,
      bodyGrams,
      articleVectors,
      articleHeads: heads(articleVectors, this.vectors.dimensions, headSize),
      headSize,
      bodyVectors,
      questionVectors: flat(this.questionVectors, this.vectors.dimensions),
      longness: this.longness(),
    };
  }

  private longness(): number {
    const mean = this.articles.reduce((sum, { body }) => sum + body.length, 0) / Math.max(1, this.articles.length);
    return Math.min(1, Math.max(0, (mean - LONG_FROM) / LONG_SPAN));
  }

  private articleVectors(bodies: Float32Array): Float32Array {
    const size = this.vectors.dimensions;
    const all = new Float32Array(bodies.length);
    for (const [doc, { questions }] of this.articles.entries()) {
      for (let i = 0; i < size; i++) {
        let sum = bodies[doc * size + i]!;
        for (const question of questions) sum += (this.questionVectors[question.vector]![i]! * 1.5) / questions.length;
        all[doc * size + i] = sum;
      }
      toUnit(all, doc * size, size);
    }
    return all;
  }
}

function inverseFrequency(starts: Uint32Array, documents: number): Float32Array {
  const idf = new Float32Array(starts.length - 1);
  for (let key = 0; key < idf.length; key++) {
    const df = starts[key + 1]! - starts[key]!;
    idf[key] = Math.log(1 + (documents - df + 0.5) / (df + 0.5));
  }
  return idf;
}

function rarest(terms: Uint32Array, idf: Float32Array): Uint32Array {
  return terms.length <= TOPICS
    ? terms
    : terms
        .slice()
        .sort((a, b) => idf[b]! - idf[a]!)
        .slice(0, TOPICS);
}

function heads(vectors: Float32Array, size: number, headSize: number): Float32Array {
  const all = new Float32Array((vectors.length / size) * headSize);
  for (let from = 0, to = 0; from < vectors.length; from += size, to += headSize) {
    all.set(vectors.subarray(from, from + headSize), to);
  }
  return all;
}

function flat(vectors: Float32Array[], size: number): Float32Array {
  const all = new Float32Array(vectors.length * size);
  for (const [index, vector] of vectors.entries()) all.set(vector, index * size);
  return all;
}
