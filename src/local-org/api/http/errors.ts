import { DISK_FULL, isDiskFull, STORAGE_LIMIT_EXCEEDED } from '../../base/full-disk.ts';
import type { SaveError } from '../../base/values.ts';
import { isBusy, rowLocked } from '../../save/locks.ts';
import { SoqlError } from '../../soql/errors.ts';
import { messageOf } from '../../base/error-text.ts';

/** One entry of Salesforce's error list. Only errors of a save have `fields`. */
export interface ApiErrorEntry {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}

/** An error response in Salesforce's shape: the HTTP status, and the list of errors that is the body. */
export class ApiError extends Error {
  readonly status: number;
  readonly entries: readonly ApiErrorEntry[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, entries: readonly ApiErrorEntry[], headers: Readonly<Record<string, string>> = {}) {
    super(entries[0]?.message ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.entries = entries;
    this.headers = headers;
  }
}

const singleError = (status: number, errorCode: string, message: string): ApiError =>
  new ApiError(status, [{ message, errorCode }]);

export const notFound = (message = 'The requested resource does not exist'): ApiError =>
  singleError(404, 'NOT_FOUND', message);

export const entityIsDeleted = (): ApiError => singleError(404, 'ENTITY_IS_DELETED', 'entity is deleted');

export const invalidSession = (): ApiError => singleError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

export const badRequest = (errorCode: string, message: string): ApiError => singleError(400, errorCode, message);

export const insufficientAccess = (
  message = 'You do not have the level of access necessary to perform the operation you requested.',
): ApiError => singleError(403, 'INSUFFICIENT_ACCESS', message);

export const methodNotAllowed = (method: string, allowed: readonly string[]): ApiError =>
  new ApiError(
    405,
    [
      {
        message: `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`,
        errorCode: 'METHOD_NOT_ALLOWED',
      },
    ],
    { Allow: allowed.join(', ') },
  );

export const jsonParserError = (message: string): ApiError => badRequest('JSON_PARSER_ERROR', message);

export const unsupportedMediaType = (type: string): ApiError =>
  singleError(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    `Content type ${type} not supported. The local org expects application/json here.`,
  );

export const bodyTooLarge = (limit: number): ApiError =>
  new ApiError(
    413,
    [
      {
        message: `The request body is larger than ${limit} bytes, the most that is accepted here`,
        errorCode: 'EXCEEDED_MAX_SIZE_REQUEST',
      },
    ],
    { Connection: 'close' },
  );

/** HTTP statuses of save errors over REST that differ from 400. */
const STATUS: Readonly<Record<string, number>> = {
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  ENTITY_IS_DELETED: 404,
};

/** The errors of singleError record's save as a REST answer. */
export function saveFailed(errors: readonly SaveError[]): ApiError {
  const status = STATUS[errors[0]?.statusCode ?? ''] ?? 400;
  return new ApiError(
    status,
    errors.map(({ message, statusCode, fields }) => ({ message, errorCode: statusCode, fields })),
  );
}

/** Converts any error to a response. An error that is not singleError of Salesforce's is a bug of the local org and becomes 500. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof SoqlError) return badRequest(error.errorCode, error.message);
  // The status of a refused save: clients must not take the full disk for a passing failure and repeat the request.
  if (isDiskFull(error)) return badRequest(STORAGE_LIMIT_EXCEEDED, DISK_FULL);
  // Another process held the database for longer than a save waits.
  if (isBusy(error)) return badRequest('UNABLE_TO_LOCK_ROW', rowLocked([]).message);
  const message = messageOf(error);
  return singleError(500, 'UNKNOWN_EXCEPTION', `An unexpected error occurred in the local org: ${message}`);
}
