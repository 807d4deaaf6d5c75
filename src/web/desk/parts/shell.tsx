import { useRef, type ReactNode } from 'react';
import { desk } from '../client.ts';
import { useHotkeys } from '../hotkeys.ts';
import { useConnected } from '../live.tsx';
import { embedded, Link } from '../router.tsx';
import { useMayChange, useMe } from '../session.tsx';

const KEYS: [string, string][] = [
  ['/', 'Search'],
  ['j  k', 'Next, previous case in the list'],
  ['Enter', 'Open the case'],
  ['n', 'New case'],
  ['c', 'Write a comment'],
  ['a', 'Assign the case to me'],
  ['u', 'Back to the list'],
  ['?', 'These keys'],
];

/** What is around every page: navigation, who is signed in, and whether changes arrive live. */
export function Shell({ children }: { children: ReactNode }) {
  const help = useRef<HTMLDialogElement>(null);
  useHotkeys({ '?': () => help.current?.showModal() });
  return (
    <div className={embedded ? 'shell embedded' : 'shell'}>
      <a className="skip" href="#content">
        Skip to content
      </a>
      {!embedded && <TopBar onHelp={() => help.current?.showModal()} />}
      <LiveNotice />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <dialog ref={help} className="help" aria-labelledby="help-title">
        <h2 id="help-title">Keys</h2>
        <dl>
          {KEYS.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                {key.split('  ').map((one) => (
                  <kbd key={one}>{one}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button className="button">Close</button>
        </form>
      </dialog>
    </div>
  );
}

function TopBar({ onHelp }: { onHelp: () => void }) {
  const me = useMe();
  const mayChange = useMayChange();
  const signOut = async (): Promise<void> => {
    await desk.signOut().catch(() => undefined);
    location.assign('/desk');
  };
  return (
    <header className="topbar">
      <Link to="/" className="brand">
        <Mark />
        Case desk
      </Link>
      <nav aria-label="Main">
        <Link to="/">Cases</Link>
        <Link to="/?assignee=me">Mine</Link>
        <Link to="/knowledge">Knowledge</Link>
        <a href="/api/docs">API</a>
      </nav>
      <div className="topbar-end">
        {mayChange && (
          <Link to="/cases/new" className="button primary">
            New case
          </Link>
        )}
        <button type="button" className="button quiet icon" onClick={onHelp} aria-label="Keys" title="Keys (?)">
          ?
        </button>
        <span className="who" title={`${me.login} (${me.role})`}>
          {me.name}
        </span>
        <button type="button" className="button quiet" onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
    </header>
  );
}

function LiveNotice() {
  const connected = useConnected();
  return (
    <div role="status" className={connected ? 'live-notice' : 'live-notice shown'}>
      {!connected && 'Live updates are interrupted. Connecting again …'}
    </div>
  );
}

/** The desk's sign: a speech bubble with lines of a record. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M8 11.5A2.5 2.5 0 0 1 10.5 9h11a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5H15l-4.500 3.500V21A2.500 2.500 0 0 1 8 18.500z" />
    </svg>
  );
}
