import { describe, expect, it } from 'vitest';
import type { Message, User } from '../api/discord.ts';
import type { Task } from '../api/twilio.ts';
import { tellStory } from './conversation-story.ts';

const mia = { id: '42', username: 'mia', global_name: 'Mia' } as User;

const message = (at: number, from: string, content: string, flags = 0): Message =>
  ({
    id: String(at),
    flags,
    content,
    timestamp: new Date(at).toISOString(),
    author: { id: from, username: from },
    attachments: [],
  }) as unknown as Message;

const task = (status: string, more: Partial<Task> = {}): Task =>
  ({
    sid: 'WT1',
    status,
    reason: null,
    attributes: { customerAddress: 'discord_42', case_number: 1001 },
    createdAt: 2_000,
    updatedAt: 3_000,
    ...more,
  }) as Task;

const nobody = () => undefined;
const ann = () => ({ name: 'Ann', status: 'accepted' as const });
const asked = [message(1_000, '42', 'Help')];

describe('the story of a conversation', () => {
  it('follows the task from the bot to the end', () => {
    expect(tellStory(mia, [], [], nobody).phase).toBe('none');
    expect(tellStory(mia, asked, [], nobody).phase).toBe('bot');
    expect(tellStory(mia, asked, [task('reserved')], nobody)).toMatchObject({ phase: 'waiting', caseNumber: 1001 });
    expect(tellStory(mia, asked, [task('assigned')], ann)).toMatchObject({ phase: 'agent', agent: 'Ann' });
    expect(tellStory(mia, asked, [task('wrapping')], nobody).phase).toBe('wrapping');
    expect(tellStory(mia, asked, [task('completed')], nobody).phase).toBe('ended');
  });

  it('begins with the bot again when the person writes after the end', () => {
    const again = [...asked, message(9_000, '42', 'Me again')];
    expect(tellStory(mia, again, [task('completed')], nobody).phase).toBe('bot');
  });

  it("takes neither other people's tasks nor a command's private answer for a conversation", () => {
    const other = task('assigned', { attributes: { customerAddress: 'discord_7' } });
    expect(tellStory(mia, [message(1_000, 'bot', 'Thanks', 64)], [other], ann)).toMatchObject({
      phase: 'none',
      agent: null,
    });
  });

  it('tells what happened, newest first', () => {
    const { events } = tellStory(mia, asked, [task('canceled', { reason: 'user left' })], nobody);
    expect(events.map(({ text }) => text)).toEqual([
      'Flex: the task was canceled (user left)',
      'Flex: a task waits for an agent',
      '42: “Help”',
    ]);
  });
});
