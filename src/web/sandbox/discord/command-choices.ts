import type { Command, CommandOption } from '../api/discord.ts';

/** A command as one picks it: sub-commands are choices of their own. */
export interface CommandChoice {
  /** as the bot knows it, e.g. `desk case` */
  name: string;
  /** as this person's client shows it */
  shown: string;
  description: string;
  options: CommandOption[];
}

const SUBCOMMAND = 1;
const GROUP = 2;

/** A text in a person's language, where the bot gave it one. */
export function localised(text: string, texts: Record<string, string> | null | undefined, locale: string): string {
  return texts?.[locale] ?? text;
}

/** All that can be picked, in this person's language. */
export function choicesOf(commands: readonly Command[], locale: string): CommandChoice[] {
  return commands.flatMap((command) => spread(command, locale, '', ''));
}

function spread(
  one: Omit<CommandOption, 'type'>,
  locale: string,
  before: string,
  shownBefore: string,
): CommandChoice[] {
  const name = `${before}${one.name}`;
  const shown = `${shownBefore}${localised(one.name, one.name_localizations, locale)}`;
  const inner = (one.options ?? []).filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  if (inner.length > 0) return inner.flatMap((option) => spread(option, locale, `${name} `, `${shown} `));
  const description = localised(one.description, one.description_localizations, locale);
  return [{ name, shown, description, options: one.options ?? [] }];
}

/** The choices that what was typed after the slash may mean; the English names work in every language. */
export function matching(choices: readonly CommandChoice[], typed: string): CommandChoice[] {
  const wanted = typed.toLowerCase().trim();
  return choices.filter(({ name, shown }) => name.includes(wanted) || shown.toLowerCase().includes(wanted));
}
