import { ApplicationFailure } from '@temporalio/activity';
import type { Expired, PostPlace, Traces } from '../contract/erasure.ts';
import { twilioIdentity } from '../contract/twilio-names.ts';
import { failedBecause } from '../contract/vendor-failure.ts';
import { caseWorkflowId, conversationWorkflowId } from '../contract/workflow-ids.ts';
import type { ActivityDeps } from './deps.ts';

/** What an erasure asks of the world. Names are recorded in histories; every activity may run more than once. */
export interface ErasureActivities {
  /** Ends the conversation as an operator's cancel does; done when its run is over, and with that the agent's chat closed. */
  endForErasure(input: { discordUserId: string }): Promise<void>;
  /** `before` (epoch ms): what began since is somebody new's. */
  findTraces(input: { discordUserId: string; before?: number }): Promise<Traces>;
  /** Ends the person's workflows and removes their histories; false where Temporal does not let us and keeps them for its retention. */
  forgetHistories(input: { discordUserId: string; cases: number[] }): Promise<boolean>;
  eraseTwilioConversation(input: { conversationSid: string }): Promise<void>;
  eraseTwilioUser(input: { discordUserId: string }): Promise<void>;
  /** A post or a thread that the bot may not remove stays, and is told: waiting for a permission would hold up all the rest. */
  erasePost(input: PostPlace): Promise<Removal>;
  eraseThread(input: { channelId: string }): Promise<Removal>;
  /** What began before this moment (epoch ms): whoever writes again meanwhile is somebody new. */
  eraseRows(input: { discordUserId: string; before: number }): Promise<{ cases: number; messages: number }>;
  /** Some of what ended longer than `maxAge` ms ago; empty when nothing did. */
  findExpired(input: { maxAge: number }): Promise<Expired>;
  eraseExpired(input: { expired: Expired; maxAge: number }): Promise<void>;
}

/** What became of something in Discord. */
export type Removal = 'gone' | 'forbidden';

export type ErasureDeps = Pick<ActivityDeps, 'discord' | 'twilio' | 'executions'> & {
  store: Pick<ActivityDeps['store'], 'personalData'>;
};

/** A round of the retention is one batch; each conversation in it costs a call of Twilio. */
const AT_ONCE = 20;

export function createErasureActivities({ discord, twilio, store, executions }: ErasureDeps): ErasureActivities {
  return {
    async endForErasure({ discordUserId }) {
      if ((await executions.cancel(conversationWorkflowId(discordUserId))) === 'over') return;
      throw ApplicationFailure.create({
        type: 'StillOpen',
        message: 'The conversation is being ended; it is looked at again in a moment.',
      });
    },
    findTraces: ({ discordUserId, before }) => store.personalData.traces(discordUserId, before),
    async forgetHistories({ discordUserId, cases }) {
      let removed = true;
      for (const workflowId of [conversationWorkflowId(discordUserId), ...cases.map(caseWorkflowId)])
        removed = (await executions.forget(workflowId)) && removed;
      return removed;
    },
    eraseTwilioConversation: ({ conversationSid }) => twilio.removeConversation(conversationSid),
    eraseTwilioUser: ({ discordUserId }) => twilio.removeUser(twilioIdentity(discordUserId)),
    erasePost: ({ channelId, messageId }) => removal(discord.remove(channelId, messageId)),
    eraseThread: ({ channelId }) => removal(discord.removeThread(channelId)),
    eraseRows: ({ discordUserId, before }) => store.personalData.erase(discordUserId, before),
    findExpired: ({ maxAge }) => store.personalData.expired(Date.now() - maxAge, AT_ONCE),
    eraseExpired: ({ expired, maxAge }) => store.personalData.eraseExpired(expired, Date.now() - maxAge),
  };
}

async function removal(removed: Promise<void>): Promise<Removal> {
  try {
    await removed;
    return 'gone';
  } catch (error) {
    if (!failedBecause(error, 'forbidden')) throw error;
    return 'forbidden';
  }
}
