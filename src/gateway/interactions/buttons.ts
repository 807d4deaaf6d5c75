import {
  ComponentType,
  MessageFlags,
  type APIMessage,
  type APIMessageComponentInteraction,
} from 'discord-api-types/v10';
import { buildCustomId, parseCustomId } from '../../contract/custom-id.ts';
import type { UserAction } from '../../domain/conversation/events.ts';
import type { ButtonJson } from '../../discord/message-body.ts';
import { textsFor } from '../../domain/text/texts.ts';
import type { Asked, InteractionContext } from './context.ts';
import { helpMe } from './help.ts';

/** Buttons that mean something once: their message shows afterwards which one was pressed. */
const ONCE: ReadonlySet<UserAction['name']> = new Set(['rate', 'helpful', 'reopen', 'handoff', 'close', 'stay']);
const CHOSEN_STYLE = 3;
const OTHER_STYLE = 2;
const LINK_STYLE = 5;

/** A press of one of our buttons. */
export async function pressButton(
  context: InteractionContext,
  asked: Asked<APIMessageComponentInteraction>,
): Promise<void> {
  const { interaction } = asked;
  const texts = textsFor(asked.locale).server;
  const action = parseCustomId(interaction.data.custom_id);
  if (!action) {
    asked.settled();
    await context.responder.reply(interaction, { content: texts.unknownButton });
    return;
  }
  if (action.name === 'start') return helpMe(context, asked);
  const answered = context.responder.deferUpdate(interaction);
  const afterOurs = (more: () => Promise<unknown>) => void answered.then((isOurs) => (isOurs ? more() : undefined));
  context.act(asked, action, (outcome) => {
    if (outcome === 'notTheirs') return afterOurs(() => whisper(context, interaction, texts.notYourButton));
    if (outcome === 'nobodyHome') afterOurs(() => whisper(context, interaction, texts.conversationOver));
    // Not before the conversation has it: a press that is lost with this process and its session must be possible again.
    if (ONCE.has(action.name)) afterOurs(() => switchOffIn(context, interaction, action));
  });
  await answered;
}

function switchOffIn(
  { responder }: InteractionContext,
  interaction: APIMessageComponentInteraction,
  action: UserAction,
): Promise<boolean> {
  const components = usedUp(interaction.message, interaction.data.custom_id, action);
  return responder.editReply(interaction, { components });
}

/** The first answer stands for the message with the button, so this goes as a message of its own that only the user sees. */
function whisper(
  { responder }: InteractionContext,
  interaction: APIMessageComponentInteraction,
  content: string,
): Promise<void> {
  return responder.followUp(interaction, { content, flags: MessageFlags.Ephemeral });
}

/** The message's rows with the buttons of this kind switched off and the pressed one marked. */
export function usedUp(message: Pick<APIMessage, 'components'>, pressed: string, action: UserAction): unknown[] {
  return (message.components ?? []).flatMap((row) => {
    if (row.type !== ComponentType.ActionRow) return [];
    const buttons = row.components.filter((c) => c.type === ComponentType.Button) as ButtonJson[];
    return [{ type: row.type, components: buttons.map((button) => switchOff(button, pressed, action)) }];
  });
}

function switchOff(
  { type, style, label, custom_id, url, disabled }: ButtonJson,
  pressed: string,
  action: UserAction,
): ButtonJson {
  const plain: ButtonJson = {
    type,
    style,
    label,
    ...(custom_id !== undefined && { custom_id }),
    ...(url !== undefined && { url }),
    ...(disabled === true && { disabled }),
  };
  if (
    style === LINK_STYLE ||
    custom_id === undefined ||
    parseCustomId(custom_id)?.name !== partnerOf(action, custom_id)
  )
    return plain;
  return { ...plain, style: custom_id === pressed ? CHOSEN_STYLE : OTHER_STYLE, disabled: true };
}

/** "Stay" and "close" stand side by side as one question; in a list of cases each Re-open is its own. */
function partnerOf(action: UserAction, customId: string): UserAction['name'] | null {
  const other = parseCustomId(customId)?.name;
  if (action.name === 'close' || action.name === 'stay') return other === 'close' || other === 'stay' ? other : null;
  if (action.name === 'reopen') return customId === buildCustomId(action) ? 'reopen' : null;
  return action.name;
}
