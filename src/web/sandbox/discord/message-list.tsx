import type { ReactNode } from 'react';
import type { Message } from '../api/discord.ts';
import { Icon } from '../parts/dialog.tsx';
import { useKeptAtEnd } from '../parts/kept-at-end.ts';
import { MessageView } from './message-view.tsx';
import type { Interactions } from './use-interactions.ts';

/** Discord shows messages of one author within this time under one name. */
const TOGETHER_MS = 7 * 60_000;

/** A channel's messages, oldest first, kept at the end unless the reader has gone up. */
export function MessageList({
  messages,
  userId,
  locale,
  light,
  interactions,
  editing,
  setEditing,
  onReply,
  empty,
}: {
  messages: Message[];
  userId: string;
  locale: string;
  light: boolean;
  interactions: Interactions;
  editing: string | null;
  setEditing: (id: string | null) => void;
  onReply: (message: Message) => void;
  empty: ReactNode;
}) {
  const scroller = useKeptAtEnd();
  return (
    <div {...scroller} className="message-scroller" tabIndex={0} role="log" aria-label="Messages">
      <div>
        {messages.length === 0 && empty}
        <discord-messages lightTheme={light} key={String(light)}>
          {messages.map((message, index) => (
            <MessageView
              key={message.id}
              message={message}
              joined={isTogether(messages[index - 1], message)}
              {...{ userId, locale, interactions, setEditing, onReply }}
              editing={editing === message.id}
            />
          ))}
        </discord-messages>
        {interactions.waiting && <p className="waiting">Waiting for the bot …</p>}
        {interactions.notices.map((notice) => (
          <p key={notice.id} className="notice" role="alert">
            {notice.text}
            <button
              type="button"
              className="icon-button"
              aria-label="Dismiss"
              onClick={() => interactions.dismiss(notice.id)}
            >
              <Icon name="cross" />
            </button>
          </p>
        ))}
      </div>
    </div>
  );
}

function isTogether(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.author.id === message.author.id &&
    before.type === 0 &&
    message.type === 0 &&
    Date.parse(message.timestamp) - Date.parse(before.timestamp) < TOGETHER_MS
  );
}
