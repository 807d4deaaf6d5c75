/** A piece of a message: text, or a mark with what is inside it. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; inside: Piece[] }
  | { kind: 'em'; inside: Piece[] }
  | { kind: 'u'; inside: Piece[] }
  | { kind: 's'; inside: Piece[] }
  | { kind: 'spoiler'; inside: Piece[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; inside: Piece[] }
  | { kind: 'mention'; of: 'user' | 'role' | 'channel' | 'command'; id: string; name?: string }
  | { kind: 'time'; at: number; style: string };

/** A line or several of a message that stand together. */
export type Block =
  | { kind: 'line'; inside: Piece[] }
  | { kind: 'heading'; level: number; inside: Piece[] }
  | { kind: 'subtext'; inside: Piece[] }
  | { kind: 'quote'; lines: Piece[][] }
  | { kind: 'list'; ordered: boolean; items: Piece[][] }
  | { kind: 'code'; text: string };

/** What stands where the text begins with it; earlier ones win. `inside` = the group that is read again. */
const MARKS: { pattern: RegExp; make: (match: RegExpExecArray) => Piece }[] = [
  { pattern: /^\\([^\w\s])/, make: ([, text = '']) => ({ kind: 'text', text }) },
  { pattern: /^``(.+?)``(?!`)/s, make: ([, text = '']) => ({ kind: 'code', text }) },
  { pattern: /^`([^`]+)`/, make: ([, text = '']) => ({ kind: 'code', text }) },
  {
    pattern: /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    make: ([, at, style = 'f']) => ({ kind: 'time', at: Number(at) * 1_000, style }),
  },
  { pattern: /^<@!?(\d{1,20})>/, make: ([, id = '']) => ({ kind: 'mention', of: 'user', id }) },
  { pattern: /^<@&(\d{1,20})>/, make: ([, id = '']) => ({ kind: 'mention', of: 'role', id }) },
  { pattern: /^<#(\d{1,20})>/, make: ([, id = '']) => ({ kind: 'mention', of: 'channel', id }) },
  {
    pattern: /^<\/([^:>]+):(\d{1,20})>/,
    make: ([, name = '', id = '']) => ({ kind: 'mention', of: 'command', id, name }),
  },
  {
    pattern: /^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/,
    make: ([, text = '', url = '']) => ({ kind: 'link', url, inside: readInline(text) }),
  },
  {
    pattern: /^<(https?:\/\/[^\s>]+)>/,
    make: ([, url = '']) => ({ kind: 'link', url, inside: [{ kind: 'text', text: url }] }),
  },
  {
    pattern: /^https?:\/\/[^\s<]+[^\s<.,:;"'\])}!?*_]/,
    make: ([url]) => ({ kind: 'link', url, inside: [{ kind: 'text', text: url }] }),
  },
  {
    pattern: /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s,
    make: ([, text = '']) => ({ kind: 'strong', inside: readInline(text) }),
  },
  { pattern: /^__((?:\\.|[^\\])+?)__(?!_)/s, make: ([, text = '']) => ({ kind: 'u', inside: readInline(text) }) },
  {
    pattern: /^\*(?!\s)((?:\\.|[^\\*])+?)\*(?!\*)/s,
    make: ([, text = '']) => ({ kind: 'em', inside: readInline(text) }),
  },
  { pattern: /^_((?:\\.|[^\\_])+?)_(?!\w)/s, make: ([, text = '']) => ({ kind: 'em', inside: readInline(text) }) },
  { pattern: /^~~(.+?)~~/s, make: ([, text = '']) => ({ kind: 's', inside: readInline(text) }) },
  { pattern: /^\|\|(.+?)\|\|/s, make: ([, text = '']) => ({ kind: 'spoiler', inside: readInline(text) }) },
];

/** Marks may only begin at these; everything before the next one is text. */
const PLAIN = /^(?:[^\\`<[h*_~|]+|(?<=\w)_)/;

/** The marks within a line (Discord's "Markdown Text 101" and reference, "Message Formatting"). */
export function readInline(text: string): Piece[] {
  const pieces: Piece[] = [];
  const addText = (more: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === 'text') last.text += more;
    else pieces.push({ kind: 'text', text: more });
  };
  let rest = text;
  while (rest !== '') {
    const before = text[text.length - rest.length - 1] ?? ' ';
    const inWord = /\w/.test(before) && rest.startsWith('_') && !rest.startsWith('__');
    const found = inWord ? undefined : firstMark(rest);
    if (found?.piece.kind === 'text') addText(found.piece.text);
    else if (found) pieces.push(found.piece);
    const taken = found?.length ?? PLAIN.exec(rest)?.[0].length ?? 1;
    if (!found) addText(rest.slice(0, taken));
    rest = rest.slice(taken);
  }
  return pieces;
}

function firstMark(rest: string): { piece: Piece; length: number } | undefined {
  for (const { pattern, make } of MARKS) {
    const match = pattern.exec(rest);
    if (match) return { piece: make(match), length: match[0].length };
  }
  return undefined;
}

/** A whole message: code blocks first, then line by line. The line breaks around a code block belong to it. */
export function readMessage(text: string): Block[] {
  const parts = text.split(/```(?:[\w+-]*\n)?([\s\S]*?)```/);
  return parts.flatMap((part, index): Block[] => {
    if (index % 2 === 1) return [{ kind: 'code', text: part.replace(/\n$/, '') }];
    const afterCode = index === 0 ? part : part.replace(/^\n/, '');
    const lines = index === parts.length - 1 ? afterCode : afterCode.replace(/\n$/, '');
    return lines === '' ? [] : readLines(lines.split('\n'));
  });
}

function readLines(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const heading = /^(#{1,3}) (.+)/.exec(line);
    const subtext = /^-# (.+)/.exec(line);
    const quote = /^> ?(.*)/.exec(line);
    const item = /^\s*([-*]|\d+\.) (.+)/.exec(line);
    if (heading) blocks.push({ kind: 'heading', level: heading[1]!.length, inside: readInline(heading[2]!) });
    else if (subtext) blocks.push({ kind: 'subtext', inside: readInline(subtext[1]!) });
    else if (quote) {
      const inside = readInline(quote[1]!);
      if (last?.kind === 'quote') last.lines.push(inside);
      else blocks.push({ kind: 'quote', lines: [inside] });
    } else if (item) {
      const ordered = /\d/.test(item[1]!);
      const inside = readInline(item[2]!);
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(inside);
      else blocks.push({ kind: 'list', ordered, items: [inside] });
    } else blocks.push({ kind: 'line', inside: readInline(line) });
  }
  return blocks;
}
