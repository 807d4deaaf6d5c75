/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call -- answers are looked into as they come from the wire */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restCaller } from '../call-rest.ts';
import type { RestCaller } from '../call-rest.ts';
import { listenDiscord } from '../listen.ts';
import type { ListeningDiscord } from '../listen.ts';

/** Plain HTTP, after resources/message, reference ("Uploading Files", "Error messages") and topics/rate-limits. */
describe('messages over HTTP', () => {
  let discord: ListeningDiscord;
  let call: RestCaller;
  let userId = '';
  let dm = '';
  beforeEach(async () => {
    discord = await listenDiscord({ rateLimits: false });
    call = restCaller(discord);
    userId = (await discord.control.createUser({ username: 'mali' })).id;
    dm = (await call('POST', '/users/@me/channels', { recipient_id: userId })).body.id as string;
  });
  afterEach(() => discord.close());

  const send = (body: unknown) => call('POST', `/channels/${dm}/messages`, body);
  const refusal = (result: { status: number; body: { code: number } }): [number, number] => [
    result.status,
    result.body.code,
  ];

  it('opens one direct-message channel per person (resources/user, "Create DM")', async () => {
    const again = await call('POST', '/users/@me/channels', { recipient_id: userId });
    expect(again.body).toMatchObject({ id: dm, type: 1, recipients: [{ id: userId }] });
    expect(refusal(await call('POST', '/users/@me/channels', { recipient_id: '5' }))).toEqual([400, 50033]);
    expect((await call('POST', '/users/@me/channels', {})).body.errors.recipient_id._errors[0].code).toBe(
      'BASE_TYPE_REQUIRED',
    );
  });

  it('creates, shows, edits and deletes', async () => {
    const { status, body } = await send({ content: 'hi' });
    expect(status).toBe(200);
    expect((await call('GET', `/channels/${dm}/messages/${body.id}`)).body).toEqual(body);
    const edited = (await call('PATCH', `/channels/${dm}/messages/${body.id}`, { content: 'ho' })).body;
    expect(edited).toMatchObject({ id: body.id, content: 'ho' });
    expect(edited.edited_timestamp).not.toBeNull();
    expect((await call('DELETE', `/channels/${dm}/messages/${body.id}`)).status).toBe(204);
    expect(refusal(await call('GET', `/channels/${dm}/messages/${body.id}`))).toEqual([404, 10008]);
    expect(refusal(await call('PATCH', `/channels/${dm}/messages/${body.id}`, { content: 'x' }))).toEqual([404, 10008]);
  });

  it('lists newest first, with before, after and around', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await send({ content: `m${i}` })).body.id as string);
    const list = async (query: string) =>
      ((await call('GET', `/channels/${dm}/messages?${query}`)).body as { content: string }[]).map((m) => m.content);
    expect(await list('limit=3')).toEqual(['m6', 'm5', 'm4']);
    expect(await list(`before=${ids[3]}&limit=2`)).toEqual(['m2', 'm1']);
    expect(await list(`after=${ids[1]}&limit=2`)).toEqual(['m3', 'm2']);
    expect(await list('after=0&limit=2')).toEqual(['m1', 'm0']);
    expect(await list(`around=${ids[3]}&limit=3`)).toEqual(['m4', 'm3', 'm2']);
    expect((await call('GET', `/channels/${dm}/messages?limit=101`)).body.errors.limit._errors[0].code).toBe(
      'NUMBER_TYPE_MAX',
    );
    expect(refusal(await call('GET', `/channels/${dm}/messages?before=1&after=2`))).toEqual([400, 50035]);
    expect((await call('GET', `/channels/${dm}/messages?page=2`)).body.errors.page._errors[0].code).toBe(
      'MODEL_TYPE_UNKNOWN_FIELD',
    );
  });

  it('gives the earlier message for a nonce that was used, for minutes, and none without enforce_nonce', async () => {
    const first = await send({ content: 'one', nonce: 'key', enforce_nonce: true });
    const other = (await discord.control.createUser({ username: 'sam' })).id;
    const otherDm = (await call('POST', '/users/@me/channels', { recipient_id: other })).body.id as string;
    const second = await call('POST', `/channels/${otherDm}/messages`, {
      content: 'other',
      nonce: 'key',
      enforce_nonce: true,
    });
    expect(second.body).toMatchObject({ id: first.body.id, content: 'one', nonce: 'key' });
    expect((await send({ content: 'free', nonce: 'key' })).body.id).not.toBe(first.body.id);
    expect((await send({ content: 'x', nonce: 'a'.repeat(26) })).body.errors.nonce._errors[0].code).toBe(
      'BASE_TYPE_MAX_LENGTH',
    );
    discord.clock.advance(6 * 60_000);
    expect((await send({ content: 'later', nonce: 'key', enforce_nonce: true })).body.content).toBe('later');
  });

  it('keeps no white space at the ends of what is written, and no nonce with it', async () => {
    const { body } = await send({ content: ' hi\n', nonce: 'key' });
    expect(body).toMatchObject({ content: 'hi', nonce: 'key' });
    await discord.control.sendDm(userId, { content: '\nho ' });
    const listed = (await call('GET', `/channels/${dm}/messages`)).body as { content: string }[];
    expect(listed.map((message) => message.content)).toEqual(['ho', 'hi']);
    expect(listed.filter((message) => 'nonce' in message)).toEqual([]);
    const edited = await call('PATCH', `/channels/${dm}/messages/${body.id}`, { content: '  hi again ' });
    expect(edited.body.content).toBe('hi again');
    expect('nonce' in edited.body).toBe(false);
  });

  it('does not send again when the message of a nonce was deleted', async () => {
    const first = await send({ content: 'one', nonce: 'key', enforce_nonce: true });
    await call('DELETE', `/channels/${dm}/messages/${first.body.id}`);
    expect(refusal(await send({ content: 'one', nonce: 'key', enforce_nonce: true }))).toEqual([404, 10008]);
  });

  it.each([
    ['no content', {}, 50006, undefined],
    ['content over 2000', { content: 'x'.repeat(2001) }, 50035, ['content', 'BASE_TYPE_MAX_LENGTH']],
    ['a field that does not exist', { content: 'x', colour: 1 }, 50035, ['colour', 'MODEL_TYPE_UNKNOWN_FIELD']],
    [
      '11 embeds',
      { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) },
      50035,
      ['embeds', 'BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'embeds over 6000',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      50035,
      ['embeds', 'MAX_EMBED_SIZE_EXCEEDED'],
    ],
    [
      '6 rows',
      { content: 'x', components: Array.from({ length: 6 }, (_, i) => row(`b${i}`)) },
      50035,
      ['components', 'BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'mentions said twice',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      50035,
      ['allowed_mentions', 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
    ],
    [
      'a reply to nothing',
      { content: 'x', message_reference: { message_id: '1' } },
      50035,
      ['message_reference', 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE'],
    ],
    [
      'content with components v2',
      { content: 'x', flags: 1 << 15, components: [{ type: 10, content: 'y' }] },
      50035,
      ['content', 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ],
  ])('refuses %s', async (_what, body, code, at) => {
    const result = await send(body);
    expect(refusal(result)).toEqual([400, code]);
    if (at) expect(result.body.errors[at[0]!]._errors[0].code).toBe(at[1]);
  });

  it('names the place of a mistake in the tree of errors', async () => {
    const { body } = await send({ embeds: [{ title: 'ok' }, { title: 'x'.repeat(257) }] });
    expect(body).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        embeds: {
          '1': { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }] } },
        },
      },
    });
    const twice = await send({ content: 'x', components: [row('same'), row('same')] });
    expect(twice.body.errors.components['1'].components['0'].custom_id._errors[0].code).toBe(
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    );
  });

  it('refuses closed direct messages (50007), no shared server (50278), opening too many (40003)', async () => {
    await discord.control.setDmsOpen(userId, false);
    expect(refusal(await send({ content: 'x' }))).toEqual([403, 50007]);
    await discord.control.setDmsOpen(userId, true);
    await discord.control.setMember(userId, false);
    expect(refusal(await send({ content: 'x' }))).toEqual([403, 50278]);
    await discord.control.setRateLimits(true);
    const results: number[] = [];
    for (let i = 0; i < 31; i++) {
      const { id } = await discord.control.createUser({ username: `u${i}` });
      discord.clock.advance(1_500);
      results.push((await call('POST', '/users/@me/channels', { recipient_id: id })).body.code as number);
    }
    expect(results.filter((code) => code === 40003)).toHaveLength(1);
  });

  it('takes files by multipart, lists them, and keeps those that an edit names (v10)', async () => {
    const form = new FormData();
    form.set(
      'payload_json',
      JSON.stringify({ content: 'two', attachments: [{ id: 0, description: 'first' }, { id: '1' }] }),
    );
    form.set('files[0]', new Blob(['aaa'], { type: 'text/plain' }), 'a.txt');
    form.set('files[1]', new Blob(['bb']), 'b b.bin');
    const { body } = await send(form);
    expect(body.attachments).toMatchObject([
      { filename: 'a.txt', size: 3, description: 'first' },
      { filename: 'b_b.bin', size: 2 },
    ]);
    const kept = (
      await call('PATCH', `/channels/${dm}/messages/${body.id}`, { attachments: [{ id: body.attachments[1].id }] })
    ).body;
    expect(kept.attachments.map((a: { filename: string }) => a.filename)).toEqual(['b_b.bin']);
  });

  it('serves files under signed links for a day', async () => {
    const form = new FormData();
    form.set('files[0]', new Blob(['inside'], { type: 'text/plain' }), 'a.txt');
    const { url } = (await send(form)).body.attachments[0] as { url: string };
    expect(await (await fetch(url)).text()).toBe('inside');
    expect((await fetch(url.replace(/hm=[0-9a-f]{4}/, 'hm=0000'))).status).toBe(404);
    discord.clock.advance(25 * 3_600_000);
    expect((await fetch(url)).status).toBe(404);
  });

  it('refuses files that are too many (30015), too large (40005) or not there', async () => {
    const many = new FormData();
    for (let i = 0; i < 11; i++) many.set(`files[${i}]`, new Blob(['x']), `${i}.txt`);
    expect(refusal(await send(many))).toEqual([400, 30015]);
    const large = new FormData();
    large.set('files[0]', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), 'large.bin');
    expect(refusal(await send(large))).toEqual([413, 40005]);
    const result = await send({ content: 'x', attachments: [{ id: '7' }] });
    expect(result.body.errors.attachments['0'].id._errors[0].code).toBe('ATTACHMENT_NOT_FOUND');
  });

  it('edits and deletes only what a bot may', async () => {
    const theirs = (await discord.control.sendDm(userId, { content: 'mine' })).id;
    expect(refusal(await call('PATCH', `/channels/${dm}/messages/${theirs}`, { content: 'x' }))).toEqual([403, 50005]);
    expect(refusal(await call('DELETE', `/channels/${dm}/messages/${theirs}`))).toEqual([403, 50003]);
  });

  it('limits edits of messages older than an hour (30046)', async () => {
    const { id } = (await send({ content: 'old' })).body as { id: string };
    await discord.control.setRateLimits(true);
    discord.clock.advance(2 * 3_600_000);
    let last = await call('PATCH', `/channels/${dm}/messages/${id}`, { content: 'x' });
    for (let i = 0; i < 30; i++) {
      discord.clock.advance(2_000);
      last = await call('PATCH', `/channels/${dm}/messages/${id}`, { content: `x${i}` });
    }
    expect(refusal(last)).toEqual([429, 30046]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(3_000);
  });

  it('reacts with emojis and refuses words (10014)', async () => {
    const { id } = (await send({ content: 'x' })).body as { id: string };
    const path = `/channels/${dm}/messages/${id}/reactions`;
    expect((await call('PUT', `${path}/${encodeURIComponent('👍')}/@me`)).status).toBe(204);
    await discord.control.react(userId, dm, id, '👍');
    expect((await call('GET', `/channels/${dm}/messages/${id}`)).body.reactions).toMatchObject([
      { count: 2, me: true },
    ]);
    expect((await call('GET', `${path}/${encodeURIComponent('👍')}`)).body).toHaveLength(2);
    expect(refusal(await call('PUT', `${path}/hello/@me`))).toEqual([400, 10014]);
  });

  it('shows typing for ten seconds', async () => {
    expect((await call('POST', `/channels/${dm}/typing`)).status).toBe(204);
    expect(await discord.control.typing(userId, dm)).toEqual([discord.applicationId]);
    discord.clock.advance(11_000);
    expect(await discord.control.typing(userId, dm)).toEqual([]);
  });

  it('answers in Discord’s shape: bad token, unknown path, unknown channel, broken JSON, bad id', async () => {
    expect(await call('GET', '/users/@me', undefined, { token: 'Bot wrong' })).toMatchObject({
      status: 401,
      body: { message: '401: Unauthorized', code: 0 },
    });
    expect(await call('GET', '/nothing/here')).toMatchObject({
      status: 404,
      body: { message: '404: Not Found', code: 0 },
    });
    expect(refusal(await call('GET', '/channels/5'))).toEqual([404, 10003]);
    expect(refusal(await call('GET', '/users/5'))).toEqual([404, 10013]);
    expect(refusal(await send('{'))).toEqual([400, 50109]);
    expect((await call('GET', '/channels/abc')).body.errors.channel_id._errors[0].code).toBe('NUMBER_TYPE_COERCE');
    expect(refusal(await call('POST', `/channels/${dm}/typing`, { loud: true }))).toEqual([400, 50035]);
  });
});

const row = (customId: string) => ({ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: customId }] });
