import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Puts messages and stack traces of failures into payloads, so that the codec encrypts them like everything else; otherwise a
 * failure that quotes a user's text would stand readable in Temporal. Plain JavaScript in a file of its own, because the SDK
 * loads it by path: in the process with `require`, and into the workflow bundle.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
