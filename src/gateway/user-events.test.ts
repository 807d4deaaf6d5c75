import { describe, expect, it } from 'vitest';
import { toUserEdit, toUserMessage, type RawMessage } from './user-events.ts';

const base = {
  id: '1000000000000000001',
  channel_id: '1000000000000000002',
  type: 0,
  content: '',
  timestamp: '2026-11-22T10:00:00.000000+00:00',
  edited_timestamp: null,
  author: { id: '1000000000000000003', username: 'sam', global_name: 'Sam', discriminator: '0', avatar: null },
  attachments: [],
  embeds: [],
} as unknown as RawMessage;

const message = (change: object): RawMessage => ({ ...base, ...change });
const file = {
  id: '9',
  url: 'https://cdn.discordapp.com/a.ogg',
  filename: 'a.ogg',
  content_type: 'audio/ogg',
  size: 5,
  duration_secs: 12.4,
  proxy_url: '',
};

describe('toUserMessage', () => {
  it('takes what people write, with who they are', () => {
    expect(toUserMessage(message({ content: 'hi', attachments: [file] }), false)).toEqual({
      type: 'user.message',
      id: base.id,
      channelId: base.channel_id,
      inThread: false,
      text: 'hi',
      attachments: [{ id: '9', url: file.url, filename: 'a.ogg', contentType: 'audio/ogg', size: 5 }],
      at: Date.UTC(2026, 10, 22, 10),
      user: { discordUserId: base.author.id, username: 'sam', displayName: 'Sam', locale: null },
    });
  });

  it.each([
    ['bots', { author: { ...base.author, bot: true } }],
    ['webhooks', { webhook_id: '5' }],
    ['notices of Discord', { type: 7 }],
    ['official accounts', { author: { ...base.author, system: true } }],
  ])('ignores %s', (_who, change) => expect(toUserMessage(message({ content: 'hi', ...change }), false)).toBeNull());

  it.each([
    ['a sticker', { sticker_items: [{ id: '1', name: 'Wave', format_type: 1 }] }, '[sticker: Wave]'],
    ['a voice message', { flags: 1 << 13, attachments: [file] }, '[voice message, 12 s]'],
    [
      'a poll',
      {
        poll: {
          question: { text: 'Best class?' },
          answers: [{ poll_media: { text: 'Mage' } }, { poll_media: { text: 'Bard' } }],
        },
      },
      '[poll: Best class? (Mage / Bard)]',
    ],
    [
      'a forwarded message',
      {
        message_reference: { type: 1 },
        message_snapshots: [{ message: { content: 'look', attachments: [], embeds: [] } }],
      },
      '[forwarded message]\nlook',
    ],
    [
      'a forwarded notice of another bot',
      {
        message_reference: { type: 1 },
        message_snapshots: [
          {
            message: {
              ...{ content: '', attachments: [], sticker_items: [{ id: '1', name: 'Wave', format_type: 1 }] },
              embeds: [
                {
                  type: 'rich',
                  title: 'Error 42',
                  description: 'Server full',
                  fields: [{ name: 'Since', value: '9:00' }],
                },
                { type: 'link', title: 'A page behind a link' },
              ],
            },
          },
        ],
      },
      '[forwarded message]\nError 42\nServer full\nSince: 9:00\n[sticker: Wave]',
    ],
    [
      'an answer',
      { type: 19, content: 'yes', message_reference: {}, referenced_message: { content: 'Did\nit  work?' } },
      '> Did it work?\nyes',
    ],
    [
      'an answer to something long',
      { type: 19, content: 'yes', message_reference: {}, referenced_message: { content: '🐉'.repeat(200) } },
      `> ${'🐉'.repeat(120)}…\nyes`,
    ],
    [
      'an answer to something deleted',
      { type: 19, content: 'yes', message_reference: {}, referenced_message: null },
      'yes',
    ],
    ['nothing readable', {}, '[a message whose content Discord does not show to the bot]'],
    ['a file alone', { attachments: [file] }, ''],
  ])('shows %s as text', (_what, change, text) => expect(toUserMessage(message(change), false)?.text).toBe(text));

  it('brings the files of a forwarded message', () => {
    const forwarded = {
      message_reference: { type: 1 },
      message_snapshots: [{ message: { content: '', attachments: [file], embeds: [] } }],
    };
    expect(toUserMessage(message(forwarded), false)?.attachments).toHaveLength(1);
  });
});

describe('toUserEdit', () => {
  it('takes an edit and leaves previews of links alone', () => {
    expect(toUserEdit(message({ content: 'https://example.org', embeds: [{}] }))).toBeNull();
    expect(toUserEdit(message({ content: 'better', edited_timestamp: '2026-11-22T10:00:05Z' }))).toEqual({
      type: 'user.edit',
      id: base.id,
      channelId: base.channel_id,
      text: 'better',
      attachmentIds: [],
      editedAt: Date.UTC(2026, 10, 22, 10, 0, 5),
    });
  });
});
