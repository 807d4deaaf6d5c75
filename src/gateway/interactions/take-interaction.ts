import {
  ApplicationCommandType,
  InteractionType,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import { textsFor } from '../../domain/text/texts.ts';
import { toProfile } from '../user-events.ts';
import { pressButton } from './buttons.ts';
import type { Asked, InteractionContext } from './context.ts';
import { deskCommand, postByHand, SAY_FORM } from './desk-commands.ts';
import { closeConversation, helpMe } from './help.ts';
import { showMyCases } from './my-cases.ts';
import { reportKind } from './report-form.ts';
import { openForm, submitReport } from './reports.ts';

/** Takes one interaction; its answer goes out before anything that could be slow. Never rejects. */
export async function takeInteraction(
  context: InteractionContext,
  interaction: APIInteraction,
  settled: () => void,
): Promise<void> {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) return settled();
  const locale = 'locale' in interaction ? interaction.locale : 'en-US';
  const asked: Asked = {
    interaction,
    user: toProfile(user, locale),
    locale,
    inDm: interaction.guild_id === undefined,
    settled,
  };
  try {
    await route(context, asked);
  } catch (error) {
    context.logger.error({ err: error, interaction: interaction.id }, 'An interaction failed');
    settled();
  }
}

async function route(context: InteractionContext, asked: Asked): Promise<void> {
  switch (asked.interaction.type) {
    case InteractionType.ApplicationCommand:
      if (asked.interaction.data.type === ApplicationCommandType.ChatInput) {
        return command(context, asked as Asked<APIChatInputApplicationCommandInteraction>);
      }
      return asked.settled();
    case InteractionType.MessageComponent:
      return pressButton(context, asked as Asked<APIMessageComponentInteraction>);
    case InteractionType.ModalSubmit:
      return submission(context, asked as Asked<APIModalSubmitInteraction>);
    default:
      asked.settled();
  }
}

async function command(
  context: InteractionContext,
  asked: Asked<APIChatInputApplicationCommandInteraction>,
): Promise<void> {
  switch (asked.interaction.data.name) {
    case 'helpme':
      return helpMe(context, asked);
    case 'close':
      return closeConversation(context, asked);
    case 'mycases':
      return showMyCases(context, asked);
    case 'bug':
      return openForm(context, asked, 'bug');
    case 'new_feature':
      return openForm(context, asked, 'feature');
    case 'desk':
      return deskCommand(context, asked);
    default:
      asked.settled();
      await context.responder.reply(asked.interaction, { content: textsFor(asked.locale).server.unknownButton });
  }
}

async function submission(context: InteractionContext, asked: Asked<APIModalSubmitInteraction>): Promise<void> {
  const id = asked.interaction.data.custom_id;
  const kind = reportKind(id);
  if (kind) return submitReport(context, asked, kind);
  if (id === SAY_FORM) return postByHand(context, asked);
  asked.settled();
  await context.responder.reply(asked.interaction, { content: textsFor(asked.locale).server.unknownButton });
}
