import { buildCustomId } from '../../contract/custom-id.ts';
import type { CaseSummary } from '../../contract/case-desk.ts';
import { caseName } from '../../domain/case/case-record.ts';
import { toButtonRows } from '../../discord/message-body.ts';
import { escapeMarkdown } from '../../domain/text/escape-markdown.ts';
import { textsFor, type Texts } from '../../domain/text/texts.ts';
import type { Asked, InteractionContext } from './context.ts';

const MOST_CASES = 10;

/**
 * `/mycases`: the person's own cases, with a Re-open button for those that can be. Unsettled until they are shown: a restart gets the
 * interaction again, and shows them in the answer that says "thinking …" until then.
 */
export async function showMyCases(context: InteractionContext, asked: Asked): Promise<void> {
  const texts = textsFor(asked.locale);
  const reading = context.desk.casesOf(asked.user.discordUserId, MOST_CASES);
  reading.catch(() => undefined);
  await context.responder.deferReply(asked.interaction);
  const shown = await reading.then(
    (cases) => caseList(cases, texts),
    (error: unknown) => {
      context.logger.warn({ err: error }, 'The cases of a user could not be read');
      return { content: texts.server.casesUnavailable };
    },
  );
  if (await context.responder.editReply(asked.interaction, shown)) asked.settled();
  await context.people.remember(asked.user, null);
}

function caseList(cases: CaseSummary[], texts: Texts) {
  if (cases.length === 0) return { content: texts.server.noCases };
  const lines = cases.map((c) => `${caseLine(c, texts)}`);
  const buttons = cases
    .filter((c) => c.canReopen)
    .slice(0, 5)
    .map((c) => ({
      label: texts.server.reopen(caseName(c.number)),
      customId: buildCustomId({ name: 'reopen', caseNumber: c.number }),
      style: 'secondary' as const,
    }));
  return { content: [texts.server.yourCases, ...lines].join('\n'), components: toButtonRows(buttons) };
}

/** `**C-1042** · Support · solved · title · <time>` */
export function caseLine(c: CaseSummary, texts: Texts): string {
  const line = c.title.replace(/\s+/g, ' ');
  const title = line.length > 80 ? `${[...line].slice(0, 79).join('')}…` : line;
  const when = `<t:${Math.floor(c.updatedAt / 1_000)}:R>`;
  return `**${caseName(c.number)}** · ${texts.server.kind[c.kind]} · ${texts.cases.status[c.status]} · ${escapeMarkdown(title)} · ${when}`;
}
