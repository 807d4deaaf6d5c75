import { type ArticleIndex, type IndexedArticle, type IndexedQuestion } from './article-index.ts';
import { normalise } from '../text/normalise.ts';
import type { Query } from './query.ts';

/** What speaks for an article as the answer to a question. Every value lies in 0 … 1; the order is that of `weights.json`. */
export const FEATURES = [
  'words', // BM25F over all fields, as share of the best a document could reach
  'questionExact', // share of the question's weight found word for word in the best title or alias
  'questionSoft', // the same, words of like meaning counting in part
  'questionCovered', // share of that title's own words covered by the question, like meaning in part
  'bodyExact', // as questionExact, in the whole article
  'bodySoft', // as questionSoft, in the whole article
  'gramsQuestion', // trigrams shared with the best title or alias
  'gramsAll', // trigrams shared with the article, by their rarity
  'meaningQuestion', // cosine with the best title or alias
  'meaningBody', // cosine with the body
  'meaningArticle', // cosine with the whole
  'pairs', // share of the question's neighbouring words that are neighbours in the article too
  'noGap', // 1 less the weight of the question's word that the article covers least
] as const;

export type Features = Float32Array;

/** Similarity of two words above which they begin to count as alike, and the power that separates synonyms from neighbours. */
const ALIKE_FROM = 0.3;

/** Compares a query with articles; similarities of word pairs are worked out once per query. */
export class Scorer {
  private readonly cache: Map<number, number>[];
  private readonly grams: Set<number>;
  private readonly meaningless: boolean;

  constructor(
    private readonly index: ArticleIndex,
    private readonly query: Query,
  ) {
    this.cache = query.terms.map(() => new Map<number, number>());
    this.grams = new Set(query.grams);
    this.meaningless = query.vector.every((value) => value === 0);
  }

  features(doc: number, words: number, grams: number): Features {
    const article = this.index.articles[doc]!;
    const result = new Float32Array(FEATURES.length);
    result[0] = words;
    const inQuestions = this.bestQuestion(article);
    result.set(inQuestions, 1);
    const [bodyExact, bodySoft, gap] = this.bodyMatch(article);
    result[4] = bodyExact;
    result[5] = bodySoft;
    result[6] = this.gramOverlap(article.questions);
    result[7] = grams;
    result[8] = this.bestCosine(article.questions);
    result[9] = this.cosine(this.index.bodyVectors, doc);
    result[10] = this.cosine(this.index.articleVectors, doc);
    if (this.meaningless) {
      // a language without word vectors: letters in common stand in for meaning, brought to the size of a cosine
      result[8] = Math.sqrt(result[6]);
      result[9] = Math.sqrt(grams);
      result[10] = Math.max(result[8], result[9]);
    }
    result[11] = this.pairs(article);
    result[12] = 1 - gap;
    return result;
  }

  private bestQuestion({ questions }: IndexedArticle): [number, number, number] {
    let best: [number, number, number] = [0, 0, 0];
    for (const question of questions) {
      const [exact, soft] = this.match(question.terms);
      const covered = this.covered(question.terms);
      if (exact + soft * 2 + covered > best[0] + best[1] * 2 + best[2]) best = [exact, soft, covered];
    }
    return best;
  }

  private match(terms: Uint32Array): [number, number] {
    let exact = 0;
    let soft = 0;
    for (const [position, term] of this.query.terms.entries()) {
      let most = 0;
      for (const id of terms) {
        const alike = this.alike(position, id);
        if (alike > most) most = alike;
        if (most === 1) break;
      }
      if (most === 1) exact += term.weight;
      soft += term.weight * most;
    }
    return [exact, soft];
  }

  private bodyMatch(article: IndexedArticle): [number, number, number] {
    let exact = 0;
    let soft = 0;
    let gap = 0;
    for (const [position, term] of this.query.terms.entries()) {
      let most = term.id >= 0 && holds(article.body, term.id) ? 1 : 0;
      for (const { terms } of article.questions) most = this.most(position, terms, most);
      most = this.most(position, article.topics, most);
      if (most === 1) exact += term.weight;
      soft += term.weight * most;
      gap = Math.max(gap, term.weight * (1 - most));
    }
    return [exact, soft, gap];
  }

  private most(position: number, ids: Uint32Array, start: number): number {
    let most = start;
    for (let i = 0; i < ids.length && most < 1; i++) {
      const alike = this.alike(position, ids[i]!);
      if (alike > most) most = alike;
    }
    return most;
  }

  private covered(terms: Uint32Array): number {
    let total = 0;
    let sum = 0;
    for (const id of terms) {
      const rarity = this.index.vectors.rarity(this.index.termRows[id]!);
      const weight = (0.5 + this.index.idf[id]!) * (0.1 + rarity * rarity);
      let most = 0;
      for (let position = 0; position < this.query.terms.length; position++) {
        most = Math.max(most, this.alike(position, id));
      }
      total += weight;
      sum += weight * most;
    }
    return total === 0 ? 0 : sum / total;
  }

  private alike(position: number, id: number): number {
    const term = this.query.terms[position]!;
    if (term.id === id) return 1;
    const row = this.index.termRows[id]!;
    if (term.row < 0 || row < 0) return 0;
    const cache = this.cache[position]!;
    const known = cache.get(id);
    if (known !== undefined) return known;
    const cosine = this.index.vectors.similarity(term.row, row);
    const value = cosine <= ALIKE_FROM ? 0 : Math.min(0.95, (cosine - ALIKE_FROM) / (1 - ALIKE_FROM));
    cache.set(id, value);
    return value;
  }

  private pairs(entry: IndexedArticle): number {
    const { title, aliases, body } = entry.article;
    entry.plain ??= normalise([title, ...aliases, body].join('\n')).replace(/\s+/g, ' ');
    let found = 0;
    for (const { text, weight } of this.query.pairs) if (entry.plain.includes(text)) found += weight;
    return found;
  }

  private gramOverlap(questions: IndexedQuestion[]): number {
    const { grams } = this.query;
    if (grams.length === 0) return 0;
    let best = 0;
    for (const question of questions) {
      let shared = 0;
      for (const gram of question.grams) if (this.grams.has(gram)) shared++;
      best = Math.max(best, shared / Math.sqrt(grams.length * Math.max(1, question.grams.length)));
    }
    return best;
  }

  private bestCosine(questions: IndexedQuestion[]): number {
    let best = 0;
    for (const question of questions) best = Math.max(best, this.cosine(this.index.questionVectors, question.vector));
    return best;
  }

  private cosine(all: Float32Array, at: number): number {
    const { vector } = this.query;
    let sum = 0;
    for (let i = 0, start = at * vector.length; i < vector.length; i++) sum += vector[i]! * all[start + i]!;
    return Math.max(0, sum);
  }
}

/** Binary search in ascending numbers. */
function holds(sorted: Uint32Array, wanted: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle]!;
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
