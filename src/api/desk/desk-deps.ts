import type { FastifyBaseLogger } from 'fastify';
import type { Store } from '../../cases/store.ts';
import type { Answerer } from '../../knowledge/answerer.ts';
import type { CaseCommands } from '../../contract/case-commands.ts';
import type { Erasures } from '../../contract/erasure.ts';

/** What the case desk and its HTTP API need. */
export interface CaseDeskDeps {
  store: Pick<Store, 'cases' | 'transcript' | 'episodes' | 'people' | 'personalData' | 'changes' | 'audit' | 'lessons'>;
  users: Store['users'];
  commands: CaseCommands;
  erasures: Erasures;
  /** the articles in use, and replies from them */
  answerer: Pick<Answerer, 'articles' | 'article' | 'knowsAs' | 'problems' | 'version' | 'suggestReplies'>;
  config: CaseDeskConfig;
  logger: FastifyBaseLogger;
  /**
   * Bytes of a file by the transcript's `ref` (`discord:…` or `twilio:…`). Absent = files are named, not shown.
   * @throws VendorFailure
   */
  readAttachment?: (ref: string) => Promise<Uint8Array>;
  /** Whom a Flex token belongs to; null when Twilio does not confirm it. Absent = no sign-in from Flex. */
  validateFlexToken?: (token: string) => Promise<FlexPerson | null>;
}

export interface CaseDeskConfig {
  /** where browsers reach the api, without a slash at its end */
  publicUrl: string;
  /** origins that may show the desk in a frame and hand it a Flex token, such as `https://flex.twilio.com` */
  deskFrameAncestors: string[];
  /** whoever has it may sign in as the first admin; absent = off */
  firstAdminToken?: string;
  /** folder of the built browser app (`dist/web/desk`) */
  deskFolder: string;
}

export interface FlexPerson {
  /** Flex identity of the worker */
  identity: string;
  /** Flex roles such as `agent`, `supervisor`, `admin` */
  roles: string[];
}
