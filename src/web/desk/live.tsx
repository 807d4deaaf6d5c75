import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { send, tellSignedOut } from './client.ts';
import { paced } from './paced.ts';

type Change = { cases: number[]; knowledge?: true } | { all: true };

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;
/** Changes that come together are read together. */
const GATHER_MS = 300;
/** Any relayed message changes a case: read again for each, a list would ask without end in a busy hour. */
const LIST_SPACING_MS = 2_000;

interface Live {
  connected: boolean;
  listeners: Set<(change: Change) => void>;
}

const LiveContext = createContext<Live>({ connected: false, listeners: new Set() });

/** Keeps one stream of changes open for the whole desk, and opens it again when it breaks. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [connected, setConnected] = useState(true);
  const [listeners] = useState(() => new Set<(change: Change) => void>());
  useEffect(() => {
    const stop = new AbortController();
    const tell = (change: Change): void => listeners.forEach((listener) => listener(change));
    void follow(stop.signal, tell, setConnected);
    return () => stop.abort();
  }, [listeners]);
  return <LiveContext value={{ connected, listeners }}>{children}</LiveContext>;
}

/** Whether live changes arrive at the moment. */
export function useConnected(): boolean {
  return useContext(LiveContext).connected;
}

/** Calls back soon after a change of any case (paced), of one (its number), or of what is known about the articles. */
export function useChanges(callback: () => void, of: number | 'cases' | 'knowledge' = 'cases'): void {
  const { listeners } = useContext(LiveContext);
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => {
    const spacing = of === 'cases' ? LIST_SPACING_MS : 0;
    const { tell, stop } = paced(() => latest.current(), { gather: GATHER_MS, spacing });
    const listener = (change: Change): void => {
      if (concerns(change, of)) tell();
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      stop();
    };
  }, [listeners, of]);
}

function concerns(change: Change, of: number | 'cases' | 'knowledge'): boolean {
  if ('all' in change) return true;
  if (of === 'knowledge') return change.knowledge === true;
  return of === 'cases' ? change.cases.length > 0 : change.cases.includes(of);
}

async function follow(
  signal: AbortSignal,
  tell: (change: Change) => void,
  connected: (yes: boolean) => void,
): Promise<void> {
  let delay = FIRST_RETRY_MS;
  let missed = false;
  while (!signal.aborted) {
    try {
      const response = await send('/events', { signal });
      if (response.status === 401) tellSignedOut();
      if (!response.ok || !response.body) throw new Error(String(response.status));
      connected(true);
      delay = FIRST_RETRY_MS;
      // While nobody listened anything may have changed.
      if (missed) tell({ all: true });
      await read(response.body, tell);
    } catch {
      // Tried again below, whatever it was.
    }
    if (signal.aborted) return;
    missed = true;
    connected(false);
    await new Promise((resolve) => setTimeout(resolve, delay));
    delay = Math.min(delay * 2, LAST_RETRY_MS);
  }
}

async function read(body: ReadableStream<Uint8Array<ArrayBuffer>>, tell: (change: Change) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data) tell(JSON.parse(data) as Change);
    }
  }
}
