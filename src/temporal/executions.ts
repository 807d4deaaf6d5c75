import { type Client, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { status } from '@grpc/grpc-js';
import type { Executions } from '../contract/executions.ts';

/** `Executions` over a Temporal client. */
export function createExecutions(client: Client): Executions {
  return {
    async cancel(workflowId) {
      const handle = client.workflow.getHandle(workflowId);
      try {
        // The server takes the request for a run that has ended too.
        await handle.cancel();
        return (await handle.describe()).status.name === 'RUNNING' ? 'ending' : 'over';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'over';
        throw error;
      }
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
