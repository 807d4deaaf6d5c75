import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** Per address; people and their tools stay far below. Signed webhooks and health checks are exempt by their routes. */
const REQUESTS_PER_MINUTE = 600;

/** Headers that keep browsers strict, and a cap on requests per address. */
export async function registerSecurity(
  app: FastifyInstance,
  options: { publicUrl: string; frameAncestors: string[] },
): Promise<void> {
  const https = options.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // The case desk is shown inside Flex.
        frameAncestors: ["'self'", ...options.frameAncestors],
        // On a plain http address (a laptop) this would send the browser to a port that does not speak TLS.
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    // Older than frame-ancestors and unable to name Flex.
    frameguard: false,
    strictTransportSecurity: https,
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
  });
  await app.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: '1 minute' });
}
