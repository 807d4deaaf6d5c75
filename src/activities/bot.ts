import type { BotAnswer } from '../domain/conversation/state.ts';
import { ownWords } from '../domain/text/own-words.ts';
import type { Answer } from '../knowledge/answerer.ts';
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
      return {
        ...{ kind: 'answer', text: found.body, article: found.ref, writtenIn: found.locale, locale: of.locale },
        ...{ recommendations: [], alsoAnswered: [], open: [], passage: false },
      };
    },
    recordFeedback: (of, job) => learnFromFeedback(deps, of, job),
  };
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
