import type { InteractionContext, Asked } from './context.ts';
import { textsFor } from '../../domain/text/texts.ts';
import { toButtonRows } from '../../discord/message-body.ts';

/** Discord waits 3 s for the answer; the link is a nicety. */
const DM_LOOKUP_MS = 400;

/** `/helpme` and the "Get help" button: the conversation itself goes on in direct messages. */
export async function helpMe(context: InteractionContext, asked: Asked): Promise<void> {
  const texts = textsFor(asked.locale).server;
  if (asked.inDm) {
    context.act(asked, { name: 'start' });
    await context.responder.reply(asked.interaction, { content: texts.helloAgain });
    return;
  }
  const lookup = context.people.dmChannelOf(asked.user.discordUserId, DM_LOOKUP_MS);
  context.act(asked, { name: 'start' });
  const dm = await lookup;
  const link =
    dm === null ? [] : toButtonRows([{ label: texts.openDms, url: `https://discord.com/channels/@me/${dm}` }]);
  await context.responder.reply(asked.interaction, { content: texts.checkYourDms, components: link });
}

/** `/close` from anywhere. */
export async function closeConversation(context: InteractionContext, asked: Asked): Promise<void> {
  const texts = textsFor(asked.locale).server;
  const answered = context.responder.reply(asked.interaction, { content: texts.closing });
  context.act(asked, { name: 'close' }, (outcome) => {
    if (outcome === 'taken') return;
    void answered.then((isOurs) =>
      isOurs ? context.responder.editReply(asked.interaction, { content: texts.nothingOpen }) : undefined,
    );
  });
  await answered;
}
