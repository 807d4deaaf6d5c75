import { expect, test } from 'vitest';
import type { ControlInteraction } from '../../../src/sandbox/discord/control-client.ts';
import type { ActingUser } from '../../../src/sandbox/play/acting-user.ts';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, type RunningSystem } from '../../support/system.ts';
import { caseNumberOf, inAgentPhase, PICTURE } from './people.ts';

/** The words with which a command or form was answered. */
export async function answered(system: RunningSystem, interactionId: string, what: RegExp): Promise<string> {
  return until(
    `an answer ${what}`,
    async () =>
      (await system.discord.interaction(interactionId)).responses
        .map((message) => message.content)
        .find((content) => what.test(content)),
    PATIENCE,
  );
}

/** Opens the form behind a command. */
export async function form(
  system: RunningSystem,
  user: ActingUser,
  command: string,
  channelId?: string,
): Promise<ControlInteraction> {
  const id = await user.command(command, channelId === undefined ? {} : { channelId });
  return until(
    `the form of /${command}`,
    async () => {
      const interaction = await system.discord.interaction(id);
      return interaction.modal && interaction;
    },
    PATIENCE,
  );
}

async function channelNamed(system: RunningSystem, name: string): Promise<string> {
  const channel = (await system.discord.state()).channels.find((one) => one.name === name);
  if (!channel) throw new Error(`There is no #${name}.`);
  return channel.id;
}

/** Reports, own cases and what staff post. */
export function reports(system: () => RunningSystem): void {
  const kinds = [
    { command: 'bug', channel: 'bug-report', values: { title: 'The map stays black', details: 'After a boss fight' } },
    { command: 'new_feature', channel: 'feature-request', values: { title: 'Sort by rarity', details: 'In the bag' } },
  ];
  for (const { command, channel, values } of kinds) {
    test.concurrent(`/${command} makes a case, confirmed and posted in #${channel}`, async () => {
      const user = await system().join('Rio');
      const opened = await form(system(), user, command);
      const submitted = await system().discord.submitModal(user.id, opened.id, values, {
        files: [{ name: 'screen.png', data: PICTURE, contentType: 'image/png' }],
      });
      const text = await answered(system(), submitted.interactionId, /C-\d+/);
      const number = /C-\d+/.exec(text)![0];
      const channelId = await channelNamed(system(), channel);
      const post = await until(
        `the report in #${channel}`,
        async () =>
          (await system().discord.messages(user.id, channelId)).find((message) =>
            JSON.stringify([message.content, message.embeds]).includes(number),
          ),
        PATIENCE,
      );
      expect(JSON.stringify([post.content, post.embeds])).toContain(values.title);
      const list = await user.command('mycases');
      expect(await answered(system(), list, new RegExp(number))).toContain(values.title);
    });
  }

  test.concurrent('/mycases lists the own cases only', async () => {
    const { user } = await inAgentPhase(system(), 'Vic');
    const number = await caseNumberOf(user);
    expect(await answered(system(), await user.command('mycases'), /C-\d+/)).toContain(number);
    const other = await system().join('Zoe');
    expect(await answered(system(), await other.command('mycases'), /./)).not.toContain(number);
  });

  test.concurrent('/desk say posts for staff and refuses others', async () => {
    const { roles } = await system().discord.state();
    const staff = await system().join('Sam');
    await system().discord.giveRole(staff.id, roles.find((role) => role.name === 'Support Staff')!.id);
    const announcements = await channelNamed(system(), 'announcements');
    const opened = await form(system(), staff, 'desk say', announcements);
    const values = { text: 'Servers rest tonight from 2 to 3' };
    const submitted = await system().discord.submitModal(staff.id, opened.id, values);
    await answered(system(), submitted.interactionId, /Posted/);
    const posts = (await system().discord.messages(staff.id, announcements)).filter((m) => m.content === values.text);
    expect(posts).toHaveLength(1);

    const outsider = await system().join('Ned');
    await expect(outsider.command('desk cases', { channelId: announcements })).rejects.toThrow();
  });
}
