import type { Payload } from '@temporalio/common';
import type { FastifyBaseLogger, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Store } from '../cases/store.ts';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import type { StudioTurnArgs, StudioTurnResult } from '../contract/conversation.ts';
import type { FlexEvent } from '../domain/conversation/events.ts';

/** What the api role needs from the rest of Flexcord. */
export interface ApiDeps {
  logger: FastifyBaseLogger;
  /** where Twilio and browsers reach the api, without a slash at its end; signatures are checked against it */
  publicUrl: string;
  /** Twilio's auth token; checks signatures, whatever makes the REST calls */
  authToken: string;
  store: { episodes: Pick<Store['episodes'], 'findByConversationSid' | 'find' | 'touch'> };
  signals: Pick<ConversationSignals, 'signal'>;
  /** The update `studioTurn`. Rejects when the workflow can't be asked. */
  studioTurn(workflowId: string, args: StudioTurnArgs): Promise<StudioTurnResult>;
  /** An agent's message, edit or delete for a conversation whose workflow is over: recorded with its case. */
  recordLate(workflowId: string, event: FlexEvent): Promise<void>;
  /** Parts of the system by name: `ok`, or what is wrong in words. Shown to anybody: no secrets, no addresses. */
  readiness(): Promise<Record<string, string>>;
  /** Routes of other authors (case desk, HTTP API), registered after the api's own. */
  plugins: FastifyPluginAsync[];
  /** Payload codec for the Temporal Web UI; absent = no codec endpoint */
  codec?: CodecEndpoint;
  /** who may read /metrics: with a token only those who send it as bearer */
  metricsToken?: string;
  /** more metrics to show; default the process's own registry of prom-client */
  metrics?: Registry;
  /** origins that may show our pages in a frame; default Flex */
  frameAncestors?: string[];
}

export interface CodecEndpoint {
  encode(payloads: Payload[]): Promise<Payload[]>;
  decode(payloads: Payload[]): Promise<Payload[]>;
  /** Whether this request may read conversations in clear. */
  authorize(request: FastifyRequest): Promise<boolean>;
  /** origin of the Web UI, for CORS */
  uiOrigin: string;
}
