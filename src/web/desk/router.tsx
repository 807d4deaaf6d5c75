import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

const BASE = '/desk';
const CHANGED = 'flexcord:address';

/** Where the reader is: the path below `/desk`, and what is filtered. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

/** Shown in a frame beside a chat: no navigation of its own. Stays so for the life of the frame. */
export const embedded = new URLSearchParams(location.search).get('embedded') === '1';

let known: { href: string; address: Address } | undefined;

function read(): Address {
  if (known?.href !== location.href) {
    const path = location.pathname.replace(/^\/desk\/?/, '/').replace(/(.)\/$/, '$1');
    known = { href: location.href, address: { path, query: new URLSearchParams(location.search) } };
  }
  return known.address;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, read);
}

/** The full address of a page of the desk, with the frame's setting carried on. */
export function hrefOf(to: string): string {
  const url = new URL(BASE + (to === '/' ? '' : to), location.origin);
  if (embedded) url.searchParams.set('embedded', '1');
  return url.pathname + url.search;
}

/** Goes to a page of the desk, such as `/cases/1042`. */
export function navigate(to: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', hrefOf(to));
  window.dispatchEvent(new Event(CHANGED));
  if (!replace) window.scrollTo(0, 0);
}

export function Link({ to, onClick, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (event.defaultPrevented || elsewhere) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={hrefOf(to)} onClick={follow} />;
}
