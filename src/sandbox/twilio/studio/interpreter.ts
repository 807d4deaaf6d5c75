import type { SandboxClock } from '../../clock.ts';
import type { ConversationRecord, MessageRecord } from '../conversations/records.ts';
import type { Account } from '../core/account.ts';
import type { Changes } from '../core/changes.ts';
import { isoMillis } from '../core/dates.ts';
import { newSid } from '../core/sids.ts';
import type { FlexProduct } from '../flex/product.ts';
import { readRouting } from '../flex/requests.ts';
import type { DebuggerLog } from '../webhooks/debugger-log.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import { holds } from './conditions.ts';
import { requestHttp } from './http-widget.ts';
import { fill } from './liquid.ts';
import type { ExecutionRecord, FlowDefinition, WidgetDefinition } from './records.ts';
import type { StudioStore } from './store.ts';

export interface InterpreterParts {
  account: Account;
  clock: SandboxClock;
  store: StudioStore;
  flex: FlexProduct;
  sender: WebhookSender;
  debuggerLog: DebuggerLog;
  changes: Changes;
}

/** A flow that runs in a circle is stopped after as many widgets. */
const MOST_STEPS = 1_000;

/** Runs flows on messages of conversations. */
export class StudioInterpreter {
  readonly #parts: InterpreterParts;

  constructor(parts: InterpreterParts) {
    this.#parts = parts;
  }

  /**
   * A message reached a studio webhook: a new execution starts; while one runs (no widget of this stand-in waits for a
   * reply) the message is dropped with 81002.
   */
  incoming(flowSid: string, conversation: ConversationRecord, message: MessageRecord): void {
    const { clock, store, debuggerLog, changes } = this.#parts;
    const published = store.flows.get(flowSid)?.published;
    if (!published) {
      this.#complain(81_000, `Flow ${flowSid} does not exist or was never published`, conversation.sid);
      return;
    }
    const running = store.active(flowSid, conversation.sid);
    if (running) {
      debuggerLog.add({
        at: clock.now(),
        code: 81_002,
        level: 'warning',
        message: `Unexpected event incomingConversationMessage at widget ${running.steps.at(-1)?.name ?? 'trigger'}: message ${message.sid} ignored`,
        resourceSid: running.sid,
      });
      return;
    }
    const now = clock.now();
    const execution: ExecutionRecord = {
      sid: newSid('FN'),
      flowSid,
      flowVersion: published.revision,
      conversationSid: conversation.sid,
      status: 'active',
      context: {},
      steps: [],
      dateCreated: now,
      dateUpdated: now,
    };
    execution.context = this.#context(execution, conversation, message);
    store.start(execution);
    changes.emit({ kind: 'execution', action: 'added', sid: execution.sid, conversationSid: conversation.sid });
    void this.#run(execution, published.definition);
  }

  async #run(execution: ExecutionRecord, definition: FlowDefinition): Promise<void> {
    const widgets = new Map(definition.states.map((widget) => [widget.name, widget]));
    let widget = widgets.get(definition.initial_state);
    try {
      while (widget && execution.status === 'active' && execution.steps.length < MOST_STEPS) {
        const step = { name: widget.name, event: '' };
        execution.steps.push(step);
        const { event, next } = await this.#runWidget(execution, widget);
        step.event = event;
        widget = next === undefined ? undefined : widgets.get(next);
      }
    } catch (error) {
      this.#complain(
        81_016,
        `Flow ${execution.flowSid} failed at ${widget?.name ?? '?'}: ${(error as Error).message}`,
        execution.sid,
      );
    }
    this.#parts.store.end(execution, this.#parts.clock.now());
    this.#parts.changes.emit({
      kind: 'execution',
      action: 'updated',
      sid: execution.sid,
      conversationSid: execution.conversationSid,
    });
  }

  async #runWidget(
    execution: ExecutionRecord,
    widget: WidgetDefinition,
  ): Promise<{ event: string; next: string | undefined }> {
    if (widget.type === 'split-based-on') return this.#split(execution, widget);
    const event = await this.#perform(execution, widget);
    return { event, next: widget.transitions.find((one) => one.event === event)?.next };
  }

  async #perform(execution: ExecutionRecord, widget: WidgetDefinition): Promise<string> {
    if (widget.type === 'trigger') return 'incomingConversationMessage';
    if (widget.type === 'set-variables') return this.#setVariables(execution, widget);
    if (widget.type === 'make-http-request') return this.#request(execution, widget);
    return this.#sendToFlex(execution, widget);
  }

  async #split(
    execution: ExecutionRecord,
    widget: WidgetDefinition,
  ): Promise<{ event: string; next: string | undefined }> {
    for (const transition of widget.transitions) {
      if (transition.event !== 'match') continue;
      for (const condition of transition.conditions ?? []) {
        const argument = await fill(condition.arguments[0] ?? String(widget.properties['input']), execution.context);
        const value = await fill(condition.value, execution.context);
        if (holds(condition.type, argument, value)) return { event: 'match', next: transition.next };
      }
    }
    return { event: 'noMatch', next: widget.transitions.find((one) => one.event === 'noMatch')?.next };
  }

  async #setVariables(execution: ExecutionRecord, widget: WidgetDefinition): Promise<string> {
    const flow = execution.context['flow'] as { variables: Record<string, string> };
    for (const { key, value } of widget.properties['variables'] as { key: string; value: string }[])
      flow.variables[key] = await fill(value, execution.context);
    return 'next';
  }

  async #request(execution: ExecutionRecord, widget: WidgetDefinition): Promise<string> {
    const { account, clock, sender } = this.#parts;
    const at = clock.now();
    const started = performance.now();
    const outcome = await requestHttp(widget.properties, execution.context, account);
    (execution.context['widgets'] as Record<string, unknown>)[widget.name] = outcome.output;
    sender.note({
      url: outcome.url,
      eventType: 'studio.make-http-request',
      resourceSid: execution.sid,
      status: outcome.output.status_code,
      ...(outcome.error === undefined ? {} : { error: outcome.error }),
      at,
      ms: Math.round(performance.now() - started),
      fields: {},
    });
    if (!outcome.ok)
      this.#complain(
        81_017,
        `Make HTTP Request ${widget.name}: ${outcome.error ?? `HTTP ${outcome.output.status_code}`}`,
        execution.sid,
      );
    return outcome.ok ? 'success' : 'failed';
  }

  /** Makes the interaction itself, and goes on when its channel is active or has failed. */
  async #sendToFlex(execution: ExecutionRecord, widget: WidgetDefinition): Promise<string> {
    const { account, flex, clock } = this.#parts;
    const property = async (name: string): Promise<string> => {
      const template = widget.properties[name];
      return typeof template === 'string' ? fill(template, execution.context) : '';
    };
    try {
      const attributes = await property('attributes');
      const properties = {
        workspace_sid: account.workspaceSid,
        workflow_sid: await property('workflow'),
        task_channel_sid: await property('channel'),
        attributes: attributes === '' ? {} : attributes,
        priority: Number((await property('priority')) || '0'),
        timeout: Number((await property('timeout')) || '3600'),
      };
      const routing = readRouting({ properties }, flex.taskRouter.store, account.defaultWorkflowSid);
      const channel = {
        type: 'chat',
        initiatedBy: 'customer' as const,
        mediaChannelSid: execution.conversationSid,
        identities: [],
      };
      const interaction = flex.interactions.create(channel, routing, {});
      while (interaction.status === 'setup') await new Promise<void>((resolve) => void clock.setTimeout(resolve, 25));
      if (interaction.status !== 'failed') return 'callComplete';
      this.#complain(interaction.errorCode ?? 45_352, interaction.errorMessage ?? '', execution.sid);
    } catch (error) {
      this.#complain(81_018, `Send to Flex ${widget.name}: ${(error as Error).message}`, execution.sid);
    }
    return 'failedToEnqueue';
  }

  #context(
    execution: ExecutionRecord,
    conversation: ConversationRecord,
    message: MessageRecord,
  ): Record<string, unknown> {
    const { account } = this.#parts;
    const trigger = {
      AccountSid: account.accountSid,
      ChatServiceSid: account.chatServiceSid,
      ConversationSid: conversation.sid,
      MessagingServiceSid: conversation.messagingServiceSid,
      MessageSid: message.sid,
      Index: String(message.index),
      DateCreated: isoMillis(message.dateCreated),
      Body: message.body ?? '',
      Author: message.author,
      ParticipantSid: message.participantSid ?? '',
      Attributes: message.attributes,
      ChannelAttributes: JSON.parse(conversation.attributes) as unknown,
      EventType: 'onMessageAdded',
    };
    return {
      trigger: { conversation: trigger },
      contact: { channel: { address: message.author } },
      flow: { sid: execution.sid, flow_sid: execution.flowSid, variables: {}, channel: { address: conversation.sid } },
      widgets: {},
    };
  }

  #complain(code: number, message: string, resourceSid: string): void {
    this.#parts.debuggerLog.add({ at: this.#parts.clock.now(), code, level: 'error', message, resourceSid });
  }
}
