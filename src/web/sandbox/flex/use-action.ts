import { useCallback, useState } from 'react';
import { messageOf } from '../api/call.ts';

/** Runs what a person asked for and keeps why the last of it failed. */
export function useAction() {
  const [problem, setProblem] = useState<string | null>(null);
  const run = useCallback(async (action: () => Promise<unknown>): Promise<boolean> => {
    try {
      setProblem(null);
      await action();
      return true;
    } catch (error) {
      setProblem(messageOf(error));
      return false;
    }
  }, []);
  return { problem, run, clear: () => setProblem(null) };
}
