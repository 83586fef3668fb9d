/** One error of a failed call, with Salesforce's code and message. `fields` are the API names that it concerns. */
export interface RefusalDetail {
  readonly errorCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Base of all errors of calls to an org. There is one subclass for each way in which callers handle an error. */
export class OrgError extends Error {}

/** There is no response at the address, or it is not a Salesforce org. Callers stop; the command line exits with 3. */
export class OrgUnreachable extends OrgError {}

/** The org does not accept the access token. Callers stop; the command line exits with 3. */
export class OrgUnauthorized extends OrgError {}

/** The org rejected the request; `details` contains each reason. Callers report it, or skip the record. */
export class OrgRefused extends OrgError {
  readonly details: readonly RefusalDetail[];
  constructor(details: readonly RefusalDetail[], options?: ErrorOptions) {
    super(details.map((detail) => detail.message).join('\n'), options);
    this.details = details;
  }
}

/** The org limits requests, and the retries are used up. Callers stop and can continue later. */
export class OrgThrottled extends OrgError {}

/** The form of jsforce's errors: a code, and a list in `data` if there were several. */
interface ClientError {
  readonly message: string;
  readonly errorCode?: unknown;
  readonly data?: unknown;
}

const SESSION_CODES = new Set(['INVALID_SESSION_ID', 'sf:INVALID_SESSION_ID', 'INVALID_AUTH_HEADER', 'ERROR_HTTP_401']);
const SLOW_DOWN_CODES = new Set(['REQUEST_LIMIT_EXCEEDED', 'SERVER_UNAVAILABLE', 'ERROR_HTTP_429', 'ERROR_HTTP_503']);

/**
 * Converts any error of a call to an OrgError; an OrgError is returned unchanged. jsforce merges several failing validation rules into
 * one MULTIPLE_API_ERRORS with the list in `data`; the result has them as a list.
 */
export function translateError(error: unknown, instanceUrl: string): OrgError {
  if (error instanceof OrgError) return error;
  const failure: ClientError = error instanceof Error ? error : new Error(String(error));
  const code = typeof failure.errorCode === 'string' ? failure.errorCode : undefined;
  if (code === undefined) {
    if (/^Unable to refresh session/.test(failure.message)) return unauthorized(instanceUrl, error);
    return unreachable(instanceUrl, failure.message, error);
  }
  const details = refusals(failure, code);
  if (details.some((detail) => SESSION_CODES.has(detail.errorCode))) return unauthorized(instanceUrl, error);
  if (details.some((detail) => SLOW_DOWN_CODES.has(detail.errorCode))) {
    return new OrgThrottled(`The org at \`${instanceUrl}\` takes no more requests for now. Try again later.`, {
      cause: error,
    });
  }
  if (code.startsWith('ERROR_HTTP_') && !/^ERROR_HTTP_4/.test(code)) {
    return unreachable(instanceUrl, `it answered with HTTP status ${code.slice('ERROR_HTTP_'.length)}`, error);
  }
  return new OrgRefused(details, { cause: error });
}

/** The reasons in an error body: a list of REST errors, or jsforce's single error. */
function refusals(failure: ClientError, code: string): RefusalDetail[] {
  const list = Array.isArray(failure.data)
    ? failure.data
    : [{ ...asObject(failure.data), errorCode: code, message: failure.message }];
  return list.map((entry: unknown) => toDetail(asObject(entry)));
}

/** Converts an error in one of Salesforce's forms (`errorCode` in REST, `statusCode` in collections). */
export function toDetail(entry: Readonly<Record<string, unknown>>): RefusalDetail {
  const given = entry['errorCode'] ?? entry['statusCode'];
  const errorCode = typeof given === 'string' ? given.replace(/^sf:/, '') : 'UNKNOWN_EXCEPTION';
  const message = typeof entry['message'] === 'string' ? entry['message'] : 'The org gave no reason.';
  const fields = entry['fields'];
  return {
    errorCode,
    // SOAP faults repeat the code at the beginning of the message.
    message: message.replace(new RegExp(`^(?:${errorCode}: )+`), ''),
    fields: Array.isArray(fields) ? fields.map(String) : [],
  };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The error for a token that the org does not accept. */
export function unauthorized(instanceUrl: string, cause?: unknown): OrgUnauthorized {
  return new OrgUnauthorized(
    `The org at \`${instanceUrl}\` does not accept the access token: it is wrong or has expired. Give a valid one and try again.`,
    { cause },
  );
}

/** The error for an answer that no org gives. @param what `pages of a query that have no end` */
export function unusable(instanceUrl: string, what: string): OrgUnreachable {
  return new OrgUnreachable(
    `The org at \`${instanceUrl}\` answered with ${what}. Check that the address is an org's own, and try again.`,
  );
}

function unreachable(instanceUrl: string, reason: string, cause: unknown): OrgUnreachable {
  return new OrgUnreachable(`The org at \`${instanceUrl}\` cannot be reached: ${reason}.`, { cause });
}
