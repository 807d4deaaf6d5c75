import { Fragment, useState, type ReactNode } from 'react';
import { displayName } from '../api/discord.ts';
import { useSandbox } from '../api/sandbox.ts';
import { readMessage, type Block, type Piece } from './markdown.ts';

/** A message's text as Discord shows it; `locale` is the reader's. */
export function FormattedText({ text, locale }: { text: string; locale: string }) {
  const blocks = readMessage(text);
  return blocks.map((block, index) => (
    <Fragment key={index}>
      {block.kind === 'line' && blocks[index - 1]?.kind === 'line' && <br />}
      <BlockView block={block} locale={locale} />
    </Fragment>
  ));
}

function BlockView({ block, locale }: { block: Block; locale: string }): ReactNode {
  if (block.kind === 'code') return <pre className="md-block">{block.text}</pre>;
  if (block.kind === 'line') return <Pieces of={block.inside} locale={locale} />;
  if (block.kind === 'subtext')
    return (
      <span className="md-subtext">
        <Pieces of={block.inside} locale={locale} />
      </span>
    );
  if (block.kind === 'heading')
    return (
      <span className={`md-heading md-heading-${block.level}`}>
        <Pieces of={block.inside} locale={locale} />
      </span>
    );
  if (block.kind === 'quote')
    return (
      <blockquote className="md-quote">
        {block.lines.map((line, index) => (
          <div key={index}>
            <Pieces of={line} locale={locale} />
          </div>
        ))}
      </blockquote>
    );
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List className="md-list">
      {block.items.map((item, index) => (
        <li key={index}>
          <Pieces of={item} locale={locale} />
        </li>
      ))}
    </List>
  );
}

function Pieces({ of, locale }: { of: Piece[]; locale: string }) {
  return of.map((piece, index) => <PieceView key={index} piece={piece} locale={locale} />);
}

function PieceView({ piece, locale }: { piece: Piece; locale: string }): ReactNode {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'code') return <code className="md-code">{piece.text}</code>;
  if (piece.kind === 'mention') return <Mention piece={piece} />;
  if (piece.kind === 'time') return <Time at={piece.at} style={piece.style} locale={locale} />;
  const inside = <Pieces of={piece.inside} locale={locale} />;
  if (piece.kind === 'link')
    return (
      <a href={piece.url} target="_blank" rel="noreferrer">
        {inside}
      </a>
    );
  if (piece.kind === 'spoiler') return <Spoiler>{inside}</Spoiler>;
  const Mark = piece.kind;
  return <Mark>{inside}</Mark>;
}

function Mention({ piece }: { piece: Piece & { kind: 'mention' } }) {
  const { world } = useSandbox();
  if (piece.of === 'command') return <discord-mention type="slash">{piece.name}</discord-mention>;
  if (piece.of === 'channel') {
    const channel = world.channels.find(({ id }) => id === piece.id);
    const type = channel && channel.type >= 10 ? 'thread' : 'channel';
    return <discord-mention type={type}>{channel?.name ?? 'unknown'}</discord-mention>;
  }
  if (piece.of === 'role')
    return (
      <discord-mention type="role">{world.roles.find(({ id }) => id === piece.id)?.name ?? 'role'}</discord-mention>
    );
  const user = world.users.find(({ id }) => id === piece.id);
  return <discord-mention type="user">{user ? displayName(user) : 'unknown user'}</discord-mention>;
}

const TIME_STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function Time({ at, style, locale }: { at: number; style: string; locale: string }) {
  const full = new Intl.DateTimeFormat(locale, TIME_STYLES['F']).format(at);
  const shown = style === 'R' ? relative(at, locale) : new Intl.DateTimeFormat(locale, TIME_STYLES[style]).format(at);
  return <discord-time title={full}>{shown}</discord-time>;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function relative(at: number, locale: string): string {
  const seconds = Math.round((at - Date.now()) / 1_000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  return (
    <button
      type="button"
      className="md-spoiler"
      data-shown={shown}
      aria-label={shown ? undefined : 'Show spoiler'}
      onClick={() => setShown(true)}
    >
      {children}
    </button>
  );
}
