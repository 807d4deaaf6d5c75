import { escapeMarkdown } from '../text/escape-markdown.ts';
import { languageOf } from '../text/language-of.ts';
import { ownWords } from '../text/own-words.ts';
import { excerpt } from '../text/split.ts';
import { textsFor } from '../text/texts.ts';
import { linksTo } from './article-links.ts';
import { ask } from './ask.ts';
import { changedAt } from './changes.ts';
import { noteLanguage } from './language.ts';
import { clearDeadlines, setDeadline } from './deadlines.ts';
import type { UserAction, UserEvent } from './events.ts';
import { addJob } from './jobs.ts';
import { say, toTwilio } from './lanes.ts';
import type { Button } from './lane-items.ts';
import { asLeftEarly } from './relay.ts';
import type { BotAnswer, BotTurn, ConversationState, PendingQuestion } from './state.ts';
import { escalate, openConversation } from './escalation.ts';
import { decideStudioTurns, flowDecides } from './studio-turns.ts';

/** How many turns are kept for follow-up questions, and how much of each. */
const TURNS = 12;
const TURN_LENGTH = 500;
/** How much of a question is quoted that stays open. */
const OPEN_LENGTH = 120;

/** `/helpme`, the "Get help" button, or a first message without words: who we are and what can be done. */
export function greet(s: ConversationState, now: number): void {
  const t = textsFor(s.locale);
  s.bot.greeted = true;
  say(s, now, t.greeting(s.user.displayName), { from: 'bot', buttons: [personButton(s)] });
  rearmIdle(s, now);
}

/** A user message in the bot phase: remembered until it is answered. */
export function receiveQuestion(
  s: ConversationState,
  message: Extract<UserEvent, { type: 'user.message' }>,
  now: number,
): void {
  const left = asLeftEarly(s, message);
  if (left === null) return;
  const { id, text, channelId, attachments, at } = left;
  s.lastMessage = { from: 'user', at };
  s.bot.reminded = false;
  s.bot.pending.push({ id, text, channelId, attachments, at });
  rearmIdle(s, now);
  if (!flowDecides(s)) ask(s);
  else postForStudio(s, left, now);
}

/** Studio mode: the flow sees every message and asks us; if it stays silent the bot answers all the same. */
function postForStudio(
  s: ConversationState,
  { id, text, attachments }: Extract<UserEvent, { type: 'user.message' }>,
  now: number,
): void {
  ensureStudioConversation(s, now);
  toTwilio(s, now, { kind: 'say', from: 'user', text, attachments, sourceId: id, trigger: true });
  setDeadline(s, 'studioTurn', now + s.timings.studioTurn);
}

/** The Twilio conversation of this episode with the Studio hook, once. */
export function ensureStudioConversation(s: ConversationState, now: number): void {
  const opened = s.twilio.conversationSid !== undefined || s.lanes.twilio.queue.some((item) => item.kind === 'open');
  if (!opened) openConversation(s, now, true);
}

/** The engine's verdict about the questions it was given. */
export function onAnswer(s: ConversationState, asked: PendingQuestion[], answer: BotAnswer, now: number): void {
  const questionIds = asked.map((question) => question.id);
  recordChanges(s, asked, now);
  const answered = s.bot.pending.filter((question) => questionIds.includes(question.id));
  s.bot.pending = s.bot.pending.filter((question) => !questionIds.includes(question.id));
  if (asked.length > 0) noteLanguage(s, answer.locale);
  for (const question of answered) rememberTurn(s, 'user', ownWords(question));
  if (answer.kind === 'handoff') {
    escalate(s, answer.reason, answer.topic, now);
    return;
  }
  speak(s, answer, answered.length > 0 && answered.every((q) => ownWords(q).trim() === ''), now);
  decideStudioTurns(s, false);
  rearmIdle(s, now);
  // The flow is waited for only by what it has not been asked about yet.
  if (!flowDecides(s) || s.deadlines.studioTurn === undefined) ask(s);
}

/**
 * Questions that were edited or deleted while they were being answered: the transcript has them as they were asked. A further
 * edit may be on its way, so this one has the time of its author: by ours it would seem to be the newest.
 */
function recordChanges(s: ConversationState, asked: PendingQuestion[], now: number): void {
  for (const { id, text } of asked) {
    const current = s.bot.pending.find((question) => question.id === id)?.text ?? null;
    if (current === text) continue;
    const at = changedAt(s, id) ?? now;
    addJob(s, { kind: 'changeTranscript', source: 'discord', sourceId: id, text: current, at });
  }
}

/** Says an answer to the user, in any phase. */
export function speak(
  s: ConversationState,
  answer: Exclude<BotAnswer, { kind: 'handoff' }>,
  onlyFiles: boolean,
  now: number,
): void {
  const t = textsFor(s.locale);
  switch (answer.kind) {
    case 'answer': {
      const { article, alsoAnswered, passage } = answer;
      s.bot.unanswered = 0;
      for (const { id } of [article, ...alsoAnswered]) noteShown(s, id);
      const several = alsoAnswered.length + answer.open.length > 0;
      // Only an article that answered a whole message teaches how people ask for it.
      const said = passage ? 'passage' : several ? 'answers' : 'answer';
      rememberTurn(s, 'bot', (!passage && article.title) || answer.text, { said, article: article.id });
      const links = linksTo([article, ...alsoAnswered], answer.recommendations);
      const open = answer.open.map((text) => escapeMarkdown(excerpt(text, OPEN_LENGTH)));
      const parts = [answer.text, ...links.addresses];
      if (languageOf(answer.writtenIn ?? answer.locale) !== languageOf(answer.locale)) parts.unshift(t.inOtherLanguage);
      if (open.length > 0) parts.push(t.leftOpen(open));
      say(s, now, parts.join('\n\n'), {
        from: 'bot',
        links: links.buttons,
        buttons: [
          {
            label: t.buttons.helped,
            style: 'success',
            action: { name: 'helpful', yes: true, articleId: article.id },
          },
          {
            label: t.buttons.notHelped,
            style: 'secondary',
            action: { name: 'helpful', yes: false, articleId: article.id },
          },
          personButton(s),
        ],
      });
      return;
    }
    case 'didYouMean':
      s.bot.unanswered += 1;
      rememberTurn(s, 'bot', answer.suggestions.map(({ title }) => title).join(' / '), { said: 'didYouMean' });
      say(s, now, t.didYouMean, {
        from: 'bot',
        buttons: [
          ...answer.suggestions.slice(0, 3).map((article): Button => ({
            label: article.title,
            style: 'secondary',
            action: { name: 'article', articleId: article.id, locale: answer.suggestedIn },
          })),
          personButton(s),
        ],
      });
      return;
    case 'none':
      s.bot.unanswered += 1;
      rememberTurn(s, 'bot', t.noAnswer, { said: 'none' });
      say(s, now, onlyFiles ? t.fileReceived : t.noAnswer, { from: 'bot', buttons: [personButton(s)] });
      return;
    case 'confirmHandoff':
      s.bot.unanswered += 1;
      rememberTurn(s, 'bot', t.confirmHandoff, { said: 'confirmHandoff' });
      say(s, now, t.confirmHandoff, {
        from: 'bot',
        buttons: [personButton(s), { label: t.buttons.stay, style: 'secondary', action: { name: 'stay' } }],
      });
      return;
    case 'smallTalk': {
      const negative = answer.reply === 'negative';
      const before = s.bot.turns.findLast(({ from }) => from === 'bot')?.article;
      if (before !== undefined && HELPED.has(answer.reply)) noteHelped(s, before);
      if (negative) s.bot.unanswered += 1;
      rememberTurn(s, 'bot', answer.text, { said: answer.reply });
      say(s, now, answer.text, { from: 'bot', buttons: s.bot.greeted && !negative ? [] : [personButton(s)] });
      s.bot.greeted = true;
      return;
    }
  }
}

/** A button under one of the bot's messages. */
export function onBotAction(s: ConversationState, action: UserAction, now: number): void {
  const t = textsFor(s.locale);
  rearmIdle(s, now);
  switch (action.name) {
    case 'start':
      greet(s, now);
      return;
    case 'handoff':
      escalate(s, 'asked', null, now);
      return;
    case 'stay':
      rememberTurn(s, 'bot', t.smallTalk.stay, { said: 'stay' });
      say(s, now, t.smallTalk.stay, { from: 'bot' });
      return;
    case 'article':
      addJob(s, { kind: 'showArticle', articleId: action.articleId, locale: action.locale });
      return;
    case 'helpful':
      addJob(s, {
        kind: 'recordFeedback',
        articleId: action.articleId,
        helped: action.yes,
        question: questionFor(s, action.articleId),
      });
      if (action.yes) noteHelped(s, action.articleId);
      else {
        s.bot.unanswered += 1;
        noteShown(s, action.articleId);
      }
      rememberTurn(s, 'bot', action.yes ? t.helpedThanks : t.notHelped, { said: action.yes ? 'positive' : 'negative' });
      say(s, now, action.yes ? t.helpedThanks : t.notHelped, {
        from: 'bot',
        buttons: action.yes ? [] : [personButton(s)],
      });
      return;
    case 'close':
    case 'reopen':
    case 'rate':
      return;
  }
}

/** Silence: first a reminder, then the end. Returns true when the conversation shall end. While the user waits for us it is none of theirs. */
export function onIdle(s: ConversationState, now: number): boolean {
  const [waits] = s.bot.pending;
  if (waits) {
    ask(s);
    say(s, now, textsFor(s.locale).answerDelayed, { from: 'bot', buttons: [personButton(s)] });
    // A sign of life, less often each time.
    setDeadline(s, 'botIdle', now + Math.max(s.timings.botIdleReminder, now - waits.at));
    return false;
  }
  if (s.bot.reminded) return true;
  s.bot.reminded = true;
  say(s, now, textsFor(s.locale).stillThere, { from: 'bot', buttons: [personButton(s)] });
  setDeadline(s, 'botIdle', now + s.timings.botIdleClose);
  return false;
}

/** Small talk after an article that says that it helped. */
const HELPED = new Set(['thanks', 'positive']);
const SHOWN = 20;

/** What was shown and does not help is not shown again. */
function noteShown(s: ConversationState, articleId: string): void {
  s.bot.offered = [...s.bot.offered.filter((id) => id !== articleId), articleId].slice(-SHOWN);
}

function noteHelped(s: ConversationState, articleId: string): void {
  s.bot.offered = s.bot.offered.filter((id) => id !== articleId);
}

export function rememberTurn(
  s: ConversationState,
  from: BotTurn['from'],
  text: string,
  more: Pick<BotTurn, 'said' | 'article'> = {},
): void {
  s.bot.turns = [...s.bot.turns, { from, text: text.slice(0, TURN_LENGTH), ...more }].slice(-TURNS);
}

/** What the user had asked when the article was shown as the answer to it; empty when that is too long ago. */
export function questionFor(s: ConversationState, articleId: string): string {
  const shown = s.bot.turns.findLastIndex((turn) => turn.article === articleId && turn.said === 'answer');
  return s.bot.turns.slice(0, Math.max(shown, 0)).findLast((turn) => turn.from === 'user')?.text ?? '';
}

function rearmIdle(s: ConversationState, now: number): void {
  clearDeadlines(s, 'botIdle');
  setDeadline(s, 'botIdle', now + s.timings.botIdleReminder);
}

export function personButton(s: ConversationState): Button {
  return { label: textsFor(s.locale).buttons.talkToPerson, style: 'primary', action: { name: 'handoff' } };
}
