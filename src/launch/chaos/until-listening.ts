import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/** Resolves once `isNew` holds and something takes connections at this port of this machine. */
export async function untilListening(port: number, isNew: () => boolean = () => true): Promise<void> {
  while (!isNew() || !(await listens(port))) await delay(LOOK_EVERY_MS);
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
