import type { CloseArgs } from './conversation.ts';

/** What activities may do to whole workflow executions. */
export interface Executions {
  /** The conversation's update `close`; one that has nothing to close has been closed. */
  close(workflowId: string, args: CloseArgs): Promise<'closing' | 'notFound'>;
  /**
   * Ends what runs under this id and removes the histories of all its runs. Returns false when the server does not let us remove
   * them: they go with the namespace's retention. Nothing there is fine.
   */
  forget(workflowId: string): Promise<boolean>;
}
