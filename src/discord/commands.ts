import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  Routes,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { DiscordRest } from './discord-rest.ts';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

const ANYWHERE = [InteractionContextType.Guild, InteractionContextType.BotDM];

/** A command for everyone, in the server and in direct messages with the bot. */
function forEveryone(name: string, description: string, thai: { name: string; description: string }): Definition {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: { th: thai.name },
    description,
    description_localizations: { th: thai.description },
    contexts: ANYWHERE,
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

function subcommand(
  name: string,
  description: string,
  thai: string,
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    description_localizations: { th: thai },
    ...(options.length > 0 && { options }),
  };
}

/** Flexcord's slash commands. English is the name by which interactions report them, whatever the client shows. */
export const commandDefinitions: readonly Definition[] = [
  forEveryone('helpme', 'Get help: our assistant answers, and a person when you want one', {
    name: 'ขอความช่วยเหลือ',
    description: 'ขอความช่วยเหลือ: ผู้ช่วยของเราตอบทันที และคุยกับเจ้าหน้าที่ได้เมื่อต้องการ',
  }),
  forEveryone('bug', 'Report a bug', { name: 'แจ้งบั๊ก', description: 'แจ้งบั๊กที่พบ' }),
  forEveryone('new_feature', 'Suggest a feature', { name: 'เสนอฟีเจอร์', description: 'เสนอฟีเจอร์ใหม่' }),
  forEveryone('mycases', 'Your cases and where they stand', { name: 'เคสของฉัน', description: 'ดูเคสของคุณและสถานะล่าสุด' }),
  forEveryone('close', 'End your conversation with support', {
    name: 'ปิดการสนทนา',
    description: 'จบการสนทนากับฝ่ายช่วยเหลือ',
  }),
  {
    type: ApplicationCommandType.ChatInput,
    name: 'desk',
    description: 'For staff: cases and announcements',
    description_localizations: { th: 'สำหรับทีมงาน: เคสและประกาศ' },
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    // Only who is offered the command; the roles are checked when it is used. Staff have it from `setup discord`.
    default_member_permissions: String(PermissionFlagsBits.ManageThreads),
    options: [
      subcommand('cases', 'Open cases, newest first', 'เคสที่เปิดอยู่ เรียงจากใหม่สุด'),
      subcommand('case', 'One case', 'ดูเคสเดียว', [
        {
          type: ApplicationCommandOptionType.Integer,
          name: 'number',
          description: 'Its number, 1042 for C-1042',
          description_localizations: { th: 'หมายเลขเคส เช่น 1042 สำหรับ C-1042' },
          required: true,
          min_value: 1,
        },
      ]),
      subcommand('say', 'Post in the announcements channel', 'โพสต์ในห้องประกาศ'),
    ],
  },
];

/**
 * Makes the application's global commands these ones. Nothing is written when they are the same already, because a bulk
 * overwrite counts against the daily limit of new commands. @throws VendorFailure
 */
export async function registerCommands(
  rest: Pick<DiscordRest, 'call'>,
  applicationId: string,
): Promise<'written' | 'unchanged'> {
  if (await commandsAreRegistered(rest, applicationId)) return 'unchanged';
  await rest.call('PUT', Routes.applicationCommands(applicationId), { body: commandDefinitions });
  return 'written';
}

/** Whether Discord has exactly these commands. @throws VendorFailure */
export async function commandsAreRegistered(rest: Pick<DiscordRest, 'call'>, applicationId: string): Promise<boolean> {
  const existing = await rest.call<Record<string, unknown>[]>('GET', Routes.applicationCommands(applicationId), {
    query: { with_localizations: true },
  });
  const byName = new Map(existing.map((command) => [String(command.name), command]));
  return (
    existing.length === commandDefinitions.length &&
    commandDefinitions.every((wanted) => contains(byName.get(wanted.name), wanted))
  );
}

/** Whether everything wanted is there; Discord adds ids, versions and defaults of its own. */
function contains(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((item, index) => contains(actual[index], item))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof actual !== 'object' || actual === null) return false;
    return Object.entries(wanted).every(([key, value]) => contains((actual as Record<string, unknown>)[key], value));
  }
  return actual === wanted;
}
