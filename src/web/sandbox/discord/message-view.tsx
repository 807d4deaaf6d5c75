import { useState } from 'react';
import { discord, displayName, type Message } from '../api/discord.ts';
import { avatarUrl } from '../parts/avatar.tsx';
import { Icon } from '../parts/dialog.tsx';
import { Attachments } from './attachments.tsx';
import { Components } from './components.tsx';
import { refine } from './elements.ts';
import { Embeds } from './embeds.tsx';
import { FormattedText } from './formatted-text.tsx';
import type { Interactions } from './use-interactions.ts';

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const ORDINARY = [0, 19, 20, 23];

interface MessageProps {
  message: Message;
  /** stands below one of the same author */
  joined: boolean;
  userId: string;
  locale: string;
  interactions: Interactions;
  editing: boolean;
  setEditing: (id: string | null) => void;
  onReply: (message: Message) => void;
}

/** One message with everything on it; one's own can be edited by double-click. */
export function MessageView(props: MessageProps) {
  const { message, joined, userId, locale, interactions, editing, setEditing } = props;
  const name = displayName(message.author);
  if (!ORDINARY.includes(message.type))
    return (
      <discord-system-message type="alert" timestamp={timeOf(message.timestamp, locale)}>
        {message.content || 'Something changed here.'}
      </discord-system-message>
    );
  const own = message.author.id === userId;
  const remove = () => void interactions.attempt(() => discord.remove(userId, message.channel_id, message.id));
  return (
    <discord-message
      ref={refine}
      data-message={message.id}
      data-joined={joined ? '' : undefined}
      author={name}
      avatar={avatarUrl(name, message.author.id)}
      bot={message.author.bot === true}
      edited={message.edited_timestamp !== null}
      ephemeral={(message.flags & EPHEMERAL) !== 0}
      dismissMessageClicked={remove}
      messageBodyOnly={joined}
      timestamp={timeOf(message.timestamp, locale)}
      onDoubleClick={() => own && setEditing(message.id)}
    >
      <Before message={message} />
      {editing ? (
        <EditForm {...props} />
      ) : (
        <>
          {(message.flags & LOADING) !== 0 && <em className="thinking">is thinking …</em>}
          <FormattedText text={message.content} locale={locale} />
        </>
      )}
      {message.attachments.length > 0 && <Attachments of={message} />}
      <Embeds of={message} locale={locale} />
      <Components of={message} userId={userId} locale={locale} interactions={interactions} />
      <Reactions {...props} />
      {!editing && <Tools {...props} own={own} remove={remove} />}
    </discord-message>
  );
}

/** What the message answers: another one, or a command. */
function Before({ message }: { message: Message }) {
  const replied = message.referenced_message;
  if (replied)
    return (
      <discord-reply
        slot="reply"
        author={displayName(replied.author)}
        avatar={avatarUrl(displayName(replied.author), replied.author.id)}
        bot={replied.author.bot === true}
        attachment={replied.attachments.length > 0}
      >
        {replied.content.replace(/\*\*/g, '').slice(0, 120) || 'Click to see the attachment'}
      </discord-reply>
    );
  if (message.type === 20 && message.interaction_metadata)
    return (
      <span slot="reply" className="used-command">
        <b>{displayName(message.interaction_metadata.user)}</b> used a command
      </span>
    );
  return null;
}

function Tools({ own, remove, message, setEditing, onReply }: MessageProps & { own: boolean; remove: () => void }) {
  if ((message.flags & EPHEMERAL) !== 0) return null;
  return (
    <span className="message-tools" slot="components">
      <button type="button" className="icon-button" aria-label="Reply" title="Reply" onClick={() => onReply(message)}>
        <Icon name="reply" />
      </button>
      {own && (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label="Edit"
            title="Edit"
            onClick={() => setEditing(message.id)}
          >
            <Icon name="pencil" />
          </button>
          <button type="button" className="icon-button" aria-label="Delete" title="Delete" onClick={remove}>
            <Icon name="bin" />
          </button>
        </>
      )}
    </span>
  );
}

function EditForm({ message, userId, interactions, setEditing }: MessageProps) {
  const [text, setText] = useState(message.content);
  const save = async (): Promise<void> => {
    const unchanged = text.trim() === message.content;
    if (
      unchanged ||
      (await interactions.attempt(() => discord.edit(userId, message.channel_id, message.id, text.trim())))
    )
      setEditing(null);
  };
  return (
    <span className="edit-form">
      <textarea
        aria-label="Edit message"
        autoFocus
        rows={Math.min(6, text.split('\n').length)}
        value={text}
        onFocus={(event) => event.target.setSelectionRange(text.length, text.length)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setEditing(null);
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <small>
        Escape to{' '}
        <button type="button" className="link-button" onClick={() => setEditing(null)}>
          cancel
        </button>{' '}
        · Enter to{' '}
        <button type="button" className="link-button" onClick={() => void save()}>
          save
        </button>
      </small>
    </span>
  );
}

function Reactions({ message, userId, interactions }: MessageProps) {
  if (!message.reactions?.length) return null;
  return (
    <discord-reactions slot="reactions">
      {message.reactions.map(({ emoji, count, me }) => {
        const written = emoji.id === null ? (emoji.name ?? '') : `${emoji.name}:${emoji.id}`;
        return (
          <button
            key={written}
            type="button"
            className="reaction"
            aria-pressed={me}
            aria-label={`${emoji.name ?? 'Reaction'}, ${count}`}
            onClick={() =>
              void interactions.attempt(() => discord.react(userId, message.channel_id, message.id, written, !me))
            }
          >
            {emoji.name} {count}
          </button>
        );
      })}
    </discord-reactions>
  );
}

function timeOf(timestamp: string, locale: string): string {
  const at = new Date(timestamp);
  const today = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    locale,
    today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' },
  ).format(at);
}
