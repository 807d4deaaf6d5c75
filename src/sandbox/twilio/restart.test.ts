import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SandboxStorage } from '../storage.ts';
import { startStandIn, until } from './test-support.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twilio-stand-in-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

// the promise of the sandbox: conversations and chats of agents go on after its restart
test('a restarted stand-in goes on with what its folder holds', async () => {
  const storage = new SandboxStorage({ folder });
  const first = await startStandIn({ storage });
  const { sid } = await first.client.conversations.v1.conversations.create({
    uniqueName: 'one',
    'timers.closed': 'PT10M',
  });
  await first.client.conversations.v1.conversations(sid).participants.create({ identity: 'discord_1' });
  await first.client.conversations.v1.conversations(sid).messages.create({ author: 'discord_1', body: 'a' });
  const { account } = await first.control.state();
  const agent = await first.control.createAgent({ name: 'Ann' });
  await first.control.setActivity(agent.workerSid, 'Available');
  await first.client.flexApi.v1.interaction.create({
    channel: { type: 'chat', initiated_by: 'customer', properties: { media_channel_sid: sid } },
    routing: { properties: { workspace_sid: account.workspaceSid, task_channel_unique_name: 'chat', attributes: {} } },
  });
  const reservation = await until('a reservation', async () => (await first.control.reservations(agent.workerSid))[0]);
  await storage.flush();
  await first.close();

  const second = await startStandIn({ storage: new SandboxStorage({ folder }) });
  try {
    const conversation = second.client.conversations.v1.conversations('one');
    expect((await conversation.messages.create({ author: 'discord_1', body: 'b' })).index).toBe(1);
    expect(await second.control.reservations(agent.workerSid)).toMatchObject([
      { reservationSid: reservation.reservationSid, conversationSid: sid },
    ]);
    await second.control.accept(reservation.reservationSid);
    await second.control.agentSend(agent.workerSid, sid, { body: 'hello again' });
    expect((await conversation.messages.list()).map((message) => message.body)).toEqual(['a', 'b', 'hello again']);
    await second.control.advance(11 * 60_000);
    expect((await conversation.fetch()).state).toBe('closed');
  } finally {
    await second.close();
  }
});
