import { findObject, objectOfId } from '../../schema/lookup.ts';
import { normalizeId } from '../../schema/ids.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { ApiError, notFound } from './errors.ts';
import type { Call } from './types.ts';
import type { RecordNode, SoqlQuery } from '../../soql/types.ts';

/** The object. Throws NOT_FOUND if it does not exist or the user may not read it, as Salesforce does. */
export function requireReadable(call: Call, name: string): ObjectSchema {
  const object = findObject(call.context.org.schema, name);
  if (!object || !call.context.org.permissions(call.user).object(object.name).read) throw notFound();
  return object;
}

/** The object that an id belongs to. Throws NOT_FOUND for an unknown id or an object that the user may not read. */
export function requireObjectOfId(call: Call, id: string): ObjectSchema {
  const id18 = normalizeId(id);
  const object = id18 === undefined ? undefined : objectOfId(call.context.org.schema, id18);
  if (!object) throw notFound();
  return requireReadable(call, object.name);
}

/** Reads the given fields of one record; undefined if the user can read no record with the id. */
export function readRecord(
  call: Call,
  object: ObjectSchema,
  id: string,
  select: SoqlQuery['select'],
): RecordNode | undefined {
  const id18 = normalizeId(id);
  if (id18 === undefined) return undefined;
  const result = call.context.soql.select(call.user, {
    object: object.name,
    select,
    where: {
      kind: 'compare',
      left: { kind: 'field', path: ['Id'] },
      operator: '=',
      value: { kind: 'string', value: id18 },
    },
    groupBy: [],
    orderBy: [],
    limit: 1,
  });
  return result.kind === 'records' ? result.page(0, 1)[0] : undefined;
}

export const ALL_FIELDS: SoqlQuery['select'] = [{ kind: 'fields', group: 'ALL' }];

/**
 * Compares `If-Unmodified-Since` with the record's `LastModifiedDate` and throws 412 if the record was saved later. Accepts HTTP dates
 * (to the second) and ISO dates (to their precision).
 * @param header another header that has the same meaning: the UI API documents `If-Modified-Since` for it
 */
export function checkUnmodified(call: Call, lastModified: unknown, header?: 'if-modified-since'): void {
  const { headers } = call.request;
  const since = headers['if-unmodified-since'] ?? (header === undefined ? undefined : headers[header]);
  if (since === undefined || typeof lastModified !== 'string') return;
  const limit = Date.parse(since);
  const saved = Date.parse(lastModified);
  if (Number.isNaN(limit) || Number.isNaN(saved)) return;
  const exact = since.includes('.');
  if ((exact ? saved : Math.floor(saved / 1000) * 1000) > limit) {
    throw new ApiError(412, [
      {
        errorCode: 'PRECONDITION_FAILED',
        message: 'The record was modified by someone else since you last read it. Read it again, then save.',
      },
    ]);
  }
}
