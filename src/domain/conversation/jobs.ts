import { nextKey } from './lanes.ts';
import type { ConversationState, Job, JobSubject } from './state.ts';

/** A union's members without these keys, one by one. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export type NewJob = Without<Job, 'key' | 'about'>;

/** Adds work for an activity; the key is made here unless the work has an identity of its own. */
export function addJob(s: ConversationState, job: NewJob, key?: string, about?: Partial<JobSubject>): void {
  const name = key ?? nextKey(s, job.kind);
  if (s.jobs.some((known) => known.key === name)) return;
  s.jobs.push({
    ...job,
    key: name,
    about: { episode: s.episode, phase: s.phase, caseNumber: s.case?.number ?? null, ...about },
  });
}

/** Whether such work is under way for this episode; what an earlier one still has to do says nothing about this one. */
export function hasJob(s: ConversationState, kind: Job['kind']): boolean {
  return s.jobs.some((job) => job.kind === kind && job.about.episode === s.episode);
}

/** Forgets jobs that only read the Twilio conversation which is being left: what they say would be taken for the next one. */
export function forgetReads(s: ConversationState): void {
  s.jobs = s.jobs.filter((job) => !['describeAgent', 'inspectFlex', 'fillGap'].includes(job.kind));
}

/** Writers of the same record: two at once could end in the wrong order (a case "open" after "solved"). */
const inOrder: Partial<Record<Job['kind'], string>> = {
  attachCase: 'case',
  reportCase: 'case',
  rateCase: 'case',
  endEpisode: 'case',
  changeTranscript: 'transcript',
  recordLate: 'transcript',
  finishTwilio: 'twilio',
};

/** The jobs that may run now, side by side; each of the rest waits for an earlier one that writes the same record. */
export function runnableJobs(s: ConversationState): Job[] {
  const taken = new Set<string>();
  return s.jobs.filter((job) => {
    const record = inOrder[job.kind];
    if (record === undefined) return true;
    if (taken.has(record)) return false;
    taken.add(record);
    return true;
  });
}
