import { isFinal } from '../contract/vendor-failure.ts';
import type { TwilioSettings } from './account.ts';
import type { TwilioClient } from './client.ts';
import { parseJson } from './http-client.ts';
import { provisionStudioFlow } from './provision-studio.ts';

/** One thing at Twilio that Flexcord needs: what was found and done. `left` needs a person's eye. */
export interface ProvisionStep {
  what: string;
  outcome: 'present' | 'made' | 'changed' | 'left';
  detail: string;
}

export interface ProvisionOptions {
  client: TwilioClient;
  settings: TwilioSettings;
  /** without a slash at its end */
  publicUrl: string;
  authToken: string;
  routing: 'workflow' | 'studio';
  /** TWILIO_STUDIO_FLOW_SID */
  studioFlowSid?: string;
}

export const TASKROUTER_PATH = '/twilio/taskrouter';
export const INTERACTIONS_PATH = '/twilio/interactions';

/** What the rules hear of; everything else of the workspace stays away from us. */
export const TASKROUTER_EVENTS = [
  'task.created',
  'task.canceled',
  'task.completed',
  'task.wrapup',
  'task.deleted',
  'task.system-deleted',
  'reservation.accepted',
  'reservation.wrapup',
  'reservation.completed',
  'workflow.timeout',
];

const INTERACTION_EVENTS = [
  'onParticipantJoined',
  'onParticipantLeft',
  'onChannelStatusUpdated',
  'onChannelCreateFailed',
];

/**
 * Makes the account report to this installation; what is right is left alone, so every start may call it.
 * `studioFlowSid` is the flow to attach to conversations, null in `workflow` routing.
 * @throws VendorFailure when Twilio refuses or can't be reached.
 */
export async function provisionTwilio(
  options: ProvisionOptions,
): Promise<{ studioFlowSid: string | null; steps: ProvisionStep[] }> {
  const [callback, interactions, studio] = await Promise.all([
    eventCallback(options),
    interactionWebhook(options),
    options.routing === 'studio' ? provisionStudioFlow(options) : null,
  ]);
  return {
    studioFlowSid: studio?.flowSid ?? null,
    steps: [callback, interactions, ...(studio ? [studio.step] : [])],
  };
}

/** A workspace has one callback: another system's stays, because that system would go deaf. */
async function eventCallback({ client, settings, publicUrl }: ProvisionOptions): Promise<ProvisionStep> {
  const what = 'TaskRouter event callback';
  const wanted = publicUrl + TASKROUTER_PATH;
  const workspace = client.sdk.taskrouter.v1.workspaces(settings.workspaceSid);
  const { eventCallbackUrl: present, eventsFilter } = await workspace.fetch();
  const url = present ?? '';
  if (url === wanted && sameEvents(eventsFilter)) return { what, outcome: 'present', detail: wanted };
  if (url !== '' && url !== wanted && !isOlderFlexcord(url)) {
    return {
      what,
      outcome: 'left',
      detail:
        `The workspace already reports to ${withoutQuery(url)}, and there can only be one address. Flexcord leaves it and learns of agents through ` +
        `Interaction webhooks and by asking. To change that, let that address forward its events to ${wanted}, or clear it and start again.`,
    };
  }
  await workspace.update({ eventCallbackUrl: wanted, eventsFilter: TASKROUTER_EVENTS.join(',') });
  return { what, outcome: url === '' ? 'made' : 'changed', detail: wanted };
}

function sameEvents(filter: string | null): boolean {
  const present = new Set((filter ?? '').split(',').map((name) => name.trim()));
  return present.size === TASKROUTER_EVENTS.length && TASKROUTER_EVENTS.every((name) => present.has(name));
}

/** An address of an earlier start, under another public URL. */
function isOlderFlexcord(url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.endsWith(TASKROUTER_PATH);
}

/** The resource is in no API description and not every account has it; without it Flexcord hears the same from TaskRouter. */
async function interactionWebhook({ client, settings, publicUrl }: ProvisionOptions): Promise<ProvisionStep> {
  const what = 'Flex Interaction webhook';
  const wanted = publicUrl + INTERACTIONS_PATH;
  if (settings.flexInstanceSid === null) {
    return {
      what,
      outcome: 'left',
      detail: 'The account names no Flex instance. Set TWILIO_FLEX_INSTANCE_SID (GO…) to have it.',
    };
  }
  const url = `https://flex-api.twilio.com/v1/Instances/${settings.flexInstanceSid}/InteractionWebhooks`;
  try {
    const list = parseJson((await client.http.send({ method: 'GET', url })).body);
    if (JSON.stringify(list ?? null).includes(JSON.stringify(wanted)))
      return { what, outcome: 'present', detail: wanted };
    const form = new URLSearchParams({
      WebhookUrl: wanted,
      WebhookMethod: 'POST',
      Type: 'global',
      FriendlyName: 'Flexcord',
    });
    for (const event of INTERACTION_EVENTS) form.append('WebhookEvents', event);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await client.http.send({ method: 'POST', url, headers, body: form.toString() });
    return { what, outcome: 'made', detail: wanted };
  } catch (error) {
    if (!isFinal(error)) throw error;
    return {
      what,
      outcome: 'left',
      detail: `This account does not take Interaction webhooks (${error.message}). Flexcord hears of agents through TaskRouter.`,
    };
  }
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*/s, '');
}
