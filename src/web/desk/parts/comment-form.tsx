import { useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import { desk } from '../client.ts';

export interface CommentDraft {
  text: string;
  /** the reporter is told */
  visible: boolean;
}

export const emptyDraft: CommentDraft = { text: '', visible: false };

interface Props {
  number: number;
  textRef: RefObject<HTMLTextAreaElement | null>;
  draft: CommentDraft;
  onDraft: (draft: CommentDraft) => void;
  onDone: () => void;
}

/** A comment for colleagues, or also for the reporter. What was written stays until it is stored. */
export function CommentForm({ number, textRef, draft, onDraft, onDone }: Props) {
  const { text, visible } = draft;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!text.trim() || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await desk.comment(number, text, visible);
      onDraft(emptyDraft);
      onDone();
    } catch (error) {
      setProblem((error as Error).message);
    }
    setBusy(false);
  };
  const sendByKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
    if (event.key === 'Escape') event.currentTarget.blur();
  };

  return (
    <form className="comment-form" onSubmit={(event) => void submit(event)}>
      <label>
        Comment
        <textarea
          ref={textRef}
          rows={3}
          maxLength={4_000}
          placeholder="For colleagues. Ctrl+Enter sends."
          value={text}
          onChange={(event) => onDraft({ ...draft, text: event.target.value })}
          onKeyDown={sendByKey}
        />
      </label>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="actions">
        <button className="button primary" disabled={busy || !text.trim()}>
          {busy ? 'Sending …' : 'Comment'}
        </button>
        <label className="check">
          <input
            type="checkbox"
            checked={visible}
            onChange={(event) => onDraft({ ...draft, visible: event.target.checked })}
          />
          Tell the reporter
        </label>
      </div>
    </form>
  );
}
