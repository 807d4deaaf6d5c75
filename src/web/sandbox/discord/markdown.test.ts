import { describe, expect, it } from 'vitest';
import { readInline, readMessage } from './markdown.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('Discord markdown', () => {
  it('reads marks within each other', () => {
    expect(readInline('Case **C-1001 is *yours***, __now__')).toEqual([
      text('Case '),
      { kind: 'strong', inside: [text('C-1001 is '), { kind: 'em', inside: [text('yours')] }] },
      text(', '),
      { kind: 'u', inside: [text('now')] },
    ]);
  });

  it('leaves what is escaped, within a word or alone', () => {
    expect(readInline('\\*no\\* snake_case_name 2 * 3 * 4 <3 [x')).toEqual([
      text('*no* snake_case_name 2 * 3 * 4 <3 [x'),
    ]);
  });

  it('does not read marks in code', () => {
    expect(readInline('`**x**` end')).toEqual([{ kind: 'code', text: '**x**' }, text(' end')]);
  });

  it('reads times, mentions and links', () => {
    expect(readInline('<t:1700000000:F><@42><#7></helpme:9>')).toEqual([
      { kind: 'time', at: 1_700_000_000_000, style: 'F' },
      { kind: 'mention', of: 'user', id: '42' },
      { kind: 'mention', of: 'channel', id: '7' },
      { kind: 'mention', of: 'command', name: 'helpme', id: '9' },
    ]);
    expect(readInline('see https://example.com/a_b.')).toEqual([
      text('see '),
      { kind: 'link', url: 'https://example.com/a_b', inside: [text('https://example.com/a_b')] },
      text('.'),
    ]);
    expect(readInline('[guide](https://example.com)')).toEqual([
      { kind: 'link', url: 'https://example.com', inside: [text('guide')] },
    ]);
    expect(readInline('[bad](javascript:alert(1))')).toEqual([text('[bad](javascript:alert(1))')]);
  });

  it('reads lines, quotes, lists and code blocks', () => {
    const blocks = readMessage('# Title\n> a\n> b\n- one\n- two\n```ts\nx *y*\n```\nend');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'quote', 'list', 'code', 'line']);
    expect(blocks[3]).toEqual({ kind: 'code', text: 'x *y*' });
  });
});
