/**
 * An answer that refuses a request in Twilio's shape `{code, message, more_info, status}`
 * (https://www.twilio.com/docs/usage/twilios-response).
 */
export class TwilioError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly options: { details?: unknown; headers?: Record<string, string> } = {},
  ) {
    super(message);
  }

  /** The JSON body of the answer. */
  body(): Record<string, unknown> {
    const { details } = this.options;
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
      ...(details === undefined ? {} : { details }),
    };
  }
}

/** 20404: nothing is there under this path. */
export function notFound(path: string): TwilioError {
  return new TwilioError(404, 20404, `The requested resource ${path} was not found`);
}

/** 20001: a parameter is missing, unknown or has a value that it can't have. */
export function invalidParameter(message: string): TwilioError {
  return new TwilioError(400, 20001, message);
}

/** 20429: too many requests; says after how many seconds to try again. */
export function tooManyRequests(retryAfterSeconds: number): TwilioError {
  return new TwilioError(429, 20429, 'Too Many Requests', { headers: { 'retry-after': String(retryAfterSeconds) } });
}
