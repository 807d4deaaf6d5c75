import path from 'node:path';
import { existsSync } from 'node:fs';
import { loadBaseConfig } from '../config/config.ts';
import { webDir } from '../config/project-paths.ts';
import { startSandbox } from '../sandbox/sandbox-role.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { SANDBOX_ACCOUNTS } from './sandbox-environment.ts';

/** `npm run sandbox`: the stand-ins and their page, always a process of its own with its own storage. Returns the exit code. */
export async function runSandbox(): Promise<number> {
  const config = loadBaseConfig();
  const pageFolder = path.join(webDir, 'sandbox');
  return runUntilStopped(async () => {
    const sandbox = await startSandbox({
      host: '127.0.0.1',
      port: config.sandbox.port,
      folder: path.join(config.dataDir, 'sandbox'),
      accounts: {
        botToken: SANDBOX_ACCOUNTS.DISCORD_TOKEN,
        applicationId: SANDBOX_ACCOUNTS.DISCORD_APPLICATION_ID,
        guildId: SANDBOX_ACCOUNTS.DISCORD_GUILD_ID,
        accountSid: SANDBOX_ACCOUNTS.TWILIO_ACCOUNT_SID,
        authToken: SANDBOX_ACCOUNTS.TWILIO_AUTH_TOKEN,
      },
      ...(existsSync(pageFolder) && { pageFolder }),
      links: {
        desk: process.env['SANDBOX_DESK_URL'] || `http://127.0.0.1:${config.http.port}/desk`,
        temporal: process.env['SANDBOX_TEMPORAL_UI_URL'] || `http://127.0.0.1:${config.temporal.uiPort}`,
      },
    });
    if (!process.send) process.stdout.write(`The stand-ins listen at ${sandbox.address}\n`);
    return [{ ready: Promise.resolve(), close: () => sandbox.close() }];
  });
}
