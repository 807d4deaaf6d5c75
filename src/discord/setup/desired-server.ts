import { ChannelType } from 'discord-api-types/v10';
import { bits } from './permissions.ts';

/** For whom a channel's overwrite is. */
export type Target = 'everyone' | 'staff' | 'bot';

export interface WantedOverwrite {
  target: Target;
  allow: bigint;
  deny: bigint;
}

export interface WantedChannel {
  name: string;
  type: ChannelType.GuildText | ChannelType.GuildAnnouncement;
  topic: string;
  overwrites: WantedOverwrite[];
}

export interface ChannelNames {
  announcements: string;
  bugReports: string;
  featureRequests: string;
  support: string;
}

/** The permission that makes somebody staff in Discord's eyes: sees private threads, is offered `/desk`. */
export const STAFF_PERMISSIONS = bits('ManageThreads');

const READ = bits('ViewChannel', 'ReadMessageHistory');
const POST = bits('ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory');
const THREADS = bits('CreatePublicThreads', 'CreatePrivateThreads', 'SendMessagesInThreads');
/** Ways of posting that don't count as sending a message. */
const SIDE_DOORS = bits('SendVoiceMessages', 'SendPolls', 'UseExternalApps');

/** What a server looks like when Flexcord is at home in it. Announcement channels need the COMMUNITY feature. */
export function desiredChannels(names: ChannelNames, features: readonly string[]): WantedChannel[] {
  const hasNews = features.includes('COMMUNITY');
  const open = (name: string, topic: string): WantedChannel => ({
    name,
    type: ChannelType.GuildText,
    topic,
    // The own allowance comes first: setting it last could lock the bot out of the channel that it is setting up.
    overwrites: [
      { target: 'bot', allow: POST | bits('ManageMessages'), deny: 0n },
      { target: 'everyone', allow: READ | bits('UseApplicationCommands'), deny: 0n },
    ],
  });
  return [
    {
      name: names.announcements,
      type: hasNews ? ChannelType.GuildAnnouncement : ChannelType.GuildText,
      topic: 'News of the game. Only staff post here.',
      overwrites: [
        { target: 'bot', allow: POST | bits('ManageMessages'), deny: 0n },
        {
          target: 'staff',
          allow: POST | bits('ManageMessages', 'MentionEveryone', 'CreatePublicThreads', 'SendMessagesInThreads'),
          deny: 0n,
        },
        { target: 'everyone', allow: READ, deny: bits('SendMessages') | THREADS | SIDE_DOORS },
      ],
    },
    open(names.bugReports, 'Found a bug? Use /bug. · พบบั๊ก? ใช้คำสั่ง /bug'),
    open(names.featureRequests, 'Have an idea? Use /new_feature. · มีไอเดีย? ใช้คำสั่ง /new_feature'),
    {
      name: names.support,
      type: ChannelType.GuildText,
      topic: 'Press "Get help" and we talk in private. · กดปุ่มด้านล่างเพื่อคุยกับเราเป็นการส่วนตัว',
      overwrites: [
        {
          target: 'bot',
          allow: POST | bits('ManageMessages', 'CreatePrivateThreads', 'SendMessagesInThreads', 'ManageThreads'),
          deny: 0n,
        },
        { target: 'staff', allow: POST | bits('ManageThreads', 'SendMessagesInThreads'), deny: 0n },
        // Users answer in their private threads here, which SEND_MESSAGES has no part in (topics/threads, "Permissions").
        {
          target: 'everyone',
          allow: READ | bits('SendMessagesInThreads', 'UseApplicationCommands'),
          deny: bits('SendMessages', 'CreatePublicThreads', 'CreatePrivateThreads') | SIDE_DOORS,
        },
      ],
    },
  ];
}

/** The message under which the "Get help" button stands. */
export const HELP_TEXT = [
  '**Need help?** Press the button: our assistant answers at once, and a person joins when you want one. It stays between you and us.',
  '**ต้องการความช่วยเหลือ?** กดปุ่มด้านล่าง ผู้ช่วยของเราจะตอบทันที และมีเจ้าหน้าที่มาช่วยเมื่อคุณต้องการ ทุกอย่างเป็นส่วนตัวระหว่างคุณกับเรา',
].join('\n\n');

export const HELP_BUTTON = 'Get help · ขอความช่วยเหลือ';
