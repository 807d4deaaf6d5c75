import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { messageOf } from './call.ts';
import { onLive, type LiveEvent } from './live.ts';

export interface Resource<T> {
  /** absent until the first answer */
  data: T | undefined;
  /** why the last reading failed; `data` is then what was known before */
  error: string | undefined;
}

const kept = new Map<string, unknown>();

/**
 * What `load` answers, read again whenever an event concerns it and after a lost connection. `key` names what is loaded
 * (null = nothing): a new key shows what was last known of it while it loads. Events during a reading lead to one more.
 */
export function useResource<T>(
  key: string | null,
  load: () => Promise<T>,
  concerns: (event: LiveEvent) => boolean,
): Resource<T> {
  const [state, setState] = useState<{ key: string | null; error?: string; data?: T }>({ key });
  const latest = useRef({ load, concerns });
  useLayoutEffect(() => {
    latest.current = { load, concerns };
  });

  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    let reading = false;
    let again = false;
    const read = async (): Promise<void> => {
      again = true;
      if (reading) return;
      reading = true;
      while (again && wanted) {
        again = false;
        try {
          const data = await latest.current.load();
          kept.set(key, data);
          if (wanted) setState({ key, data });
        } catch (error) {
          if (wanted) setState((before) => ({ ...(before.key === key ? before : { key }), error: messageOf(error) }));
        }
      }
      reading = false;
    };
    void read();
    const stop = onLive((event) => {
      if (event.from === 'page' || latest.current.concerns(event)) void read();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [key]);

  if (key === null) return { data: undefined, error: undefined };
  if (state.key === key) return { data: state.data ?? (kept.get(key) as T | undefined), error: state.error };
  return { data: kept.get(key) as T | undefined, error: undefined };
}
