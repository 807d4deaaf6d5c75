import { ApplicationFailure } from '@temporalio/activity';
import type { CaseChangeSignal } from '../contract/case.ts';
import type { NewCase } from '../cases/store.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { wholeSecond } from '../domain/conversation/changes.ts';
import { ownWords } from '../domain/text/own-words.ts';
import { excerpt } from '../domain/text/split.ts';
import type { ConversationActivities, ConversationRef } from './conversation-activities.ts';
import { FIRST_CHECK, type ActivityDeps } from './deps.ts';
import { recordQuestions, recordSaid } from './transcript.ts';

type CaseActivities = Pick<
  ConversationActivities,
  | 'openCase'
  | 'checkReopen'
  | 'attachCase'
  | 'rateCase'
  | 'reportToCase'
  | 'changeTranscript'
  | 'recordLateEvent'
  | 'endEpisode'
>;

export function createCaseActivities(deps: ActivityDeps): CaseActivities {
  const { store } = deps;
  return {
    async openCase(of, job) {
      await recordQuestions(store, of, job.questions);
      await recordSaid(store, of, job.said);
      const at = Date.now();
      const record = await deps.caseOpening.open(await newCase(deps, of, job, at));
      const queuePosition = await store.episodes.waitingBefore(of.waitingSince ?? at);
      await store.episodes.upsert({
        ...rowOf(of),
        phase: 'escalation',
        caseNumber: record.number,
        waitingSince: of.waitingSince ?? at,
      });
      return { number: record.number, queuePosition };
    },
    async checkReopen(of, job) {
      const record = await store.cases.find(job.number);
      return record !== null && mayReopen(record, of.user.discordUserId, deps.reopenWindow);
    },
    async attachCase(of, job) {
      await store.episodes.upsert({
        ...rowOf(of),
        phase: 'escalation',
        caseNumber: job.number,
        waitingSince: of.waitingSince ?? Date.now(),
      });
    },
    async rateCase(of, job) {
      const record = await store.cases.find(job.number);
      if (record?.reporter.discordUserId !== of.user.discordUserId) return;
      await tellCase(deps, record.number, { id: job.key, at: Date.now(), change: { rating: job.score } });
    },
    async reportToCase(of, job) {
      await store.episodes.upsert({
        ...rowOf(of),
        phase: of.phase,
        agentName: of.agentName,
        waitingSince: of.waitingSince,
      });
      // An agent who joined will write or leave: what those webhooks lose is found soon.
      if (of.phase === 'agent' && of.twilio.conversationSid !== undefined)
        await store.episodes.touch(of.twilio.conversationSid, Date.now(), FIRST_CHECK);
      if (of.caseNumber !== null)
        await tellCase(deps, of.caseNumber, { id: job.key, at: Date.now(), change: job.change });
    },
    async changeTranscript(_of, job) {
      if (job.text === null) await store.transcript.deleted(job.source, job.sourceId, job.at);
      else await store.transcript.edited(job.source, job.sourceId, job.text, job.at);
    },
    recordLateEvent: (of, job) => recordLate(deps, of.user.discordUserId, job.event),
    async endEpisode(of, job) {
      await store.episodes.upsert({
        ...rowOf(of),
        episode: job.episode,
        phase: 'closed',
        endedAt: Date.now(),
        waitingSince: null,
        nextCheckAt: null,
      });
    },
  };
}

function rowOf(of: ConversationRef) {
  return { discordUserId: of.user.discordUserId, episode: of.episode, workflowId: of.workflowId };
}

/** The title is what the user asked first: what staff see in lists. */
async function newCase(
  deps: ActivityDeps,
  of: ConversationRef,
  { reason, topic, priority }: Parameters<ConversationActivities['openCase']>[1],
  at: number,
): Promise<NewCase> {
  const said = await deps.store.transcript.ofEpisode(of.user.discordUserId, of.episode);
  const questions = said
    .filter((message) => message.from === 'user')
    .map((message) => ownWords(message).trim())
    .filter((text) => text !== '');
  const first = questions[0] ?? `Wants to talk to a person (${reason})`;
  return {
    key: `${of.workflowId}:${of.episode}`,
    kind: 'support',
    title: excerpt(first, 120),
    description: questions.join('\n').slice(0, 4_000),
    reporter: { discordUserId: of.user.discordUserId, name: of.user.displayName },
    locale: of.locale,
    priority,
    channel: 'discord',
    fields: { ...(topic !== null && { Topic: topic }), 'Handed over because': reason },
    workflowId: of.workflowId,
    episode: of.episode,
    at,
  };
}

function mayReopen(record: CaseRecord, discordUserId: string, window: number): boolean {
  const since = record.solvedAt ?? record.closedAt;
  return (
    record.reporter.discordUserId === discordUserId &&
    record.kind === 'support' &&
    since !== null &&
    Date.now() - since <= window
  );
}

/** A case whose workflow has ended is started again from its record: a change is never dropped. */
async function tellCase(deps: ActivityDeps, number: number, signal: CaseChangeSignal): Promise<void> {
  if ((await deps.caseWorkflows.signal(number, signal)) === 'accepted') return;
  const record = await deps.store.cases.find(number);
  if (!record)
    throw ApplicationFailure.nonRetryable(
      `Case ${number} is not in the store: it was erased, or the database is another one.`,
      'notFound',
    );
  await deps.caseWorkflows.start(record);
  await deps.caseWorkflows.signal(number, signal);
}

/** What Flex still sends about an episode that is over belongs to its case's transcript, never to the current chat. */
export async function recordLate(
  deps: Pick<ActivityDeps, 'store'>,
  discordUserId: string,
  event: Parameters<ConversationActivities['recordLateEvent']>[1]['event'],
): Promise<void> {
  if (event.type === 'agent.edit')
    return deps.store.transcript.edited('twilio', event.id, event.text, wholeSecond(event.editedAt));
  if (event.type === 'agent.delete') return deps.store.transcript.deleted('twilio', event.id, event.at);
  if (event.type !== 'agent.message') return;
  await deps.store.transcript.record([
    {
      discordUserId,
      episode: event.episode,
      source: 'twilio',
      sourceId: event.id,
      from: 'agent',
      authorName: event.author,
      text: event.text,
      attachments: event.media.map((media) => ({
        filename: media.filename ?? 'file',
        contentType: media.contentType,
        size: media.size,
        ref: `twilio:${media.sid}`,
      })),
      at: event.at,
      failure: 'The conversation had already ended: the user has not seen this.',
    },
  ]);
}
