import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  /** the newest that was read, also while it is read again */
  data: T | undefined;
  error: Error | undefined;
  /** Reads again; what is shown stays meanwhile. */
  reload: () => void;
}

/** Reads when `key` changes and on `reload`; a slower earlier answer never replaces a later one. */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; data?: T; error?: Error }>({ key });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const abort = new AbortController();
    latest.current(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setState({ key, data });
      },
      (error: unknown) => {
        if (!abort.signal.aborted)
          setState((before) => ({ ...(before.key === key && before), key, error: error as Error }));
      },
    );
    return () => abort.abort();
  }, [key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const current = state.key === key;
  return { data: current ? state.data : undefined, error: current ? state.error : undefined, reload };
}
