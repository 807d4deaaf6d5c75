import type { Account } from '../core/account.ts';
import { isoSeconds } from '../core/dates.ts';
import type { SandboxClock } from '../../clock.ts';
import type { TaskRouterStore } from '../taskrouter/store.ts';
import type {
  ChannelParticipantRecord,
  InteractionRecord,
  InteractionWebhookRecord,
  InviteRecord,
  TransferRecord,
} from './records.ts';
import type { RoutingRequest } from './requests.ts';

type Json = Record<string, unknown>;

export const FLEX_HOST = 'https://flex-api.twilio.com';

/** Records in the shapes of the `flex_v1` OpenAPI document; Interaction webhooks as the documentation describes them. */
export class FlexViews {
  readonly #account: Account;
  readonly #clock: SandboxClock;
  readonly #taskRouter: TaskRouterStore;

  constructor(options: { account: Account; clock: SandboxClock; taskRouter: TaskRouterStore }) {
    this.#account = options.account;
    this.#clock = options.clock;
    this.#taskRouter = options.taskRouter;
  }

  /** `request`: what the task will be, while it is not there yet. */
  interaction(record: InteractionRecord, request?: RoutingRequest): Json {
    const url = `${FLEX_HOST}/v1/Interactions/${record.sid}`;
    return {
      sid: record.sid,
      channel: { type: record.channelType, sid: record.channelSid },
      routing: this.#routing(record.taskSid, request),
      interaction_context_sid: record.contextSid,
      webhook_ttid: record.webhookTtid,
      url,
      links: { channels: `${url}/Channels` },
    };
  }

  channel(record: InteractionRecord): Json {
    const url = channelUrl(record);
    return {
      sid: record.channelSid,
      interaction_sid: record.sid,
      type: record.channelType,
      status: record.status,
      error_code: record.errorCode,
      error_message: record.errorMessage,
      url,
      links: { participants: `${url}/Participants`, invites: `${url}/Invites`, transfers: `${url}/Transfers` },
    };
  }

  participant(interaction: InteractionRecord, record: ChannelParticipantRecord): Json {
    return {
      sid: record.sid,
      interaction_sid: interaction.sid,
      channel_sid: interaction.channelSid,
      type: record.type,
      routing_properties: {
        task_sid: record.taskSid,
        worker_sid: record.workerSid,
        reservation_sid: record.reservationSid,
      },
      url: `${channelUrl(interaction)}/Participants/${record.sid}`,
    };
  }

  invite(interaction: InteractionRecord, record: InviteRecord): Json {
    return {
      sid: record.sid,
      interaction_sid: interaction.sid,
      channel_sid: interaction.channelSid,
      routing: this.#routing(record.taskSid),
      url: `${channelUrl(interaction)}/Invites/${record.sid}`,
    };
  }

  transfer(interaction: InteractionRecord, record: TransferRecord): Json {
    return {
      sid: record.sid,
      instance_sid: this.#account.flexInstanceSid,
      account_sid: this.#account.accountSid,
      interaction_sid: interaction.sid,
      channel_sid: interaction.channelSid,
      execution_sid: null,
      type: record.type,
      status: record.status,
      from: record.from,
      to: record.to,
      note_sid: null,
      summary_sid: null,
      date_created: isoSeconds(record.dateCreated),
      date_updated: isoSeconds(record.dateUpdated),
      url: `${channelUrl(interaction)}/Transfers/${record.sid}`,
    };
  }

  webhook(record: InteractionWebhookRecord): Json {
    return {
      ttid: record.ttid,
      account_sid: this.#account.accountSid,
      instance_sid: this.#account.flexInstanceSid,
      friendly_name: record.friendlyName,
      webhook_events: record.events,
      webhook_method: record.method,
      webhook_url: record.url,
      type: record.type,
      date_created: isoSeconds(record.dateCreated),
      url: `${FLEX_HOST}/v1/Instances/${this.#account.flexInstanceSid}/InteractionWebhooks/${record.ttid}`,
    };
  }

  #routing(taskSid: string, request?: RoutingRequest): Json {
    const task = this.#taskRouter.tasks.get(taskSid);
    const seconds = (ms: number): number => Math.floor(ms / 1_000);
    const now = this.#clock.now();
    const channel = this.#taskRouter.taskChannels.get(task?.taskChannelSid ?? request?.taskChannelSid ?? '');
    const workflow = this.#taskRouter.workflows.get(task?.workflowSid ?? request?.workflowSid ?? '');
    const queue = this.#taskRouter.taskQueues.get(
      task?.taskQueueSid ?? request?.queueSid ?? this.#account.everyoneQueueSid,
    );
    const created = task?.dateCreated ?? now;
    return {
      reservation: null,
      properties: {
        sid: taskSid,
        account_sid: this.#account.accountSid,
        workspace_sid: this.#account.workspaceSid,
        workflow_sid: workflow?.sid ?? null,
        workflow_name: workflow?.friendlyName ?? null,
        queue_sid: queue?.sid ?? null,
        queue_name: queue?.friendlyName ?? null,
        task_channel_sid: channel?.sid ?? null,
        task_channel_unique_name: channel?.uniqueName ?? null,
        assignment_status: task?.assignmentStatus ?? 'pending',
        attributes: task?.attributes ?? JSON.stringify(request?.attributes ?? {}),
        priority: task?.priority ?? request?.priority ?? 0,
        timeout: task?.timeout ?? request?.timeout ?? 86_400,
        reason: task?.reason ?? '',
        routing_target: task?.routingTarget ?? null,
        assignmentCounter: 0,
        age: seconds(now - created),
        age_in_queue: seconds(now - (task?.queueEntered ?? now)),
        date_created: seconds(created),
        date_updated: seconds(task?.dateUpdated ?? now),
        task_queue_entered_date: seconds(task?.queueEntered ?? now),
        addons: '{}',
      },
    };
  }
}

function channelUrl(record: InteractionRecord): string {
  return `${FLEX_HOST}/v1/Interactions/${record.sid}/Channels/${record.channelSid}`;
}
