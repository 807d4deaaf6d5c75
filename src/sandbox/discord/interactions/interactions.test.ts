/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- answers are looked into as they come from the wire */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { restCaller } from '../call-rest.ts';
import type { RestCaller, RestResult } from '../call-rest.ts';
import { listenDiscord } from '../listen.ts';
import type { ListeningDiscord } from '../listen.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Payload = any;

const OPTIONS = [
  { label: 'Low', value: 'low' },
  { label: 'High', value: 'high' },
];
const MODAL = {
  custom_id: 'report',
  title: 'Report a bug',
  components: [
    { type: 10, content: 'Tell us' },
    {
      type: 18,
      label: 'Summary',
      component: { type: 4, custom_id: 'summary', style: 1, min_length: 3, max_length: 20 },
    },
    { type: 18, label: 'Severity', component: { type: 21, custom_id: 'severity', options: OPTIONS } },
    { type: 18, label: 'Component', component: { type: 3, custom_id: 'part', options: OPTIONS, required: false } },
    { type: 18, label: 'Screenshots', component: { type: 19, custom_id: 'shots', max_values: 2, required: false } },
  ],
};

/** Gateway and plain HTTP, after interactions/receiving-and-responding and components/reference. */
describe('interactions', () => {
  let discord: ListeningDiscord;
  let call: RestCaller;
  let socket: WebSocket;
  let userId = '';
  let received: Payload[] = [];
  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
    call = restCaller(discord);
    received = [];
    socket = new WebSocket(`${discord.url.replace('http', 'ws')}/discord/gateway?v=10&encoding=json`);
    const ready = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const frame = JSON.parse(data.toString());
        if (frame.op === 10)
          socket.send(
            JSON.stringify({
              op: 2,
              d: { token: discord.botToken, intents: 1, properties: { os: 'x', browser: 'x', device: 'x' } },
            }),
          );
        if (frame.t === 'READY') resolve();
        if (frame.t === 'INTERACTION_CREATE') received.push(frame.d);
      });
    });
    await ready;
    await call('PUT', `/applications/${discord.applicationId}/commands`, [
      {
        name: 'helpme',
        description: 'x',
        options: [
          { type: 3, name: 'topic', description: 'x', max_length: 10 },
          { type: 11, name: 'file', description: 'x' },
        ],
      },
    ]);
    userId = (await discord.control.createUser({ username: 'mali', locale: 'th' })).id;
  });
  afterEach(async () => {
    socket.terminate();
    await discord.close();
  });

  const refusal = (result: RestResult): [number, number] => [result.status, result.body.code as number];
  const latest = async (count: number): Promise<Payload> => {
    await expect.poll(() => received.length).toBe(count);
    return received[count - 1];
  };
  const use = async (more: object = {}): Promise<Payload> => {
    await discord.control.useCommand(userId, { name: 'helpme', ...more });
    return latest(received.length === 0 ? 1 : received.length);
  };
  const answer = (interaction: Payload, body: object, query = ''): Promise<RestResult> =>
    call('POST', `/interactions/${interaction.id}/${interaction.token}/callback${query}`, body, { token: null });
  const hook = (interaction: Payload, rest = ''): string =>
    `/webhooks/${discord.applicationId}/${interaction.token}${rest}`;

  it('sends a command with the user’s locale, from a direct message and from the server', async () => {
    const direct = await use({ options: { topic: 'login' }, files: { file: { name: 'a.png', data: 'x' } } });
    expect(direct).toMatchObject({
      type: 2,
      context: 1,
      locale: 'th',
      user: { id: userId },
      data: { name: 'helpme', options: [{ name: 'topic', value: 'login' }, { type: 11 }] },
    });
    expect(Object.values(direct.data.resolved.attachments as object)[0]).toMatchObject({ filename: 'a.png' });
    const general = (await discord.control.state()).channels[0]!.id;
    await discord.control.useCommand(userId, { name: 'helpme', channelId: general, locale: 'de' });
    const inGuild = await latest(2);
    expect(inGuild).toMatchObject({
      context: 0,
      locale: 'de',
      guild_id: discord.guildId,
      member: { user: { id: userId } },
    });
    expect(inGuild.user).toBeUndefined();
  });

  it.each([
    ['an unknown option', { options: { nothing: 'x' } }],
    ['a wrong type', { options: { topic: 5 } }],
    ['too long a value', { options: { topic: 'x'.repeat(11) } }],
    ['an unknown command', { name: 'nothing' }],
  ])('does not let a person send %s', async (_what, more) => {
    await expect(discord.control.useCommand(userId, { name: 'helpme', ...more })).rejects.toMatchObject({
      status: 409,
    });
  });

  it('takes one answer: a second is 40060, a wrong token 10062', async () => {
    const interaction = await use();
    expect(refusal(await answer({ ...interaction, token: 'x' }, { type: 4, data: { content: 'x' } }))).toEqual([
      404, 10062,
    ]);
    const first = await answer(interaction, { type: 4, data: { content: 'hello' } }, '?with_response=true');
    expect(first).toMatchObject({
      status: 200,
      body: {
        interaction: { id: interaction.id, response_message_ephemeral: false },
        resource: { type: 4, message: { content: 'hello' } },
      },
    });
    expect(refusal(await answer(interaction, { type: 4, data: { content: 'again' } }))).toEqual([400, 40060]);
    expect((await discord.control.messages(userId, 'dm')).map((m) => m.content)).toEqual(['hello']);
  });

  it('fails for the person after three seconds, and answers 10062 from then on', async () => {
    const interaction = await use();
    discord.clock.advance(3_001);
    expect(refusal(await answer(interaction, { type: 4, data: { content: 'late' } }))).toEqual([404, 10062]);
    expect(await discord.control.interaction(interaction.id as string)).toMatchObject({
      status: 'failed',
      error: 'The application did not respond',
    });
  });

  it('defers, edits the original, follows up, and ends after 15 minutes', async () => {
    const interaction = await use();
    expect(refusal(await call('POST', hook(interaction), { content: 'early' }, { token: null }))).toEqual([404, 10015]);
    expect((await answer(interaction, { type: 5 })).status).toBe(204);
    expect((await call('GET', hook(interaction, '/messages/@original'), undefined, { token: null })).body.flags).toBe(
      128,
    );
    const edited = await call('PATCH', hook(interaction, '/messages/@original'), { content: 'done' }, { token: null });
    expect(edited.body).toMatchObject({
      content: 'done',
      flags: 0,
      interaction_metadata: { id: interaction.id, user: { id: userId } },
    });
    const more = await call('POST', hook(interaction), { content: 'more' }, { token: null });
    expect(
      (await call('PATCH', hook(interaction, `/messages/${more.body.id}`), { content: 'more!' }, { token: null })).body
        .content,
    ).toBe('more!');
    expect((await call('DELETE', hook(interaction, '/messages/@original'), undefined, { token: null })).status).toBe(
      204,
    );
    expect(refusal(await call('GET', hook(interaction, '/messages/@original'), undefined, { token: null }))).toEqual([
      404, 10008,
    ]);
    expect((await discord.control.interaction(interaction.id as string)).responses.map((m) => m.content)).toEqual([
      'more!',
    ]);
    discord.clock.advance(15 * 60_000);
    expect(refusal(await call('POST', hook(interaction), { content: 'late' }, { token: null }))).toEqual([401, 50027]);
    expect(
      refusal(await call('POST', `/webhooks/${discord.applicationId}/nothing`, { content: 'x' }, { token: null })),
    ).toEqual([404, 10015]);
  });

  it('answers for one person only with flag 64, also where direct messages are closed', async () => {
    const general = (await discord.control.state()).channels[0]!.id;
    const other = (await discord.control.createUser({ username: 'sam' })).id;
    await discord.control.setDmsOpen(userId, false);
    await discord.control.useCommand(userId, { name: 'helpme', channelId: general });
    const interaction = await latest(1);
    await answer(interaction, { type: 4, data: { content: 'only you', flags: 64 } });
    expect((await discord.control.messages(userId, general)).map((m) => m.content)).toEqual(['only you']);
    expect(await discord.control.messages(other, general)).toEqual([]);
    expect((await call('GET', `/channels/${general}/messages`)).body).toEqual([]);
  });

  it('sends buttons and selects with their message; update changes it, disabled ones refuse', async () => {
    const dm = (await call('POST', '/users/@me/channels', { recipient_id: userId })).body.id as string;
    const components = [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'Go', custom_id: 'go' },
          { type: 2, style: 1, label: 'No', custom_id: 'no', disabled: true },
        ],
      },
      { type: 1, components: [{ type: 3, custom_id: 'pick', options: OPTIONS }] },
    ];
    const { id } = (await call('POST', `/channels/${dm}/messages`, { content: 'x', components })).body as {
      id: string;
    };
    await discord.control.clickButton(userId, dm, id, 'go');
    const click = await latest(1);
    expect(click).toMatchObject({ type: 3, data: { component_type: 2, custom_id: 'go' }, message: { id } });
    await answer(click, { type: 7, data: { content: 'changed', components: [] } });
    expect((await call('GET', `/channels/${dm}/messages/${id}`)).body).toMatchObject({
      content: 'changed',
      components: [],
    });
    await expect(discord.control.clickButton(userId, dm, id, 'go')).rejects.toMatchObject({ status: 409 });
    await call('PATCH', `/channels/${dm}/messages/${id}`, { components });
    await expect(discord.control.clickButton(userId, dm, id, 'no')).rejects.toThrow(/disabled/);
    await expect(discord.control.chooseSelect(userId, dm, id, 'pick', ['other'])).rejects.toThrow(/not among/);
    await discord.control.chooseSelect(userId, dm, id, 'pick', ['high']);
    const choice = await latest(2);
    expect(choice.data).toMatchObject({ component_type: 3, values: ['high'] });
    expect((await answer(choice, { type: 6 })).status).toBe(204);
    expect(
      (await call('PATCH', hook(choice, '/messages/@original'), { content: 'picked' }, { token: null })).body.id,
    ).toBe(id);
  });

  it('shows a modal and sends what was entered, files included', async () => {
    const interaction = await use();
    expect((await answer(interaction, { type: 9, data: MODAL })).status).toBe(204);
    const shown = await discord.control.interaction(interaction.id as string);
    expect(shown.modal).toMatchObject({ custom_id: 'report', title: 'Report a bug' });
    await discord.control.submitModal(
      userId,
      interaction.id as string,
      { summary: 'it breaks', severity: 'high', part: ['low'] },
      { shots: [{ name: 's.png', data: 'png' }] },
    );
    const { data, type } = await latest(2);
    expect(type).toBe(5);
    expect(data.custom_id).toBe('report');
    const file = Object.keys(data.resolved.attachments as object)[0];
    expect(data.components.map((c: Payload) => c.component)).toMatchObject([
      undefined,
      { value: 'it breaks' },
      { value: 'high' },
      { values: ['low'] },
      { values: [file] },
    ]);
    await expect(
      discord.control.submitModal(userId, interaction.id as string, { summary: 'again', severity: 'high' }),
    ).rejects.toThrow(/already/);
  });

  it.each([
    ['a missing text', { severity: 'high' }, /required/],
    ['a short text', { summary: 'ab', severity: 'high' }, /short/],
    ['a choice that is not offered', { summary: 'abc', severity: 'huge' }, /offer/],
    ['an unknown field', { summary: 'abc', severity: 'high', nothing: 'x' }, /no field/],
  ])('does not let a person submit %s', async (_what, values, why) => {
    const interaction = await use();
    await answer(interaction, { type: 9, data: MODAL });
    await expect(
      discord.control.submitModal(userId, interaction.id as string, values as Record<string, string>),
    ).rejects.toThrow(why);
  });

  it('refuses callbacks that do not fit, and leaves the interaction open', async () => {
    const interaction = await use();
    expect(refusal(await answer(interaction, { type: 7, data: { content: 'x' } }))).toEqual([400, 50035]);
    expect(refusal(await answer(interaction, { type: 4, data: {} }))).toEqual([400, 50006]);
    expect(refusal(await answer(interaction, { type: 2 }))).toEqual([400, 50035]);
    const titled = await answer(interaction, { type: 9, data: { ...MODAL, title: 'x'.repeat(46) } });
    expect(titled.body.errors.title._errors[0].code).toBe('BASE_TYPE_BAD_LENGTH');
    expect(refusal(await answer(interaction, { type: 9, data: { ...MODAL, components: [] } }))).toEqual([400, 50035]);
    expect((await answer(interaction, { type: 9, data: MODAL })).status).toBe(204);
    await discord.control.submitModal(userId, interaction.id as string, { summary: 'abc', severity: 'low' });
    expect(refusal(await answer(await latest(2), { type: 9, data: MODAL }))).toEqual([400, 50035]);
  });

  it('asks for choices while somebody types (autocompletion)', async () => {
    await call('PUT', `/applications/${discord.applicationId}/commands`, [
      {
        name: 'case',
        description: 'x',
        options: [
          {
            type: 1,
            name: 'show',
            description: 'x',
            options: [{ type: 3, name: 'number', description: 'x', autocomplete: true }],
          },
        ],
      },
    ]);
    const { interactionId } = await discord.control.autocomplete(userId, {
      name: 'case show',
      option: 'number',
      value: 'C-1',
    });
    const asked = await latest(1);
    expect(asked).toMatchObject({
      type: 4,
      data: { options: [{ name: 'show', options: [{ name: 'number', value: 'C-1', focused: true }] }] },
    });
    expect(refusal(await answer(asked, { type: 4, data: { content: 'x' } }))).toEqual([400, 50035]);
    const many = Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` }));
    expect(refusal(await answer(asked, { type: 8, data: { choices: many } }))).toEqual([400, 50035]);
    expect((await answer(asked, { type: 8, data: { choices: many.slice(0, 2) } })).status).toBe(204);
    expect((await discord.control.interaction(interactionId)).choices).toHaveLength(2);
    await expect(
      discord.control.autocomplete(userId, { name: 'case show', option: 'other', value: '' }),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('accepts the older rows in modals', async () => {
    const interaction = await use();
    const components = [
      { type: 1, components: [{ type: 4, custom_id: 'old', style: 2, label: 'Old', required: false }] },
    ];
    expect((await answer(interaction, { type: 9, data: { custom_id: 'm', title: 'T', components } })).status).toBe(204);
    await discord.control.submitModal(userId, interaction.id as string, { old: '' });
    expect((await latest(2)).data.components).toMatchObject([
      { type: 1, components: [{ type: 4, custom_id: 'old', value: '' }] },
    ]);
  });
});
