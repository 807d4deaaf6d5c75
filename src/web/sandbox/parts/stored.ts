import { useEffect, useState } from 'react';

/** A choice that the browser keeps for the next visit. */
export function useStored<T extends string>(name: string, initial: T): [T, (value: T) => void] {
  const key = `flexcord-sandbox:${name}`;
  const [value, setValue] = useState<T>(() => (localStorage.getItem(key) as T | null) ?? initial);
  useEffect(() => localStorage.setItem(key, value), [key, value]);
  return [value, setValue];
}
