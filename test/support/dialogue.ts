import { botAnswerOf } from '../../src/activities/bot.ts';
import type { Answer } from '../../src/knowledge/answer.ts';
import { decideAnswer } from '../../src/knowledge/decide-answer.ts';
import { type KnowledgeBase, loadKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadMind, type Mind } from '../../src/knowledge/mind.ts';
import { knowledgeFolder } from '../../src/knowledge/model-folder.ts';
import { questionLanguage } from '../../src/knowledge/text/question-language.ts';
import { RulesWorld } from './rules-world.ts';

/** The demo articles, and a conversation about them with the very rules and the very answers. */
export interface Dialogue {
  mind: Mind;
  base: KnowledgeBase;
  /** Each line of the user, and in short what the bot made of it. */
  talk: (lines: string[]) => string[];
  /** The same with what the bot made of each line in full. */
  answers: (lines: string[]) => Answer[];
}

export async function startDialogue(): Promise<Dialogue> {
  const mind = await loadMind();
  const base = await loadKnowledgeBase(knowledgeFolder('articles'), mind.vectors, mind.weights);
  const answers = (lines: string[]): Answer[] => {
    const world = new RulesWorld();
    const made: Answer[] = [];
    world.answer = (job) => {
      const text = job.questions.map((question) => question.text).join('\n');
      const { turns, unanswered, offered } = job;
      const answer = decideAnswer({ text, locale: null, turns, unanswered, offered }, { base, ...mind });
      made.push(answer);
      return botAnswerOf(answer, questionLanguage(text, null));
    };
    for (const line of lines) {
      world.say(line);
      world.settle();
    }
    return made;
  };
  return { mind, base, answers, talk: (lines) => answers(lines).map(inShort) };
}

function inShort(answer: Answer): string {
  switch (answer.kind) {
    case 'answer':
      return [
        [answer.article, ...(answer.alsoAnswered ?? [])].map(({ id }) => id).join('+'),
        ...(answer.open ?? []).map((text) => `open: ${text}`),
      ].join(', ');
    case 'handoff':
      return `person: ${answer.topic ?? answer.reason}`;
    case 'confirmHandoff':
      return 'person?';
    case 'smallTalk':
      return `“${answer.reply}”`;
    case 'didYouMean':
      return `which? ${answer.suggestions[0]?.id ?? ''}`;
    case 'none':
      return 'no answer';
  }
}
