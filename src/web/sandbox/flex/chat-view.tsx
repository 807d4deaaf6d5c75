import { useState } from 'react';
import { useResource } from '../api/resource.ts';
import { twilio, type Agent, type Chat, type ChatMessage, type Reservation } from '../api/twilio.ts';
import { Icon } from '../parts/dialog.tsx';
import { useKeptAtEnd } from '../parts/kept-at-end.ts';
import { FileButton, Files, useFiles } from '../parts/files.tsx';
import { ChatActions } from './chat-actions.tsx';
import { customerOf } from './task-list.tsx';
import { useAction } from './use-action.ts';

/** An accepted task: its transcript, where the agent writes, and what can be done with it. */
export function ChatView({ agent, reservation }: { agent: Agent; reservation: Reservation }) {
  const sid = reservation.conversationSid;
  const { data: chat, error } = useResource(
    sid ? `chat ${sid}` : null,
    () => twilio.chat(sid!),
    (live) =>
      live.from === 'twilio' &&
      live.event.type === 'change' &&
      (live.event.conversationSid === sid || live.event.sid === sid),
  );
  const { problem, run } = useAction();
  const canWrite = reservation.status === 'accepted' && chat?.conversation.state !== 'closed';
  return (
    <div className="chat">
      <header className="chat-head">
        <h3>{customerOf(reservation)}</h3>
        <ChatActions agent={agent} reservation={reservation} run={run} />
      </header>
      {(problem ?? error) && (
        <p className="problem" role="alert">
          {problem ?? error}
        </p>
      )}
      {chat ? (
        <Transcript chat={chat} agent={agent} canEdit={canWrite} run={run} />
      ) : (
        <p className="empty">Loading the chat …</p>
      )}
      {canWrite && sid ? (
        <ChatComposer agent={agent} conversationSid={sid} name={customerOf(reservation)} run={run} />
      ) : (
        <p className="chat-ended">
          {reservation.status === 'wrapping'
            ? 'The chat has ended for you. Note what matters in the case, then press Complete.'
            : 'This chat is closed.'}
        </p>
      )}
    </div>
  );
}

interface Acting {
  agent: Agent;
  run: (action: () => Promise<unknown>) => Promise<boolean>;
}

function Transcript({ chat, agent, canEdit, run }: Acting & { chat: Chat; canEdit: boolean }) {
  const scroller = useKeptAtEnd();
  return (
    <div {...scroller} className="transcript" tabIndex={0} role="log" aria-label="Transcript">
      <ol>
        {chat.messages.map((message) => (
          <Line key={message.sid} message={message} chat={chat} agent={agent} canEdit={canEdit} run={run} />
        ))}
      </ol>
    </div>
  );
}

function Line({ message, chat, agent, canEdit, run }: Acting & { message: ChatMessage; chat: Chat; canEdit: boolean }) {
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState(message.body ?? '');
  const own = message.author === agent.identity;
  const author = chat.participants.find(({ identity }) => identity === message.author);
  const side = own ? 'own' : author === undefined || author.isAgent ? 'other' : 'customer';
  const save = async (): Promise<void> => {
    if (
      text.trim() === message.body ||
      (await run(() => twilio.edit(agent.workerSid, chat.conversation.sid, message.sid, text.trim())))
    )
      setEditing(false);
  };
  return (
    <li className={`line ${side}`}>
      <small className="line-head">
        {own ? 'You' : (author?.name ?? readable(message.author))} ·{' '}
        {new Date(message.createdAt).toLocaleTimeString(undefined, { timeStyle: 'short' })}
      </small>
      {editing ? (
        <textarea
          aria-label="Edit message"
          autoFocus
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setEditing(false);
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void save();
          }}
        />
      ) : (
        <div className="bubble" onDoubleClick={() => own && canEdit && message.body && setEditing(true)}>
          {message.body && <p>{message.body}</p>}
          {message.media && <Media media={message.media} />}
        </div>
      )}
      {own && canEdit && message.body && !editing && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setText(message.body ?? '');
            setEditing(true);
          }}
        >
          Edit
        </button>
      )}
    </li>
  );
}

function Media({ media }: { media: NonNullable<ChatMessage['media']> }) {
  const name = media.filename ?? 'file';
  return (
    <a className="media" href={media.url} target="_blank" rel="noreferrer">
      {media.contentType.startsWith('image/') ? <img src={media.url} alt={name} /> : name}
    </a>
  );
}

/** An author who isn't among the participants any more: an agent's identity is an address with `_40` for @. */
function readable(identity: string): string {
  return identity
    .replace(/_([0-9A-F]{2})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/@.*/s, '');
}

function ChatComposer({ agent, conversationSid, name, run }: Acting & { conversationSid: string; name: string }) {
  const [text, setText] = useState('');
  const files = useFiles();
  const send = async (): Promise<void> => {
    const body = text.trim();
    if (body === '' && files.list.length === 0) return;
    const sent = await run(async () => {
      const [first, ...more] = files.list;
      await twilio.send(agent.workerSid, conversationSid, body, first);
      for (const file of more) await twilio.send(agent.workerSid, conversationSid, '', file);
    });
    if (!sent) return;
    setText('');
    files.clear();
  };
  return (
    <div
      className="chat-composer"
      onPaste={files.onPaste}
      onDrop={files.onDrop}
      onDragOver={(event) => event.preventDefault()}
    >
      <Files of={files} />
      <div className="composer-row">
        <FileButton label="Attach a file for the customer" add={files.add} />
        <textarea
          aria-label={`Reply to ${name}`}
          placeholder={`Reply to ${name}`}
          rows={Math.min(6, Math.max(2, text.split('\n').length))}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <button type="button" className="button" aria-label="Send reply" onClick={() => void send()}>
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}
