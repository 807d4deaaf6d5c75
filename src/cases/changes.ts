import { EventEmitter } from 'node:events';
import type { StoreChange, StoreChanges, StoreLogger } from './store.ts';

/** Changes are gathered this long: a busy relay costs a few notices a second, however many messages it moves. */
const GATHER_MS = 200;

/** A notice of PostgreSQL holds fewer than 8,000 bytes; with more keys than this listeners are told to read all. */
const MOST_KEYS = 100;

/** Where the parts of the store report what they wrote. Never waits and never fails: screens catch up from the store. */
export interface ChangePublisher {
  case(number: number): void;
  episode(discordUserId: string, episode: string): void;
  /** lessons or aliases */
  knowledge(): void;
}

/** What travels between processes. */
export interface ChangeNotice {
  installation: number;
  cases: number[];
  /** [discordUserId, episode] */
  episodes: [string, string][];
  knowledge: boolean;
  all: boolean;
}

/** Carries notices to every process that has this database open, this one too. */
export interface ChangeBus {
  send(notice: ChangeNotice): Promise<void>;
  /** Calls the listener for each notice, and with null when some may have been missed. Returns the way to stop. */
  listen(listener: (notice: ChangeNotice | null) => void): () => void;
}

export interface Changes extends StoreChanges {
  publisher: ChangePublisher;
  close(): Promise<void>;
}

interface Options {
  installation: number;
  bus: ChangeBus;
  logger: StoreLogger;
  /** numbers of the cases to which these episodes belong */
  casesOf: (episodes: [string, string][]) => Promise<number[]>;
}

/** Gathers what was written, sends it over the bus, and tells subscribers which cases it concerns. */
export function createChanges({ installation, bus, logger, casesOf }: Options): Changes {
  const cases = new Set<number>();
  const episodes = new Map<string, [string, string]>();
  let knowledge = false;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  const send = async (): Promise<void> => {
    timer = undefined;
    const all = cases.size + episodes.size > MOST_KEYS;
    const notice: ChangeNotice = {
      installation,
      all,
      knowledge,
      cases: all ? [] : [...cases],
      episodes: all ? [] : [...episodes.values()],
    };
    cases.clear();
    episodes.clear();
    knowledge = false;
    await bus
      .send(notice)
      .catch((error: unknown) => logger.warn({ error }, 'change notice not sent; screens catch up later'));
  };
  const soon = (): void => {
    timer ??= setTimeout(() => {
      sending = send();
    }, GATHER_MS).unref();
  };

  const toChange = async (notice: ChangeNotice): Promise<StoreChange> => {
    if (notice.all) return 'all';
    const more = notice.episodes.length === 0 ? [] : await casesOf(notice.episodes).catch(() => null);
    if (more === null) return 'all';
    return { cases: [...new Set([...notice.cases, ...more])], ...(notice.knowledge && { knowledge: true }) };
  };

  return {
    publisher: {
      case(number) {
        cases.add(number);
        soon();
      },
      episode(discordUserId, episode) {
        episodes.set(`${discordUserId}:${episode}`, [discordUserId, episode]);
        soon();
      },
      knowledge() {
        knowledge = true;
        soon();
      },
    },
    subscribe(listener) {
      return bus.listen((notice) => {
        if (notice === null) return listener('all');
        if (notice.installation !== installation) return;
        void toChange(notice).then((change) => {
          if (change === 'all' || change.cases.length > 0 || change.knowledge) listener(change);
        });
      });
    },
    async close() {
      clearTimeout(timer);
      await sending;
    },
  };
}

/** Within one process: all that the embedded database needs, because only one process can have it open. */
export function localBus(): ChangeBus {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    async send(notice) {
      emitter.emit('notice', notice);
    },
    listen(listener) {
      emitter.on('notice', listener);
      return () => emitter.off('notice', listener);
    },
  };
}
