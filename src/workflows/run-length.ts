import { workflowInfo } from '@temporalio/workflow';

/**
 * Whether the run should continue as new: the server's hint, or a length at which a replay gets slow. A thousand events are a hundred
 * messages said one by one and take about 0.4 s of a processor, with many others after a kill several times that: well within the
 * time of a workflow task.
 */
export function runIsLong(maxEvents = 1_000): boolean {
  const info = workflowInfo();
  return info.continueAsNewSuggested || info.historyLength > maxEvents;
}

/**
 * Whether a run that had to be replayed, because its worker is gone or has forgotten it, should be spared the next replay. Each
 * continuation is billed, so one that stays where it began keeps its thousand events. Where workers are killed every few seconds,
 * the replays of long runs alone would take all of the processors, and the last in the row would wait for minutes.
 */
export function isLongToReplayAgain(movedWorker: boolean, maxEvents = 150): boolean {
  return movedWorker && workflowInfo().historyLength > maxEvents;
}
