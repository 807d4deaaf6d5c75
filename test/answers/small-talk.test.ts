import { beforeAll, describe, expect, it } from 'vitest';
import { startDialogue } from '../support/dialogue.ts';

let talk: (lines: string[]) => string[];
beforeAll(async () => {
  ({ talk } = await startDialogue());
});

describe('small talk in a conversation', () => {
  it.each<[string, string[], string[]]>([
    [
      'in which somebody laughs, three times',
      ['haha', 'lol', '555+', 'how do I reset my password'],
      ['“go-on”', '“go-on”', '“go-on”', 'reset-password'],
    ],
    ['with a good morning', ['gm', 'gm everyone', 'GM'], ['“greeting”', '“greeting”', '“greeting”']],
    ['with a wish for a game master', ['I want a gm'], ['person: asked']],
    ['with a call for a game master', ['call a gm please'], ['person: asked']],
    [
      'in which it works in the end',
      ['how do I reset my password', "that didn't help", 'oh it works now'],
      ['reset-password', '“negative”', '“positive”'],
    ],
    ['in which it works when a person is offered', ['is anyone there', 'it works now'], ['person?', '“positive”']],
    [
      'in which thanks come with a question',
      ['how do I reset my password', 'thanks, and how do I cancel my subscription?'],
      ['reset-password', 'cancel-subscription'],
    ],
  ])('%s', (_, lines, expected) => expect(talk(lines)).toEqual(expected));
});
