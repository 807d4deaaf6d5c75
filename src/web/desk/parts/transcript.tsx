import { useState } from 'react';
import { desk, type CaseInFullJson } from '../client.ts';
import { saveFile } from '../save-file.ts';
import { At } from './time.tsx';

type Message = CaseInFullJson['transcript'][number];

const fromWords: Record<Message['from'], string> = { user: 'User', bot: 'Bot', agent: 'Agent', system: 'Flexcord' };

/** The conversation as both sides read it, in order. */
export function Transcript({ number, messages }: { number: number; messages: Message[] }) {
  if (messages.length === 0) return <p className="hint">No conversation belongs to this case.</p>;
  return (
    <ol className="transcript">
      {messages.map((message) => (
        <li key={message.id} className={`from-${message.from}`}>
          <MessageHead message={message} />
          <MessageBody number={number} message={message} />
        </li>
      ))}
    </ol>
  );
}

function MessageHead({ message }: { message: Message }) {
  return (
    <p className="message-head">
      <strong>{message.authorName ?? fromWords[message.from]}</strong>
      {message.authorName && message.from !== 'user' && <span className="from">{fromWords[message.from]}</span>}
      <At at={message.at} />
      {message.editedAt && !message.deletedAt && <span>edited</span>}
    </p>
  );
}

function MessageBody({ number, message }: { number: number; message: Message }) {
  if (message.deletedAt) return <p className="message-body deleted">Deleted by its author</p>;
  return (
    <>
      {message.text && <p className="message-body text">{message.text}</p>}
      {message.attachments.length > 0 && (
        <ul className="attachments">
          {message.attachments.map((file, index) => (
            <li key={index}>
              <Attachment file={file} load={() => desk.attachment(number, message.id, index)} />
            </li>
          ))}
        </ul>
      )}
      {message.failure && <p className="problem">Not delivered: {message.failure}</p>}
    </>
  );
}

function Attachment({ file, load }: { file: Message['attachments'][number]; load: () => Promise<Blob> }) {
  const [state, setState] = useState<{ busy?: boolean; problem?: string }>({});
  const open = async (): Promise<void> => {
    setState({ busy: true });
    try {
      saveFile(await load(), file.filename);
      setState({});
    } catch (error) {
      setState({ problem: (error as Error).message });
    }
  };
  return (
    <>
      <button type="button" className="attachment" disabled={state.busy} onClick={() => void open()} title="Download">
        {file.filename} <span>{state.busy ? 'Loading …' : sizeWords(file.size)}</span>
      </button>
      {state.problem && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
    </>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
