import { Routes, type APIMessage } from 'discord-api-types/v10';
import { buildCustomId } from '../../contract/custom-id.ts';
import { failedBecause } from '../../contract/vendor-failure.ts';
import type { DiscordRest } from '../discord-rest.ts';
import { toMessageBody } from '../message-body.ts';
import {
  HELP_BUTTON,
  HELP_TEXT,
  STAFF_PERMISSIONS,
  type WantedChannel,
  type WantedOverwrite,
} from './desired-server.ts';
import {
  describeStep,
  findStaffRole,
  targetId,
  targetType,
  type SetupOptions,
  type SetupPlan,
  type SetupStep,
} from './plan.ts';
import type { ServerState } from './server-state.ts';

interface Applying {
  rest: Pick<DiscordRest, 'call'>;
  server: ServerState;
  options: SetupOptions;
  print: (line: string) => void;
  staffId: string | null;
  /** ids of channels by name, those made now included */
  channelIds: Map<string, string>;
  helpMessageId: string | null;
}

const REASON = 'Flexcord setup';

/**
 * Does a plan's steps in order and prints each one. A step that fails ends it with the error: everything before it stands,
 * and a second run goes on from there. @throws VendorFailure
 */
export async function applyDiscordSetup(
  rest: Pick<DiscordRest, 'call'>,
  server: ServerState,
  plan: SetupPlan,
  options: SetupOptions,
  print: (line: string) => void,
): Promise<void> {
  const applying: Applying = {
    rest,
    server,
    options,
    print,
    staffId: findStaffRole(server, options.staffRoles),
    channelIds: new Map(server.channels.map((channel) => [channel.name.toLowerCase(), channel.id])),
    helpMessageId: server.helpMessage?.id ?? null,
  };
  for (const step of plan.steps) {
    const done = await applyStep(applying, step);
    if (done) print(`  done: ${describeStep(step)}`);
  }
}

/** False when the step was skipped, after saying why. */
async function applyStep(applying: Applying, step: SetupStep): Promise<boolean> {
  const { rest, server } = applying;
  switch (step.kind) {
    case 'createRole': {
      const body = {
        name: step.name,
        permissions: String(STAFF_PERMISSIONS & server.botPermissions),
        hoist: true,
        mentionable: true,
      };
      applying.staffId = (
        await rest.call<{ id: string }>('POST', Routes.guildRoles(server.guildId), { body, reason: REASON })
      ).id;
      return true;
    }
    case 'createChannel':
      await createChannel(applying, step.channel);
      return true;
    case 'changeType':
      await rest.call('PATCH', Routes.channel(step.channelId), { body: { type: step.type }, reason: REASON });
      return true;
    case 'setOverwrite':
      return setOverwrite(applying, step.channelId, step.overwrite);
    case 'postHelp':
      applying.helpMessageId = await postHelp(applying, step.name);
      return true;
    case 'refreshHelp':
      await rest.call('PATCH', Routes.channelMessage(step.channelId, step.messageId), helpMessage());
      return true;
    case 'pinHelp':
      return pinHelp(applying, step.name);
  }
}

async function createChannel(applying: Applying, wanted: WantedChannel): Promise<void> {
  const { rest, server, staffId } = applying;
  const overwrites = wanted.overwrites.flatMap((overwrite) => {
    const id = targetId(overwrite.target, server, staffId);
    return id === null ? [] : [{ id, ...overwriteBody(overwrite) }];
  });
  const body = { name: wanted.name, type: wanted.type, topic: wanted.topic, permission_overwrites: overwrites };
  const channel = await rest.call<{ id: string }>('POST', Routes.guildChannels(server.guildId), {
    body,
    reason: REASON,
  });
  applying.channelIds.set(wanted.name.toLowerCase(), channel.id);
}

async function setOverwrite(
  { rest, server, staffId, print }: Applying,
  channelId: string,
  overwrite: WantedOverwrite,
): Promise<boolean> {
  const id = targetId(overwrite.target, server, staffId);
  if (id === null) {
    print('  skipped: there is no staff role to give permissions to');
    return false;
  }
  await rest.call('PUT', Routes.channelPermission(channelId, id), { body: overwriteBody(overwrite), reason: REASON });
  return true;
}

function overwriteBody({ target, allow, deny }: WantedOverwrite) {
  return { type: targetType(target), allow: String(allow), deny: String(deny) };
}

async function postHelp({ rest, channelIds, server }: Applying, name: string): Promise<string> {
  const { body, files } = helpMessage();
  const nonce = `help-${server.guildId}`.slice(0, 25);
  const sent = await rest.call<APIMessage>('POST', Routes.channelMessages(channelId(channelIds, name)), {
    body: { ...body, nonce, enforce_nonce: true },
    files,
  });
  return sent.id;
}

/** A nicety: the message stands first in an otherwise empty channel anyway. */
async function pinHelp({ rest, channelIds, helpMessageId, print }: Applying, name: string): Promise<boolean> {
  if (helpMessageId === null) return false;
  try {
    await rest.call('PUT', `/channels/${channelId(channelIds, name)}/messages/pins/${helpMessageId}`, {
      reason: REASON,
    });
    return true;
  } catch (error) {
    if (!failedBecause(error, 'forbidden', 'notFound')) throw error;
    print(
      `  skipped: the "Get help" message could not be pinned; give the bot "Pin Messages" in #${name}, or pin it by hand`,
    );
    return false;
  }
}

function helpMessage() {
  return toMessageBody({
    content: HELP_TEXT,
    buttons: [{ label: HELP_BUTTON, customId: buildCustomId({ name: 'start' }), style: 'primary' }],
  });
}

function channelId(ids: Map<string, string>, name: string): string {
  return ids.get(name.toLowerCase()) ?? name;
}
