import { Client as CoreClient, GatewayDispatchEvents, GatewayIntentBits as Intent } from '@discordjs/core';
import { REST } from '@discordjs/rest';
import { WebSocketManager } from '@discordjs/ws';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  LabelBuilder,
  ModalBuilder,
  Partials,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Interaction, Message } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenDiscord } from './listen.ts';
import type { ListeningDiscord } from './listen.ts';

/** The official libraries, unchanged, against the stand-in: a conversation from the first word to the modal. */
describe('unmodified clients', () => {
  let discord: ListeningDiscord;
  let client: Client | undefined;
  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
  });
  afterEach(async () => {
    await client?.destroy();
    client = undefined;
    await discord.close();
  });

  const start = async (): Promise<Client<true>> => {
    client = new Client({
      intents: [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages, Intent.MessageContent, Intent.GuildMembers],
      partials: [Partials.Channel],
      rest: { api: discord.apiUrl },
    });
    const ready = new Promise<Client<true>>((resolve) => client!.once(Events.ClientReady, resolve));
    await client.login(discord.botToken);
    return ready;
  };

  it('discord.js: guild, direct message, answer, edit, file (guide: events/gateway, resources/message)', async () => {
    const ready = await start();
    expect(ready.guilds.cache.get(discord.guildId)?.name).toBe('Community');
    expect(ready.guilds.cache.get(discord.guildId)?.members.me?.permissions.has('ManageChannels')).toBe(true);
    const user = await discord.control.createUser({ username: 'mali', globalName: 'Mali', locale: 'th' });
    const arrived = new Promise<Message>((resolve) => ready.once(Events.MessageCreate, resolve));
    await discord.control.sendDm(user.id, { content: 'สวัสดี', files: [{ name: 'a.txt', data: 'inside' }] });
    const message = await arrived;
    expect(message.content).toBe('สวัสดี');
    expect(message.channel.isDMBased()).toBe(true);
    expect(await (await fetch(message.attachments.first()!.url)).text()).toBe('inside');

    const answer = await message.reply({
      content: 'hello',
      files: [{ name: 'b.txt', attachment: Buffer.from('bytes') }],
    });
    await answer.edit('hello again');
    await answer.react('👍');
    const seen = await discord.control.messages(user.id, 'dm');
    expect(seen.map((m) => m.content)).toEqual(['สวัสดี', 'hello again']);
    expect(seen[1]?.attachments[0]?.filename).toBe('b.txt');
    expect(seen[1]?.edited_timestamp).not.toBeNull();
  });

  it('discord.js: command → button → modal → answers (interactions/receiving-and-responding)', async () => {
    const ready = await start();
    await ready.application.commands.set([
      { name: 'helpme', description: 'Ask for help', nameLocalizations: { th: 'ช่วยด้วย' } },
    ]);
    const answer = async (interaction: Interaction): Promise<void> => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary),
        );
        await interaction.editReply({ content: 'What is it?', components: [row] });
      } else if (interaction.isButton()) {
        const label = new LabelBuilder()
          .setLabel('Summary')
          .setTextInputComponent(new TextInputBuilder().setCustomId('summary').setStyle(TextInputStyle.Short));
        await interaction.showModal(
          new ModalBuilder().setCustomId('report').setTitle('Report').addLabelComponents(label),
        );
      } else if (interaction.isModalSubmit()) {
        await interaction.reply({ content: `Got: ${interaction.fields.getTextInputValue('summary')}`, flags: 64 });
        await interaction.followUp({ content: 'Thanks' });
      }
    };
    ready.on(Events.InteractionCreate, (interaction) => void answer(interaction));
    const user = await discord.control.createUser({ username: 'sam' });
    const { interactionId } = await discord.control.useCommand(user.id, { name: 'helpme' });
    await expect
      .poll(async () => (await discord.control.interaction(interactionId)).responses[0]?.components.length)
      .toBe(1);
    const [question] = (await discord.control.interaction(interactionId)).responses;
    const clicked = await discord.control.clickButton(user.id, 'dm', question!.id, 'more');
    await expect
      .poll(async () => (await discord.control.interaction(clicked.interactionId)).modal?.title)
      .toBe('Report');
    const sent = await discord.control.submitModal(user.id, clicked.interactionId, { summary: 'it breaks' });
    await expect
      .poll(async () => (await discord.control.messages(user.id, 'dm')).map((m) => m.content))
      .toEqual(['What is it?', 'Got: it breaks', 'Thanks']);
    expect((await discord.control.interaction(sent.interactionId)).status).toBe('acknowledged');
  });

  it('@discordjs/core: receives direct messages and answers once per nonce (resources/message)', async () => {
    const rest = new REST({ version: '10', api: discord.apiUrl }).setToken(discord.botToken);
    const gateway = new WebSocketManager({
      token: discord.botToken,
      intents: Intent.DirectMessages | Intent.Guilds,
      rest,
    });
    const core = new CoreClient({ rest, gateway });
    core.on(GatewayDispatchEvents.MessageCreate, ({ data, api }) => {
      if (data.author.bot) return;
      const body = { content: `re: ${data.content}`, nonce: 'n-1', enforce_nonce: true };
      void api.channels
        .createMessage(data.channel_id, body)
        .then(() => api.channels.createMessage(data.channel_id, body));
    });
    const ready = new Promise((resolve) => core.once(GatewayDispatchEvents.Ready, resolve));
    await gateway.connect();
    await ready;
    const user = await discord.control.createUser({ username: 'kim' });
    await discord.control.sendDm(user.id, { content: 'hi' });
    await expect
      .poll(async () => (await discord.control.requests()).routes['POST /channels/:channel_id/messages']?.count)
      .toBe(2);
    expect((await discord.control.messages(user.id, 'dm')).map((m) => m.content)).toEqual(['hi', 're: hi']);
    await gateway.destroy();
  });

  it('@discordjs/ws: resumes by itself after a cut, an op 7 and an op 9, and misses nothing (events/gateway)', async () => {
    const rest = new REST({ version: '10', api: discord.apiUrl }).setToken(discord.botToken);
    const gateway = new WebSocketManager({ token: discord.botToken, intents: Intent.DirectMessages, rest });
    const core = new CoreClient({ rest, gateway });
    const seen: string[] = [];
    core.on(GatewayDispatchEvents.MessageCreate, ({ data }) => void seen.push(data.content));
    const ready = new Promise((resolve) => core.once(GatewayDispatchEvents.Ready, resolve));
    await gateway.connect();
    await ready;
    const user = await discord.control.createUser({ username: 'kim' });
    const trouble = [
      () => discord.control.disconnect(),
      () => discord.control.disconnect({ code: 4000 }),
      () => discord.control.reconnectRequest(),
      () => discord.control.invalidate(true),
    ];
    for (const [at, cause] of trouble.entries()) {
      const resumed = new Promise((resolve) => core.once(GatewayDispatchEvents.Resumed, resolve));
      await cause();
      await discord.control.sendDm(user.id, { content: `during ${at}` });
      await resumed;
      await expect.poll(() => seen.at(-1), { timeout: 10_000 }).toBe(`during ${at}`);
    }
    expect(seen).toEqual(['during 0', 'during 1', 'during 2', 'during 3']);
    expect(await discord.control.sessions()).toHaveLength(1);
    await gateway.destroy();
  });
});
