import { expect, it } from 'vitest';
import { RulesWorld } from '../../../test/support/rules-world.ts';
import { th } from '../text/languages/th.ts';
import { en } from '../text/languages/en.ts';

const suggestion = { id: 'refund', title: 'ขอเงินคืน', url: null };

it('who writes Thai from an English client is spoken to in Thai, buttons and hand-over included, until they write English', () => {
  const world = new RulesWorld();
  world.answer = () => ({ kind: 'didYouMean', suggestions: [suggestion], suggestedIn: 'th', locale: 'th' });
  world.say('เงิน');
  world.settle();
  expect(world.toUser().at(-1)).toBe(th.didYouMean);
  world.act({ name: 'stay' });
  world.settle();
  expect(world.toUser().at(-1)).toBe(th.smallTalk.stay);
  world.answer = () => ({ kind: 'none', locale: 'en' });
  world.say('where is my money gone please');
  world.settle();
  expect(world.toUser().at(-1)).toBe(en.noAnswer);
});

it('a suggested article is opened in the language of the suggestion', () => {
  const world = new RulesWorld();
  const action = { name: 'article' as const, articleId: 'a.b_c-d', locale: 'th' };
  world.act(action);
  world.settle();
  expect(world.done).toMatchObject([{ kind: 'showArticle', articleId: 'a.b_c-d', locale: 'th' }]);
});

it('the language of the client speaks until the user writes in another one', () => {
  const world = new RulesWorld();
  world.state.user.locale = null;
  world.answer = () => ({ kind: 'none', locale: 'en' });
  world.say('hi');
  world.settle();
  world.state.user.locale = 'th';
  world.act({ name: 'start' });
  world.settle();
  expect(world.state.locale).toBe('th');
});
