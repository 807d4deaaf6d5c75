import { flexConfiguration, resolveTwilioSettings, TwilioAccountError, type GivenTwilioSettings } from './account.ts';
import { createTwilioClient, type TwilioClient, type TwilioClientOptions } from './client.ts';
import { provisionTwilio, type ProvisionStep } from './provision.ts';

export interface TwilioSetupOptions extends TwilioClientOptions {
  given: GivenTwilioSettings & { studioFlowSid?: string };
  /** without a slash at its end */
  publicUrl: string;
  routing: 'workflow' | 'studio';
}

/** Unique name of the task channel that `setup twilio` makes, so that reports tell Discord from other chats. */
export const TASK_CHANNEL = 'discord';

/**
 * `setup twilio`: the task channel `discord` and everything `app` provisions at its start. May be run again; prints a
 * line for each thing found or done. @throws TwilioAccountError, VendorFailure.
 */
export async function runTwilioSetup(options: TwilioSetupOptions, print: (line: string) => void): Promise<void> {
  const client = createTwilioClient(options);
  const { given, publicUrl, authToken, routing } = options;
  printStep(await taskChannel(client, given), print);
  const settings = await resolveTwilioSettings(client, given);
  print(
    `Account ${client.accountSid}: workspace ${settings.workspaceSid}, workflow ${settings.workflowSid}, chat service ${settings.chatServiceSid}`,
  );
  const { steps } = await provisionTwilio({
    client,
    settings,
    publicUrl,
    authToken,
    routing,
    ...(given.studioFlowSid && { studioFlowSid: given.studioFlowSid }),
  });
  for (const step of steps) printStep(step, print);
}

/** A provisioning step as a line for a person. */
export function printStep({ what, outcome, detail }: ProvisionStep, print: (line: string) => void): void {
  const mark = { present: 'there', made: 'made', changed: 'changed', left: 'NOTE' }[outcome];
  print(`${mark.padEnd(8)} ${what}: ${detail}`);
}

async function taskChannel(client: TwilioClient, given: GivenTwilioSettings): Promise<ProvisionStep> {
  const what = 'TaskRouter task channel';
  const workspaceSid = given.workspaceSid ?? (await flexConfiguration(client))?.workspaceSid;
  if (!workspaceSid) {
    throw new TwilioAccountError(
      `Twilio account ${client.accountSid} has no Flex workspace. Set up Flex in the Twilio Console first, or set TWILIO_WORKSPACE_SID.`,
    );
  }
  const { taskChannels } = client.sdk.taskrouter.v1.workspaces(workspaceSid);
  const present = await taskChannels.list({ limit: 100 });
  if (present.some(({ uniqueName }) => uniqueName === TASK_CHANNEL))
    return { what, outcome: 'present', detail: TASK_CHANNEL };
  await taskChannels.create({ uniqueName: TASK_CHANNEL, friendlyName: 'Discord' });
  return {
    what,
    outcome: 'made',
    detail: `${TASK_CHANNEL}. Check in the Twilio Console (TaskRouter, Workers) that agents have capacity for it; "doctor" counts them.`,
  };
}
