import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import * as attributes from '../contract/search-attributes.ts';
import { earliestDeadline } from '../domain/conversation/deadlines.ts';
import type { ConversationState } from '../domain/conversation/state.ts';
import { detailsOf } from '../domain/conversation/view.ts';

/**
 * What operators see in Temporal's Web UI. Details cost nothing; an upsert is a billed action and an event, so the
 * attributes are written only when one that people filter by has changed, all in one command.
 */
export class WebUi {
  private written = '';

  constructor(private readonly publicUrl: string) {}

  show(s: ConversationState): void {
    setCurrentDetails(detailsOf(s, this.publicUrl));
    const filters = [s.phase, s.case?.number, s.locale, s.priority, s.agents.at(-1)?.workerSid, s.guildId].join('|');
    if (filters === this.written) return;
    this.written = filters;
    upsertSearchAttributes(pairs(s));
  }
}

function pairs(s: ConversationState): SearchAttributeUpdatePair[] {
  const next = earliestDeadline(s);
  const since = s.escalation?.waitingSince;
  return [
    { key: attributes.supportPhase, value: s.phase },
    { key: attributes.discordUserId, value: s.user.discordUserId },
    { key: attributes.guildId, value: s.guildId },
    { key: attributes.locale, value: s.locale },
    { key: attributes.priority, value: s.priority },
    { key: attributes.caseNumber, value: s.case ? String(s.case.number) : null },
    { key: attributes.agentId, value: s.agents.at(-1)?.workerSid ?? null },
    { key: attributes.waitingSince, value: since ? new Date(since) : null },
    { key: attributes.nextDeadline, value: next ? new Date(next.at) : null },
  ];
}
