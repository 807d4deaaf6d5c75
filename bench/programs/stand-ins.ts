import { SANDBOX_ACCOUNTS } from '../../src/launch/sandbox-environment.ts';
import { runUntilStopped } from '../../src/launch/run-until-stopped.ts';
import { startSandbox } from '../../src/sandbox/sandbox-role.ts';

/** The stand-ins in memory, as a process of their own: what is compared must not share an event loop or a disk with them. */
export function runStandIns(port: number): Promise<number> {
  return runUntilStopped(async () => {
    const sandbox = await startSandbox({
      host: '127.0.0.1',
      port,
      accounts: {
        botToken: SANDBOX_ACCOUNTS.DISCORD_TOKEN,
        applicationId: SANDBOX_ACCOUNTS.DISCORD_APPLICATION_ID,
        guildId: SANDBOX_ACCOUNTS.DISCORD_GUILD_ID,
        accountSid: SANDBOX_ACCOUNTS.TWILIO_ACCOUNT_SID,
        authToken: SANDBOX_ACCOUNTS.TWILIO_AUTH_TOKEN,
      },
      links: {},
    });
    return [{ ready: Promise.resolve(), close: () => sandbox.close() }];
  });
}
