import { expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { splitText } from '../text/split.ts';
import { linksTo } from './article-links.ts';
import type { DiscordItem } from './lane-items.ts';

const article = (id: string, letters: number | null) => ({
  id,
  title: `Title ${id}`,
  url: letters === null ? null : `https://x.example/${id}/`.padEnd(letters, 'a'),
});

it('links articles by buttons', () => {
  const [a, b] = [article('a', 512), article('b', 30)];
  expect(linksTo([a], [b, article('c', null)])).toEqual({
    buttons: [
      { label: 'Title a', url: a.url },
      { label: 'Title b', url: b.url },
    ],
    addresses: [],
  });
});

it('links what it shows by its address where no button holds it, and leaves out what it only recommends', () => {
  const long = article('a', 513);
  expect(linksTo([long], [article('b', 513)])).toEqual({ buttons: [], addresses: [long.url] });
});

it('gives no address that may be cut between two messages', () => {
  expect(linksTo([article('a', 1_001)], []).addresses).toEqual([]);
  const [address] = linksTo([article('a', 1_000)], []).addresses;
  for (let letters = 900; letters < 4_200; letters += 50)
    expect(splitText(`${'x'.repeat(letters)}\n\n${address}`, 2_000).at(-1)).toContain(address);
});

it('the answer is said whatever the address', () => {
  const world = new RulesWorld();
  const long = article('a', 700);
  world.answer = () => ({
    ...{ kind: 'answer', text: 'Like this.', article: long, recommendations: [article('b', 30)] },
    ...{ alsoAnswered: [], open: [], passage: false, locale: 'en' },
  });
  world.say('how?');
  world.runJob();
  const said = world.state.lanes.discord.queue.at(-1) as Extract<DiscordItem, { kind: 'say' }>;
  expect(said.text).toBe(`Like this.\n\n${long.url}`);
  expect(said.links.map(({ label }) => label)).toEqual(['Title b']);
});
