import type { BotAnswer } from '../domain/conversation/state.ts';
import { ownWords } from '../domain/text/own-words.ts';
import type { Answer, ArticleRef } from '../knowledge/answerer.ts';
import { excerpt } from '../knowledge/conversation/excerpt.ts';
import type { ConversationActivities, ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { learnFromAnswer, learnFromFeedback } from './lessons.ts';
import { recordQuestions } from './transcript.ts';
import { opaqueKey } from './opaque-key.ts';

export function createBotActivities(
  deps: ActivityDeps,
): Pick<ConversationActivities, 'answerQuestion' | 'showArticle' | 'recordFeedback'> {
  return {
    async answerQuestion(of, job) {
      const typing = showTyping(deps, of);
      await recordQuestions(deps.store, of, job.questions);
      const text = job.questions.map(ownWords).join('\n').trim();
      if (text === '') return { kind: 'none', locale: of.locale };
      const question = {
        text,
        locale: job.locale,
        turns: job.turns,
        unanswered: job.unanswered,
        offered: job.offered,
        user: await userKey(deps, of),
      };
      const answer = await deps.answerer.answer(question, typing);
      await learnFromAnswer(deps, of, { key: job.key, text, turns: job.turns }, answer);
      return botAnswerOf(answer, deps.answerer.questionLanguage(text, job.locale));
    },
    async showArticle(of, job) {
      const found = deps.answerer.article(job.articleId, job.locale);
      if (!found) return null;
      const text = await shownPart(deps, of, found);
      return {
        ...{ kind: 'answer', text, article: found.ref, writtenIn: found.locale, locale: of.locale },
        ...{ recommendations: [], alsoAnswered: [], open: [], passage: false },
      };
    },
    recordFeedback: (of, job) => learnFromFeedback(deps, of, job),
  };
}

/** Longer addresses are no link under an answer, neither on a button nor in its text. */
const LONGEST_ADDRESS = 1_000;
/** Three messages in Discord: as much of a long article as may be shown where no link leads to the rest. */
const MOST_WITHOUT_LINK = 5_400;
/** Stands for the rest, in every language. */
const LEFT_OUT = '[…]';

/** What is shown of an article that was chosen by its button: the same part as in an answer to what was asked last, for the rest is behind its link. */
async function shownPart(
  { store }: ActivityDeps,
  of: ConversationRef,
  { body, ref, locale }: { body: string; ref: ArticleRef; locale: string },
): Promise<string> {
  if (ref.url === null || ref.url.length > LONGEST_ADDRESS) return beginningOf(body);
  if (excerpt(body, ref.title, locale) === body) return body;
  const [last] = await store.transcript.newest(
    'discord',
    { discordUserId: of.user.discordUserId, episode: of.episode },
    1,
  );
  return excerpt(body, last === undefined || last.deletedAt !== null ? ref.title : last.text, locale);
}

function beginningOf(body: string): string {
  if (body.length <= MOST_WITHOUT_LINK) return body;
  const whole = body.slice(0, MOST_WITHOUT_LINK);
  const ends = ['\n\n', '\n', ' '].map((mark) => whole.lastIndexOf(mark));
  const end = ends.find((at) => at > MOST_WITHOUT_LINK / 2) ?? whole.length;
  return `${whole.slice(0, end).trimEnd()}\n\n${LEFT_OUT}`;
}

/** Discord shows "typing" for about 10 s. */
const TYPING_AGAIN_MS = 5_000;

/** Shows that an answer is coming, and again when called while it is being written. A courtesy: it must neither delay nor fail the answer. */
function showTyping(deps: ActivityDeps, of: ConversationRef): () => void {
  let shownAt = -TYPING_AGAIN_MS;
  const show = (): void => {
    const now = performance.now();
    if (of.channel === null || now - shownAt < TYPING_AGAIN_MS) return;
    shownAt = now;
    deps.discord.typing(of.channel.id).catch(() => undefined);
  };
  show();
  return show;
}

/** The same for one person, and not their id: it goes to engines outside. */
async function userKey({ store }: ActivityDeps, of: ConversationRef): Promise<string> {
  return (await opaqueKey(store.settings, 'user', of.user.discordUserId)).slice(0, 24);
}

/** What the rules need of an answer to a question in this language. The articles may be in another one. */
export function botAnswerOf(answer: Answer, locale: string): BotAnswer {
  switch (answer.kind) {
    case 'answer':
      return {
        kind: 'answer',
        text: answer.text,
        article: answer.article,
        recommendations: answer.recommendations,
        alsoAnswered: answer.alsoAnswered ?? [],
        open: answer.open ?? [],
        passage: answer.passage ?? false,
        writtenIn: answer.locale,
        locale,
      };
    case 'didYouMean':
      return { kind: 'didYouMean', suggestions: answer.suggestions, suggestedIn: answer.locale, locale };
    case 'handoff':
      return { kind: 'handoff', reason: answer.reason, topic: answer.topic, locale };
    case 'smallTalk':
      return { kind: 'smallTalk', reply: answer.reply, text: answer.text, locale };
    default:
      return { kind: answer.kind, locale };
  }
}
