import { stableSid } from './sids.ts';

/** What identifies the account: its credentials and the SIDs of what Flex sets up in it. */
export interface Account {
  accountSid: string;
  authToken: string;
  apiKeys: ReadonlyMap<string, string>;
  publicUrl: string;
  flexInstanceSid: string;
  chatServiceSid: string;
  messagingServiceSid: string;
  flexServiceSid: string;
  workspaceSid: string;
  everyoneQueueSid: string;
  defaultWorkflowSid: string;
  activitySids: Record<ActivityName, string>;
  roleSids: { channelUser: string; channelAdmin: string; serviceUser: string; serviceAdmin: string; agent: string };
}

/** The activities that Flex makes in its workspace. */
export type ActivityName = 'Available' | 'Offline' | 'Unavailable' | 'Break';

export interface AccountOptions {
  publicUrl: string;
  accountSid: string;
  authToken: string;
  apiKeys?: { sid: string; secret: string }[];
}

/** The bare account, as Flex makes it; every SID follows from the account SID, so it is the same after a reset. */
export function createAccount(options: AccountOptions): Account {
  const sid = (prefix: string, name: string): string => stableSid(prefix, options.accountSid, name);
  return {
    accountSid: options.accountSid,
    authToken: options.authToken,
    apiKeys: new Map((options.apiKeys ?? []).map((key) => [key.sid, key.secret])),
    publicUrl: options.publicUrl.replace(/\/$/, ''),
    flexInstanceSid: sid('GO', 'flex'),
    chatServiceSid: sid('IS', 'Flex Chat Service'),
    messagingServiceSid: sid('MG', 'Flex messaging'),
    flexServiceSid: sid('IS', 'Flex service'),
    workspaceSid: sid('WS', 'Flex Task Assignment'),
    everyoneQueueSid: sid('WQ', 'Everyone'),
    defaultWorkflowSid: sid('WW', 'Assign to Anyone'),
    activitySids: {
      Available: sid('WA', 'Available'),
      Offline: sid('WA', 'Offline'),
      Unavailable: sid('WA', 'Unavailable'),
      Break: sid('WA', 'Break'),
    },
    roleSids: {
      channelUser: sid('RL', 'channel user'),
      channelAdmin: sid('RL', 'channel admin'),
      serviceUser: sid('RL', 'service user'),
      serviceAdmin: sid('RL', 'service admin'),
      agent: sid('RL', 'agent'),
    },
  };
}
