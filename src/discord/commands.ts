import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  Routes,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { type CommandTexts, type Language, textsFor } from '../domain/text/texts.ts';
import type { DiscordRest } from './discord-rest.ts';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

const english = textsFor('en').commands;
const ANYWHERE = [InteractionContextType.Guild, InteractionContextType.BotDM];

/** Discord's locales of our languages (reference, "Locales"); English is what it shows where it has no other. */
const LOCALES: Record<Exclude<Language, 'en'>, Locale[]> = {
  th: [Locale.Thai],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  pt: [Locale.PortugueseBR],
  de: [Locale.German],
  fr: [Locale.French],
  id: [Locale.Indonesian],
  vi: [Locale.Vietnamese],
  ja: [Locale.Japanese],
  ko: [Locale.Korean],
  zh: [Locale.ChineseCN],
};

/** A text in all languages but English, by Discord's locales. */
function localized(textOf: (texts: CommandTexts) => string): LocalizationMap {
  return Object.fromEntries(
    Object.entries(LOCALES).flatMap(([language, locales]) =>
      locales.map((locale) => [locale, textOf(textsFor(language).commands)]),
    ),
  );
}

/** A command for everyone, in the server and in direct messages with the bot. */
function forEveryone(key: Exclude<keyof CommandTexts, 'desk'>): Definition {
  return {
    type: ApplicationCommandType.ChatInput,
    name: key,
    name_localizations: localized((texts) => texts[key].name),
    description: english[key].description,
    description_localizations: localized((texts) => texts[key].description),
    contexts: ANYWHERE,
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

function deskSubcommand(
  key: 'cases' | 'case' | 'say',
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: key,
    description: english.desk[key],
    description_localizations: localized((texts) => texts.desk[key]),
    ...(options.length > 0 && { options }),
  };
}

/** Flexcord's slash commands. English is the name by which interactions report them, whatever the client shows. */
export const commandDefinitions: readonly Definition[] = [
  forEveryone('helpme'),
  forEveryone('bug'),
  forEveryone('new_feature'),
  forEveryone('mycases'),
  forEveryone('close'),
  {
    type: ApplicationCommandType.ChatInput,
    name: 'desk',
    description: english.desk.description,
    description_localizations: localized((texts) => texts.desk.description),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    // Only who is offered the command; the roles are checked when it is used. Staff have it from `setup discord`.
    default_member_permissions: String(PermissionFlagsBits.ManageThreads),
    options: [
      deskSubcommand('cases'),
      deskSubcommand('case', [
        {
          type: ApplicationCommandOptionType.Integer,
          name: 'number',
          description: english.desk.caseNumber,
          description_localizations: localized((texts) => texts.desk.caseNumber),
          required: true,
          min_value: 1,
        },
      ]),
      deskSubcommand('say'),
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
