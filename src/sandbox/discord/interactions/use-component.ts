import type { AttachmentRecord, ChannelRecord, Json, MessageRecord } from '../model/records.ts';
import type { Services } from '../rest/services.ts';
import type { Interaction } from './interaction.ts';
import { NotPossible } from './interaction.ts';
import type { Interactions } from './interactions.ts';

/** Presses a button or chooses in a select menu of a message, as its reader would. @throws NotPossible */
export function useComponent(
  services: Services,
  interactions: Interactions,
  userId: string,
  channel: ChannelRecord,
  message: MessageRecord,
  customId: string,
  values?: string[],
): Interaction {
  if (channel.thread?.archived) throw new NotPossible('Components do not work in an archived thread.');
  const component = findComponent(message.components, (c) => c['custom_id'] === customId);
  if (!component) throw new NotPossible(`The message has no component "${customId}".`);
  if (component['disabled'] === true) throw new NotPossible(`The component "${customId}" is disabled.`);
  const type = component['type'] as number;
  if ((type === 2) !== (values === undefined))
    throw new NotPossible(type === 2 ? 'This is a button: click it.' : 'This is a select menu: choose in it.');
  if (values) checkChoice(component, values);
  const resolved = values && type !== 3 ? resolveValues(services, type, values) : undefined;
  const data: Json = {
    component_type: type,
    custom_id: customId,
    id: component['id'],
    ...(values ? { values } : {}),
    ...(resolved ? { resolved } : {}),
  };
  return interactions.start({ type: 3, userId, channel, source: message, data });
}

/** What a person fills into a modal: texts, chosen values, `true` for a checkbox; files by the id of their field. */
export interface ModalInput {
  values: Record<string, string | string[] | boolean>;
  files: Record<string, AttachmentRecord[]>;
}

/** Sends the modal that an interaction was answered with. @throws NotPossible */
export function submitModal(
  services: Services,
  interactions: Interactions,
  origin: Interaction,
  input: ModalInput,
): Interaction {
  const modal = origin.modal;
  if (!modal) throw new NotPossible('The bot has not answered this interaction with a modal.');
  if (origin.modalSubmitted) throw new NotPossible('This modal has been sent already.');
  const channel = interactions.channelOf(origin);
  const known = new Set<string>();
  const attachments: Record<string, Json> = {};
  const fill = (component: Json): Json => {
    const customId = String(component['custom_id']);
    known.add(customId);
    const files = input.files[customId] ?? [];
    for (const file of files) attachments[file.id] = { ...services.wire.attachment(file, channel.id), ephemeral: true };
    return {
      type: component['type'],
      id: component['id'],
      custom_id: customId,
      ...answer(component, input.values[customId], files),
    };
  };
  const components = (modal['components'] as Json[]).map((top) => {
    const frame = { type: top['type'], id: top['id'] };
    if (top['type'] === 18) return { ...frame, component: fill(top['component'] as Json) };
    if (top['type'] === 1) return { ...frame, components: (top['components'] as Json[]).map(fill) };
    return frame;
  });
  for (const name of [...Object.keys(input.values), ...Object.keys(input.files)])
    if (!known.has(name)) throw new NotPossible(`The modal has no field "${name}".`);
  origin.modalSubmitted = true;
  const source =
    origin.sourceMessageId === undefined ? undefined : services.messages.get(channel.id, origin.sourceMessageId);
  const data: Json = {
    custom_id: modal['custom_id'],
    components,
    ...(Object.keys(attachments).length > 0 ? { resolved: { attachments } } : {}),
  };
  return interactions.start({
    type: 5,
    userId: origin.userId,
    channel,
    data,
    triggering: origin.trace,
    ...(source ? { source } : {}),
  });
}

/** The part of a submitted field that carries what the person entered. */
function answer(component: Json, value: string | string[] | boolean | undefined, files: AttachmentRecord[]): Json {
  const type = component['type'] as number;
  const name = String(component['custom_id']);
  const required = component['required'] !== false;
  const fail = (why: string): never => {
    throw new NotPossible(`The field "${name}" ${why}.`);
  };
  if (type === 4) {
    const given = typeof value === 'string' ? value : String((component['value'] as string | undefined) ?? '');
    if (required && given === '') fail('is required');
    if (given !== '' && given.length < ((component['min_length'] as number | undefined) ?? 0)) fail('is too short');
    if (given.length > ((component['max_length'] as number | undefined) ?? 4000)) fail('is too long');
    return { value: given };
  }
  if (type === 23) return { value: value === true || value === 'true' };
  if (type === 19) {
    const least = (component['min_values'] as number | undefined) ?? 1;
    if ((required || files.length > 0) && files.length < least) fail(`needs ${least} file(s)`);
    if (files.length > ((component['max_values'] as number | undefined) ?? 1)) fail('has too many files');
    return { values: files.map((f) => f.id) };
  }
  const chosen = value === undefined || value === '' ? [] : Array.isArray(value) ? value : [String(value)];
  if (required && chosen.length === 0 && type !== 22) fail('is required');
  const offered = component['options'] as { value: string }[] | undefined;
  for (const choice of chosen)
    if (offered && !offered.some((o) => o.value === choice)) fail(`does not offer "${choice}"`);
  if (type === 21) return { value: chosen[0] ?? null };
  if (chosen.length > 0) checkChoice(component, chosen, type === 22 ? (offered?.length ?? 10) : 1);
  return { values: chosen };
}

function checkChoice(component: Json, values: string[], defaultMost = 1): void {
  const offered = component['options'] as { value: string }[] | undefined;
  const least = (component['min_values'] as number | undefined) ?? 1;
  const most = (component['max_values'] as number | undefined) ?? defaultMost;
  if (values.length < least || values.length > most) throw new NotPossible(`Choose between ${least} and ${most}.`);
  const wrong = offered && values.find((v) => !offered.some((o) => o.value === v));
  if (wrong !== undefined) throw new NotPossible(`"${wrong}" is not among the options.`);
}

function resolveValues(services: Services, type: number, ids: string[]): Json {
  const { world, wire } = services;
  const pick = (find: (id: string) => Json | undefined): Json =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const found = find(id);
        return found ? [[id, found] as const] : [];
      }),
    );
  const users = pick((id) => (world.users.has(id) ? wire.userById(id) : undefined));
  const roles = pick((id) => (world.roles.has(id) ? wire.role(world.roles.get(id)!) : undefined));
  if (type === 5) return { users };
  if (type === 6) return { roles };
  if (type === 7) return { users, roles };
  return { channels: pick((id) => (world.channels.has(id) ? wire.channel(world.channels.get(id)!) : undefined)) };
}

function findComponent(components: readonly unknown[], matches: (component: Json) => boolean): Json | undefined {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue;
    if (!Array.isArray(component) && matches(component as Json)) return component as Json;
    const inside = findComponent(Object.values(component), matches);
    if (inside) return inside;
  }
  return undefined;
}
