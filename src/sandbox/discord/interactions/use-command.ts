import { PERMISSION } from '../model/permissions.ts';
import type { ChannelRecord, CommandRecord, Json } from '../model/records.ts';
import type { Services } from '../rest/services.ts';
import type { Interaction } from './interaction.ts';
import { NotPossible } from './interaction.ts';
import type { Interactions } from './interactions.ts';

interface OptionWire {
  type: number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: OptionWire[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
}

export interface CommandUse {
  name: string;
  options?: Record<string, unknown>;
  locale?: string;
}

/** What a person may use in a place, as the client's picker shows it. */
export function commandsFor(services: Services, userId: string, channel: ChannelRecord): CommandRecord[] {
  const { world } = services;
  const inGuild = channel.recipientId === undefined;
  const bits = world.permissionsIn(userId, channel);
  if (inGuild && !(bits & PERMISSION.useApplicationCommands)) return [];
  return [...world.commands.values()].filter((command) => {
    if (command.guildId !== undefined) {
      if (!inGuild) return false;
    } else {
      const contexts = (command.wire['contexts'] as number[] | null | undefined) ?? [0, 1];
      if (!contexts.includes(inGuild ? 0 : 1)) return false;
    }
    const needed = command.wire['default_member_permissions'] as string | null;
    if (!inGuild || needed === null) return true;
    if (bits & PERMISSION.administrator) return true;
    return needed !== '0' && (bits & BigInt(needed)) === BigInt(needed);
  });
}

/** Uses a slash command as a person would: picked from the list, options typed in. @throws NotPossible */
export function useCommand(
  services: Services,
  interactions: Interactions,
  userId: string,
  channel: ChannelRecord,
  use: CommandUse,
): Interaction {
  if (channel.thread?.archived) throw new NotPossible('Commands do not work in an archived thread.');
  const names = use.name.trim().replace(/^\//, '').split(/\s+/);
  const command = commandsFor(services, userId, channel).find((c) => c.wire['name'] === names[0]);
  if (!command)
    throw new NotPossible(
      `/${names[0] ?? ''} is not offered to this person here. Is it registered, for this context, with these permissions?`,
    );
  const resolved: Json = {};
  const options = buildOptions(
    services,
    channel,
    (command.wire['options'] as OptionWire[] | undefined) ?? [],
    names.slice(1),
    use.options ?? {},
    resolved,
  );
  const data: Json = {
    id: command.id,
    name: names[0],
    type: 1,
    ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
    ...(options.length > 0 ? { options } : {}),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
  return interactions.start({
    type: 2,
    userId,
    channel,
    data,
    ...(use.locale === undefined ? {} : { locale: use.locale }),
  });
}

/** Types into an option with autocompletion: the bot is asked for choices. @throws NotPossible */
export function autocomplete(
  services: Services,
  interactions: Interactions,
  userId: string,
  channel: ChannelRecord,
  focus: { name: string; option: string; value: string },
): Interaction {
  const names = focus.name.trim().replace(/^\//, '').split(/\s+/);
  const command = commandsFor(services, userId, channel).find((c) => c.wire['name'] === names[0]);
  let options = (command?.wire['options'] as OptionWire[] | undefined) ?? [];
  const path = names.slice(1).map((name) => options.find((o) => o.name === name));
  for (const step of path) options = step?.options ?? [];
  const option = options.find((o) => o.name === focus.option);
  if (!command || !option?.autocomplete)
    throw new NotPossible(`/${focus.name} has no option "${focus.option}" with autocompletion here.`);
  let shown: Json[] = [{ type: option.type, name: option.name, value: focus.value, focused: true }];
  for (const step of path.reverse()) shown = [{ type: step!.type, name: step!.name, options: shown }];
  return interactions.start({
    type: 4,
    userId,
    channel,
    data: { id: command.id, name: names[0], type: 1, options: shown },
  });
}

function buildOptions(
  services: Services,
  channel: ChannelRecord,
  known: OptionWire[],
  path: string[],
  given: Record<string, unknown>,
  resolved: Json,
): Json[] {
  const sub = known.filter((o) => o.type === 1 || o.type === 2);
  if (sub.length > 0) {
    const chosen = sub.find((o) => o.name === path[0]);
    if (!chosen) throw new NotPossible(`Name one of the sub-commands: ${sub.map((o) => o.name).join(', ')}.`);
    return [
      {
        type: chosen.type,
        name: chosen.name,
        options: buildOptions(services, channel, chosen.options ?? [], path.slice(1), given, resolved),
      },
    ];
  }
  for (const name of Object.keys(given))
    if (!known.some((o) => o.name === name)) throw new NotPossible(`The command has no option "${name}".`);
  const result: Json[] = [];
  for (const option of known) {
    const value = given[option.name];
    if (value === undefined) {
      if (option.required) throw new NotPossible(`The option "${option.name}" is required.`);
      continue;
    }
    checkValue(option, value);
    resolve(services, channel, option, value, resolved);
    result.push({ type: option.type, name: option.name, value });
  }
  return result;
}

function checkValue(option: OptionWire, value: unknown): void {
  const fail = (why: string): never => {
    throw new NotPossible(`The option "${option.name}" ${why}.`);
  };
  const kind = { 3: 'string', 4: 'number', 5: 'boolean', 10: 'number' }[option.type] ?? 'string';
  if (typeof value !== kind) fail(`must be a ${kind}`);
  if (option.type === 4 && !Number.isInteger(value)) fail('must be a whole number');
  if (option.choices && option.choices.length > 0 && !option.choices.some((c) => c.value === value))
    fail('must be one of the choices');
  if (
    typeof value === 'string' &&
    (value.length < (option.min_length ?? 0) || value.length > (option.max_length ?? 6000))
  )
    fail('has a wrong length');
  if (typeof value === 'number' && (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity)))
    fail('is out of range');
}

function resolve(services: Services, channel: ChannelRecord, option: OptionWire, value: unknown, resolved: Json): void {
  const { world, wire } = services;
  const put = (kind: string, id: string, record: Json): void => {
    resolved[kind] = { ...(resolved[kind] as Json | undefined), [id]: record };
  };
  const id = String(value);
  const missing = (): never => {
    throw new NotPossible(`The option "${option.name}" names nothing that exists: ${id}.`);
  };
  const user = world.users.get(id);
  if (option.type === 6 || (option.type === 9 && user)) {
    put('users', id, user ? wire.user(user) : missing());
    const member = world.members.get(id);
    if (member)
      put('members', id, { ...wire.memberWithoutUser(member), permissions: String(world.permissionsIn(id, channel)) });
  } else if (option.type === 7) {
    const target = world.channels.get(id) ?? missing();
    put('channels', id, { ...wire.channel(target), permissions: String(world.permissionsIn(world.botId, target)) });
  } else if (option.type === 8 || option.type === 9) put('roles', id, wire.role(world.roles.get(id) ?? missing()));
  else if (option.type === 11) {
    const file = services.uploads.get(id) ?? missing();
    put('attachments', id, { ...wire.attachment(file, channel.id), ephemeral: true });
  }
}
