import { ApplicationFlags, ChannelType, Routes, type APIApplication } from 'discord-api-types/v10';
import type { DiscordRest } from '../discord-rest.ts';
import { createDiscordRest } from '../discord-rest.ts';
import { commandsAreRegistered } from '../commands.ts';
import type { GuildChannel } from '../guild-channels.ts';
import { bits, namesOf, permissionsInChannel, permissionsInGuild } from './permissions.ts';
import { describeStep, findStaffRole, planDiscordSetup } from './plan.ts';
import { explainFailure, installLink, type DiscordSetupOptions } from './run-setup.ts';
import { findChannel, readServer, type ServerState } from './server-state.ts';

/** One thing looked at. `warning`: it works, with something missing; `error`: it doesn't. */
export interface Finding {
  level: 'ok' | 'warning' | 'error';
  text: string;
}

const RUNTIME = bits('ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory');
const FALLBACK = bits('CreatePrivateThreads', 'SendMessagesInThreads');

/** `doctor`: looks at the application and the server without changing anything; prints what is right, what is not and how to mend it. True when nothing is wrong. */
export async function runDiscordDoctor(options: DiscordSetupOptions, print: (line: string) => void): Promise<boolean> {
  const rest = createDiscordRest({ ...options, requestsPerSecond: 20 });
  const findings = await examineDiscord(rest, options);
  const mark = { ok: 'ok   ', warning: 'note ', error: 'WRONG' };
  for (const finding of findings) print(`${mark[finding.level]} ${finding.text}`);
  return findings.every((finding) => finding.level !== 'error');
}

/** The findings, in the order in which things depend on each other. Never rejects. */
export async function examineDiscord(rest: DiscordRest, options: DiscordSetupOptions): Promise<Finding[]> {
  try {
    const application = await rest.call<APIApplication>('GET', Routes.currentApplication());
    const findings = [applicationFinding(application, options.applicationId), ...intentFindings(application)];
    const server = await readServer(rest, options.guildId, options.channels.support);
    findings.push(
      ok(`the bot is in the server "${server.name}"`),
      ...permissionFindings(server, options),
      ...driftFindings(server, options),
    );
    findings.push(await commandFinding(rest, options.applicationId));
    return findings;
  } catch (error) {
    return [{ level: 'error', text: explainFailure(error, options) }];
  }
}

function applicationFinding(application: APIApplication, expected: string): Finding {
  if (application.id === expected) return ok('the token is accepted');
  return {
    level: 'error',
    text: `the token belongs to the application ${application.id}, not to DISCORD_APPLICATION_ID ${expected}. Commands would be answered by nobody. Take both from the same application.`,
  };
}

function intentFindings(application: APIApplication): Finding[] {
  const flags: number = application.flags ?? 0;
  const has = (...wanted: ApplicationFlags[]): boolean => wanted.some((flag) => (flags & flag) !== 0);
  const content = has(ApplicationFlags.GatewayMessageContent, ApplicationFlags.GatewayMessageContentLimited);
  const members = has(ApplicationFlags.GatewayGuildMembers, ApplicationFlags.GatewayGuildMembersLimited);
  const where = "Switch it on in Discord's developer portal, under Bot.";
  return [
    content
      ? ok('the intent MESSAGE CONTENT is on')
      : warning(
          `the intent MESSAGE CONTENT is off: what users with closed direct messages write in their private thread is not seen. ${where}`,
        ),
    members
      ? ok('the intent SERVER MEMBERS is on')
      : warning(`the intent SERVER MEMBERS is off: Flexcord does not learn when a user leaves the server. ${where}`),
  ];
}

function permissionFindings(server: ServerState, options: DiscordSetupOptions): Finding[] {
  const findings: Finding[] = [];
  const lacking = RUNTIME & ~server.botPermissions;
  if (lacking !== 0n) {
    findings.push(
      warning(
        `the bot lacks ${namesOf(lacking).join(', ')} in the server. Install it again: ${installLink(options.applicationId)}`,
      ),
    );
  }
  const { announcements, bugReports, featureRequests, support } = options.channels;
  for (const name of [announcements, bugReports, featureRequests, support]) {
    const channel = findChannel(server.channels, name);
    if (!channel)
      findings.push(
        warning(`there is no channel #${name}; what belongs there is not posted. "npm run setup -- discord" makes it.`),
      );
    else findings.push(botInChannel(server, channel, name === support ? RUNTIME | FALLBACK : RUNTIME));
  }
  return findings;
}

function botInChannel(server: ServerState, channel: GuildChannel, wanted: bigint): Finding {
  const lacking = wanted & ~permissionsInChannel(server.bot, server, channel.permission_overwrites ?? []);
  if (lacking === 0n) return ok(`the bot can do its work in #${channel.name}`);
  return {
    level: 'error',
    text: `in #${channel.name} the bot lacks ${namesOf(lacking).join(', ')}. "npm run setup -- discord" sets it.`,
  };
}

function driftFindings(server: ServerState, options: DiscordSetupOptions): Finding[] {
  const findings: Finding[] = [];
  const announcements = findChannel(server.channels, options.channels.announcements);
  for (const name of announcements ? othersWhoPost(server, announcements, options) : []) {
    findings.push(
      warning(
        `"${name}" may post in #${announcements!.name}, where only staff should. "npm run setup -- discord" takes it from @everyone; other roles change by hand.`,
      ),
    );
  }
  if (announcements?.type === ChannelType.GuildText) {
    findings.push(
      ok(
        `#${announcements.name} is a text channel: posts are not published to following servers (that needs a community server)`,
      ),
    );
  }
  const plan = planDiscordSetup(server, options);
  for (const step of plan.steps) findings.push(warning(`"npm run setup -- discord" would ${describeStep(step)}`));
  for (const note of plan.notes) findings.push(warning(note));
  return findings;
}

/** Roles that aren't staff's, the bot's or admins' and may write there. */
function othersWhoPost(server: ServerState, channel: GuildChannel, options: DiscordSetupOptions): string[] {
  const staff = findStaffRole(server, options.staffRoles);
  const admins = bits('Administrator', 'ManageGuild');
  const ordinary = server.roles.filter(
    (role) =>
      role.id !== staff &&
      role.managed !== true &&
      (permissionsInGuild({ id: '0', roles: [role.id] }, server) & admins) === 0n,
  );
  const post = bits('SendMessages');
  return ordinary
    .filter(
      (role) =>
        (permissionsInChannel({ id: '0', roles: [role.id] }, server, channel.permission_overwrites ?? []) & post) !==
        0n,
    )
    .map((role) => role.name);
}

async function commandFinding(rest: DiscordRest, applicationId: string): Promise<Finding> {
  if (await commandsAreRegistered(rest, applicationId)) return ok('the slash commands are registered');
  return warning('the slash commands are not registered or out of date; "npm run app" registers them when it starts.');
}

function ok(text: string): Finding {
  return { level: 'ok', text };
}

function warning(text: string): Finding {
  return { level: 'warning', text };
}
