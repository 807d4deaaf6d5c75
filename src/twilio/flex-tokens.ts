import type { TwilioClient } from './client.ts';
import { parseJson } from './http-client.ts';
import type { TwilioAdapter } from './twilio-adapter.ts';

type FlexIdentity = NonNullable<Awaited<ReturnType<TwilioAdapter['validateFlexToken']>>>;

/** A token is asked about again after this time, so that a signed-out agent is out soon. */
const KEPT_MS = 60_000;

/** Validates Flex tokens at IAM (`POST /v1/Accounts/{AC}/Tokens/validate`), as Twilio's own validator does. */
export function flexTokenCalls(client: TwilioClient): Pick<TwilioAdapter, 'validateFlexToken'> {
  const known = new Map<string, { identity: FlexIdentity; until: number }>();
  return {
    async validateFlexToken(token) {
      const cached = known.get(token);
      if (cached && cached.until > Date.now()) return cached.identity;
      const answer = await client.http.send({
        method: 'POST',
        url: `https://iam.twilio.com/v1/Accounts/${client.accountSid}/Tokens/validate`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      const identity = read(parseJson(answer.body));
      if (!identity) return null;
      if (known.size > 1_000) known.clear();
      known.set(token, { identity, until: Math.min(identity.expiresAt, Date.now() + KEPT_MS) });
      return identity;
    },
  };
}

function read(body: unknown): FlexIdentity | null {
  const { valid, identity, roles, worker_sid, expiration } = (body ?? {}) as Record<string, unknown>;
  if (valid !== true || typeof identity !== 'string') return null;
  return {
    workerSid: typeof worker_sid === 'string' ? worker_sid : null,
    identity,
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    expiresAt: typeof expiration === 'string' ? Date.parse(expiration) || 0 : 0,
  };
}
