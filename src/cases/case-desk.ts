import type { CaseDesk, CaseSummary } from '../contract/case-desk.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { FILES_FIELD, writeFiles } from '../domain/case/report-files.ts';
import type { CaseOpening } from './case-opening.ts';
import type { Store } from './store.ts';

export interface CaseDeskOptions {
  store: { cases: Pick<Store['cases'], 'list' | 'find'> };
  opening: Pick<CaseOpening, 'open'>;
  /** base of links to the case desk, without a slash at its end; null when its address is not known */
  publicUrl: string | null;
  /** how long the Re-open button of a solved conversation works, ms */
  reopenWindow: number;
}

/** What the gateway asks of the cases. */
export function createCaseDesk({ store, opening, publicUrl, reopenWindow }: CaseDeskOptions): CaseDesk {
  const summary = (record: CaseRecord): CaseSummary => ({
    number: record.number,
    kind: record.kind,
    status: record.status,
    title: record.title,
    assignee: record.assignee,
    reporterName: record.reporter.name,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    canReopen:
      record.kind === 'support' &&
      record.status === 'solved' &&
      record.solvedAt !== null &&
      Date.now() - record.solvedAt <= reopenWindow,
    link: publicUrl === null ? null : `${publicUrl}/desk/cases/${record.number}`,
  });
  return {
    async openReport(report) {
      const { number } = await opening.open({
        key: `report:${report.key}`,
        kind: report.kind,
        title: report.title,
        description: report.description,
        reporter: { discordUserId: report.reporter.discordUserId, name: report.reporter.displayName },
        locale: report.reporter.locale,
        priority: 'normal',
        channel: 'discord',
        fields: {
          ...report.fields,
          ...(report.attachments.length > 0 && { [FILES_FIELD]: writeFiles(report.attachments) }),
        },
        workflowId: null,
        episode: null,
        at: report.at,
      });
      return { number };
    },
    casesOf: async (discordUserId, limit) =>
      (await store.cases.list({ reporterId: discordUserId, limit })).map(summary),
    openCases: async (limit) => (await store.cases.list({ status: ['new', 'open', 'pending'], limit })).map(summary),
    async caseByNumber(number) {
      const record = await store.cases.find(number);
      return record && summary(record);
    },
  };
}
