import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listenDiscord, type ListeningDiscord } from '../../src/sandbox/discord/listen.ts';
import { commandDefinitions, registerCommands } from '../../src/discord/commands.ts';
import { createDiscordRest, type DiscordRest } from '../../src/discord/discord-rest.ts';

let discord: ListeningDiscord;
let rest: DiscordRest;
beforeEach(async () => {
  discord = await listenDiscord();
  rest = createDiscordRest({
    token: discord.botToken,
    apiUrl: discord.apiUrl,
    requestsPerSecond: 40,
    logger: pino({ level: 'silent' }),
  });
});
afterEach(() => discord.close());

it('writes the commands once and then only when they differ', async () => {
  expect(await registerCommands(rest, discord.applicationId)).toBe('written');
  expect(await registerCommands(rest, discord.applicationId)).toBe('unchanged');
  await rest.call('PUT', `/applications/${discord.applicationId}/commands`, {
    body: commandDefinitions.map((command) =>
      command.name === 'bug' ? { ...command, description: 'Something else' } : command,
    ),
  });
  expect(await registerCommands(rest, discord.applicationId)).toBe('written');
  const { commands } = await discord.control.state();
  expect(commands.map((command) => command.name).sort()).toEqual([
    'bug',
    'close',
    'desk',
    'helpme',
    'mycases',
    'new_feature',
  ]);
});

it('replaces a command that is no longer ours', async () => {
  await rest.call('PUT', `/applications/${discord.applicationId}/commands`, {
    body: [...commandDefinitions, { name: 'old', description: 'gone' }],
  });
  expect(await registerCommands(rest, discord.applicationId)).toBe('written');
});
