import { useEffect, useRef, useState } from 'react';
import { desk, RequestFailure, type CaseInFullJson } from '../client.ts';
import { useHotkeys } from '../hotkeys.ts';
import { useChanges } from '../live.tsx';
import { StatusBadge } from '../parts/badges.tsx';
import { CaseControls, type CaseChange } from '../parts/case-controls.tsx';
import { CaseFacts } from '../parts/case-facts.tsx';
import { CommentForm, emptyDraft } from '../parts/comment-form.tsx';
import { Loading, Nothing, Problem } from '../parts/states.tsx';
import { SuggestedReplies } from '../parts/suggested-replies.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { Transcript } from '../parts/transcript.tsx';
import { UserData } from '../parts/user-data.tsx';
import { Link } from '../router.tsx';
import { useMayChange, useMayErase } from '../session.tsx';
import { useLoad } from '../use-load.ts';
import { kindWords } from '../words.ts';

/** One case: what it is about, the conversation, its history, and what can be done. */
export function CasePage({ number }: { number: number }) {
  const { data, error, reload } = useLoad(`case ${number}`, (signal) => desk.show(number, signal));
  useChanges(reload, number);
  const name = data?.case.name;
  const title = data?.case.title;
  useEffect(() => {
    if (name) document.title = `${name} ${title ?? ''}`;
    return () => void (document.title = 'Case desk');
  }, [name, title]);

  // Also when it was there a moment ago: what was erased must not stay on a screen.
  if (error instanceof RequestFailure && error.status === 404) {
    return (
      <Nothing title={error.message}>
        <Link to="/">All cases</Link>
      </Nothing>
    );
  }
  if (data) return <CaseInFull data={data} reload={reload} />;
  return error ? <Problem message={error.message} retry={reload} /> : <Loading what={`C-${number}`} />;
}

function CaseInFull({ data, reload }: { data: CaseInFullJson; reload: () => void }) {
  const { case: shown } = data;
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const comment = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(emptyDraft);
  const mayChange = useMayChange() && shown.status !== 'closed';
  const mayErase = useMayErase();

  const change = async (changes: CaseChange): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await desk.change(shown.number, changes).then(reload, (error: unknown) => setProblem((error as Error).message));
    setBusy(false);
  };
  useHotkeys(mayChange ? { c: () => comment.current?.focus(), a: () => void change({ assignee: 'me' }) } : {});

  return (
    <article className="case-page">
      <header>
        <Link to="/" className="back">
          ← All cases
        </Link>
        <h1>
          <span className="case-number">{shown.name}</span> {shown.title}
        </h1>
        <p className="case-by">
          <StatusBadge status={shown.status} /> {kindWords[shown.kind]} by {shown.reporter.name}
        </p>
      </header>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <aside className="card" aria-label="Properties">
        <CaseControls shown={shown} disabled={!mayChange || busy} onChange={(changes) => void change(changes)} />
        <CaseFacts data={data} />
        {mayErase && shown.reporter.discordUserId !== null && (
          <UserData discordUserId={shown.reporter.discordUserId} name={shown.reporter.name} />
        )}
      </aside>
      <div className="case-main">
        {shown.description && (
          <section className="card" aria-label="Description">
            <p className="text">{shown.description}</p>
          </section>
        )}
        <section className="card" aria-labelledby="conversation-title">
          <h2 id="conversation-title">Conversation</h2>
          <Transcript number={shown.number} messages={data.transcript} />
        </section>
        {mayChange && shown.status !== 'solved' && (
          <SuggestedReplies
            number={shown.number}
            newest={data.transcript.findLast(({ from }) => from === 'user')?.id ?? 0}
            onReply={(text) => {
              setDraft({ text, visible: true });
              comment.current?.focus();
            }}
          />
        )}
        <section className="card" aria-labelledby="timeline-title">
          <h2 id="timeline-title">History</h2>
          <Timeline entries={data.timeline} />
          {mayChange && (
            <CommentForm number={shown.number} textRef={comment} draft={draft} onDraft={setDraft} onDone={reload} />
          )}
        </section>
      </div>
    </article>
  );
}
