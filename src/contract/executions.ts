/** What activities may do to whole workflow executions. */
export interface Executions {
  /** Asks what runs under this id to end in order; asked again, it is the same request. `over`: nothing runs there (any more). */
  cancel(workflowId: string): Promise<'ending' | 'over'>;
  /**
   * Ends what runs under this id and removes the histories of all its runs. Returns false when the server does not let us remove
   * them: they go with the namespace's retention. Nothing there is fine.
   */
  forget(workflowId: string): Promise<boolean>;
}
