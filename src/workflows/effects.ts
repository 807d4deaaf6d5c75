import { ActivityFailure, ApplicationFailure, proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { ConversationActivities, ConversationRef } from '../activities/conversation-activities.ts';
import type { ConversationState, Job, JobResult } from '../domain/conversation/state.ts';
import { summaryOf } from './summaries.ts';

/**
 * How the rules' effects become activities. Retries are unlimited: an effect either succeeds, or is refused for good by
 * the vendor (a non-retryable failure, which the rules hear of), or stays visible as a retrying activity in the Web UI.
 */
const retry = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '15s' } as const;

const short: ActivityOptions = { startToCloseTimeout: '10s', retry, cancellationType: 'TRY_CANCEL' };

/** Lanes may carry files: longer, but watched by heartbeats, so that a dead worker is noticed within 5 s. */
const lane: ActivityOptions = {
  startToCloseTimeout: '2m',
  heartbeatTimeout: '5s',
  retry,
  cancellationType: 'TRY_CANCEL',
};

const activities = proxyActivities<ConversationActivities>(short);
const patientLanes = proxyActivities<ConversationActivities>(lane);

/** A lane's activities; `patience` (ms) bounds all their attempts together, null = for ever. */
export function laneActivities(patience: number | null) {
  return patience === null
    ? patientLanes
    : proxyActivities<ConversationActivities>({ ...lane, scheduleToCloseTimeout: patience });
}

/** What an activity needs to know of the conversation. */
export function refOf(s: ConversationState, workflowId: string): ConversationRef {
  return {
    workflowId,
    episode: s.episode,
    user: s.user,
    locale: s.locale,
    routing: s.routing,
    caseNumber: s.case?.number ?? null,
    channel: s.channel,
    twilio: s.twilio,
    phase: s.phase,
    agentName: s.agents.at(-1)?.name ?? null,
    waitingSince: s.escalation?.waitingSince ?? null,
  };
}

/** The same for a job, which is about the episode in which it was asked for, whatever the conversation is now. */
export function refForJob(s: ConversationState, job: Job, workflowId: string): ConversationRef {
  const now = refOf(s, workflowId);
  const { episode, phase, caseNumber } = job.about;
  if (episode === now.episode) return { ...now, caseNumber: now.caseNumber ?? caseNumber };
  return { ...now, episode, phase, caseNumber, twilio: {}, agentName: null, waitingSince: null };
}

/**
 * Runs one job. `patience` (ms) bounds what others wait for: the listing before an end, because who writes meanwhile must be told that they
 * wait, and the look-up of an agent's name, because all that the agents write waits for it.
 * @throws ActivityFailure when it is refused for good, or over its time.
 */
export async function runJob(job: Job, of: ConversationRef, patience: number): Promise<JobResult> {
  switch (job.kind) {
    case 'ask':
      return {
        kind: 'ask',
        answer: await activities.answerQuestion.executeWithOptions({ summary: summaryOf(job) }, [of, job]),
      };
    case 'showArticle':
      return {
        kind: 'showArticle',
        answer: await activities.showArticle.executeWithOptions({ summary: summaryOf(job) }, [of, job]),
      };
    case 'openCase':
      return {
        kind: 'openCase',
        ...(await activities.openCase.executeWithOptions({ summary: summaryOf(job) }, [of, job])),
      };
    case 'checkReopen':
      return {
        kind: 'checkReopen',
        allowed: await activities.checkReopen.executeWithOptions({ summary: summaryOf(job) }, [of, job]),
      };
    case 'openThread':
      return {
        kind: 'openThread',
        ...(await activities.openPrivateThread.executeWithOptions({ summary: summaryOf(job) }, [of])),
      };
    case 'describeAgent': {
      const options = { summary: summaryOf(job), scheduleToCloseTimeout: patience };
      return { kind: 'describeAgent', ...(await activities.findAgentName.executeWithOptions(options, [of, job])) };
    }
    case 'inspectFlex':
      return {
        kind: 'inspectFlex',
        snapshot: await activities.inspectFlex.executeWithOptions({ summary: summaryOf(job) }, [of]),
      };
    case 'fillGap': {
      const bound = job.thenEnd && !job.patient ? { scheduleToCloseTimeout: patience } : {};
      const options = { summary: summaryOf(job), ...bound };
      return { kind: 'fillGap', ...(await activities.fetchMissingMessages.executeWithOptions(options, [of, job])) };
    }
    case 'finishTwilio': {
      const { items, uncertain, episode, refs } = job;
      const batch = { of: { ...of, episode, twilio: refs }, items, uncertain };
      const results = await patientLanes.deliverToTwilio.executeWithOptions({ summary: summaryOf(job) }, [batch]);
      return { kind: 'finishTwilio', results };
    }
    default:
      await runSilentJob(job, of);
      return { kind: 'done' };
  }
}

type SilentJob = Extract<
  Job,
  {
    kind:
      'recordFeedback' | 'attachCase' | 'rateCase' | 'reportCase' | 'changeTranscript' | 'recordLate' | 'endEpisode';
  }
>;

/** Jobs whose results the rules don't need. */
async function runSilentJob(job: SilentJob, of: ConversationRef): Promise<void> {
  switch (job.kind) {
    case 'recordFeedback':
      return activities.recordFeedback.executeWithOptions({ summary: summaryOf(job) }, [of, job]);
    case 'attachCase':
      return activities.attachCase.executeWithOptions({ summary: summaryOf(job) }, [of, job]);
    case 'rateCase':
      return activities.rateCase.executeWithOptions({ summary: summaryOf(job) }, [of, job]);
    case 'reportCase':
      return activities.reportToCase.executeWithOptions({ summary: summaryOf(job) }, [of, job]);
    case 'changeTranscript':
      return activities.changeTranscript.executeWithOptions({ summary: summaryOf(job) }, [of, job]);
    case 'recordLate':
      return activities.recordLateEvent.executeWithOptions({ summary: summaryOf(job) }, [of, job]);
    case 'endEpisode':
      return activities.endEpisode.executeWithOptions({ summary: summaryOf(job) }, [of, job]);
  }
}

/** Whether an effect was not refused, but its time was over before it succeeded. */
export function isOverTime(error: unknown): boolean {
  return error instanceof ActivityFailure && error.retryState === 'TIMEOUT';
}

/** Why an effect failed, for the rules and for people. */
export function failureReason(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) return cause.type ?? cause.message;
  return cause instanceof Error ? cause.message : String(cause);
}
