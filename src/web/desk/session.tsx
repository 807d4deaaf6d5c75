import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { actWithToken, desk, onSignedOut, RequestFailure, type MeJson } from './client.ts';
import { SignInPage } from './pages/sign-in-page.tsx';
import { Loading, Problem } from './parts/states.tsx';
import { navigate } from './router.tsx';

type State =
  { is: 'asking' } | { is: 'out'; notice?: string } | { is: 'in'; me: MeJson } | { is: 'broken'; why: string };

const Me = createContext<MeJson | null>(null);

/** Who is signed in. */
export function useMe(): MeJson {
  const me = useContext(Me);
  if (!me) throw new Error('useMe outside of SessionGate');
  return me;
}

/** Whether the reader may change cases. */
export function useMayChange(): boolean {
  return useMe().role !== 'viewer';
}

/** Whether the reader may hand out and erase what is kept of users. */
export function useMayErase(): boolean {
  return useMe().role === 'admin';
}

/** Shows its children to who is signed in: by cookie, by the link that was opened, or by Flex around us. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ is: 'asking' });

  useEffect(() => {
    let live = true;
    const set = (next: State): void => {
      if (live) setState(next);
    };
    const ask = (): void => void whoAmI().then(set);
    ask();
    // The answer to a question asked before the token came knows nothing of it.
    const flex = takeFlexToken(() => void whoAmI().then(ask));
    const stopWatching = onSignedOut(() => {
      set({ is: 'out', notice: 'You were signed out. Sign in again to go on where you were.' });
      flex.askAgain();
    });
    return () => {
      live = false;
      flex.stop();
      stopWatching();
    };
  }, []);

  if (state.is === 'asking') return <Loading what="the case desk" />;
  if (state.is === 'broken') return <Problem message={state.why} retry={() => location.reload()} />;
  if (state.is === 'out') {
    return (
      <SignInPage {...(state.notice && { notice: state.notice })} onSignedIn={(me) => setState({ is: 'in', me })} />
    );
  }
  return <Me value={state.me}>{children}</Me>;
}

let asking: Promise<State> | undefined;

/** One answer for all who ask at once: a sign-in link works only once. */
function whoAmI(): Promise<State> {
  asking ??= find().finally(() => (asking = undefined));
  return asking;
}

async function find(): Promise<State> {
  const token = takeLinkToken();
  try {
    return { is: 'in', me: await desk.me() };
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 401)
      return { is: 'broken', why: (error as Error).message };
  }
  if (!token) return { is: 'out' };
  try {
    return { is: 'in', me: await desk.signInByLink(token) };
  } catch (error) {
    return { is: 'out', notice: (error as Error).message };
  }
}

/** The token of a sign-in link. It leaves the address at once, so that it is not kept in the browser's history. */
function takeLinkToken(): string | null {
  const url = new URL(location.href);
  if (!/^\/desk\/(sign-in|first-admin)\/?$/.test(url.pathname)) return null;
  const next = url.searchParams.get('next') ?? '';
  navigate(/^\/desk\/[\w/-]*$/.test(next) ? next.slice('/desk'.length) : '/', { replace: true });
  return url.searchParams.get('token');
}

/** Asks the page around us for a Flex token, where it is one that the server trusts; again when the last one has expired. */
function takeFlexToken(arrived: () => void): { askAgain: () => void; stop: () => void } {
  if (window.parent === window) return { askAgain: () => undefined, stop: () => undefined };
  let trusted: string[] = [];
  const askAgain = (): void => {
    for (const origin of trusted) window.parent.postMessage({ type: 'flexcord:token-wanted' }, origin);
  };
  const listen = (event: MessageEvent): void => {
    const message = event.data as { type?: unknown; token?: unknown } | null;
    if (!trusted.includes(event.origin) || message?.type !== 'flexcord:token' || typeof message.token !== 'string')
      return;
    actWithToken(message.token);
    arrived();
  };
  window.addEventListener('message', listen);
  void desk.flexOrigins().then(
    (origins) => {
      trusted = origins;
      askAgain();
    },
    () => undefined,
  );
  return { askAgain, stop: () => window.removeEventListener('message', listen) };
}
