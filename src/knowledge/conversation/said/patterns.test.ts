import { expect, it } from 'vitest';
import { replyToOffer } from '../reply-to-offer.ts';
import { smallTalk } from '../small-talk.ts';

it.each(['まだ ', 'いえ ', '特に ', 'すみません、', 'how ', 'so much ', 'ยัง', '还是', '아직 ', 'sigue '])(
  'a message of "%s" again and again, with an end that fits nothing, does not take long',
  (words) => {
    const text = `${words.repeat(80).slice(0, 79)}%`;
    const began = performance.now();
    smallTalk(text);
    replyToOffer(text);
    expect(performance.now() - began).toBeLessThan(1500);
  },
);
