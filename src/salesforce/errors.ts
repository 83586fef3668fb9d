/** One error of a refused call, in Salesforce's own words; `fields` are the API names that it is about. */
export interface RefusalDetail {
  readonly errorCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Base of everything that goes wrong between us and an org: each subclass is a thing that a caller does differently. */
export class OrgError extends Error {}

/** Nobody answers at the address, or what answers is not a Salesforce org. Callers stop; the command line exits 3. */
export class OrgUnreachable extends OrgError {}

/** The org answers but does not know the access token. Callers stop; the command line exits 3. */
export class OrgUnauthorized extends OrgError {}

/** The org understood and said no: each reason is in `details`. Callers report it, or skip the record. */
export class OrgRefused extends OrgError {
  readonly details: readonly RefusalDetail[];
  constructor(details: readonly RefusalDetail[], options?: ErrorOptions) {
    super(details.map((detail) => detail.message).join('\n'), options);
    this.details = details;
  }
}

/** The org asked us to slow down until our patience ended. Callers stop where they are and can go on later. */
export class OrgThrottled extends OrgError {}

/** What jsforce throws for an answer with an error: the code, and the list when there were several. */
interface ClientError {
  readonly message: string;
  readonly errorCode?: unknown;
  readonly data?: unknown;
}

const SESSION_CODES = new Set(['INVALID_SESSION_ID', 'sf:INVALID_SESSION_ID', 'INVALID_AUTH_HEADER', 'ERROR_HTTP_401']);
const SLOW_DOWN_CODES = new Set(['REQUEST_LIMIT_EXCEEDED', 'SERVER_UNAVAILABLE', 'ERROR_HTTP_429', 'ERROR_HTTP_503']);

/**
 * Any failure of a call, as one of our family. Already translated errors pass unchanged.
 * Several failing validation rules reach us as one MULTIPLE_API_ERRORS with the list in `data`; here they are a list again.
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

/** The reasons in an error body: an array of REST errors, or the one error that jsforce made of it. */
function refusals(failure: ClientError, code: string): RefusalDetail[] {
  const list = Array.isArray(failure.data)
    ? failure.data
    : [{ ...asObject(failure.data), errorCode: code, message: failure.message }];
  return list.map((entry: unknown) => toDetail(asObject(entry)));
}

/** One error in any of Salesforce's shapes (`errorCode` in REST, `statusCode` in collections) as ours. */
export function toDetail(entry: Readonly<Record<string, unknown>>): RefusalDetail {
  const given = entry['errorCode'] ?? entry['statusCode'];
  const errorCode = typeof given === 'string' ? given.replace(/^sf:/, '') : 'UNKNOWN_EXCEPTION';
  const message = typeof entry['message'] === 'string' ? entry['message'] : 'The org gave no reason.';
  const fields = entry['fields'];
  return {
    errorCode,
    // SOAP faults repeat their code before the words.
    message: message.replace(new RegExp(`^(?:${errorCode}: )+`), ''),
    fields: Array.isArray(fields) ? fields.map(String) : [],
  };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function unauthorized(instanceUrl: string, cause: unknown): OrgUnauthorized {
  return new OrgUnauthorized(
    `The org at \`${instanceUrl}\` does not accept the access token: it is wrong or has expired. Give a valid one and try again.`,
    { cause },
  );
}

function unreachable(instanceUrl: string, reason: string, cause: unknown): OrgUnreachable {
  return new OrgUnreachable(`The org at \`${instanceUrl}\` cannot be reached: ${reason}.`, { cause });
}
