import type { ExploredConversation } from './explored-conversation.ts';

export type Crash = 'nothing' | 'half' | 'all';

interface Exploration<Name extends string> {
  step: (world: ExploredConversation, name: Name) => void;
  /** what is broken at rest; the world may be changed */
  brokenBy: (world: ExploredConversation) => string[];
  crashes: Crash[];
}

/**
 * Leads a conversation through every order of these events, with at most one crash of each kind before, between or behind any two
 * of them. Orders share their beginnings, and what has been met before is not gone through again: the same world with the
 * same events to come. Where no crash has happened yet, that covers the same world after a crash, whose ways are fewer.
 *
 * Returns how many worlds were met. @throws Error with the way to the first that is broken.
 */
export function everyOrder<Name extends string>(
  start: ExploredConversation,
  events: Name[],
  { step, brokenBy, crashes }: Exploration<Name>,
): number {
  const met = { whole: new Set<string>(), crashed: new Set<string>() };

  function visit(world: ExploredConversation, left: Name[], crashed: boolean, way: string[]): void {
    const key = `${world.fingerprint()}:${left.join()}`;
    if (met.whole.has(key) || (crashed && met.crashed.has(key))) return;
    (crashed ? met.crashed : met.whole).add(key);
    if (left.length === 0) verify(world, way);
    for (const name of new Set(left)) {
      const at = left.indexOf(name);
      go(world, [...left.slice(0, at), ...left.slice(at + 1)], crashed, [...way, name], (next) => step(next, name));
    }
    if (crashed) return;
    for (const done of crashes) go(world, left, true, [...way, `crash:${done}`], (next) => next.crash(done));
  }

  function go(
    world: ExploredConversation,
    left: Name[],
    crashed: boolean,
    way: string[],
    move: (next: ExploredConversation) => void,
  ): void {
    const next = world.clone();
    guarded(way, () => {
      move(next);
      return next.contradictions;
    });
    visit(next, left, crashed, way);
  }

  function verify(world: ExploredConversation, way: string[]): void {
    const atRest = world.clone();
    guarded(way, () => {
      atRest.settle();
      return brokenBy(atRest);
    });
  }

  visit(start, [...events].sort(), false, []);
  return met.whole.size + met.crashed.size;
}

function guarded(way: string[], broken: () => string[]): void {
  let found: string[];
  try {
    found = broken();
  } catch (error) {
    found = [String(error instanceof Error ? error.stack : error)];
  }
  if (found.length > 0) throw new Error(`${way.join(' → ')}\n${found.slice(0, 5).join('\n')}`);
}
