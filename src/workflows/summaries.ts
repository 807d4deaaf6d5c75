import type { DiscordItem, TwilioItem } from '../domain/conversation/lane-items.ts';
import type { Job } from '../domain/conversation/state.ts';

/** A few words beside each activity in Temporal's Web UI. At most 200 bytes, and never a word that people wrote. */
export function summaryOf(job: Job): string {
  switch (job.kind) {
    case 'ask':
      return job.questions.length === 1 ? 'one question of the user' : `${job.questions.length} questions of the user`;
    case 'showArticle':
      return 'an article that the user chose';
    case 'recordFeedback':
      return job.helped ? 'the article helped' : 'the article did not help';
    case 'openCase':
      return `hand over to a person: ${job.reason}`;
    case 'rateCase':
      return `rating ${job.score} for C-${job.number}`;
    case 'checkReopen':
      return `may C-${job.number} be re-opened?`;
    case 'attachCase':
      return `C-${job.number} is open again`;
    case 'openThread':
      return 'direct messages are closed: a private thread';
    case 'describeAgent':
      return 'who accepted the task?';
    case 'inspectFlex':
      return 'what does Flex say?';
    case 'fillGap':
      return job.thenEnd
        ? `what was said last, from index ${job.from} on`
        : `agent messages from index ${job.from} on are missing`;
    case 'finishTwilio':
      return `${describe(job.items)} for the conversation that was left`;
    case 'changeTranscript':
      return job.text === null ? 'a message was deleted' : 'a message was edited';
    case 'reportCase':
      return `news for the case${job.change.status ? `: ${job.change.status}` : ''}`;
    case 'recordLate':
      return `${job.event.type} of an earlier episode`;
    case 'endEpisode':
      return job.outcome;
  }
}

/** What a batch of a lane carries: `3 say, 1 edit`. */
export function describe(items: (DiscordItem | TwilioItem)[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}
