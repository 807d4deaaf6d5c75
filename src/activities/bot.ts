import type { BotAnswer } from '../domain/conversation/state.ts';
import type { Answer } from '../knowledge/answerer.ts';
import type { ConversationActivities, ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { recordQuestions } from './transcript.ts';

export function createBotActivities(
  deps: ActivityDeps,
): Pick<ConversationActivities, 'answerQuestion' | 'showArticle' | 'recordFeedback'> {
  return {
    async answerQuestion(of, job) {
      showTyping(deps, of);
      await recordQuestions(deps.store, of, job.questions);
      const text = job.questions
        .map((question) => question.text)
        .join('\n')
        .trim();
      if (text === '') return { kind: 'none', locale: of.locale };
      const answer = await deps.answerer.answer({
        text,
        locale: of.user.locale,
        turns: job.turns,
        unanswered: job.unanswered,
        offered: job.offered,
      });
      return withoutScores(answer);
    },
    async showArticle(of, job) {
      const found = deps.answerer.article(job.articleId, of.locale);
      if (!found) return null;
      return { kind: 'answer', text: found.body, article: found.ref, recommendations: [], locale: of.locale };
    },
    async recordFeedback(of, job) {
      const key = `${of.user.discordUserId}:${of.episode}:${job.key}`;
      await deps.store.settings.set(`feedback:${key}`, {
        article: job.articleId,
        helped: job.helped,
        question: job.question,
        locale: of.locale,
        at: Date.now(),
      });
    },
  };
}

/** A courtesy: it must neither delay nor fail the answer. */
function showTyping(deps: ActivityDeps, of: ConversationRef): void {
  if (of.channel !== null) deps.discord.typing(of.channel.id).catch(() => undefined);
}

function withoutScores(answer: Answer): BotAnswer {
  switch (answer.kind) {
    case 'answer':
      return {
        kind: 'answer',
        text: answer.text,
        article: answer.article,
        recommendations: answer.recommendations,
        locale: answer.locale,
      };
    case 'didYouMean':
      return { kind: 'didYouMean', suggestions: answer.suggestions, locale: answer.locale };
    case 'handoff':
      return { kind: 'handoff', reason: answer.reason, topic: answer.topic, locale: answer.locale };
    case 'smallTalk':
      return { kind: 'smallTalk', text: answer.text, locale: answer.locale };
    default:
      return { kind: answer.kind, locale: answer.locale };
  }
}
