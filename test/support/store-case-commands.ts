import type { Store } from '../../src/cases/store.ts';
import { CaseCommandFailure, type CaseCommands } from '../../src/contract/case-commands.ts';
import type { CaseRecord, TimelineEntry } from '../../src/domain/case/case-record.ts';

/** Case commands without workflows: each one changes the record in the store, for tests of the desk alone. */
export function storeCaseCommands(cases: Store['cases']): CaseCommands {
  const change = async (
    number: number,
    fields: Partial<CaseRecord>,
    entry: Pick<TimelineEntry, 'by' | 'kind' | 'text'>,
  ): Promise<CaseRecord> => {
    const record = await cases.find(number);
    if (!record) throw new CaseCommandFailure('notFound', `There is no case C-${number}.`);
    if (record.status === 'closed')
      throw new CaseCommandFailure('refused', `C-${number} is closed: open a new case instead.`);
    const now = Date.now();
    const next = { ...record, ...fields, updatedAt: now, revision: record.revision + 1 };
    await cases.project(next, [{ ...entry, id: `r${next.revision}`, at: now }]);
    return next;
  };
  return {
    async open({ by: _by, ...input }) {
      const { record } = await cases.open({ ...input, workflowId: null, episode: null, at: Date.now() });
      return record;
    },
    setStatus: (number, { by, status }) =>
      change(number, { status }, { by, kind: 'status', text: `Status: ${status}` }),
    assign: (number, { by, assignee }) =>
      change(number, { assignee }, { by, kind: 'assignee', text: `Assignee: ${assignee ?? 'nobody'}` }),
    setPriority: (number, { by, priority }) =>
      change(number, { priority }, { by, kind: 'priority', text: `Priority: ${priority}` }),
    comment: (number, { by, text }) => change(number, {}, { by, kind: 'comment', text }),
  };
}
