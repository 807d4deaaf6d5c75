import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { addressKey, isAddressKey, isSigned, signRequest } from './signature.ts';

const TOKEN = '12345';
const URL_WITH_QUERY = 'https://example.com/flex/webhook?case=42';
const PARAMS = {
  EventType: 'onMessageAdded',
  ConversationSid: `CH${'a'.repeat(32)}`,
  Body: 'hi there',
  Index: '3',
  Source: 'SDK',
};

describe('X-Twilio-Signature', () => {
  it('is what Twilio computes for the known vector', () => {
    expect(signRequest(TOKEN, URL_WITH_QUERY, PARAMS)).toBe('ArOnoYGLHZiMVBnt0OfC0tIFrUw=');
  });

  it('agrees with the client library on repeated parameters and text beyond ASCII', () => {
    const params = { Body: 'สวัสดี 👋 & ü', Filters: ['b', 'a', 'b'] };
    const signature = signRequest(TOKEN, URL_WITH_QUERY, params);
    expect(twilio.validateRequest(TOKEN, signature, URL_WITH_QUERY, params)).toBe(true);
  });

  const check = (change: Partial<Parameters<typeof isSigned>[0]>) =>
    isSigned({
      authToken: TOKEN,
      url: URL_WITH_QUERY,
      params: PARAMS,
      signature: signRequest(TOKEN, URL_WITH_QUERY, PARAMS),
      ...change,
    });

  it('accepts the signed request, with the standard port written out or not', () => {
    expect(check({})).toBe(true);
    expect(check({ signature: signRequest(TOKEN, 'https://example.com:443/flex/webhook?case=42', PARAMS) })).toBe(true);
    expect(check({ url: 'https://example.com:443/flex/webhook?case=42' })).toBe(true);
  });

  it('accepts the signed request, with the port of the public address written out or not', () => {
    const url = 'https://example.com:8443/flex/webhook?case=42';
    expect(check({ url })).toBe(true);
    expect(check({ url, signature: signRequest(TOKEN, url, PARAMS) })).toBe(true);
    expect(twilio.validateRequest(TOKEN, signRequest(TOKEN, URL_WITH_QUERY, PARAMS), url, PARAMS)).toBe(true);
  });

  it.each(['https://example.com/flex/webhook?case=42', 'https://example.com:8443/flex/webhook?case=42'])(
    'refuses another port than that of %s',
    (url) => {
      const other = 'https://example.com:9443/flex/webhook?case=42';
      expect(check({ url, signature: signRequest(TOKEN, other, PARAMS) })).toBe(false);
    },
  );

  it.each([
    ['another token', { authToken: 'other' }],
    ['another URL', { url: 'https://example.com/flex/webhook?case=43' }],
    ['a changed parameter', { params: { ...PARAMS, Body: 'hi' } }],
    ['an added parameter', { params: { ...PARAMS, More: '1' } }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
  ])('refuses %s', (_what, change) => {
    expect(check(change)).toBe(false);
  });

  it('checks a JSON body by the hash in the URL', () => {
    const url = `https://example.com/studio?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862`;
    const signed = { authToken: TOKEN, url, params: {}, signature: signRequest(TOKEN, url, {}) };
    expect(isSigned({ ...signed, rawBody: '{"a":1}' })).toBe(true);
    expect(isSigned({ ...signed, rawBody: '{"a":2}' })).toBe(false);
    const bare = 'https://example.com/studio';
    expect(isSigned({ ...signed, url: bare, signature: signRequest(TOKEN, bare, {}), rawBody: '{"a":1}' })).toBe(false);
  });
});

describe('address key', () => {
  it('holds for its path and token only', () => {
    const key = addressKey(TOKEN, '/chatbot-to-discord');
    expect(isAddressKey(TOKEN, '/chatbot-to-discord', key)).toBe(true);
    expect(isAddressKey(TOKEN, '/other', key)).toBe(false);
    expect(isAddressKey('other', '/chatbot-to-discord', key)).toBe(false);
    expect(isAddressKey(TOKEN, '/chatbot-to-discord', undefined)).toBe(false);
  });
});
