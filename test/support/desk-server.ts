import fastify from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { caseDeskPlugin } from '../../src/api/desk/case-desk-plugin.ts';
import { registerErrors } from '../../src/api/plugins/errors.ts';
import { registerSecurity } from '../../src/api/plugins/security.ts';
import { openStore } from '../../src/cases/open-store.ts';
import type { Store } from '../../src/cases/store.ts';
import { createAnswerer } from '../../src/knowledge/answerer.ts';
import { knowledgeFolder } from '../../src/knowledge/model-folder.ts';
import { storeCaseCommands } from './store-case-commands.ts';

export const FIRST_ADMIN_TOKEN = 'first-admin-token-of-24-letters';

export interface DeskServer {
  address: string;
  store: Store;
  /** Stops listening, as a killed process would. */
  pause(): Promise<void>;
  /** Listens again on the same port. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** The case desk as the api serves it, freshly built, over an embedded database in memory. Flex token `flex-token` is valid. */
export async function startDeskServer(frameAncestors: string[] = []): Promise<DeskServer> {
  const deskFolder = mkdtempSync(path.join(tmpdir(), 'flexcord-desk-'));
  const root = fileURLToPath(new URL('../../src/web/desk', import.meta.url));
  await build({
    root,
    base: '/desk/',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: deskFolder, emptyOutDir: true },
  });
  const store = await openStore({
    url: 'pglite:memory',
    scope: 'desk',
    logger: { info: () => undefined, warn: () => undefined },
  });
  const answerer = await createAnswerer({
    folder: knowledgeFolder('articles'),
    addedAliases: () => store.lessons.aliases(),
  });
  let port = 0;

  const listen = async () => {
    const app = fastify({ forceCloseConnections: true });
    const publicUrl = `http://127.0.0.1:${port}`;
    registerErrors(app);
    await registerSecurity(app, { publicUrl, frameAncestors });
    await app.register(
      caseDeskPlugin({
        store,
        users: store.users,
        erasures: {
          async begin({ discordUserId }) {
            await store.personalData.erase(discordUserId, Date.now());
            return `erasure-${discordUserId}`;
          },
        },
        answerer,
        commands: storeCaseCommands(store.cases),
        config: { publicUrl, deskFrameAncestors: frameAncestors, deskFolder, firstAdminToken: FIRST_ADMIN_TOKEN },
        logger: app.log,
        readAttachment: async (ref) => Buffer.from(`bytes of ${ref}`),
        validateFlexToken: async (token) => (token === 'flex-token' ? { identity: 'bo', roles: ['agent'] } : null),
      }),
    );
    await app.listen({ host: '127.0.0.1', port });
    port = (app.server.address() as { port: number }).port;
    return app;
  };

  let app = await listen();
  return {
    address: `http://127.0.0.1:${port}`,
    store,
    pause: () => app.close(),
    async resume() {
      app = await listen();
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(deskFolder, { recursive: true, force: true });
    },
  };
}
