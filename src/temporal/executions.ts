import { type Client, isGrpcServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { status } from '@grpc/grpc-js';
import { CLOSE_UPDATE, type CloseArgs } from '../contract/conversation.ts';
import type { Executions } from '../contract/executions.ts';

/** Deadline of an update, ms. */
const PATIENCE_MS = 6_000;

/** `Executions` over a Temporal client. */
export function createExecutions(client: Client): Executions {
  return {
    async close(workflowId, args) {
      try {
        await client.withDeadline(Date.now() + PATIENCE_MS, () =>
          client.workflow.getHandle(workflowId).executeUpdate<string, [CloseArgs]>(CLOSE_UPDATE, { args: [args] }),
        );
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'notFound';
        // Its validator says that there is nothing to close.
        if (!(error instanceof WorkflowUpdateFailedError)) throw error;
      }
      return 'closing';
    },
    async forget(workflowId) {
      try {
        await client.workflow.getHandle(workflowId).terminate('Everything about this person is erased.');
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
      // A run that has just begun may not be listed yet.
      if (!(await removeRun(client, workflowId))) return false;
      for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` }))
        if (!(await removeRun(client, workflowId, runId))) return false;
      return true;
    },
  };
}

/** Removes one run, without an id the newest; false where the server refuses it: not every service and not every key may do this. */
async function removeRun(client: Client, workflowId: string, runId?: string): Promise<boolean> {
  const { namespace } = client.options;
  try {
    await client.workflowService.deleteWorkflowExecution({
      namespace,
      workflowExecution: { workflowId, ...(runId !== undefined && { runId }) },
    });
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    if (error.code === status.UNIMPLEMENTED || error.code === status.PERMISSION_DENIED) return false;
    if (error.code !== status.NOT_FOUND) throw error;
  }
  return true;
}
