import { STUDIO_QUESTION_PATH } from '../contract/twilio-names.ts';
import { failedBecause } from '../contract/vendor-failure.ts';
import { TwilioAccountError } from './account.ts';
import type { TwilioClient } from './client.ts';
import type { ProvisionOptions, ProvisionStep } from './provision.ts';
import { buildStudioFlow, FLOW_NAME, type StudioDefinition } from './studio-flow.ts';

/**
 * The shipped flow, published: the one that TWILIO_STUDIO_FLOW_SID names, else found by its name, else made. Updated
 * only when it differs, validated before. A named flow that somebody else wrote is used as it is.
 */
export async function provisionStudioFlow(
  options: ProvisionOptions,
): Promise<{ flowSid: string; step: ProvisionStep }> {
  const what = 'Studio flow';
  const { client, settings, publicUrl, authToken } = options;
  const { workflowSid, taskChannelSid } = settings;
  const definition = buildStudioFlow({ publicUrl, authToken, workflowSid, taskChannelSid });
  const flowSid = options.studioFlowSid ?? (await findFlow(client));
  if (flowSid === null) {
    await validate(client, definition);
    const made = await client.sdk.studio.v2.flows.create({ ...revision(definition), friendlyName: FLOW_NAME });
    return { flowSid: made.sid, step: { what, outcome: 'made', detail: `${made.sid} "${FLOW_NAME}"` } };
  }
  const present = await fetchFlow(client, flowSid);
  if (options.studioFlowSid !== undefined && !isShipped(present)) {
    const detail = `${flowSid} "${present.friendlyName}" is not the shipped flow and is used as it is.`;
    return { flowSid, step: { what, outcome: 'left', detail } };
  }
  if (present.status === 'published' && includes(present.definition, definition)) {
    return { flowSid, step: { what, outcome: 'present', detail: `${flowSid} "${present.friendlyName}"` } };
  }
  await validate(client, definition);
  await client.sdk.studio.v2.flows(flowSid).update(revision(definition));
  return { flowSid, step: { what, outcome: 'changed', detail: `${flowSid} "${present.friendlyName}"` } };
}

function revision(definition: StudioDefinition): {
  status: 'published';
  definition: StudioDefinition;
  commitMessage: string;
} {
  return { status: 'published', definition, commitMessage: 'Flexcord' };
}

/** The oldest of that name, so that two processes which once made one each agree. */
async function findFlow(client: TwilioClient): Promise<string | null> {
  const flows = await client.sdk.studio.v2.flows.list({ limit: 1_000, pageSize: 100 });
  const named = flows.filter(({ friendlyName }) => friendlyName === FLOW_NAME);
  return named.sort((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime())[0]?.sid ?? null;
}

async function fetchFlow(
  client: TwilioClient,
  flowSid: string,
): Promise<{ friendlyName: string; status: string; definition: unknown }> {
  try {
    const flow = await client.sdk.studio.v2.flows(flowSid).fetch();
    return { friendlyName: flow.friendlyName, status: flow.status, definition: flow.definition as unknown };
  } catch (error) {
    if (!failedBecause(error, 'notFound')) throw error;
    throw new TwilioAccountError(
      `The account has no Studio flow ${flowSid}. Correct TWILIO_STUDIO_FLOW_SID, or leave it out and Flexcord makes its own flow.`,
    );
  }
}

async function validate(client: TwilioClient, definition: StudioDefinition): Promise<void> {
  const check = { friendlyName: FLOW_NAME, status: 'published' as const, definition };
  const answer = await client.sdk.studio.v2.flowValidate.update(check);
  if (answer.valid !== true) {
    throw new TwilioAccountError(
      'Twilio Studio does not accept the shipped flow. Use ROUTING=workflow and report this as a fault of Flexcord.',
    );
  }
}

/** Ours by name or by what it calls; a flow with nothing but its trigger is an empty place made for ours. */
function isShipped({ friendlyName, definition }: { friendlyName: string; definition: unknown }): boolean {
  const states = (definition as { states?: unknown[] } | null)?.states ?? [];
  return friendlyName === FLOW_NAME || states.length <= 1 || JSON.stringify(definition).includes(STUDIO_QUESTION_PATH);
}

/** Whether the stored definition has all of ours; Studio may add properties of its own. */
export function includes(stored: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    return Array.isArray(stored) && stored.length === ours.length && ours.every((item, i) => includes(stored[i], item));
  }
  if (typeof ours !== 'object' || ours === null) return stored === ours;
  if (typeof stored !== 'object' || stored === null) return false;
  return Object.entries(ours).every(([name, value]) => includes((stored as Record<string, unknown>)[name], value));
}
