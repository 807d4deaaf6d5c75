import type { ConversationState } from './state.ts';

/** How many of the flow's questions are kept with their answers: it may ask the same again. */
const KEPT = 20;

/** Whether Studio's flow decides the handoff in this episode. */
export function flowDecides(s: ConversationState): boolean {
  return s.routing === 'studio' && !s.flowFailed;
}

/** Tells the flow's waiting requests what was decided. */
export function decideStudioTurns(s: ConversationState, handoff: boolean): void {
  for (const turn of s.studioTurns) turn.decision ??= { handoff, caseNumber: s.case?.number ?? null };
  s.studioTurns = s.studioTurns.slice(-KEPT);
}
