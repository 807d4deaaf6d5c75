import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import {
  desiredChannels,
  HELP_TEXT,
  type ChannelNames,
  type Target,
  type WantedChannel,
  type WantedOverwrite,
} from './desired-server.ts';
import { bits, namesOf } from './permissions.ts';
import { findChannel, type ServerState } from './server-state.ts';

export interface SetupOptions {
  channels: ChannelNames;
  /** names or ids; the first name is the role that is made when none of them exists */
  staffRoles: string[];
}

/** One change to the server. Channels and the staff role are named, because a step before may make them. */
export type SetupStep =
  | { kind: 'createRole'; name: string }
  | { kind: 'createChannel'; channel: WantedChannel }
  | { kind: 'changeType'; name: string; channelId: string; type: number }
  | { kind: 'setOverwrite'; name: string; channelId: string; overwrite: WantedOverwrite }
  | { kind: 'postHelp'; name: string }
  | { kind: 'refreshHelp'; channelId: string; messageId: string }
  | { kind: 'pinHelp'; name: string };

export interface SetupPlan {
  steps: SetupStep[];
  /** what can't be done, and what to do about it */
  notes: string[];
}

const PIN = bits('PinMessages');
/** Staff may do without it, and bots seldom have it. */
const NICE_TO_HAVE = bits('MentionEveryone');

/** What it takes to make the server ready. Nothing that is already as it should be is touched; what admins allowed besides stays. */
export function planDiscordSetup(server: ServerState, options: SetupOptions): SetupPlan {
  const plan: SetupPlan = { steps: [], notes: [] };
  const staffId = findStaffRole(server, options.staffRoles);
  if (staffId === null) planRole(plan, options.staffRoles);
  const missing = new Set<bigint>();
  for (const wanted of desiredChannels(options.channels, server.features)) {
    const usable = withUsableBits(wanted, server.botPermissions, missing);
    const existing = findChannel(server.channels, wanted.name);
    if (!existing) {
      plan.steps.push({ kind: 'createChannel', channel: usable });
      continue;
    }
    planType(plan, existing, wanted);
    for (const overwrite of usable.overwrites) {
      const merged = mergeWithExisting(overwrite, existing, targetId(overwrite.target, server, staffId));
      if (merged)
        plan.steps.push({ kind: 'setOverwrite', name: existing.name, channelId: existing.id, overwrite: merged });
    }
  }
  planHelp(plan, server, options.channels.support);
  if (missing.size > 0) {
    const lacking = namesOf([...missing].reduce((all, bit) => all | bit, 0n)).join(', ');
    plan.notes.push(
      `The bot can only give and take what it has itself. Left out: ${lacking}. Give the bot's role these permissions and run this again, or set them by hand.`,
    );
  }
  return plan;
}

/** The id of the first staff role that exists. */
export function findStaffRole(server: Pick<ServerState, 'roles'>, staffRoles: string[]): string | null {
  for (const wanted of staffRoles) {
    const role = server.roles.find((r) => r.id === wanted || r.name.toLowerCase() === wanted.toLowerCase());
    if (role) return role.id;
  }
  return null;
}

/** A step in words. */
export function describeStep(step: SetupStep): string {
  switch (step.kind) {
    case 'createRole':
      return `make the role "${step.name}" for staff`;
    case 'createChannel':
      return `make ${step.channel.type === ChannelType.GuildAnnouncement ? 'the announcement channel' : 'the channel'} #${step.channel.name}`;
    case 'changeType':
      return `turn #${step.name} into ${step.type === (ChannelType.GuildAnnouncement as number) ? 'an announcement channel' : 'a text channel'}`;
    case 'setOverwrite':
      return `set in #${step.name} what ${WHO[step.overwrite.target]} may do`;
    case 'postHelp':
      return `post the "Get help" button in #${step.name}`;
    case 'refreshHelp':
      return 'bring the text over the "Get help" button up to date';
    case 'pinHelp':
      return `pin the "Get help" message in #${step.name}`;
  }
}

const WHO: Record<Target, string> = { everyone: 'everyone', staff: 'staff', bot: 'the bot' };

function planRole(plan: SetupPlan, staffRoles: string[]): void {
  const name = staffRoles.find((role) => !/^\d{15,}$/.test(role));
  if (name !== undefined) plan.steps.push({ kind: 'createRole', name });
  else
    plan.notes.push(
      'STAFF_ROLES names only ids, and none of them is a role of this server. Correct it, or give a name to have the role made.',
    );
}

function planType(plan: SetupPlan, existing: { id: string; name: string; type: number }, wanted: WantedChannel): void {
  const fits = existing.type === (wanted.type as number) || existing.type === (ChannelType.GuildAnnouncement as number);
  if (fits) return;
  if (existing.type === (ChannelType.GuildText as number)) {
    plan.steps.push({ kind: 'changeType', name: existing.name, channelId: existing.id, type: wanted.type });
  } else {
    plan.notes.push(
      `#${existing.name} is neither a text nor an announcement channel. Rename it, or name another one in the configuration.`,
    );
  }
}

function planHelp(plan: SetupPlan, server: ServerState, support: string): void {
  const { helpMessage } = server;
  if (!helpMessage) {
    plan.steps.push({ kind: 'postHelp', name: support });
    planPin(plan, server, support);
    return;
  }
  if (helpMessage.content !== HELP_TEXT)
    plan.steps.push({ kind: 'refreshHelp', channelId: helpMessage.channelId, messageId: helpMessage.id });
  if (!helpMessage.pinned) planPin(plan, server, support);
}

function planPin(plan: SetupPlan, server: ServerState, support: string): void {
  if ((server.botPermissions & PIN) !== 0n) plan.steps.push({ kind: 'pinHelp', name: support });
  else
    plan.notes.push(
      `The "Get help" message is not pinned: the bot lacks "Pin Messages". Pin it by hand in #${support}, or give the permission and run this again.`,
    );
}

function withUsableBits(channel: WantedChannel, available: bigint, missing: Set<bigint>): WantedChannel {
  const overwrites = channel.overwrites.map((overwrite) => {
    // What nobody has by default needs no denial, and the bot has all that @everyone has; so only allowances can be missed.
    const lacking = overwrite.allow & ~available & ~NICE_TO_HAVE;
    if (lacking !== 0n) missing.add(lacking);
    return { ...overwrite, allow: overwrite.allow & available, deny: overwrite.deny & available };
  });
  return { ...channel, overwrites };
}

/** What has to be set so that the wanted holds; null when it does. What others set besides stays. */
function mergeWithExisting(
  wanted: WantedOverwrite,
  channel: ServerState['channels'][number],
  id: string | null,
): WantedOverwrite | null {
  const existing = channel.permission_overwrites?.find((o) => o.id === id);
  const [allowed, denied] = existing ? [BigInt(existing.allow), BigInt(existing.deny)] : [0n, 0n];
  const allow = (allowed | wanted.allow) & ~wanted.deny;
  const deny = (denied | wanted.deny) & ~wanted.allow;
  return existing && allow === allowed && deny === denied ? null : { target: wanted.target, allow, deny };
}

/** The id and kind that Discord wants for an overwrite's target; null id = a role still to be made. */
export function targetId(
  target: Target,
  server: Pick<ServerState, 'guildId' | 'bot'>,
  staffId: string | null,
): string | null {
  if (target === 'everyone') return server.guildId;
  return target === 'bot' ? server.bot.id : staffId;
}

export function targetType(target: Target): OverwriteType {
  return target === 'bot' ? OverwriteType.Member : OverwriteType.Role;
}
