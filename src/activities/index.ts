import { classified } from './attempt.ts';
import { createBotActivities } from './bot.ts';
import { createCaseWorkflowActivities } from './case-workflow.ts';
import { createCaseActivities } from './cases.ts';
import type { ActivityDeps } from './deps.ts';
import { createDiscordActivities } from './discord.ts';
import { createErasureActivities } from './erasure.ts';
import { createFeedActivities } from './feeds.ts';
import { createTwilioActivities } from './twilio.ts';

/** Every activity of Flexcord by its name in Temporal. */
export function createActivities(deps: ActivityDeps) {
  return classified({
    ...createDiscordActivities(deps),
    ...createTwilioActivities(deps),
    ...createBotActivities(deps),
    ...createCaseActivities(deps),
    ...createCaseWorkflowActivities(deps),
    ...createFeedActivities(deps),
    ...createErasureActivities(deps),
  });
}
