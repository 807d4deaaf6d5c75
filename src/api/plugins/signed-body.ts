import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isSigned, type FormParams } from '../../twilio/signature.ts';
import { parseForm } from '../webhooks/form.ts';

/** A large message in a script of three bytes a letter, percent-encoded, with its attributes, fits; more is no webhook. */
const WEBHOOK_BODY_LIMIT = 512 * 1024;

/** A webhook's body before anybody looked into it, and whether Twilio signed it. */
export interface WebhookBody {
  /** fields of the form or JSON object */
  fields: Record<string, unknown>;
  signature: 'valid' | 'invalid' | 'absent';
}

/** Within this scope bodies stay text: the signature covers them as they came. */
export function keepRawBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: WEBHOOK_BODY_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
}

/** Checks the signature on the public URL, then reads the fields. `request.url` must be the path as registered. */
export function readWebhook(request: FastifyRequest, options: { publicUrl: string; authToken: string }): WebhookBody {
  const text = typeof request.body === 'string' ? request.body : '';
  const isForm = /^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? '') || text === '';
  const params: FormParams = isForm ? parseForm(text) : {};
  const header = request.headers['x-twilio-signature'];
  const signature = Array.isArray(header) ? header[0] : header;
  const url = options.publicUrl + request.url;
  const signed = isSigned({ authToken: options.authToken, signature, url, params, ...(!isForm && { rawBody: text }) });
  return {
    signature: signed ? 'valid' : signature === undefined ? 'absent' : 'invalid',
    fields: isForm ? params : parseJsonObject(text),
  };
}

function parseJsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
