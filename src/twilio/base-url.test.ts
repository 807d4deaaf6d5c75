import { expect, it } from 'vitest';
import { fromBase, isTwilioHost, toBase } from './base-url.ts';

const BASE = 'http://127.0.0.1:4010/twilio/';

it('puts the product before the path, for every product', () => {
  const go = (url: string, base?: string) => toBase(new URL(url), base).href;
  expect(go('https://mcs.us1.twilio.com/v1/Media?a=1', BASE)).toBe('http://127.0.0.1:4010/twilio/mcs.us1/v1/Media?a=1');
  expect(go('https://api.twilio.com/2010-04-01', BASE)).toBe('http://127.0.0.1:4010/twilio/api/2010-04-01');
  expect(go('https://conversations.twilio.com/v1')).toBe('https://conversations.twilio.com/v1');
  expect(go('https://elsewhere.example.com/x', BASE)).toBe('https://elsewhere.example.com/x');
});

it('gives absolute links of answers their documented form again', () => {
  const documented = 'https://conversations.twilio.com/v1/Conversations?Page=1';
  expect(fromBase(toBase(new URL(documented), BASE).href, BASE)).toBe(documented);
  expect(fromBase(documented, BASE)).toBe(documented);
  expect(fromBase('http://127.0.0.1:4010/other', BASE)).toBe('http://127.0.0.1:4010/other');
});

it.each([
  ['https://media.us1.twilio.com/ME1', undefined, true],
  ['http://media.us1.twilio.com/ME1', undefined, false],
  ['https://nottwilio.com/x', undefined, false],
  ['https://twilio.com.evil.example/x', undefined, false],
  ['http://127.0.0.1:4010/media', BASE, true],
  ['http://127.0.0.1:4999/media', BASE, true],
  ['http://169.254.169.254/latest', BASE, false],
  ['http://127.0.0.1:4010/media', undefined, false],
])('files from %s with base %s: %s', (url, base, allowed) => {
  expect(isTwilioHost(new URL(url), base)).toBe(allowed);
});
