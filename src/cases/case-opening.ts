import type { CaseWorkflows } from '../contract/case-workflows.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { NewCase, Store } from './store.ts';

/** The one way in which cases begin, whoever opens them. */
export interface CaseOpening {
  /** The case of this key, numbered, with its workflow running. Repeating it gives the same case. @throws while store or Temporal can't take it */
  open(input: NewCase): Promise<CaseRecord>;
  /** Starts the workflows of cases whose process died between the two steps; returns how many. Tries all before it throws. */
  sweepUnstarted(): Promise<number>;
}

/** A case younger than this is probably being started by the process that opened it. */
const SURELY_LEFT = 20_000;
const AT_ONCE = 100;

export function createCaseOpening({
  store,
  workflows,
}: {
  store: { cases: Pick<Store['cases'], 'open' | 'unstarted' | 'markStarted'> };
  workflows: Pick<CaseWorkflows, 'start'>;
}): CaseOpening {
  const start = async (record: CaseRecord): Promise<void> => {
    await workflows.start(record);
    await store.cases.markStarted(record.number);
  };
  return {
    async open(input) {
      const { record, created } = await store.cases.open(input);
      // A case with changes has had its workflow; it may be closed by now and must not be woken.
      if (created || record.revision === 0) await start(record);
      return record;
    },
    async sweepUnstarted() {
      const left = await store.cases.unstarted(SURELY_LEFT, AT_ONCE);
      const outcomes = await Promise.allSettled(left.map(start));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
      return left.length;
    },
  };
}
