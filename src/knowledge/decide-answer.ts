import { articleRef, type Answer, type Question } from './answer.ts';
import { excerpt, passage } from './conversation/excerpt.ts';
import { leansBack, withContext } from './conversation/follow-up.ts';
import { splitQuestions } from './conversation/several-questions.ts';
import { isPlainNo, type SmallTalk, smallTalk, smallTalkReply } from './conversation/small-talk.ts';
import type { HandoffClassifier } from './handoff/classifier.ts';
import { readHandoff } from './handoff/detect.ts';
import { annoyance, sensitiveTopic } from './handoff/sensitive.ts';
import type { KnowledgeBase, Lookup } from './knowledge-base.ts';
import type { Weights } from './search/weights.ts';
import { detectLanguage } from './text/detect-language.ts';
import { languageOf } from './text/tokenise.ts';
import { withoutMarkup } from './text/normalise.ts';

export interface DecisionParts {
  base: Pick<KnowledgeBase, 'lookup' | 'languages'>;
  weights: Weights;
  classifier: HandoffClassifier;
}

const RECOMMENDATIONS = 2;
const SUGGESTIONS = 3;
/** From here a message sounds angry: without a sure answer it is met with the offer of a person. */
const ANNOYED = 0.35;
/** With this one, so many questions in a row stayed without an answer that a person takes over. */
const UNANSWERED_LIMIT = 3;

/** The built-in virtual agent: wish for a person first, then what must not wait, small talk, and the articles last. */
export function decideAnswer(question: Question, parts: DecisionParts): Answer {
  const text = withoutMarkup(question.text).trim();
  const language = questionLanguage(text, question.locale);
  const chat = /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) ? smallTalk(text) : 'go-on';
  if (chat !== null) return replyToSmallTalk(chat, text, language, question);
  return handoff(text, language, question, parts) ?? fromArticles(text, language, question, parts);
}

/** A "yes" or "no" means what the bot's last words make of it. */
function replyToSmallTalk(chat: SmallTalk, text: string, language: string, { turns, unanswered }: Question): Answer {
  const last = turns.at(-1);
  const meant = inContextOf(chat, isPlainNo(text), last?.from === 'bot' ? last.said : undefined);
  if (meant === 'handoff') return { kind: 'handoff', reason: 'asked', score: 0.95, topic: null, locale: language };
  if (meant === 'confirmHandoff') return { kind: 'confirmHandoff', score: 0.5, locale: language };
  if (meant === 'negative' && unanswered + 1 >= UNANSWERED_LIMIT)
    return { kind: 'handoff', reason: 'unanswered', score: 0.8, topic: null, locale: language };
  return { kind: 'smallTalk', reply: meant, text: smallTalkReply(meant, language), locale: language };
}

const OFFERED_MORE = new Set(['greeting', 'thanks', 'bye', 'how-are-you', 'who-are-you', 'positive', 'go-on', 'stay']);

function inContextOf(
  chat: SmallTalk,
  plainNo: boolean,
  said: string | undefined,
): SmallTalk | 'handoff' | 'confirmHandoff' {
  if (chat === 'positive') {
    if (said === 'confirmHandoff') return 'handoff';
    if (said === 'none' || said === 'negative') return 'confirmHandoff';
    if (said === 'didYouMean' || (said !== undefined && OFFERED_MORE.has(said))) return 'go-on';
  }
  if (chat === 'negative' && plainNo) {
    if (said === 'confirmHandoff') return 'stay';
    if (said === undefined) return 'greeting';
    if (OFFERED_MORE.has(said)) return 'bye';
  }
  return chat;
}

/** The language to search and answer in: what the script of the message tells, else the known locale, else what its words tell. */
export function questionLanguage(text: string, locale: string | null): string {
  if (locale === null) return detectLanguage(text, 'en');
  const known = languageOf(locale);
  const seen = detectLanguage(text, known);
  const latin = !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
  // a few Latin words from a known Thai speaker are names or loan words, a whole sentence is a change of language
  return latin && (text.split(/\s+/).length < 4 || known === 'en') ? known : seen;
}

function handoff(text: string, language: string, question: Question, parts: DecisionParts): Answer | null {
  const wish = readHandoff(text, language, parts.classifier);
  const topic = sensitiveTopic(text);
  if (wish.verdict === 'handoff') {
    return { kind: 'handoff', reason: 'asked', score: wish.score, topic, locale: language };
  }
  if (topic !== null)
    return withAdvice(text, { kind: 'handoff', reason: 'sensitive', score: 0.9, topic, locale: language }, parts);
  const recent = question.turns.filter((turn) => turn.from === 'user').slice(-3);
  const anger = annoyance(text) + 0.6 * recent.reduce((sum, turn) => sum + annoyance(turn.text), 0);
  if (anger >= 1 || (anger >= 0.5 && question.unanswered >= 1)) {
    return { kind: 'handoff', reason: 'frustrated', score: Math.min(1, anger), topic: null, locale: language };
  }
  if (wish.verdict === 'unsure') return { kind: 'confirmHandoff', score: wish.score, locale: language };
  return null;
}

/** Someone in trouble gets a person and, when an article surely fits, what to do until then. */
function withAdvice(
  text: string,
  answer: Extract<Answer, { kind: 'handoff' }>,
  { base, weights }: DecisionParts,
): Answer {
  const found = base.lookup(text, answer.locale);
  const [best] = found.results;
  return best !== undefined && found.confidence >= weights.answerFrom
    ? { ...answer, article: articleRef(best.article) }
    : answer;
}

function fromArticles(text: string, language: string, question: Question, parts: DecisionParts): Answer {
  const { base, weights } = parts;
  const questions = splitQuestions(text, language);
  if (questions.length > 1) {
    const several = answerSeveral(questions, language, question, parts);
    if (several !== null) return several;
  }
  const looked = inContext(text, language, question, parts);
  const more = moreOfTheSame(text, looked, question);
  if (more !== null) return more;
  const found = withoutShown(looked, question.offered);
  const [best, ...others] = found.results;
  const locale = found.locale;
  const confidence = found.confidence;
  const unsure = best === undefined || found.repeated || confidence < weights.answerFrom;
  if (unsure && annoyance(text) >= ANNOYED) return { kind: 'confirmHandoff', score: 0.5, locale: language };
  if (best === undefined || confidence < weights.suggestFrom) {
    if (question.unanswered + 1 >= UNANSWERED_LIMIT) {
      return { kind: 'handoff', reason: 'unanswered', score: 0.8, topic: null, locale: language };
    }
    return { kind: 'none', confidence, locale: base.languages().includes(language) ? language : 'en' };
  }
  if (found.repeated || confidence < weights.answerFrom) {
    // Who was asked back three times in a row without coming nearer is not asked a fourth time.
    if (question.unanswered >= UNANSWERED_LIMIT)
      return { kind: 'handoff', reason: 'unanswered', score: 0.8, topic: null, locale: language };
    const suggestions = found.results.slice(0, SUGGESTIONS).map(({ article }) => articleRef(article));
    return { kind: 'didYouMean', suggestions, confidence, locale };
  }
  return {
    kind: 'answer',
    text: excerpt(best.article.body, text, locale),
    article: articleRef(best.article),
    recommendations: others.slice(0, RECOMMENDATIONS).map(({ article }) => articleRef(article)),
    confidence,
    locale,
  };
}

/** The look-up of the message itself, or together with the question that it leans on when that fits better. */
function inContext(text: string, language: string, question: Question, { base, weights }: DecisionParts): Lookup {
  const alone = base.lookup(text, language);
  if (alone.confidence >= weights.answerFrom) return alone;
  const joined = withContext(text, question.turns, language);
  if (joined === null) return alone;
  const together = base.lookup(joined, language);
  // Few words may be a new subject: then what was asked before must not answer for them.
  const related = alone.results
    .slice(0, SUGGESTIONS)
    .some(({ article }) => article.id === together.results[0]?.article.id);
  return together.confidence > alone.confidence && (related || leansBack(text)) ? together : alone;
}

/** "And how long is the link valid?" right after the article that says so: the sentences about it. */
function moreOfTheSame(text: string, { results, confidence, locale }: Lookup, { turns }: Question): Answer | null {
  const shown = turns.at(-1)?.article;
  const article = results.slice(0, SUGGESTIONS).find((result) => result.article.id === shown)?.article;
  if (article === undefined || !leansBack(text)) return null;
  const sentences = passage(article.body, text, locale);
  if (sentences === null) return null;
  return { kind: 'answer', text: sentences, article: articleRef(article), recommendations: [], confidence, locale };
}

/** Leaves out what was shown before: the user asks again because it did not help. */
function withoutShown(found: Lookup, offered: string[]): Lookup & { repeated: boolean } {
  const repeated = found.results[0] !== undefined && offered.includes(found.results[0].article.id);
  if (!repeated) return { ...found, repeated };
  const results = found.results.filter(({ article }) => !offered.includes(article.id));
  const share = (results[0]?.score ?? 0) / (found.results[0]?.score ?? 1);
  return { ...found, results, confidence: found.confidence * share, repeated };
}

/** One text for several questions when each has a sure answer of its own; null otherwise. */
function answerSeveral(
  questions: string[],
  language: string,
  question: Question,
  { base, weights }: DecisionParts,
): Answer | null {
  const found = questions.map((text) => ({ text, ...base.lookup(text, language) }));
  const sure = found.filter(
    ({ confidence, results }) => confidence >= weights.answerFrom && !question.offered.includes(results[0]!.article.id),
  );
  const [first, ...rest] = new Map(sure.map((entry) => [entry.results[0]!.article.id, entry])).values();
  if (first === undefined || rest.length === 0 || rest.length + 1 < questions.length) return null;
  const parts = [first, ...rest].map(({ text, results, locale }) => {
    const { article } = results[0]!;
    return `**${article.title}**\n${excerpt(article.body, text, locale)}`;
  });
  return {
    kind: 'answer',
    text: parts.join('\n\n'),
    article: articleRef(first.results[0]!.article),
    recommendations: [],
    alsoAnswered: rest.map(({ results }) => articleRef(results[0]!.article)),
    confidence: Math.min(first.confidence, ...rest.map(({ confidence }) => confidence)),
    locale: first.locale,
  };
}
