import { describe, expect, it } from 'vitest';
import { includes } from './provision-studio.ts';
import { addressKey } from './signature.ts';
import { pasteable } from './studio-attributes.ts';
import { buildStudioFlow } from './studio-flow.ts';

const flow = buildStudioFlow({
  publicUrl: 'https://support.a-rather-long-name.example.com',
  authToken: 'token',
  workflowSid: `WW${'a'.repeat(32)}`,
  taskChannelSid: `TC${'b'.repeat(32)}`,
});
const state = (name: string) => flow.states.find((one) => one.name === name)!;

describe('the shipped Studio flow', () => {
  it('leads only to states that exist, and every state can be reached', () => {
    const names = flow.states.map(({ name }) => name);
    const targets = flow.states.flatMap(({ transitions }) => transitions.flatMap(({ next }) => (next ? [next] : [])));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set([flow.initial_state, ...targets])).toEqual(new Set(names));
  });

  it('asks for the wish for a person first, then Flexcord, and falls back to Flex', () => {
    const next = (name: string) => Object.fromEntries(state(name).transitions.map((one) => [one.event, one.next]));
    expect(next('Trigger')['incomingConversationMessage']).toBe('live_agent_requested');
    expect(next('live_agent_requested')).toEqual({ match: 'send_to_flex', noMatch: 'ask' });
    expect(next('ask')).toEqual({ success: 'bot_hands_off', failed: 'send_to_flex' });
    expect(next('bot_hands_off')).toEqual({ match: 'send_case_to_flex', noMatch: undefined });
  });

  it('asks at an address that nobody can guess', () => {
    expect(state('ask').properties['url']).toBe(
      `https://support.a-rather-long-name.example.com/chatbot-to-discord?key=${addressKey('token', '/chatbot-to-discord')}`,
    );
  });

  it.each(['send_to_flex', 'send_case_to_flex'])('%s gives task attributes that are JSON and fit', (name) => {
    const attributes = state(name).properties['attributes'] as string;
    expect(attributes.length).toBeLessThanOrEqual(1_024);
    expect(JSON.parse(attributes)).toMatchObject({
      channelType: 'discord',
      customerAddress: '{{trigger.conversation.Author}}',
      flexcord_conversation: '{{trigger.conversation.ChannelAttributes.flexcord_conversation}}',
    });
  });

  it('is known again when Studio added properties, not when one of ours differs', () => {
    const stored = JSON.parse(JSON.stringify(flow)) as typeof flow;
    Object.assign(stored.states[0]!.properties, { added: true });
    expect(includes(stored, flow)).toBe(true);
    stored.states[2]!.properties['url'] = 'https://elsewhere.example.com';
    expect(includes(stored, flow)).toBe(false);
  });
});

describe('values for the flow', () => {
  it('stay text between quotes whatever a user is called', () => {
    const { name } = pasteable({ name: 'Zo"e\\ {{ 7 | x }}\n{% raw %} 小明', gone: null, also: { a: 1 } });
    expect(JSON.parse(`{"name":"${name}"}`)).toEqual({ name: "Zo'e' (( 7 | x )) (% raw %) 小明" });
  });

  it('keep numbers and truth, cut what is long by whole characters', () => {
    expect(pasteable({ handoff: true, case_number: 7, long: '👋'.repeat(200) })).toEqual({
      handoff: true,
      case_number: 7,
      long: '👋'.repeat(120),
    });
  });
});
