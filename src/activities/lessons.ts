import type { Answer, Turn } from '../knowledge/answerer.ts';
import { mayBeAlias, wordingOf } from '../knowledge/lessons/wording.ts';
import type { ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { opaqueKey } from './opaque-key.ts';

type LessonDeps = Pick<ActivityDeps, 'answerer'> & { store: Pick<ActivityDeps['store'], 'lessons' | 'settings'> };

/** Whether an article helped with a question: a proposed alias, or a gap. `key` makes it one lesson however often the activity runs. */
export async function learnFromFeedback(
  { answerer, store }: LessonDeps,
  of: ConversationRef,
  { key, articleId, helped, question }: { key: string; articleId: string; helped: boolean; question: string },
): Promise<void> {
  const wording = wordingOf(question);
  if (wording === null) return;
  const article = answerer.article(articleId, answerer.detectLocale(question, of.locale));
  const lesson = { ...wording, key: await anonymous(store, of, key), at: Date.now() };
  if (!helped) {
    const locale = article?.locale ?? answerer.detectLocale(question, 'en');
    await store.lessons.record({
      ...lesson,
      kind: 'gap',
      source: 'notHelped',
      article: article?.ref.id ?? null,
      locale,
    });
  } else if (article !== null && mayBeAlias(wording) && !answerer.knowsAs(articleId, article.locale, wording.words)) {
    await store.lessons.record({
      ...lesson,
      kind: 'alias',
      source: 'helped',
      article: articleId,
      locale: article.locale,
    });
  }
}

/** What an answer itself teaches: that there was none, or, by the user's "thanks" or "no", whether the one before helped. */
export async function learnFromAnswer(
  deps: LessonDeps,
  of: ConversationRef,
  asked: { key: string; text: string; turns: Turn[] },
  answer: Answer,
): Promise<void> {
  if (answer.kind === 'none' || (answer.kind === 'handoff' && answer.reason === 'unanswered')) {
    const wording = wordingOf(asked.text);
    if (wording === null) return;
    const locale = deps.answerer.detectLocale(asked.text, 'en');
    const lesson = { ...wording, key: await anonymous(deps.store, of, asked.key), at: Date.now() };
    await deps.store.lessons.record({ ...lesson, kind: 'gap', source: 'unanswered', article: null, locale });
    return;
  }
  const last = asked.turns.at(-1);
  if (answer.kind !== 'smallTalk' || last?.said !== 'answer' || last.article === undefined) return;
  const helped = answer.reply === 'positive' || answer.reply === 'thanks';
  if (!helped && answer.reply !== 'negative') return;
  const question = asked.turns.findLast((turn) => turn.from === 'user')?.text ?? '';
  await learnFromFeedback(deps, of, { key: asked.key, articleId: last.article, helped, question });
}

/** Names the very event without naming the person. */
function anonymous({ settings }: LessonDeps['store'], of: ConversationRef, key: string): Promise<string> {
  return opaqueKey(settings, 'lesson', of.user.discordUserId, of.episode, key);
}
