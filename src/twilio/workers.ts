import { parseAttributes } from './attributes.ts';

export interface DescribedWorker {
  name: string | null;
  identity: string | null;
}

/**
 * What Flex sets for each worker: the name that people read (`full_name`), and in `contact_uri` the identity under which they
 * write in a conversation. A worker's own name is the one with which they sign in, mostly an e-mail address: it may stand for
 * the identity, but no user shall read it.
 */
export function describeWorker(attributes: string | null, workerName: string): DescribedWorker {
  const { full_name: name, contact_uri: uri } = parseAttributes(attributes);
  const contact = typeof uri === 'string' ? /^client:(.+)$/.exec(uri)?.[1] : undefined;
  return {
    name: (typeof name === 'string' && name.trim()) || null,
    identity: contact ?? (workerName || null),
  };
}
