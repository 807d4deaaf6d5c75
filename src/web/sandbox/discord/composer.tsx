import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { discord, displayName, type Message } from '../api/discord.ts';
import { Icon } from '../parts/dialog.tsx';
import { FileButton, Files, useFiles } from '../parts/files.tsx';
import { choicesOf, matching, type CommandChoice } from './command-choices.ts';
import { CommandForm } from './command-form.tsx';
import type { Interactions } from './use-interactions.ts';

/** Discord shows someone as typing for 10 s; clients tell again before that. */
const TELL_TYPING_MS = 8_000;

interface ComposerProps {
  userId: string;
  channelId: string;
  locale: string;
  placeholder: string;
  /** why one can't write here; null = one can */
  closed: string | null;
  replyTo: Message | null;
  onReplyDone: () => void;
  interactions: Interactions;
  onEditLast: () => void;
}

/** Where a person writes: text with files, or a command. */
export function Composer(props: ComposerProps) {
  const { userId, channelId, locale, placeholder, closed, replyTo, onReplyDone, interactions, onEditLast } = props;
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<CommandChoice | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const toldTyping = useRef(0);
  const files = useFiles();
  const picker = usePicker(userId, channelId, locale, text);

  const send = async (): Promise<void> => {
    const content = text.trim();
    if (content === '' && files.list.length === 0) return;
    const sent = await interactions.attempt(() => discord.send(userId, channelId, content, files.list, replyTo?.id));
    if (!sent) return;
    setText('');
    files.clear();
    onReplyDone();
  };
  const pick = (choice: CommandChoice): void => {
    setText('');
    if (choice.options.length > 0) setPicked(choice);
    else void interactions.start(() => discord.useCommand(userId, channelId, choice.name, {}, {}));
  };
  const typed = (value: string): void => {
    setText(value);
    if (value === '' || value.startsWith('/') || Date.now() - toldTyping.current < TELL_TYPING_MS) return;
    toldTyping.current = Date.now();
    void discord.type(userId, channelId).catch(() => undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (picker.onKey(event, pick)) return;
    if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      onEditLast();
    }
    if (event.key === 'Escape' && replyTo) onReplyDone();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };

  if (closed) return <p className="composer-closed">{closed}</p>;
  if (picked)
    return (
      <CommandForm
        choice={picked}
        {...{ userId, channelId, locale, interactions }}
        onDone={() => {
          setPicked(null);
          requestAnimationFrame(() => input.current?.focus());
        }}
      />
    );
  return (
    <div
      className="composer"
      onPaste={files.onPaste}
      onDrop={files.onDrop}
      onDragOver={(event) => event.preventDefault()}
    >
      {picker.open && <CommandList {...picker} pick={pick} />}
      {replyTo && (
        <div className="replying">
          Replying to <b>{displayName(replyTo.author)}</b>
          <button type="button" className="icon-button" aria-label="Do not reply" onClick={onReplyDone}>
            <Icon name="cross" />
          </button>
        </div>
      )}
      <Files of={files} />
      <div className="composer-row">
        <FileButton label="Attach files" add={files.add} />
        <textarea
          ref={input}
          aria-label={placeholder}
          placeholder={placeholder}
          rows={Math.min(8, text.split('\n').length)}
          value={text}
          onChange={(event) => typed(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="icon-button"
          aria-label="Commands"
          title="Commands"
          onClick={() => {
            setText('/');
            input.current?.focus();
          }}
        >
          <span className="slash">/</span>
        </button>
        <button
          type="button"
          className="icon-button send"
          aria-label="Send message"
          title="Send (Enter)"
          onClick={() => void send()}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}

/** The commands that are offered here, while a slash and part of a name stand in the composer. */
function usePicker(userId: string, channelId: string, locale: string, text: string) {
  const [all, setAll] = useState<CommandChoice[] | null>(null);
  const [at, setAt] = useState(0);
  const open = /^\/[^\n]*$/.test(text);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    const take = (choices: CommandChoice[]): void => void (wanted && setAll(choices));
    discord.commands(userId, channelId).then(
      (commands) => take(choicesOf(commands, locale)),
      () => take([]),
    );
    return () => {
      wanted = false;
    };
  }, [open, userId, channelId, locale]);
  useEffect(() => setAt(0), [text]);
  const found = open && all ? matching(all, text.slice(1)) : [];

  const onKey = (event: KeyboardEvent, pick: (choice: CommandChoice) => void): boolean => {
    const chosen = found[at];
    if (!open || !chosen) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((at + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return { open, loading: all === null, found, at, onKey };
}

function CommandList({
  found,
  at,
  loading,
  pick,
}: {
  found: CommandChoice[];
  at: number;
  loading: boolean;
  pick: (choice: CommandChoice) => void;
}) {
  return (
    <div className="command-list" role="listbox" aria-label="Commands">
      {found.length === 0 && <p className="hint">{loading ? 'Loading commands …' : 'No command fits.'}</p>}
      {found.map((choice, index) => (
        <button key={choice.name} type="button" role="option" aria-selected={index === at} onClick={() => pick(choice)}>
          <b>/{choice.shown}</b>{' '}
          {choice.options.map((option) => (
            <code key={option.name}>{option.name}</code>
          ))}
          <small>{choice.description}</small>
        </button>
      ))}
    </div>
  );
}
