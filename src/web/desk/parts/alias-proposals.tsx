import { useState } from 'react';
import { desk, type Proposal } from '../client.ts';
import { useMayChange } from '../session.tsx';
import { languageName } from '../words.ts';
import { Ago } from './time.tsx';

/** Runs a decision and shows what came of it. */
export type Decide = (action: () => Promise<void>) => Promise<void>;

/** Questions that an article helped with, in words that it does not have yet. */
export function AliasProposals({ proposals, decide }: { proposals: Proposal[]; decide: Decide }) {
  return (
    <section className="card" aria-labelledby="proposals-title">
      <h2 id="proposals-title">
        Proposed aliases <span className="count">{proposals.length}</span>
      </h2>
      {proposals.length === 0 ? (
        <p className="hint">
          None. When people say that an article helped, or an agent solves a case with one, their question appears here.
        </p>
      ) : (
        <ul className="lessons">
          {proposals.map((proposal) => (
            <li key={`${proposal.article} ${proposal.locale} ${proposal.words}`}>
              <ProposedAlias proposal={proposal} decide={decide} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ProposedAlias({ proposal, decide }: { proposal: Proposal; decide: Decide }) {
  const mayChange = useMayChange();
  const [edited, setEdited] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { article, title, locale, words, question, count, byAgents, lastAt } = proposal;
  const alias = edited ?? question;
  const run = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await decide(action);
    setBusy(false);
  };
  return (
    <div className="lesson">
      <div className="lesson-what">
        {edited === undefined ? (
          <p className="lesson-question text" lang={locale}>
            {question}
          </p>
        ) : (
          <input
            aria-label="Alias"
            lang={locale}
            maxLength={200}
            autoFocus
            value={edited}
            onChange={(event) => setEdited(event.target.value)}
          />
        )}
        <p className="lesson-facts">
          → <strong>{title}</strong> · {languageName(locale)} · {countWords(count, byAgents)} · <Ago at={lastAt} />
        </p>
      </div>
      {mayChange && (
        <div className="actions">
          <button
            type="button"
            className="button primary"
            disabled={busy || alias.trim().length < 2}
            onClick={() => void run(() => desk.acceptAlias({ article, locale, alias, answered: [words] }))}
          >
            Accept
          </button>
          {edited === undefined && (
            <button type="button" className="button" disabled={busy} onClick={() => setEdited(question)}>
              Edit
            </button>
          )}
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => void run(() => desk.declineProposal(proposal))}
          >
            Decline
          </button>
        </div>
      )}
    </div>
  );
}

function countWords(count: number, byAgents: number): string {
  const users = count - byAgents;
  const parts = [
    users > 0 && `helped ${users === 1 ? 'one person' : `${users} people`}`,
    byAgents > 0 && `solved ${byAgents === 1 ? 'one case' : `${byAgents} cases`}`,
  ];
  return parts.filter(Boolean).join(', ');
}
