import {
  ComponentType,
  TextInputStyle,
  ChannelType,
  ApplicationCommandOptionType,
  type APIChatInputApplicationCommandInteraction,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import type { CaseSummary } from '../../contract/case-desk.ts';
import { failedBecause, isFinal } from '../../contract/vendor-failure.ts';
import { caseName } from '../../domain/case/case-record.ts';
import { escapeMarkdown } from '../../domain/text/escape-markdown.ts';
import { backOff, sleep } from '../back-off.ts';
import { snowflakeTime } from '../../discord/snowflakes.ts';
import { textsFor } from '../../domain/text/texts.ts';
import type { Asked, InteractionContext } from './context.ts';
import { caseLine } from './my-cases.ts';
import { submittedValues } from './report-form.ts';

/** Custom id of the form behind `/desk say`. */
export const SAY_FORM = 'fc1:say';
const MOST_CASES = 15;
/** Discord keeps nonces "for the past few minutes"; within this a repeated post is not a second one. */
const NONCE_HOLDS_MS = 60_000;
const POST_TRIES = 3;

/** `/desk …`, for staff. Each path checks the roles before anything of the cases is shown or posted. */
export async function deskCommand(
  context: InteractionContext,
  asked: Asked<APIChatInputApplicationCommandInteraction>,
): Promise<void> {
  const [sub] = asked.interaction.data.options ?? [];
  // The form must be the first answer, so its check happens on submission.
  if (sub?.name === 'say') {
    asked.settled();
    await context.responder.modal(asked.interaction, sayForm());
    return;
  }
  await context.responder.deferReply(asked.interaction);
  await onlyForStaff(context, asked, async () => {
    if (sub?.name === 'case' && sub.type === ApplicationCommandOptionType.Subcommand) {
      const number = Number(sub.options?.find((option) => option.name === 'number')?.value);
      const found = await context.desk.caseByNumber(number);
      return found ? caseDetails(found) : `There is no case ${caseName(number)}.`;
    }
    const cases = await context.desk.openCases(MOST_CASES);
    const texts = textsFor('en');
    return cases.length === 0
      ? 'No open cases.'
      : ['Open cases, newest first:', ...cases.map((c) => caseLine(c, texts))].join('\n').slice(0, 2_000);
  });
}

/** The submitted form of `/desk say`: one post in the announcements channel, published to followers where that is possible. */
export async function postByHand(context: InteractionContext, asked: Asked<APIModalSubmitInteraction>): Promise<void> {
  await context.responder.deferReply(asked.interaction);
  await onlyForStaff(context, asked, async () => {
    const text = (submittedValues(asked.interaction).get('text')?.[0] ?? '').trim();
    const channel = await context.discord.channelByName(context.announcementsChannel);
    if (!channel)
      return `Nothing was posted: this server has no #${context.announcementsChannel}. \`npm run setup -- discord\` makes it.`;
    if (Date.now() - snowflakeTime(asked.interaction.id) > NONCE_HOLDS_MS)
      return `The bot was away while this was sent. Look into #${context.announcementsChannel}: if your text is not there, send the form again.`;
    const { id } = await postOnce(context, channel.id, text, asked.interaction.id);
    const link = `https://discord.com/channels/${context.guildId}/${channel.id}/${id}`;
    if (channel.type !== (ChannelType.GuildAnnouncement as number)) return `Posted: ${link}`;
    try {
      await context.discord.crosspost(channel.id, id);
      return `Posted and published to following servers: ${link}`;
    } catch (error) {
      context.logger.warn({ err: error }, 'A post could not be published to following servers');
      return `Posted: ${link}\nIt could not be published to following servers; press "Publish" under it to do that by hand.`;
    }
  });
}

/**
 * The interaction's id is unique, so another post of the same form is the same message: by a second gateway, after a restart, or
 * because the answer to the first one was lost.
 */
async function postOnce(context: InteractionContext, channelId: string, content: string, interactionId: string) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await context.discord.post(channelId, { content }, `say-${interactionId}`);
    } catch (error) {
      if (attempt === POST_TRIES - 1 || isFinal(error)) throw error;
    }
    await sleep(backOff(attempt), context.signal);
  }
}

async function onlyForStaff(context: InteractionContext, asked: Asked, work: () => Promise<string>): Promise<void> {
  let content: string;
  try {
    content = (await context.staff.includes(asked.interaction))
      ? await work()
      : textsFor(asked.locale).server.staffOnly(context.staff.names);
  } catch (error) {
    context.logger.warn({ err: error }, 'A staff command failed');
    content = failedBecause(error, 'forbidden')
      ? 'Discord does not let the bot do this here. `npm run doctor` shows which permission is missing.'
      : 'That did not work: a system that it needs does not answer. Nothing is half done; please try again in a minute.';
  }
  if (await context.responder.editReply(asked.interaction, { content })) asked.settled();
}

function caseDetails(c: CaseSummary): string {
  const texts = textsFor('en');
  return [
    caseLine(c, texts),
    `Reporter: ${escapeMarkdown(c.reporterName)} · Assignee: ${c.assignee === null ? 'nobody' : escapeMarkdown(c.assignee)} · opened <t:${Math.floor(c.createdAt / 1_000)}:f>`,
    ...(c.link === null ? [] : [`<${c.link}>`]),
  ].join('\n');
}

function sayForm(): APIModalInteractionResponseCallbackData {
  return {
    custom_id: SAY_FORM,
    title: 'Post an announcement',
    components: [
      {
        type: ComponentType.Label,
        label: 'Text',
        description: 'Posted as it is, in the name of the bot. Mentions do not ping.',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'text',
          style: TextInputStyle.Paragraph,
          required: true,
          max_length: 2_000,
        },
      },
    ],
  };
}
