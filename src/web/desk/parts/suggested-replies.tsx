import { useState } from 'react';
import { desk, type Suggestion } from '../client.ts';
import { copyText } from '../copy-text.ts';
import { useLoad } from '../use-load.ts';

interface Props {
  number: number;
  /** id of the user's newest message: with another one the suggestions are others */
  newest: number;
  /** the text is to be sent as a comment that the reporter sees */
  onReply: (text: string) => void;
}

/** What the articles have for the user's last question, to be copied into the chat or sent from here. Nothing is shown when they have nothing. */
export function SuggestedReplies({ number, newest, onReply }: Props) {
  const { data = [] } = useLoad(`suggestions ${number} ${newest}`, (signal) => desk.suggestions(number, signal));
  if (data.length === 0) return null;
  return (
    <section className="card" aria-labelledby="suggestions-title">
      <h2 id="suggestions-title">Suggested replies</h2>
      <ul className="suggestions">
        {data.map((suggestion) => (
          <li key={`${suggestion.by} ${suggestion.article}`}>
            <SuggestedReply number={number} suggestion={suggestion} onReply={onReply} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SuggestedReply({
  number,
  suggestion,
  onReply,
}: Pick<Props, 'number' | 'onReply'> & { suggestion: Suggestion }) {
  const [copied, setCopied] = useState(false);
  const { article, title, url, locale, text, by } = suggestion;
  const isInternal = suggestion.audience === 'agents';
  // What is learnt from it must never stand in the way of answering the user; of an internal article nothing is.
  const used = (): void => {
    if (!isInternal) desk.useSuggestion(number, suggestion).catch(() => undefined);
  };
  const copy = async (): Promise<void> => {
    setCopied(await copyText(text));
    used();
  };
  return (
    <article className="suggestion">
      <p className="message-head">
        <strong>{title || article}</strong>
        {by === 'model' && <span className="from">Drafted by the language model</span>}
        {isInternal && <span className="from">For agents only: do not send</span>}
        {url && (
          <a href={url} target="_blank" rel="noreferrer">
            Open article
          </a>
        )}
      </p>
      <details>
        <summary className="text" lang={locale}>
          {text}
        </summary>
      </details>
      <div className="actions">
        <button type="button" className="button small" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </button>
        {!isInternal && (
          <button
            type="button"
            className="button small"
            onClick={() => {
              onReply(text);
              used();
            }}
          >
            Reply with this
          </button>
        )}
      </div>
    </article>
  );
}
