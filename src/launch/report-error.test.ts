import { afterEach, expect, test, vi } from 'vitest';
import { StoreFailure } from '../cases/store-failure.ts';
import { OperatorError } from '../config/operator-error.ts';
import { VendorFailure } from '../contract/vendor-failure.ts';
import { reportError } from './report-error.ts';

afterEach(() => vi.restoreAllMocks());

function said(error: unknown, env: NodeJS.ProcessEnv = {}): { code: number; text: string } {
  let text = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => ((text += String(chunk)), true));
  return { code: reportError(error, env), text };
}

test('an error made for people is its message alone', () => {
  expect(said(new OperatorError('Port 3000 is taken.', { exitCode: 2 }))).toEqual({
    code: 2,
    text: 'Port 3000 is taken.\n',
  });
  expect(said(new StoreFailure('locked', 'It is open elsewhere.'))).toEqual({
    code: 1,
    text: 'It is open elsewhere.\n',
  });
});

test("a vendor's refusal says which variables to check", () => {
  const refused = said(new VendorFailure('twilio', 'permanent', 'unauthorized', 'Twilio answered with 401'));
  expect(refused.text).toMatch(/^Twilio answered with 401\. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN/);
  expect(refused.code).toBe(1);
});

test('a wrong option is wrong usage', () => {
  const error = Object.assign(new Error("Unknown option '--loud'. To specify a positional …"), {
    code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION',
  });
  expect(said(error)).toEqual({ code: 2, text: 'Unknown option \'--loud\'. "-- --help" lists the options.\n' });
});

test('anything else is named as unexpected; where it happened is shown on request only', () => {
  expect(said(new Error('boom')).text).toBe('Unexpected failure: boom\nLOG_LEVEL=debug shows where it happened.\n');
  expect(said(new Error('boom'), { LOG_LEVEL: 'debug' }).text).toContain('report-error.test');
});
