import type { APIModalSubmitInteraction } from 'discord-api-types/v10';
import type { Report } from '../../contract/case-desk.ts';
import { caseName } from '../../domain/case/case-record.ts';
import { backOff, sleep } from '../back-off.ts';
import { textsFor } from '../../domain/text/texts.ts';
import type { Asked, InteractionContext } from './context.ts';
import { reportForm, toReport } from './report-form.ts';

/** After this many failed tries the reporter is told that it takes longer. */
const TRIES_BEFORE_TELLING = 4;

/** `/bug` and `/new_feature`: the form. */
export async function openForm(context: InteractionContext, asked: Asked, kind: Report['kind']): Promise<void> {
  asked.settled();
  await context.responder.modal(asked.interaction, reportForm(kind, asked.locale));
}

/**
 * A submitted form becomes a case. Repeated until it is one: the interaction stays unsettled so long, so that a restart gets
 * it again from Discord, and its id is the key that keeps it from becoming two.
 */
export async function submitReport(
  context: InteractionContext,
  asked: Asked<APIModalSubmitInteraction>,
  kind: Report['kind'],
): Promise<void> {
  const { interaction } = asked;
  const texts = textsFor(asked.locale).server;
  const report = toReport(kind, interaction, asked.user);
  let told: Promise<unknown> = context.responder.deferReply(interaction);
  for (let attempt = 0; !context.signal.aborted; attempt += 1) {
    try {
      const { number } = await context.desk.openReport(report);
      await context.people.remember(asked.user, null);
      await told;
      const shown = { content: texts.reportSaved(caseName(number)) };
      if (await context.responder.editReply(interaction, shown)) asked.settled();
      return;
    } catch (error) {
      context.logger.warn(
        { err: error, interaction: interaction.id, attempt },
        'A report could not be saved yet; trying again',
      );
    }
    // Not waited for: Discord may be down as well, and the report is to be saved all the same.
    if (attempt === TRIES_BEFORE_TELLING)
      told = told.then(() => context.responder.editReply(interaction, { content: texts.reportWaits }));
    await sleep(backOff(attempt), context.signal);
  }
}
