import { articleRef, type Answer, type ArticleRef, type Question, type Turn } from './answer.ts';
import { excerpt, passage } from './conversation/excerpt.ts';
import { goesOnWith, isNewAbout, leansBack, withContext } from './conversation/follow-up.ts';
import { asksWhatIsNeeded, isElliptic, lacksPrice, plainlySaid } from './conversation/plainly-said.ts';
import { isTail, splitQuestions, standsAlone } from './conversation/several-questions.ts';
import { replyToOffer } from './conversation/reply-to-offer.ts';
import { callsForHelp, isPlainNo, saysItWorked, smallTalk } from './conversation/small-talk.ts';
import type { HandoffClassifier } from './handoff/classifier.ts';
import { readHandoff } from './handoff/detect.ts';
import { annoyance, sensitiveTopic } from './handoff/sensitive.ts';
import type { KnowledgeBase, Lookup } from './knowledge-base.ts';
import { FOUND_SOMETHING, type Weights } from './search/weights.ts';
import { questionLanguage } from './text/question-language.ts';
import { type SmallTalk, textsFor } from '../domain/text/texts.ts';
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
  const offered = question.turns.at(-1)?.said === 'confirmHandoff' ? replyToOffer(text) : null;
  if (offered === 'accepted') return { kind: 'handoff', reason: 'asked', score: 0.95, topic: null, locale: language };
  if (offered === 'declined') return smallTalkAnswer('stay', language);
  const chat = /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) ? smallTalk(text) : 'go-on';
  if (chat !== null) return replyToSmallTalk(chat, text, language, question);
  return handoff(text, language, question, parts) ?? fromArticles(text, language, question, parts);
}

/** A "yes" or "no" means what the bot's last words make of it. */
function replyToSmallTalk(chat: SmallTalk, text: string, language: string, { turns, unanswered }: Question): Answer {
  const last = turns.at(-1);
  const said = last?.from === 'bot' ? last.said : undefined;
  const meant = callsForHelp(text)
    ? answerToCall(turns, said)
    : saysItWorked(text)
      ? chat
      : inContextOf(chat, isPlainNo(text), said);
  if (meant === 'handoff') return { kind: 'handoff', reason: 'asked', score: 0.95, topic: null, locale: language };
  if (meant === 'confirmHandoff') return { kind: 'confirmHandoff', score: 0.5, locale: language };
  if (meant === 'negative' && unanswered + 1 >= UNANSWERED_LIMIT)
    return { kind: 'handoff', reason: 'unanswered', score: 0.8, topic: null, locale: language };
  return smallTalkAnswer(meant, language);
}

function smallTalkAnswer(reply: SmallTalk, language: string): Answer {
  return { kind: 'smallTalk', reply, text: textsFor(language).smallTalk[reply], locale: language };
}

/** Who calls for help without saying with what is asked about it once; then a person is offered, and after the offer one comes. */
function answerToCall(turns: Turn[], said: string | undefined): 'go-on' | 'handoff' | 'confirmHandoff' {
  if (said === 'confirmHandoff') return 'handoff';
  return turns.some((turn) => turn.said === 'go-on') ? 'confirmHandoff' : 'go-on';
}

const OFFERED_MORE = new Set(['greeting', 'thanks', 'bye', 'how-are-you', 'who-are-you', 'positive', 'go-on', 'stay']);

function inContextOf(
  chat: SmallTalk,
  plainNo: boolean,
  said: string | undefined,
): SmallTalk | 'handoff' | 'confirmHandoff' {
  if (chat === 'positive') {
    if (said === 'none' || said === 'negative') return 'confirmHandoff';
    if (said === 'didYouMean' || (said !== undefined && OFFERED_MORE.has(said))) return 'go-on';
  }
  if (chat === 'negative' && plainNo) {
    if (said === undefined) return 'greeting';
    if (OFFERED_MORE.has(said)) return 'bye';
  }
  return chat;
}

function handoff(text: string, language: string, question: Question, parts: DecisionParts): Answer | null {
  const wish = readHandoff(text, language, parts.classifier);
  const topic = sensitiveTopic(text);
  if (wish.verdict === 'handoff') {
    return { kind: 'handoff', reason: 'asked', score: wish.score, topic, locale: language };
  }
  if (topic !== null) return { kind: 'handoff', reason: 'sensitive', score: 0.9, topic, locale: language };
  const recent = question.turns.filter((turn) => turn.from === 'user').slice(-3);
  const anger = annoyance(text) + 0.6 * recent.reduce((sum, turn) => sum + annoyance(turn.text), 0);
  if (anger >= 1 || (anger >= 0.5 && question.unanswered >= 1)) {
    return { kind: 'handoff', reason: 'frustrated', score: Math.min(1, anger), topic: null, locale: language };
  }
  return wish.verdict === 'unsure' ? doubtfulWish(wish.score, text, language, question, parts) : null;
}

/** Asks once whether a person is wanted. After that only a sure article stands between the user and one, unless it was declined. */
function doubtfulWish(
  score: number,
  text: string,
  language: string,
  question: Question,
  parts: DecisionParts,
): Answer | null {
  const offer = personOffered(question);
  if (offer === 'declined') return null;
  if (offer === null) return { kind: 'confirmHandoff', score, locale: language };
  const answer = fromArticles(text, language, question, parts);
  return answer.kind === 'answer' ? answer : { kind: 'handoff', reason: 'asked', score, topic: null, locale: language };
}

/** Whether the bot's last words were the offer of a person, or one was declined before. */
function personOffered({ turns }: Question): 'just now' | 'declined' | null {
  if (turns.findLast(({ from }) => from === 'bot')?.said === 'confirmHandoff') return 'just now';
  return turns.some(({ said }) => said === 'stay') ? 'declined' : null;
}

function fromArticles(text: string, language: string, question: Question, parts: DecisionParts): Answer {
  const { base, weights } = parts;
  const questions = lookUpEach(splitQuestions(text, language), language, question, parts);
  const several = answerSeveral(questions);
  if (several !== null) return several;
  const alone = withoutTail(base.lookup(text, language), questions, weights);
  const looked = inContext(text, language, alone, question, parts);
  const more = moreOfTheSame(text, looked, question, weights) ?? saidByTheShown(text, language, alone, question, parts);
  if (more !== null) return more;
  // "why" and "in" also begin new questions: what was asked before must not pull an article back that was shown already
  const ofItself = withoutShown(alone, question.offered);
  const joined = withoutShown(looked, question.offered);
  const found = bandOf(ofItself, weights) > bandOf(joined, weights) ? ofItself : joined;
  const [best, ...others] = found.results;
  const locale = found.locale;
  const confidence = found.confidence;
  const unsure = best === undefined || found.repeated || confidence < weights.answerFrom;
  const offer = personOffered(question);
  if (unsure && offer !== 'declined' && annoyance(text) >= ANNOYED) {
    return offer === null
      ? { kind: 'confirmHandoff', score: 0.5, locale: language }
      : { kind: 'handoff', reason: 'frustrated', score: 0.8, topic: null, locale: language };
  }
  const listed = found.results.slice(0, SUGGESTIONS).map(({ article }) => articleRef(article));
  // "how do I get it?" after a list that was not chosen from: what it leans on has one article at most
  const narrowed = found === joined && leansBack(text) && wasSuggested(listed, question.turns);
  const suggestions = narrowed ? listed.slice(0, 1) : listed;
  if (best === undefined || confidence < weights.suggestFrom || (unsure && wasSuggested(suggestions, question.turns))) {
    if (question.unanswered + 1 >= UNANSWERED_LIMIT) {
      return { kind: 'handoff', reason: 'unanswered', score: 0.8, topic: null, locale: language };
    }
    return { kind: 'none', confidence, locale: base.languages().includes(language) ? language : 'en' };
  }
  if (found.repeated || confidence < weights.answerFrom) {
    // Who was asked back three times in a row without coming nearer is not asked a fourth time.
    if (question.unanswered >= UNANSWERED_LIMIT)
      return { kind: 'handoff', reason: 'unanswered', score: 0.8, topic: null, locale: language };
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
function inContext(
  text: string,
  language: string,
  alone: Lookup,
  question: Question,
  { base, weights }: DecisionParts,
): Lookup {
  if (alone.confidence >= weights.answerFrom) return alone;
  const safely = withContext(text, question.turns, language);
  const joined = safely ?? withContext(text, question.turns, language, true);
  if (joined === null) return alone;
  const together = base.lookup(joined, language);
  // Few words may be a new subject: then what was asked before must not answer for them. Where they find nothing, what comes first does so by chance.
  const near = alone.confidence < FOUND_SOMETHING ? [] : alone.results.slice(0, SUGGESTIONS);
  // A question of one word pulls along only what comes first by itself.
  if (safely === null && near[0]?.article.id !== together.results[0]?.article.id) return alone;
  const related = near.some(({ article }) => article.id === together.results[0]?.article.id);
  return together.confidence > alone.confidence && (related || leansBack(text)) ? together : alone;
}

/**
 * "And how long is the link valid?" right after the article that says so: the sentences about it, once. Where another article is the
 * sure answer, as for "and how do I cancel it?", the one that was shown has to stand back.
 */
function moreOfTheSame(text: string, found: Lookup, { turns }: Question, { answerFrom }: Weights): Answer | null {
  const { results, confidence, locale } = found;
  const shown = turns.at(-1)?.article;
  const eligible = results.slice(0, confidence >= answerFrom ? 1 : SUGGESTIONS);
  const article = eligible.find((result) => result.article.id === shown)?.article;
  if (article === undefined || !goesOnWith(article.id, text, turns)) return null;
  const sentences = passage(article.body, text, locale);
  if (sentences === null || lacksPrice(sentences, text) || wasQuoted(sentences, turns)) return null;
  return {
    kind: 'answer',
    text: sentences,
    passage: true,
    article: articleRef(article),
    recommendations: [],
    confidence,
    locale,
  };
}

/**
 * "How far do I have to walk?" right after the article that says so, without a word that leans on it: only for what finds nothing sure
 * by itself, but for one word alone ("and Apple?"), whose own article would not go on with anything.
 */
function saidByTheShown(
  text: string,
  language: string,
  alone: Lookup,
  { turns }: Question,
  { base, weights }: DecisionParts,
): Answer | null {
  const shown = turns.at(-1)?.article;
  if (shown === undefined || !isNewAbout(shown, text, turns)) return null;
  const elliptic = isElliptic(text, language) && (leansBack(text) || asksWhatIsNeeded(text));
  if (alone.confidence >= weights.answerFrom && alone.results[0]?.article.id !== shown && !elliptic) return null;
  const shownAt = turns.findIndex(({ article }) => article === shown);
  const asked = turns.slice(0, shownAt).findLast(({ from }) => from === 'user');
  const before = asked === undefined ? null : base.lookup(asked.text, language);
  const article = before?.results.find((result) => result.article.id === shown)?.article;
  const sentence = article === undefined ? null : plainlySaid(article.body, text, before!.locale);
  if (article === undefined || sentence === null) return null;
  return {
    kind: 'answer',
    text: sentence,
    passage: true,
    article: articleRef(article),
    recommendations: [],
    confidence: alone.confidence,
    locale: before!.locale,
  };
}

/** Turns keep only the beginning of long texts. */
function wasQuoted(sentences: string, turns: Turn[]): boolean {
  return turns.some(({ said, text }) => said === 'passage' && sentences.startsWith(text));
}

/** Whether the very same list was shown and nothing of it chosen since: who goes on asking means none of these. */
function wasSuggested(suggestions: ArticleRef[], turns: Turn[]): boolean {
  const listed = suggestions.map(({ title }) => title).join(' / ');
  const shownAt = turns.findLastIndex(({ said, text }) => said === 'didYouMean' && listed.startsWith(text));
  const chosen = turns.slice(shownAt + 1).some(({ article }) => suggestions.some(({ id }) => id === article));
  return shownAt >= 0 && !chosen;
}

/** What a look-up is good for: 2 an answer, 1 "did you mean", 0 nothing. */
function bandOf({ results, confidence, repeated }: Lookup & { repeated: boolean }, weights: Weights): number {
  if (results.length === 0 || confidence < weights.suggestFrom) return 0;
  return repeated || confidence < weights.answerFrom ? 1 : 2;
}

/** Leaves out what was shown before and did not help, for the user asks again. */
function withoutShown(found: Lookup, offered: string[]): Lookup & { repeated: boolean } {
  const repeated = found.results[0] !== undefined && offered.includes(found.results[0].article.id);
  if (!repeated) return { ...found, repeated };
  const results = found.results.filter(({ article }) => !offered.includes(article.id));
  const share = (results[0]?.score ?? 0) / (found.results[0]?.score ?? 1);
  return { ...found, results, confidence: found.confidence * share, repeated };
}

interface LookedUp extends Lookup {
  text: string;
  /** has a sure answer that was not shown yet */
  sure: boolean;
}

/** Looks up the questions of a message. "Any idea?" belongs to what is asked before it, and adds nothing to what is sure without it. */
function lookUpEach(
  questions: string[],
  language: string,
  { offered }: Question,
  { base, weights }: DecisionParts,
): LookedUp[] {
  if (questions.length < 2) return [];
  const lookUp = (text: string): LookedUp => {
    const found = base.lookup(text, language);
    const sure = found.confidence >= weights.answerFrom && !offered.includes(found.results[0]!.article.id);
    return { text, sure, ...found };
  };
  const all: LookedUp[] = [];
  for (const one of questions.map(lookUp)) {
    const before = all.at(-1);
    if (one.sure || !isTail(one.text, language)) all.push(one);
    else if (before !== undefined && !before.sure) all.splice(-1, 1, lookUp(`${before.text} ${one.text}`));
  }
  return all;
}

/** The look-up of a message, or of the only question in it when that is sure and the message with all that stands beside it isn't. */
function withoutTail(whole: Lookup, [first, second]: LookedUp[], { answerFrom }: Weights): Lookup {
  return whole.confidence < answerFrom && first?.sure === true && second === undefined ? first : whole;
}

/** One text for the questions that have a sure answer of their own, and which are left; null when the message is better answered as a whole. */
function answerSeveral(found: LookedUp[]): Answer | null {
  const sure = found.filter((one) => one.sure);
  const [first, ...rest] = new Map(sure.map((entry) => [entry.results[0]!.article.id, entry])).values();
  const isOpen = ({ text, results }: LookedUp): boolean =>
    standsAlone(text) && !sure.some((answered) => answered.results[0]!.article.id === results[0]?.article.id);
  const open = found.filter((one) => !one.sure && isOpen(one)).map(({ text }) => text);
  if (first === undefined || rest.length + open.length === 0) return null;
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
    ...(open.length > 0 && { open }),
    confidence: Math.min(first.confidence, ...rest.map(({ confidence }) => confidence)),
    locale: first.locale,
  };
}
