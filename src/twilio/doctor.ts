import { VendorFailure } from '../contract/vendor-failure.ts';
import { resolveTwilioSettings, TwilioAccountError, type TwilioSettings } from './account.ts';
import { createTwilioClient, type TwilioClient } from './client.ts';
import { INTERACTIONS_PATH, TASKROUTER_EVENTS, TASKROUTER_PATH } from './provision.ts';
import type { TwilioSetupOptions } from './setup.ts';

interface Finding {
  /** `wrong` keeps Flexcord from working; `note` is worth a look */
  state: 'ok' | 'note' | 'wrong';
  line: string;
}

const WORKERS_LOOKED_AT = 20;

/** `doctor`: looks at the account without changing it, prints what is right, what is not and how to mend it. True when nothing is wrong. */
export async function runTwilioDoctor(options: TwilioSetupOptions, print: (line: string) => void): Promise<boolean> {
  const client = createTwilioClient(options);
  const findings: Finding[] = [publicAddress(options)];
  const settings = await account(client, options, findings);
  if (settings) {
    const checks = [
      defaultService(client, settings),
      callback(client, settings, options.publicUrl),
      told(interactionWebhooks(client, settings, options.publicUrl), 'note'),
      capacity(client, settings),
    ];
    findings.push(...(await Promise.all(checks.map((check) => told(check)))));
  }
  for (const { state, line } of findings) print(`${{ ok: 'ok   ', note: 'note ', wrong: 'WRONG' }[state]} ${line}`);
  return findings.every(({ state }) => state !== 'wrong');
}

function publicAddress({ publicUrl, baseUrl }: TwilioSetupOptions): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const local = /^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(hostname);
  if (local && !baseUrl) {
    return {
      state: 'wrong',
      line: `PUBLIC_URL is ${publicUrl}, which Twilio can't reach. Set it to an address on the Internet (a tunnel will do for a trial).`,
    };
  }
  if (protocol !== 'https:' && !local) {
    return {
      state: 'note',
      line: `PUBLIC_URL is ${publicUrl}: without https messages travel in clear. Put a proxy with a certificate before the api.`,
    };
  }
  return { state: 'ok', line: `Webhooks come to ${publicUrl}` };
}

async function account(
  client: TwilioClient,
  options: TwilioSetupOptions,
  findings: Finding[],
): Promise<TwilioSettings | null> {
  try {
    const settings = await resolveTwilioSettings(client, options.given);
    const { workspaceSid, workflowSid, taskChannel } = settings;
    findings.push({
      state: 'ok',
      line: `Account ${client.accountSid}: workspace ${workspaceSid}, workflow ${workflowSid}, task channel ${taskChannel}`,
    });
    return settings;
  } catch (error) {
    findings.push(findingOf(error));
    return null;
  }
}

/** Flex works with the account's default Conversations service only (Flex Conversations best practices). */
async function defaultService(client: TwilioClient, { chatServiceSid }: TwilioSettings): Promise<Finding> {
  const { defaultChatServiceSid } = await client.sdk.conversations.v1.configuration().fetch();
  if (defaultChatServiceSid === chatServiceSid)
    return { state: 'ok', line: `Conversations service ${chatServiceSid} is the account's default` };
  return {
    state: 'note',
    line: `Conversations service ${chatServiceSid} is not the account's default (${defaultChatServiceSid}); Flex expects its chat service to be. Set it in the Twilio Console (Conversations, Defaults).`,
  };
}

async function callback(client: TwilioClient, { workspaceSid }: TwilioSettings, publicUrl: string): Promise<Finding> {
  const { eventCallbackUrl, eventsFilter } = await client.sdk.taskrouter.v1.workspaces(workspaceSid).fetch();
  const wanted = publicUrl + TASKROUTER_PATH;
  if (eventCallbackUrl !== wanted) {
    return {
      state: 'note',
      line: `TaskRouter reports to ${eventCallbackUrl || 'nobody'}, not to ${wanted}. "npm run setup -- twilio" sets it when it is free.`,
    };
  }
  const missing = eventsFilter ? TASKROUTER_EVENTS.filter((event) => !eventsFilter.includes(event)) : [];
  return missing.length === 0
    ? { state: 'ok', line: `TaskRouter reports to ${wanted}` }
    : {
        state: 'note',
        line: `TaskRouter does not report ${missing.join(', ')}. "npm run setup -- twilio" sets the filter.`,
      };
}

async function interactionWebhooks(
  client: TwilioClient,
  { flexInstanceSid }: TwilioSettings,
  publicUrl: string,
): Promise<Finding> {
  if (flexInstanceSid === null)
    return { state: 'note', line: 'The Flex instance (GO…) is not known; set TWILIO_FLEX_INSTANCE_SID.' };
  const url = `https://flex-api.twilio.com/v1/Instances/${flexInstanceSid}/InteractionWebhooks`;
  const list = (await client.http.send({ method: 'GET', url })).body.toString('utf8');
  return list.includes(publicUrl + INTERACTIONS_PATH)
    ? { state: 'ok', line: `Flex Interactions report to ${publicUrl + INTERACTIONS_PATH}` }
    : { state: 'note', line: 'Flex Interactions do not report here. "npm run setup -- twilio" registers the webhook.' };
}

/** A new task channel may leave workers without capacity: then a case waits for ever with agents at their desks. */
async function capacity(client: TwilioClient, { workspaceSid, taskChannel }: TwilioSettings): Promise<Finding> {
  const workspace = client.sdk.taskrouter.v1.workspaces(workspaceSid);
  const workers = await workspace.workers.list({ limit: WORKERS_LOOKED_AT });
  if (workers.length === 0) {
    return {
      state: 'wrong',
      line: 'The workspace has no agents (workers), so nobody can take a case. Flex makes a worker of everyone who signs in to it for the first time.',
    };
  }
  const able = await Promise.all(
    workers.map(async ({ sid }) => {
      const channels = await workspace.workers(sid).workerChannels.list({ limit: 50 });
      return channels.some((one) => one.taskChannelUniqueName === taskChannel && one.configuredCapacity > 0);
    }),
  );
  const count = able.filter(Boolean).length;
  const line = `${count} of ${workers.length} agents looked at have capacity for the task channel "${taskChannel}"`;
  if (count > 0) return { state: 'ok', line };
  return {
    state: 'wrong',
    line: `${line}. Nobody can take a case: raise it in the Twilio Console (TaskRouter, Workers, channel capacity).`,
  };
}

/** `atWorst`: what Flexcord can do without is never wrong. */
async function told(check: Promise<Finding>, atWorst: Finding['state'] = 'wrong'): Promise<Finding> {
  try {
    return await check;
  } catch (error) {
    const finding = findingOf(error);
    return finding.state === 'wrong' ? { ...finding, state: atWorst } : finding;
  }
}

function findingOf(error: unknown): Finding {
  if (error instanceof TwilioAccountError) return { state: 'wrong', line: error.message };
  if (!(error instanceof VendorFailure)) throw error;
  const advice =
    error.reason === 'unauthorized'
      ? 'Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or the API key).'
      : error.kind === 'permanent'
        ? 'The account may lack this part, or the API key the right to it.'
        : 'Try again; status.twilio.com tells of outages.';
  return { state: error.kind === 'permanent' ? 'wrong' : 'note', line: `${error.message}. ${advice}` };
}
