import { failedBecause, VendorFailure } from '../contract/vendor-failure.ts';
import type { TwilioSettings } from './account.ts';
import type { TwilioClient } from './client.ts';
import { NOBODY, type taskCalls } from './tasks.ts';
import type { TwilioAdapter } from './twilio-adapter.ts';

type InteractionCalls = Pick<TwilioAdapter, 'createInteraction' | 'invite' | 'closeConversation' | 'inspect'>;

/** Assignment states of a task that nobody works on any more. */
const FINISHED = new Set(['wrapping', 'completed', 'canceled']);

/**
 * The adapter's calls on Flex Interactions (twilio.com/docs/flex/developer/conversations/interactions-api): the only
 * documented way to an agent. A custom channel uses the media type `chat`; what sets it apart is the task channel.
 */
export function interactionCalls(
  client: TwilioClient,
  settings: TwilioSettings,
  tasks: ReturnType<typeof taskCalls>,
): InteractionCalls {
  const { interaction } = client.sdk.flexApi.v1;
  const routing = (attributes: Record<string, unknown>) => ({
    properties: {
      workspace_sid: settings.workspaceSid,
      workflow_sid: settings.workflowSid,
      task_channel_unique_name: settings.taskChannel,
      attributes,
    },
  });
  return {
    async createInteraction({ conversationSid, attributes }) {
      const made = await interaction.create({
        channel: { type: 'chat', initiated_by: 'customer', properties: { media_channel_sid: conversationSid } },
        routing: routing(attributes),
      });
      const { sid } = made.channel as { sid: string };
      return { interactionSid: made.sid, interactionChannelSid: sid, taskSid: taskSidOf(made.routing) };
    },
    async invite({ interactionSid, interactionChannelSid, attributes }) {
      const made = await interaction(interactionSid)
        .channels(interactionChannelSid)
        .invites.create({ routing: routing(attributes) });
      return { taskSid: taskSidOf(made.routing) };
    },
    async closeConversation({ conversationSid, interactionSid, interactionChannelSid }) {
      if (
        interactionSid &&
        interactionChannelSid &&
        (await closedChannel(client, interactionSid, interactionChannelSid))
      )
        return;
      const { conversations } = client.sdk.conversations.v1.services(settings.chatServiceSid);
      try {
        await conversations(conversationSid).update({ state: 'closed' });
      } catch (error) {
        if (!failedBecause(error, 'conversationClosed', 'notFound')) throw error;
      }
    },
    async inspect({ conversationSid, interactionSid, interactionChannelSid, withNames = true }) {
      const [conversationClosed, all] = await Promise.all([
        isConversationClosed(client, settings.chatServiceSid, conversationSid),
        tasks.tasksOf(conversationSid),
      ]);
      const assigned = all.filter(({ status }) => status === 'assigned');
      const open = all.filter(({ status }) => status === 'pending' || status === 'reserved');
      const mayBeOver = assigned.length + open.length === 0;
      // A channel with somebody asked or at work is open: its end ends their tasks.
      const channel =
        mayBeOver && interactionSid !== undefined && interactionChannelSid !== undefined
          ? await channelState(client, interactionSid, interactionChannelSid)
          : 'open';
      const agents = assigned.map(async ({ sid }) => ({
        taskSid: sid,
        ...(withNames ? await tasks.describeAgent(sid) : NOBODY),
      }));
      return {
        conversationClosed,
        channelClosed: channel === 'closed',
        ...(channel === 'failed' && { channelFailed: true as const }),
        openTasks: open.map(({ sid }) => sid),
        agents: await Promise.all(agents),
        finishedTasks: all
          .filter(({ status }) => FINISHED.has(status))
          .map(({ sid, status }) => ({ taskSid: sid, canceled: status === 'canceled' })),
      };
    },
  };
}

function taskSidOf(routing: unknown): string | null {
  const sid = (routing as { properties?: { sid?: unknown } } | null)?.properties?.sid;
  return typeof sid === 'string' ? sid : null;
}

/** False when there is no such channel or it can't be closed any more: then the conversation is closed itself. */
async function closedChannel(client: TwilioClient, interactionSid: string, channelSid: string): Promise<boolean> {
  try {
    await client.sdk.flexApi.v1.interaction(interactionSid).channels(channelSid).update({ status: 'closed' });
    return true;
  } catch (error) {
    if (failedBecause(error, 'unauthorized', 'forbidden')) throw error;
    if (error instanceof VendorFailure && error.kind === 'permanent') return false;
    throw error;
  }
}

async function isConversationClosed(
  client: TwilioClient,
  chatServiceSid: string,
  conversationSid: string,
): Promise<boolean> {
  try {
    const { state } = await client.sdk.conversations.v1.services(chatServiceSid).conversations(conversationSid).fetch();
    return state === 'closed';
  } catch (error) {
    if (failedBecause(error, 'notFound')) return true;
    throw error;
  }
}

/**
 * Channel records are deleted 180 days after their last change: gone is closed. One that Flex could not create never had an
 * agent: taken for closed, the user would read that a chat has ended which never began.
 */
async function channelState(
  client: TwilioClient,
  interactionSid: string,
  channelSid: string,
): Promise<'open' | 'closed' | 'failed'> {
  try {
    const { status } = await client.sdk.flexApi.v1.interaction(interactionSid).channels(channelSid).fetch();
    if (status === 'failed') return 'failed';
    return status === 'closed' || status === 'inactive' ? 'closed' : 'open';
  } catch (error) {
    if (failedBecause(error, 'notFound')) return 'closed';
    throw error;
  }
}
