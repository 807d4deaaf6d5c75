import { useSyncExternalStore } from 'react';
import type { ControlEvent } from '../../../sandbox/discord/control-client.ts';
import type { TwilioControlEvent } from '../../../sandbox/twilio/control-client.ts';

/** A change that a stand-in tells; `reconnected` = changes may have been missed. */
export type LiveEvent =
  | { from: 'discord'; event: ControlEvent }
  | { from: 'twilio'; event: TwilioControlEvent }
  | { from: 'page'; event: { type: 'reconnected' } };

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 4_000;

const listeners = new Set<(event: LiveEvent) => void>();
const open = { discord: false, twilio: false };
let state: Connection = 'connecting';
const watchers = new Set<() => void>();

export type Connection = 'connecting' | 'live' | 'lost';

/** Calls `listener` for every change until the answer is called. */
export function onLive(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the page hears of changes now. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

/** Opens both streams, for as long as the page lives; a lost one is opened again with growing pauses. */
export function connect(): void {
  keepOpen('discord', FIRST_WAIT_MS);
  keepOpen('twilio', FIRST_WAIT_MS);
}

function keepOpen(from: 'discord' | 'twilio', wait: number): void {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/control/${from}/events`);
  let opened = false;
  socket.onopen = () => {
    opened = true;
    changed(from, true);
  };
  socket.onmessage = ({ data }: MessageEvent<string>) => tell({ from, event: JSON.parse(data) as never });
  socket.onclose = () => {
    changed(from, false);
    const pause = opened ? FIRST_WAIT_MS : wait;
    window.setTimeout(() => keepOpen(from, Math.min(pause * 2, LONGEST_WAIT_MS)), pause);
  };
}

function changed(from: 'discord' | 'twilio', isOpen: boolean): void {
  open[from] = isOpen;
  const before = state;
  const all = open.discord && open.twilio;
  if (all) state = 'live';
  else if (!isOpen) state = 'lost';
  if (state === before) return;
  watchers.forEach((watcher) => watcher());
  if (state === 'live') tell({ from: 'page', event: { type: 'reconnected' } });
}

function tell(event: LiveEvent): void {
  listeners.forEach((listener) => listener(event));
}
