import { describe, expect, it } from 'vitest';
import { TEXTS, type Texts } from '../texts.ts';

/** Every text by its place, functions called with words that must be seen again in what they say. */
function flat(texts: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts) as [string, unknown][]) {
    const place = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'object' && value !== null) for (const [at, text] of flat(value, place)) found.set(at, text);
    else
      found.set(
        place,
        typeof value === 'function' ? say(place, value as (...args: unknown[]) => string) : String(value),
      );
  }
  return found;
}

function say(place: string, text: (...args: unknown[]) => string): string {
  const args = GIVEN[place] ?? ['C-1042'];
  const said = text(...args);
  for (const word of args.flat()) expect(said, `${place} leaves out what it is about`).toContain(String(word));
  return said;
}

/** What a text gets; where nothing stands here, it is the name of a case. */
const GIVEN: Record<string, unknown[]> = {
  greeting: ['Mia'],
  leftOpen: [['first question', 'second question']],
  queuePosition: [7],
  outOfHours: ['<t:1795629600:F>'],
  agentJoined: ['Ann Keeper'],
  userSilent: [24],
  notDelivered: ['my excerpt', 'my reason'],
  'cases.statusChanged': ['C-1042', 'Black map', 'solved-word'],
  'cases.commented': ['C-1042', 'Black map'],
  'server.staffOnly': ['Moderator, Admin'],
};

/** Places whose words may well be the English ones: names, loan words, what has no words. */
const SAME_AS_ENGLISH =
  /^server\.(kind\.|bugForm\.stepsHint|\w+Form\.files$)|^commands\.(\w+\.name$)|^buttons\.|^agent$|^cases\.status\./;

/** Discord's limits in letters (reference: components, application commands). */
const LIMITS: [RegExp, number][] = [
  [/^buttons\.|^server\.(openDms|reopen)$/, 80],
  [/Form\.\w+Hint$|Form\.severities\./, 100],
  [/Form\.(?!\w+Hint$|severities\.)\w+$/, 45],
  [/^commands\.\w+\.name$/, 32],
  [/^commands\.(?!\w+\.name$)/, 100],
];

describe.each(Object.entries(TEXTS))('%s', (language, texts: Texts) => {
  const own = flat(texts);
  const english = flat(TEXTS.en);

  it('says all that English says, in its own words', () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
    const copied = [...own].filter(([at, text]) => text === english.get(at) && !SAME_AS_ENGLISH.test(at));
    if (language !== 'en') expect(copied).toEqual([]);
    expect([...own].filter(([, text]) => text.trim() !== text || text === '')).toEqual([]);
  });

  it('fits into what Discord allows', () => {
    for (const [at, text] of own) {
      const limit = LIMITS.find(([places]) => places.test(at))?.[1] ?? 1_000;
      expect([...text].length, `${at}: ${text}`).toBeLessThanOrEqual(limit);
    }
  });

  it('has a name of its own for each command, in the letters that Discord takes', () => {
    const { helpme, bug, new_feature, mycases, close } = texts.commands;
    const names = [helpme, bug, new_feature, mycases, close].map(({ name }) => name);
    expect(new Set([...names, 'desk']).size).toBe(6);
    for (const name of names) {
      expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
      expect(name).toBe(name.toLowerCase());
    }
  });

  it('names commands as its users see them', () => {
    const { helpme, mycases } = texts.commands;
    for (const text of [texts.server.nothingOpen, texts.server.unknownButton, texts.server.noCases])
      expect(text).toContain(`/${helpme.name}`);
    expect(texts.server.reportSaved('C-1042')).toContain(`/${mycases.name}`);
  });

  it('counts: nobody, one and several ahead, one hour and several', () => {
    expect(new Set([0, 1, 2].map((ahead) => texts.queuePosition(ahead))).size).toBe(3);
    expect(texts.queuePosition(0)).not.toContain('0');
    expect(texts.userSilent(1)).toContain('1');
  });
});
