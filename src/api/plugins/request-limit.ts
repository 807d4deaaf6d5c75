import { createHash } from 'node:crypto';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { secretOfCaller, secretShown } from '../desk/authentication.ts';

/** People and their tools stay far below. Signed webhooks and health checks are exempt by their routes. */
const REQUESTS_PER_MINUTE = 600;
const MOST_KNOWN = 10_000;

/**
 * A cap on requests: for who is signed in by session or token, for everybody else by address. Counted by address, a few open
 * desks behind one NAT would use it up for all who are there. A secret counts for itself only once it was found to be
 * somebody's: guessed ones stay with their address.
 */
export async function registerRequestLimit(app: FastifyInstance): Promise<void> {
  const known = new Set<string>();
  app.addHook('onResponse', async (request) => {
    const secret = secretOfCaller(request);
    if (secret === null) return;
    const key = keyOf(secret);
    // The newest stand last: what is forgotten is what was shown longest ago.
    known.delete(key);
    known.add(key);
    const [oldest] = known;
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  });
  const counted = (request: FastifyRequest): string => {
    const secret = secretShown(request);
    const key = secret === null ? null : keyOf(secret);
    return key !== null && known.has(key) ? key : normalizeIP(request.ip);
  };
  await app.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: '1 minute', keyGenerator: counted });
}

/** Kept as a hash: nobody can use what a dump of the memory shows. */
function keyOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
