import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caseDeskPlugin } from '../../src/api/desk/case-desk-plugin.ts';
import type { CaseDeskDeps } from '../../src/api/desk/desk-deps.ts';
import { registerErrors } from '../../src/api/plugins/errors.ts';
import { registerSecurity } from '../../src/api/plugins/security.ts';
import { openStore } from '../../src/cases/open-store.ts';
import type { Store } from '../../src/cases/store.ts';
import type { ErasureInput, Erasures } from '../../src/contract/erasure.ts';
import { VendorFailure } from '../../src/contract/vendor-failure.ts';
import { createAnswerer, type Answerer } from '../../src/knowledge/answerer.ts';
import { knowledgeFolder } from '../../src/knowledge/model-folder.ts';
import { storeCaseCommands } from './store-case-commands.ts';

export const PUBLIC_URL = 'https://desk.example.com';
export const FIRST_ADMIN_TOKEN = 'first-admin-token-of-24-letters';

export type Body = Record<string, unknown>;
type Role = 'admin' | 'agent' | 'viewer';

export interface DeskWorld {
  app: FastifyInstance;
  store: Store;
  deps: CaseDeskDeps & { answerer: Answerer };
  /** headers with an API token of a user of this role; its login is the role, its password `<role>-password` */
  as: (role: Role) => { authorization: string };
  call: (
    method: NonNullable<InjectOptions['method']>,
    url: string,
    options?: Omit<InjectOptions, 'method' | 'url'>,
  ) => Promise<{
    status: number;
    headers: Record<string, unknown>;
    cookies: { name: string; value: string }[];
    text: string;
    body: Body;
  }>;
  /** the erasures that were begun */
  erased: ErasureInput[];
  /** Opens a case through the API; its number. */
  openCase: (payload?: Body) => Promise<number>;
  close(): Promise<void>;
}

/** The case desk's routes with an embedded store in memory, without a listener. Flex token `flex-token` is valid. */
export async function deskWorld(): Promise<DeskWorld> {
  const store = await openStore({
    url: 'pglite:memory',
    scope: 'test',
    logger: { info: () => undefined, warn: () => undefined },
  });
  const tokens = { admin: '', agent: '', viewer: '' };
  for (const role of ['admin', 'agent', 'viewer'] as const) {
    const user = await store.users.add({ login: role, role, password: `${role}-password` });
    tokens[role] = await store.users.issue(user.id, 'token', { lifetime: null });
  }
  const deskFolder = builtDesk();
  const app = fastify();
  registerErrors(app);
  await registerSecurity(app, { publicUrl: PUBLIC_URL, frameAncestors: ['https://flex.twilio.com'] });
  const answerer = await createAnswerer({
    folder: knowledgeFolder('articles'),
    addedAliases: () => store.lessons.aliases(),
  });
  const erased: ErasureInput[] = [];
  const erasures: Erasures = {
    begin: async (input) => (erased.push(input), `erasure-${input.discordUserId}`),
  };
  const deps = { ...deskDeps(app, store, deskFolder), answerer, erasures };
  await app.register(caseDeskPlugin(deps));

  const as = (role: Role) => ({ authorization: `Bearer ${tokens[role]}` });
  const call: DeskWorld['call'] = async (method, url, options = {}) => {
    const response = await app.inject({ method, url, ...options });
    const { statusCode: status, headers, cookies, body: text } = response;
    return { status, headers, cookies, text, body: text.startsWith('{') ? response.json<Body>() : {} };
  };
  return {
    ...{ app, store, deps, as, call, erased },
    async openCase(payload = {}) {
      const { status, body, text } = await call('POST', '/api/v1/cases', {
        headers: as('agent'),
        payload: { title: 'Broken', ...payload },
      });
      if (status !== 201) throw new Error(text);
      return body['number'] as number;
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(deskFolder, { recursive: true });
    },
  };
}

function deskDeps(app: FastifyInstance, store: Store, deskFolder: string): Omit<CaseDeskDeps, 'answerer' | 'erasures'> {
  return {
    store,
    users: store.users,
    commands: storeCaseCommands(store.cases),
    config: {
      publicUrl: PUBLIC_URL,
      deskFrameAncestors: ['https://flex.twilio.com'],
      firstAdminToken: FIRST_ADMIN_TOKEN,
      deskFolder,
    },
    logger: app.log,
    readAttachment: async (ref) => {
      if (ref === 'discord:gone') throw new VendorFailure('discord', 'permanent', 'notFound', 'gone');
      return Buffer.from(ref);
    },
    validateFlexToken: async (token) =>
      token === 'flex-token' ? { identity: 'bo_40example', roles: ['agent'] } : null,
  };
}

function builtDesk(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-desk-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<title>Case desk</title>');
  writeFileSync(path.join(folder, 'assets', 'app-1.js'), '//');
  return folder;
}
