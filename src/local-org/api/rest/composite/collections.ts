import { findField, findObject } from '../../../schema/lookup.ts';
import { normalizeId } from '../../../schema/ids.ts';
import type { SaveError, SaveRequest, SaveResult } from '../../../base/values.ts';
import { readRecord, requireObjectOfId, requireReadable } from '../../http/access.ts';
import { asArray, asObject, jsonObject } from '../../http/body.ts';
import { badRequest } from '../../http/errors.ts';
import { requireReadableValues } from '../deserialize.ts';
import { recordFields } from '../input.ts';
import { tooManyChunks } from './limits.ts';
import type { ApiResponse, Call, Route } from '../../http/types.ts';
import { restRecord } from '../values.ts';

const BASE = '/services/data/:version/composite/sobjects';
const MAX_RECORDS = 200;
const MAX_READ = 2000;

/** Saves up to 200 records in one call. Always HTTP 200, with one result per record in the order of the request. */
export const collectionRoutes: readonly Route[] = [
  { method: 'POST', path: BASE, handle: (call) => writeRecords(call, 'insert') },
  { method: 'PATCH', path: BASE, handle: (call) => writeRecords(call, 'update') },
  { method: 'DELETE', path: BASE, handle: deleteRecords },
  { method: 'PATCH', path: `${BASE}/:object/:field`, handle: (call) => writeRecords(call, 'upsert') },
  { method: 'GET', path: `${BASE}/:object`, handle: readRecords },
  { method: 'POST', path: `${BASE}/:object`, handle: readRecords },
];

type Prepared = { readonly request: SaveRequest } | { readonly errors: readonly SaveError[] };

function writeRecords(call: Call, operation: 'insert' | 'update' | 'upsert'): ApiResponse {
  const body = jsonObject(call.request);
  const records = asArray(body['records'], '`records`');
  checkSize(records.length);
  const read = records.map((record) => asObject(record, 'a record'));
  const chunks = tooManyChunks(read.map((record) => typeNamed(call, record)));
  if (chunks) throw chunks;
  const prepared = read.map((record) => prepare(call, operation, record));
  const requests = prepared.flatMap((item) => ('request' in item ? [item.request] : []));
  requireReadableValues(call.context.org.schema, requests, call.request.body);
  return {
    status: 200,
    body: run(call, prepared, body['allOrNone'] === true).map((result) => restResult(result, operation)),
  };
}

function deleteRecords(call: Call): ApiResponse {
  const ids = (call.request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0)
    throw badRequest('INVALID_ARGUMENT', 'Record IDs are expected in the parameter `ids`, separated by commas');
  checkSize(ids.length);
  const prepared = ids.map((id): Prepared => {
    try {
      const object = requireObjectOfId(call, id);
      return { request: { operation: 'delete', object: object.name, id: normalizeId(id) ?? id, fields: {} } };
    } catch {
      return { errors: [{ statusCode: 'MALFORMED_ID', message: `bad id ${id.slice(0, 40)}`, fields: [] }] };
    }
  });
  const allOrNone = call.request.query.get('allOrNone')?.toLowerCase() === 'true';
  return { status: 200, body: run(call, prepared, allOrNone).map((result) => restResult(result, 'delete')) };
}

function checkSize(size: number): void {
  if (size > MAX_RECORDS)
    throw badRequest(
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${MAX_RECORDS} records in this call`,
    );
}

/** The object that the path or the record's `attributes.type` names. */
function typeNamed(call: Call, record: Record<string, unknown>): string | undefined {
  const attributes = record['attributes'];
  const type =
    call.params['object'] ??
    (typeof attributes === 'object' && attributes !== null ? (attributes as { type?: unknown }).type : undefined);
  return typeof type === 'string' ? type : undefined;
}

function prepare(call: Call, operation: 'insert' | 'update' | 'upsert', record: Record<string, unknown>): Prepared {
  const type = typeNamed(call, record);
  const object = type === undefined ? undefined : findObject(call.context.org.schema, type);
  const refuse = (statusCode: string, message: string): Prepared => ({ errors: [{ statusCode, message, fields: [] }] });
  if (!object || !call.context.org.permissions(call.user).object(object.name).read) {
    return refuse(
      'INVALID_TYPE',
      type !== undefined ? `sObject type '${type}' is not supported.` : 'attributes.type is expected in each record',
    );
  }
  const key = operation === 'upsert' ? findField(object, call.params['field'] ?? '') : undefined;
  if (operation === 'upsert' && !(key?.externalId === true || key?.type === 'id')) {
    return refuse('INVALID_FIELD', `\`${call.params['field'] ?? ''}\` is not an external id field of ${object.name}`);
  }
  const fields = recordFields(record, key ? ['id', key.name] : ['id']);
  const named = (name: string): unknown =>
    Object.entries(record).find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1];
  if (key && key.type !== 'id') {
    const value = named(key.name);
    if (value === undefined || value === null || value === '')
      return refuse('MISSING_ARGUMENT', `${key.name} not specified`);
    return {
      request: {
        operation,
        object: object.name,
        externalId: { field: key.name, value: String(value) },
        fields,
      },
    };
  }
  if (operation === 'insert') return { request: { operation, object: object.name, fields } };
  const id = named('id');
  if (id === undefined && operation === 'upsert')
    return { request: { operation: 'insert', object: object.name, fields } };
  if (typeof id !== 'string' || id === '') return refuse('MISSING_ARGUMENT', 'Id not specified in an update call');
  return { request: { operation: 'update', object: object.name, id, fields } };
}

/** Saves the valid requests. With `allOrNone`, an invalid one prevents all others. */
function run(call: Call, prepared: readonly Prepared[], allOrNone: boolean): SaveResult[] {
  const good = prepared.flatMap((item) => ('request' in item ? [item.request] : []));
  const blocked = allOrNone && good.length < prepared.length;
  const results = blocked || good.length === 0 ? [] : call.save(good, { allOrNone });
  let next = 0;
  return prepared.map((item): SaveResult => {
    if ('errors' in item) return { success: false, errors: item.errors };
    if (blocked) return { success: false, errors: [ROLLED_BACK] };
    const result = results[next++];
    if (!result) throw new Error('the save answered fewer results than it was asked for');
    return result;
  });
}

const ROLLED_BACK: SaveError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

function restResult(result: SaveResult, operation: string): unknown {
  return {
    ...(result.id === undefined || !result.success ? {} : { id: result.id }),
    success: result.success,
    errors: result.errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields })),
    ...(operation === 'upsert' ? { created: result.created === true } : {}),
  };
}

/** Reads records by id, null for a missing one: `?ids=…&fields=…`, or the same lists in a POST body. */
function readRecords(call: Call): ApiResponse {
  const object = requireReadable(call, call.params['object'] ?? '');
  const body = call.request.method === 'POST' ? jsonObject(call.request) : undefined;
  const list = (name: string): string[] =>
    (body ? asArray(body[name], `\`${name}\``).map(String) : (call.request.query.get(name) ?? '').split(','))
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const ids = list('ids');
  const fields = [...new Set(list('fields'))];
  if (fields.length === 0) throw badRequest('MISSING_ARGUMENT', 'Field names are expected in `fields`');
  if (ids.length > MAX_READ)
    throw badRequest('EXCEEDED_ID_LIMIT', `cannot retrieve more than ${MAX_READ} records in one call`);
  const select = fields.map((name) => ({ kind: 'field' as const, path: name.split('.') }));
  return {
    status: 200,
    body: ids.map((id) => {
      const record = readRecord(call, object, id, select);
      return record ? restRecord(record, call.version) : null;
    }),
  };
}
