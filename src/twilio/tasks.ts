import { KEY_ATTRIBUTE } from '../contract/twilio-names.ts';
import { failedBecause } from '../contract/vendor-failure.ts';
import type { TwilioSettings } from './account.ts';
import { parseAttributes } from './attributes.ts';
import type { TwilioClient } from './client.ts';
import type { DescribedAgent, TaskView, TwilioAdapter } from './twilio-adapter.ts';
import { describeWorker, type DescribedWorker } from './workers.ts';

type TaskCalls = Pick<TwilioAdapter, 'findTask' | 'tasksOf' | 'describeAgent'>;

/** A worker's name changes rarely; a burst of joins must not read it each time. */
const NAME_KEPT_MS = 5 * 60_000;

/** Reservation states of an agent who took the task. */
const TAKEN = new Set(['accepted', 'wrapping', 'completed']);

/** Nobody, or nothing is to be known of them. */
export const NOBODY: DescribedAgent = { workerSid: null, name: null, identity: null };

/** The adapter's calls on TaskRouter (twilio.com/docs/taskrouter/api). */
export function taskCalls(client: TwilioClient, settings: TwilioSettings): TaskCalls {
  const workspace = client.sdk.taskrouter.v1.workspaces(settings.workspaceSid);
  const workers = new Map<string, { described: DescribedWorker; until: number }>();

  const matching = async (attribute: string, value: string): Promise<TaskView[]> => {
    const tasks = await workspace.tasks.list({
      evaluateTaskAttributes: `${attribute} == "${expressionText(value)}"`,
      ordering: 'DateCreated:desc',
      pageSize: 50,
      limit: 50,
    });
    return tasks.map(taskView).sort((a, b) => b.at - a.at);
  };

  return {
    async findTask(by) {
      const tasks =
        'key' in by ? await matching(KEY_ATTRIBUTE, by.key) : await matching('conversationSid', by.conversationSid);
      return tasks[0] ?? null;
    },
    tasksOf: (conversationSid) => matching('conversationSid', conversationSid),
    async describeAgent(taskSid) {
      const reservation = await takenReservation(workspace, taskSid);
      if (!reservation) return NOBODY;
      const { workerSid, workerName } = reservation;
      const known = workers.get(workerSid);
      if (known && known.until > Date.now()) return { workerSid, ...known.described };
      const described = describeWorker(await attributesOf(workspace, workerSid), workerName);
      if (workers.size > 1_000) workers.clear();
      workers.set(workerSid, { described, until: Date.now() + NAME_KEPT_MS });
      return { workerSid, ...described };
    },
  };
}

type Workspace = ReturnType<TwilioClient['sdk']['taskrouter']['v1']['workspaces']>;

async function takenReservation(
  workspace: Workspace,
  taskSid: string,
): Promise<{ workerSid: string; workerName: string } | null> {
  try {
    const reservations = await workspace.tasks(taskSid).reservations.list({ limit: 100 });
    const taken = reservations.filter(({ reservationStatus }) => TAKEN.has(reservationStatus));
    return taken.sort((a, b) => b.dateUpdated.getTime() - a.dateUpdated.getTime())[0] ?? null;
  } catch (error) {
    if (failedBecause(error, 'notFound')) return null;
    throw error;
  }
}

/** Null when the worker is gone. */
async function attributesOf(workspace: Workspace, workerSid: string): Promise<string | null> {
  try {
    return (await workspace.workers(workerSid).fetch()).attributes;
  } catch (error) {
    if (failedBecause(error, 'notFound')) return null;
    throw error;
  }
}

interface ListedTask {
  sid: string;
  assignmentStatus: string;
  attributes: string;
  dateCreated: Date;
}

function taskView(task: ListedTask): TaskView {
  const attributes = parseAttributes(task.attributes);
  const text = (name: string): string | null => {
    const value = attributes[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    sid: task.sid,
    status: task.assignmentStatus,
    attributes,
    interactionSid: text('flexInteractionSid'),
    interactionChannelSid: text('flexInteractionChannelSid'),
    at: task.dateCreated.getTime(),
  };
}

/** Our keys and Twilio's SIDs need no escaping; whatever would end the string of the expression is refused. */
function expressionText(value: string): string {
  if (!/^[\w:.-]+$/.test(value))
    throw new RangeError(`not usable in a TaskRouter expression: ${JSON.stringify(value)}`);
  return value;
}
