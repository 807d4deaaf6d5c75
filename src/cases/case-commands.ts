import { CaseCommandFailure, type CaseCommands } from '../contract/case-commands.ts';
import type { CaseWorkflows } from '../contract/case-workflows.ts';
import { OPENED_BY } from '../domain/case/case-rules.ts';
import type { CaseOpening } from './case-opening.ts';

/** What people do to cases at the desk and through the HTTP API: opening here, every change by the case's workflow. */
export function createCaseCommands({
  opening,
  workflows,
}: {
  opening: Pick<CaseOpening, 'open'>;
  workflows: CaseWorkflows;
}): CaseCommands {
  return {
    async open({ by, fields, key, ...input }) {
      try {
        return await opening.open({
          ...input,
          key: `desk:${key}`,
          fields: { ...fields, [OPENED_BY]: by },
          workflowId: null,
          episode: null,
          at: Date.now(),
        });
      } catch (error) {
        throw new CaseCommandFailure(
          'unavailable',
          'The case could not be opened now because the database or Temporal does not answer. Try again with the same key: it will not become two.',
          { cause: error },
        );
      }
    },
    setStatus: (number, args) => workflows.setStatus(number, args),
    assign: (number, args) => workflows.assign(number, args),
    setPriority: (number, args) => workflows.setPriority(number, args),
    comment: (number, args) => workflows.comment(number, args),
  };
}
