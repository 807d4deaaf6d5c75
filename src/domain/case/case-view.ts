import { caseName, type CaseRecord } from './case-record.ts';
import type { CaseState } from './case-state.ts';

/** One line for lists in Temporal's Web UI; the title is added by the caller as far as it fits. */
export function caseSummary(record: CaseRecord): string {
  return `Case ${caseName(record.number)} · ${record.kind}`;
}

/** Markdown for Temporal's Web UI ("current details"). */
export function caseDetails(s: CaseState, where: { publicUrl: string; closesAt: number | null }): string {
  const { record } = s;
  const name = caseName(record.number);
  const rows: [string, string | null][] = [
    ['Case', `[${name}](${where.publicUrl}/desk/cases/${record.number}), ${record.kind}, through ${record.channel}`],
    ['Status', record.status],
    ['Priority', record.priority],
    ['Assigned to', record.assignee ?? 'nobody'],
    ['First answer', record.firstResponseAt === null ? 'not yet' : iso(record.firstResponseAt)],
    ['Closed for good', where.closesAt === null ? null : iso(where.closesAt)],
    ['Conversation', record.workflowId === null ? null : `\`${record.workflowId}\``],
    ['Rating', record.rating === null ? null : `${record.rating} of 5`],
    ['On the way', onTheWay(s)],
  ];
  return rows
    .filter(([, text]) => text !== null)
    .map(([label, text]) => `- **${label}:** ${text}`)
    .join('\n');
}

function onTheWay(s: CaseState): string {
  const parts: string[] = [];
  if (s.projected !== s.record.revision || s.entries.length > 0) parts.push('the case desk is brought up to date');
  if (s.postDue) parts.push("the report's post is brought up to date");
  if (s.notices.length > 0) parts.push(`the reporter is told (${s.notices.length})`);
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
