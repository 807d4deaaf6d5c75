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
    [
      'in which what was shown was done, with thanks',
      ['how do I reset my password', 'I did it, thanks!'],
      ['reset-password', '“thanks”'],
    ],
    [
      'in which there is another question after all',
      ['how do I reset my password', 'thanks', 'no i have another question'],
      ['reset-password', '“thanks”', '“go-on”'],
    ],
    ['that asks what to do about it', ['my account is banned', 'what can I do?'], ['banned', 'no answer']],
    [
      'with a wish for support beside what failed',
      ['how do I reset my password', "doesn't work. i need help support"],
      ['reset-password', 'person: asked'],
    ],
    [
      'that asks whether it works again',
      ['how do I reset my password', '¿ya funciona?'],
      ['reset-password', 'no answer'],
    ],
  ])('%s', (_, lines, expected) => expect(talk(lines)).toEqual(expected));
});
