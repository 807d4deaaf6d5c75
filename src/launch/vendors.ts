import { setTimeout as delay } from 'node:timers/promises';
import { VendorFailure } from '../contract/vendor-failure.ts';
import { registerCommands } from '../discord/commands.ts';
import { createDiscordAdapter } from '../discord/create-discord-adapter.ts';
import type { DiscordAdapter } from '../discord/discord-adapter.ts';
import { createDiscordRest } from '../discord/discord-rest.ts';
import { resolveTwilioSettings, type GivenTwilioSettings, type TwilioSettings } from '../twilio/account.ts';
import { createTwilioClient, type TwilioClientOptions } from '../twilio/client.ts';
import { createTwilioAdapter } from '../twilio/create-twilio-adapter.ts';
import { provisionTwilio } from '../twilio/provision.ts';
import type { TwilioAdapter } from '../twilio/twilio-adapter.ts';
import type { Config } from '../config/config.ts';
import type { Core } from './core.ts';

/** The vendors' side of a role. */
export interface Vendors {
  discord: DiscordAdapter;
  twilio: TwilioAdapter;
  studioFlowSid: string | null;
}

/** What was found out about the account, kept so that a restart needs no answer of Twilio. */
interface KnownAccount {
  settings: TwilioSettings;
  studioFlowSid: string | null;
}

const RETRY_AFTER = 5_000;

/** Adapters for both vendors; the account's settings come from the last start where there was one. */
export async function openVendors(core: Core): Promise<Vendors> {
  const { config, logger } = core;
  const account = await knownAccount(core);
  return {
    discord: createDiscordAdapter({ ...config.discord, supportChannel: config.channels.support, logger }),
    twilio: createTwilioAdapter({ ...twilioOptions(config), settings: account.settings }),
    studioFlowSid: account.studioFlowSid,
  };
}

async function knownAccount(core: Core): Promise<KnownAccount> {
  const given = JSON.stringify([givenSettings(core.config), core.config.routing, core.config.publicUrl]);
  const key = 'twilio-account';
  const kept = await core.store.settings.get<{ given: string; account: KnownAccount }>(key);
  const fresh = provision(core).then(async (account) => {
    await core.store.settings.set(key, { given, account });
    return account;
  });
  if (kept?.given !== given) return fresh;
  fresh.catch((error: unknown) =>
    core.logger.warn({ err: error }, 'Twilio could not be checked; going on with what was known.'),
  );
  return kept.account;
}

/** Makes the account report to this installation. Waits for Twilio when it is away: nothing can be relayed before. */
async function provision(core: Core): Promise<KnownAccount> {
  const { config, logger } = core;
  const client = createTwilioClient(twilioOptions(config));
  for (;;) {
    try {
      const settings = await resolveTwilioSettings(client, givenSettings(config));
      const { studioFlowSid, steps } = await provisionTwilio({
        client,
        settings,
        publicUrl: config.publicUrl,
        authToken: config.twilio.authToken,
        routing: config.routing,
        ...(config.twilio.studioFlowSid && { studioFlowSid: config.twilio.studioFlowSid }),
      });
      for (const step of steps) logger[step.outcome === 'left' ? 'warn' : 'info'](step, 'Twilio is set up.');
      return { settings, studioFlowSid };
    } catch (error) {
      if (!(error instanceof VendorFailure) || error.kind === 'permanent') throw error;
      logger.warn({ err: error }, 'Twilio does not answer; trying again in 5 s.');
      await delay(RETRY_AFTER);
    }
  }
}

/** Writes the slash commands in the background: an unreachable Discord must not keep the roles from starting. */
export async function keepCommandsRegistered(core: Core, signal: AbortSignal): Promise<void> {
  const { config, logger } = core;
  const rest = createDiscordRest({ ...config.discord, requestsPerSecond: 5, logger });
  while (!signal.aborted) {
    try {
      const outcome = await registerCommands(rest, config.discord.applicationId);
      logger.info({ outcome }, 'Slash commands are registered.');
      return;
    } catch (error) {
      logger.warn({ err: error }, 'Slash commands could not be registered; trying again in 5 s.');
      await delay(RETRY_AFTER, undefined, { signal }).catch(() => undefined);
    }
  }
}

export function twilioOptions({ twilio }: Config): TwilioClientOptions {
  return {
    accountSid: twilio.accountSid,
    authToken: twilio.authToken,
    ...(twilio.apiKey && { apiKeySid: twilio.apiKey.sid, apiKeySecret: twilio.apiKey.secret }),
    ...(twilio.baseUrl && { baseUrl: twilio.baseUrl }),
  };
}

export function givenSettings({ twilio }: Config): GivenTwilioSettings {
  const { conversationsServiceSid, workspaceSid, workflowSid, taskChannel, flexInstanceSid } = twilio;
  return {
    ...(conversationsServiceSid && { conversationsServiceSid }),
    ...(workspaceSid && { workspaceSid }),
    ...(workflowSid && { workflowSid }),
    ...(taskChannel && { taskChannel }),
    ...(flexInstanceSid && { flexInstanceSid }),
  };
}
