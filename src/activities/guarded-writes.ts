import { ApplicationFailure } from '@temporalio/activity';
import type { LaneAttempt } from './attempt.ts';
import type { ActivityDeps } from './deps.ts';

/**
 * The vendors, for one attempt of a lane's activity: what would be seen twice when done twice is only begun while nobody else
 * can have been asked to do it. An attempt that Temporal has given up goes on running for a moment, and the one after it has
 * already looked for what this one is about to post.
 */
export function guardedWrites(deps: ActivityDeps, attempt: LaneAttempt): ActivityDeps {
  const { discord, twilio } = deps;
  const inTime =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (!attempt.mayWrite())
        throw ApplicationFailure.retryable('This attempt is out of time; the next one looks and goes on.', 'outOfTime');
      return write(...args);
    };
  return {
    ...deps,
    discord: { ...discord, post: inTime((...args) => discord.post(...args)) },
    twilio: {
      ...twilio,
      postMessage: inTime((...args) => twilio.postMessage(...args)),
      createInteraction: inTime((...args) => twilio.createInteraction(...args)),
      invite: inTime((...args) => twilio.invite(...args)),
    },
  };
}
