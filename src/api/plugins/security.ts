import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { registerRequestLimit } from './request-limit.ts';

/** Headers that keep browsers strict, and a cap on requests. */
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
  await registerRequestLimit(app);
}
