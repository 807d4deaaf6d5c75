import twilio from 'twilio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  AUTH_TOKEN,
  refusalOf,
  startReceiver,
  startStandIn,
  until,
  type Receiver,
  type RunningStandIn,
} from '../test-support.ts';

let standIn: RunningStandIn;
let receiver: Receiver;
let workerSid: string;

const workspace = () => standIn.client.taskrouter.v1.workspaces(sid);
let sid: string;

beforeAll(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver();
  sid = (await standIn.control.state()).account.workspaceSid;
});
beforeEach(async () => {
  await standIn.control.reset();
  receiver.received.length = 0;
  await workspace().update({ eventCallbackUrl: `${receiver.url}/events#rc=2` });
  workerSid = (await standIn.control.createAgent({ name: 'Ann' })).workerSid;
});
afterAll(async () => {
  await standIn.close();
  await receiver.close();
});

// https://www.twilio.com/docs/flex/admin-guide/core-concepts: what Flex sets up
test('the bare workspace is that of Flex', async () => {
  expect((await workspace().fetch()).friendlyName).toBe('Flex Task Assignment');
  expect((await workspace().activities.list()).map((one) => one.friendlyName)).toEqual([
    'Available',
    'Offline',
    'Unavailable',
    'Break',
  ]);
  expect((await workspace().taskChannels.list()).map((one) => one.uniqueName)).toEqual([
    'default',
    'voice',
    'chat',
    'sms',
    'video',
    'email',
  ]);
  expect((await workspace().taskQueues.list()).map((one) => one.friendlyName)).toEqual(['Everyone']);
  const [workflow] = await workspace().workflows.list();
  expect(JSON.parse(workflow!.configuration)).toHaveProperty('task_routing.default_filter.queue');
  expect((await workspace().workers(workerSid).fetch()).activityName).toBe('Offline');
});

// https://www.twilio.com/docs/taskrouter/api/task
test('attributes are replaced whole, guarded by If-Match (412); status and attributes not in one request', async () => {
  const task = await workspace().tasks.create({ attributes: '{"a":1}', taskChannel: 'chat' });
  const { headers } = await standIn.call('GET', `taskrouter/v1/Workspaces/${sid}/Tasks/${task.sid}`);
  const etag = headers.get('etag') ?? '';
  await workspace().tasks(task.sid).update({ attributes: '{"b":2}', ifMatch: etag });
  expect(await refusalOf(workspace().tasks(task.sid).update({ attributes: '{}', ifMatch: etag }))).toEqual({
    code: 20412,
    status: 412,
  });
  const both = workspace().tasks(task.sid).update({ attributes: '{}', assignmentStatus: 'canceled' });
  expect((await refusalOf(both)).status).toBe(400);
  const canceled = await workspace()
    .tasks(task.sid)
    .update({ assignmentStatus: 'canceled', reason: 'no longer needed' });
  expect(canceled).toMatchObject({ assignmentStatus: 'canceled', reason: 'no longer needed', attributes: '{"b":2}' });
  expect((await refusalOf(workspace().tasks(task.sid).update({ assignmentStatus: 'completed' }))).status).toBe(400);
  const refused = workspace().tasks.list({ evaluateTaskAttributes: 'a ==' });
  expect((await refusalOf(refused)).status).toBe(400);
});

// https://www.twilio.com/docs/taskrouter/api/event/reference
test('a reservation that times out makes the worker unavailable; events are signed without the fragment', async () => {
  await standIn.control.setActivity(workerSid, 'Available');
  const task = await workspace().tasks.create({ attributes: '{"a":1}', taskChannel: 'chat' });
  expect((await workspace().tasks(task.sid).reservations.list())[0]?.reservationStatus).toBe('pending');
  await standIn.control.advance(121_000);
  await until('reservation.timeout', () => receiver.of('reservation.timeout')[0]);
  const activity = await until('the activity', () =>
    receiver.of('worker.activity.update').find((one) => one.params['WorkerActivityName'] === 'Unavailable'),
  );
  expect((await workspace().tasks(task.sid).fetch()).assignmentStatus).toBe('pending');
  const signature = String(activity.headers['x-twilio-signature']);
  expect(twilio.validateRequest(AUTH_TOKEN, signature, `${receiver.url}/events`, activity.params)).toBe(true);
  const created = receiver.of('reservation.created')[0]!.params;
  expect(created).toMatchObject({
    ResourceType: 'reservation',
    TaskSid: task.sid,
    WorkerSid: workerSid,
    TaskAttributes: '{"a":1}',
    TaskChannelUniqueName: 'chat',
  });
});

// https://www.twilio.com/docs/taskrouter/workflow-configuration
test('a workflow leads tasks by expression from queue to queue; when the last target ends the task is canceled', async () => {
  const vip = await workspace().taskQueues.create({ friendlyName: 'VIP', targetWorkers: 'languages HAS "th"' });
  const configuration = JSON.stringify({
    task_routing: {
      filters: [
        {
          expression: 'level > 2',
          targets: [
            { queue: vip.sid, timeout: 60 },
            { queue: vip.sid, timeout: 30 },
          ],
        },
      ],
    },
  });
  const workflow = await workspace().workflows.create({ friendlyName: 'levels', configuration });
  await standIn.control.setActivity(workerSid, 'Available');
  const create = (attributes: string) =>
    workspace().tasks.create({ attributes, taskChannel: 'chat', workflowSid: workflow.sid });
  expect((await create('{"level":1}')).assignmentStatus).toBe('canceled');
  const task = await create('{"level":3}');
  expect(task).toMatchObject({ assignmentStatus: 'pending', taskQueueFriendlyName: 'VIP' });
  await standIn.control.advance(91_000);
  await until('workflow.timeout', () => receiver.of('workflow.timeout')[0]);
  expect(await workspace().tasks(task.sid).fetch()).toMatchObject({ assignmentStatus: 'canceled' });
  const broken = workspace().workflows.create({
    friendlyName: 'broken',
    configuration: '{"task_routing":{"default_filter":{"queue":"WQ1"}}}',
  });
  expect((await refusalOf(broken)).status).toBe(400);
});

// https://www.twilio.com/docs/taskrouter/api/task-channel and …/worker/worker-channels
test('a new task channel gives workers a capacity of one; capacity limits what is offered', async () => {
  const channel = await workspace().taskChannels.create({ friendlyName: 'Discord', uniqueName: 'discord' });
  expect((await refusalOf(workspace().taskChannels.create({ friendlyName: 'D', uniqueName: 'discord' }))).status).toBe(
    409,
  );
  expect(
    (await refusalOf(workspace().taskChannels.create({ friendlyName: 'D', uniqueName: 'Not Lower' }))).status,
  ).toBe(400);
  await standIn.control.setActivity(workerSid, 'Available');
  for (let count = 0; count < 2; count++) await workspace().tasks.create({ attributes: '{}', taskChannel: 'discord' });
  expect(await standIn.control.reservations(workerSid)).toHaveLength(1);
  const workerChannel = await workspace().workers(workerSid).workerChannels(channel.sid).update({ capacity: 2 });
  expect(workerChannel.configuredCapacity).toBe(2);
  expect(await standIn.control.reservations(workerSid)).toHaveLength(2);
});

test('a rejected task is offered to the next worker, and later again to the first', async () => {
  await standIn.control.setActivity(workerSid, 'Available');
  await workspace().tasks.create({ attributes: '{}', taskChannel: 'chat' });
  const [first] = await standIn.control.reservations(workerSid);
  await standIn.control.reject(first!.reservationSid);
  expect(await standIn.control.reservations(workerSid)).toEqual([]);
  await standIn.control.advance(3_100);
  expect(await standIn.control.reservations(workerSid)).toHaveLength(1);
  await expect(standIn.control.accept(first!.reservationSid)).rejects.toThrow('rejected');
});
