import { createHash } from 'node:crypto';
import type { ApiRequest, ApiResponse } from '../../http/types.ts';
import { ApiError } from '../../http/errors.ts';

/** What a condition is compared with: the version of a resource and when it was last changed. */
export interface Version {
  readonly etag?: string;
  /** ISO date-time. */
  readonly modified?: string;
}

/** The version of a record: changes with every save of it. A record without these fields has none. */
export function recordVersion(id: string, value: (field: string) => unknown): Version {
  const stamp = value('SystemModstamp');
  const modified = value('LastModifiedDate') ?? stamp;
  return {
    ...(typeof stamp === 'string' ? { etag: etagOf(`${id} ${stamp}`) } : {}),
    ...(typeof modified === 'string' ? { modified } : {}),
  };
}

const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;

/** Adds `ETag` and `Last-Modified` to a read, or makes it 304 when the client has this version. Throws 412 for an `If-Match` of another one. */
export function conditional(request: ApiRequest, version: Version, answer: () => ApiResponse): ApiResponse {
  checkMatch(request, version);
  const headers: Record<string, string> = {
    ...(version.etag === undefined ? {} : { ETag: version.etag }),
    ...(version.modified === undefined ? {} : { 'Last-Modified': new Date(version.modified).toUTCString() }),
  };
  if (isKnown(request, version)) return { status: 304, headers };
  const response = answer();
  return { ...response, headers: { ...response.headers, ...headers } };
}

/** Throws 412 when `If-Match` names another version of the record than it has. */
export function checkMatch({ headers }: ApiRequest, { etag }: Version): void {
  const match = headers['if-match'];
  if (match === undefined || etag === undefined || lists(match, etag)) return;
  throw new ApiError(412, [
    {
      errorCode: 'PRECONDITION_FAILED',
      message: 'The record is not the one that `If-Match` names. Read it again, then save.',
    },
  ]);
}

/** `If-None-Match` decides when it is there; dates have no milliseconds. */
function isKnown({ headers }: ApiRequest, { etag, modified }: Version): boolean {
  const none = headers['if-none-match'];
  if (none !== undefined && etag !== undefined) return lists(none, etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return modified !== undefined && Math.floor(Date.parse(modified) / 1000) * 1000 <= since;
}

/** `W/"a", "b--gzip"` names "a" and "b"; `*` names every version. */
const lists = (header: string, etag: string): boolean =>
  header.split(',').some((one) => {
    const named = one
      .trim()
      .replace(/^W\//, '')
      .replace(/--gzip(?="$)/, '');
    return named === '*' || named === etag;
  });
