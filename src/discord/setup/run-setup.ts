import type { Logger } from 'pino';
import { failedBecause } from '../../contract/vendor-failure.ts';
import { createDiscordRest, type DiscordRest } from '../discord-rest.ts';
import { applyDiscordSetup } from './apply.ts';
import { describeStep, planDiscordSetup, type SetupOptions } from './plan.ts';
import { readServer } from './server-state.ts';

export interface DiscordSetupOptions extends SetupOptions {
  token: string;
  applicationId: string;
  guildId: string;
  /** `DISCORD_API_URL`; absent = Discord's own */
  apiUrl?: string;
  logger: Logger;
  /** print the plan and change nothing */
  dryRun?: boolean;
}

/** What the bot needs to run and to set a server up once, pinning included (topics/permissions; facts of OAuth2 install links). */
const INSTALL_PERMISSIONS = '2252160859499600';

/** Address at which a server's admin installs the bot with the permissions that setup needs. */
export function installLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${INSTALL_PERMISSIONS}&integration_type=0`;
}

/**
 * `setup discord`: prints what it will change, changes it, and says how it went. Run again it changes nothing.
 * @returns the exit code: 0 when the server is ready, 1 when something is in the way
 */
export async function runDiscordSetup(options: DiscordSetupOptions, print: (line: string) => void): Promise<number> {
  const rest = createDiscordRest({ ...options, requestsPerSecond: 20 });
  try {
    return await planAndApply(rest, options, print);
  } catch (error) {
    print(explainFailure(error, options));
    return 1;
  }
}

async function planAndApply(
  rest: DiscordRest,
  options: DiscordSetupOptions,
  print: (line: string) => void,
): Promise<number> {
  const server = await readServer(rest, options.guildId, options.channels.support);
  const plan = planDiscordSetup(server, options);
  if (plan.steps.length === 0) print(`The server "${server.name}" is ready; nothing to change.`);
  else
    print(
      [
        `The server "${server.name}" will be changed like this:`,
        ...plan.steps.map((step) => `  - ${describeStep(step)}`),
      ].join('\n'),
    );
  for (const note of plan.notes) print(`Note: ${note}`);
  if (plan.steps.length === 0) return 0;
  if (options.dryRun === true) {
    print('Nothing was changed (--dry-run).');
    return 0;
  }
  await applyDiscordSetup(rest, server, plan, options, print);
  print('The server is ready.');
  return 0;
}

/** What happened, what it means, what to do. */
export function explainFailure(
  error: unknown,
  options: Pick<DiscordSetupOptions, 'applicationId' | 'guildId'>,
): string {
  const said = error instanceof Error ? error.message : String(error);
  if (failedBecause(error, 'unauthorized'))
    return `Discord refuses the bot's token. Copy it anew from Discord's developer portal (Bot, Reset Token) into DISCORD_TOKEN.\n(${said})`;
  if (failedBecause(error, 'notFound'))
    return `The bot can not see the server ${options.guildId}: it is not a member, or DISCORD_GUILD_ID is another one. Install it: ${installLink(options.applicationId)}\n(${said})`;
  if (failedBecause(error, 'forbidden'))
    return `The bot may not do this in the server. Install it again with the permissions that setup needs: ${installLink(options.applicationId)}\nIts role must stand above the staff role. What was done so far stays; run this again afterwards.\n(${said})`;
  return `Discord did not do it: ${said}\nNothing is half done that a second run would not complete; try again in a minute.`;
}
