import { failedBecause } from '../contract/vendor-failure.ts';
import type { TwilioClient } from './client.ts';

/** Which parts of the account Flexcord uses. */
export interface TwilioSettings {
  /** the Flex chat service, `IS…` */
  chatServiceSid: string;
  workspaceSid: string;
  workflowSid: string;
  /** unique name of the task channel */
  taskChannel: string;
  taskChannelSid: string;
  /** `GO…`; null when the account does not tell: then Interaction webhooks can't be registered */
  flexInstanceSid: string | null;
}

/** What the environment fixes; everything else is read from the account. */
export interface GivenTwilioSettings {
  conversationsServiceSid?: string;
  workspaceSid?: string;
  workflowSid?: string;
  taskChannel?: string;
  flexInstanceSid?: string;
}

/** The account lacks something that Flexcord can't do without. The message is for the person who runs it. */
export class TwilioAccountError extends Error {
  override readonly name = 'TwilioAccountError';
  /** a process that it ends says its message alone, without a stack */
  readonly exitCode = 1;
}

/**
 * Completes the settings from the account: Flex configuration, workflow, task channel (`discord` if the workspace has it, else `chat`).
 * @throws TwilioAccountError that says what is missing; VendorFailure when Twilio can't be asked.
 */
export async function resolveTwilioSettings(client: TwilioClient, given: GivenTwilioSettings): Promise<TwilioSettings> {
  const flex = await flexConfiguration(client);
  const chatServiceSid = given.conversationsServiceSid ?? flex?.chatServiceSid;
  const workspaceSid = given.workspaceSid ?? flex?.workspaceSid;
  if (!chatServiceSid || !workspaceSid) {
    throw new TwilioAccountError(
      `Twilio account ${client.accountSid} has no Flex configuration that names a ${chatServiceSid ? 'TaskRouter workspace' : 'Conversations service'}. ` +
        'Without Flex there are no agents to hand over to. Set up Flex in the Twilio Console, or set TWILIO_CONVERSATIONS_SERVICE_SID and TWILIO_WORKSPACE_SID.',
    );
  }
  const [workflowSid, channel] = await Promise.all([
    given.workflowSid ?? findWorkflow(client, workspaceSid, flex?.workflowSid ?? null),
    findTaskChannel(client, workspaceSid, given.taskChannel),
  ]);
  return {
    chatServiceSid,
    workspaceSid,
    workflowSid,
    ...channel,
    flexInstanceSid: given.flexInstanceSid ?? flex?.instanceSid ?? null,
  };
}

/** What Flex says of itself; null when the account has no Flex. */
export async function flexConfiguration(
  client: TwilioClient,
): Promise<{ chatServiceSid: string; workspaceSid: string; workflowSid: string; instanceSid: string } | null> {
  try {
    const found = await client.sdk.flexApi.v1.configuration().fetch();
    return {
      chatServiceSid: found.chatServiceInstanceSid,
      workspaceSid: found.taskrouterWorkspaceSid,
      workflowSid: found.taskrouterTargetWorkflowSid,
      instanceSid: found.flexInstanceSid,
    };
  } catch (error) {
    if (failedBecause(error, 'notFound')) return null;
    throw error;
  }
}

async function findWorkflow(client: TwilioClient, workspaceSid: string, preferred: string | null): Promise<string> {
  if (preferred) return preferred;
  const workflows = await client.sdk.taskrouter.v1.workspaces(workspaceSid).workflows.list({ limit: 50 });
  const [only] = workflows;
  if (only && workflows.length === 1) return only.sid;
  throw new TwilioAccountError(
    workflows.length === 0
      ? `TaskRouter workspace ${workspaceSid} has no workflow, so a case could reach no queue. Make one in the Twilio Console (TaskRouter, Workflows).`
      : `TaskRouter workspace ${workspaceSid} has ${workflows.length} workflows and Flex prefers none. Set TWILIO_WORKFLOW_SID to one of: ` +
          workflows.map(({ sid, friendlyName }) => `${sid} (${friendlyName})`).join(', '),
  );
}

async function findTaskChannel(
  client: TwilioClient,
  workspaceSid: string,
  wanted: string | undefined,
): Promise<{ taskChannel: string; taskChannelSid: string }> {
  const channels = await client.sdk.taskrouter.v1.workspaces(workspaceSid).taskChannels.list({ limit: 100 });
  for (const name of wanted ? [wanted] : ['discord', 'chat']) {
    const channel = channels.find(({ uniqueName, sid }) => uniqueName === name || sid === name);
    if (channel) return { taskChannel: channel.uniqueName, taskChannelSid: channel.sid };
  }
  const present = channels.map(({ uniqueName }) => uniqueName).join(', ') || 'none';
  throw new TwilioAccountError(
    `TaskRouter workspace ${workspaceSid} has no task channel ${wanted ? `"${wanted}" (TWILIO_TASK_CHANNEL)` : '"discord" or "chat"'}; it has: ${present}. ` +
      'Run "npm run setup -- twilio" to make the channel "discord", or set TWILIO_TASK_CHANNEL.',
  );
}
