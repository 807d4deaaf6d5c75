import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/**
 * What operators filter by in Temporal's Web UI. Registered before any worker starts: an upsert of an unregistered
 * attribute fails the workflow task again and again. They are plain text in Temporal: no names of people, no message texts.
 */
export const supportPhase = defineSearchAttributeKey('SupportPhase', SearchAttributeType.KEYWORD);
export const caseNumber = defineSearchAttributeKey('CaseNumber', SearchAttributeType.KEYWORD);
export const discordUserId = defineSearchAttributeKey('DiscordUserId', SearchAttributeType.KEYWORD);
export const guildId = defineSearchAttributeKey('GuildId', SearchAttributeType.KEYWORD);
export const agentId = defineSearchAttributeKey('AgentId', SearchAttributeType.KEYWORD);
export const priority = defineSearchAttributeKey('Priority', SearchAttributeType.KEYWORD);
export const locale = defineSearchAttributeKey('Locale', SearchAttributeType.KEYWORD);
export const waitingSince = defineSearchAttributeKey('WaitingSince', SearchAttributeType.DATETIME);
export const nextDeadline = defineSearchAttributeKey('NextDeadline', SearchAttributeType.DATETIME);

/** All of them, for registration. */
export const searchAttributeKeys = [
  supportPhase,
  caseNumber,
  discordUserId,
  guildId,
  agentId,
  priority,
  locale,
  waitingSince,
  nextDeadline,
] as const;
