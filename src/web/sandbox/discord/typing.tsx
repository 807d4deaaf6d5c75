import { useEffect, useState } from 'react';
import { displayName } from '../api/discord.ts';
import { onLive } from '../api/live.ts';
import { useSandbox } from '../api/sandbox.ts';

/** How long Discord shows someone as typing after the last sign (resources/channel, "Trigger Typing Indicator"). */
const SHOWN_MS = 10_000;

/** Who else is typing in a channel. A message of theirs ends it. */
export function Typing({ channelId, userId }: { channelId: string; userId: string }) {
  const { world } = useSandbox();
  const [until, setUntil] = useState<Record<string, number>>({});
  useEffect(() => {
    setUntil({});
    return onLive((live) => {
      if (live.from !== 'discord' || live.event.channelId !== channelId) return;
      const { type, data } = live.event;
      if (type === 'typing') {
        const who = (data as { userId: string }).userId;
        if (who !== userId) setUntil((before) => ({ ...before, [who]: Date.now() + SHOWN_MS }));
      } else if (type.startsWith('message')) {
        const author = (data as { author?: { id: string } }).author?.id;
        if (author) setUntil(({ [author]: _done, ...others }) => others);
      }
    });
  }, [channelId, userId]);
  useEffect(() => {
    const ends = Object.values(until);
    if (ends.length === 0) return;
    const drop = (): void =>
      setUntil((before) => Object.fromEntries(Object.entries(before).filter(([, end]) => end > Date.now())));
    const timer = window.setTimeout(drop, Math.max(50, Math.min(...ends) - Date.now() + 20));
    return () => window.clearTimeout(timer);
  }, [until]);
  const names = Object.keys(until).map((id) => {
    const user = world.users.find((one) => one.id === id);
    return user ? displayName(user) : 'Somebody';
  });
  return (
    <p className="typing" aria-live="polite">
      {names.length > 0 && (
        <>
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <b>{names.join(', ')}</b> {names.length === 1 ? 'is' : 'are'} typing …
        </>
      )}
    </p>
  );
}
