import {
  CONVERSATION_ATTRIBUTE,
  EPISODE_ATTRIBUTE,
  KEY_ATTRIBUTE,
  STUDIO_QUESTION_PATH,
} from '../contract/twilio-names.ts';
import { addressKey } from './signature.ts';

export const FLOW_NAME = 'Flexcord: Discord support';

export interface StudioState {
  name: string;
  type: string;
  transitions: { event: string; next?: string; conditions?: StudioCondition[] }[];
  properties: Record<string, unknown>;
}

interface StudioCondition {
  friendly_name: string;
  arguments: string[];
  type: string;
  value: string;
}

export interface StudioDefinition {
  description: string;
  initial_state: string;
  flags: { allow_concurrent_calls: boolean };
  states: StudioState[];
}

/** How long a task may wait in the queue: TaskRouter's usual day. Later than that it is cancelled, which the rules see. */
const TASK_TIMEOUT_S = '86400';

/**
 * The flow of the routing mode `studio` (facts: twilio.com/docs/studio/widget-library). Each user message runs it once:
 * did the user ask for a person (conversation attribute `handoff`)? → Flex; else ask Flexcord → Flex when it says so or
 * can't be asked, end when the bot answers. It never speaks: what Studio posts on a custom channel reaches nobody.
 */
export function buildStudioFlow(options: {
  publicUrl: string;
  authToken: string;
  workflowSid: string;
  taskChannelSid: string;
}): StudioDefinition {
  const { publicUrl } = options;
  return {
    description: 'Discord support: bot or live agent. Made by Flexcord; changes here are replaced at its next start.',
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
    states: [
      trigger('live_agent_requested'),
      split('live_agent_requested', `{{trigger.conversation.ChannelAttributes.handoff}}`, {
        yes: 'send_to_flex',
        no: 'ask',
        at: [0, 200],
      }),
      askFlexcord(`${publicUrl}${STUDIO_QUESTION_PATH}?key=${addressKey(options.authToken, STUDIO_QUESTION_PATH)}`),
      split('bot_hands_off', '{{widgets.ask.parsed.handoff}}', { yes: 'send_case_to_flex', at: [-200, 640] }),
      sendToFlex('send_to_flex', options, {
        caseNumber: '{{trigger.conversation.ChannelAttributes.case_number}}',
        at: [300, 420],
      }),
      // The case is made while Flexcord answers: the trigger's attributes are older than it.
      sendToFlex('send_case_to_flex', options, {
        caseNumber: '{{widgets.ask.parsed.case_number}}',
        at: [-200, 860],
      }),
    ],
  };
}

function trigger(next: string): StudioState {
  return {
    name: 'Trigger',
    type: 'trigger',
    transitions: [
      { event: 'incomingMessage' },
      { event: 'incomingCall' },
      { event: 'incomingConversationMessage', next },
      { event: 'incomingRequest' },
      { event: 'incomingParent' },
    ],
    properties: { offset: { x: 0, y: 0 } },
  };
}

/** Branches on a value that is `true`; without `no` anything else ends the run. */
function split(name: string, input: string, to: { yes: string; no?: string; at: [number, number] }): StudioState {
  const condition = { friendly_name: 'a person is wanted', arguments: [input], type: 'equal_to', value: 'true' };
  return {
    name,
    type: 'split-based-on',
    transitions: [
      { event: 'noMatch', ...(to.no && { next: to.no }) },
      { event: 'match', next: to.yes, conditions: [condition] },
    ],
    properties: { input, offset: offset(to.at) },
  };
}

function askFlexcord(url: string): StudioState {
  const parameters = {
    ConversationSid: '{{trigger.conversation.ConversationSid}}',
    MessageSid: '{{trigger.conversation.MessageSid}}',
    Author: '{{trigger.conversation.Author}}',
    Body: '{{trigger.conversation.Body}}',
    ExecutionSid: '{{flow.sid}}',
  };
  return {
    name: 'ask',
    type: 'make-http-request',
    transitions: [
      { event: 'success', next: 'bot_hands_off' },
      { event: 'failed', next: 'send_to_flex' },
    ],
    properties: {
      method: 'POST',
      url,
      content_type: 'application/x-www-form-urlencoded;charset=utf-8',
      parameters: Object.entries(parameters).map(([key, value]) => ({ key, value })),
      offset: offset([-200, 420]),
    },
  };
}

/** Task attributes by the conversation attribute that has the value. */
const FROM_CONVERSATION = {
  name: 'display_name',
  customerName: 'display_name',
  locale: 'locale',
  topic: 'topic',
  [KEY_ATTRIBUTE]: KEY_ATTRIBUTE,
  [CONVERSATION_ATTRIBUTE]: CONVERSATION_ATTRIBUTE,
  [EPISODE_ATTRIBUTE]: EPISODE_ATTRIBUTE,
};

function sendToFlex(
  name: string,
  options: { publicUrl: string; workflowSid: string; taskChannelSid: string },
  about: { caseNumber: string; at: [number, number] },
): StudioState {
  const attributes = Object.entries(FROM_CONVERSATION).map(([attribute, source]): [string, string] => [
    attribute,
    `{{trigger.conversation.ChannelAttributes.${source}}}`,
  ]);
  return {
    name,
    type: 'send-to-flex',
    transitions: [{ event: 'callComplete' }, { event: 'failedToEnqueue' }, { event: 'callFailure' }],
    properties: {
      workflow: options.workflowSid,
      channel: options.taskChannelSid,
      attributes: JSON.stringify({
        ...Object.fromEntries(attributes),
        case_number: about.caseNumber,
        case_name: `C-${about.caseNumber}`,
        case_url: `${options.publicUrl}/desk/cases/${about.caseNumber}`,
        channelType: 'discord',
        customerAddress: '{{trigger.conversation.Author}}',
      }),
      priority: '0',
      timeout: TASK_TIMEOUT_S,
      offset: offset(about.at),
    },
  };
}

function offset([x, y]: [number, number]): { x: number; y: number } {
  return { x, y };
}
