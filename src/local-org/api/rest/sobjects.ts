import { findField } from '../../schema/lookup.ts';
import { normalizeId } from '../../schema/ids.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { SaveRequest, SaveResult } from '../../base/values.ts';
import { ALL_FIELDS, checkUnmodified, readRecord, requireReadable } from '../http/access.ts';
import { jsonObject } from '../http/body.ts';
import { ApiError, badRequest, notFound, saveFailed } from '../http/errors.ts';
import { recordInput } from './input.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import { restRecord } from './values.ts';

const RECORD = '/services/data/:version/sobjects/:object/:id';
const BY_KEY = '/services/data/:version/sobjects/:object/:field/:value';

/** One record at a time. */
export const sobjectRoutes: readonly Route[] = [
  { method: 'POST', path: '/services/data/:version/sobjects/:object', handle: create },
  { method: 'GET', path: RECORD, handle: (call) => read(call, id(call)) },
  { method: 'PATCH', path: RECORD, handle: (call) => update(call, id(call)) },
  { method: 'DELETE', path: RECORD, handle: (call) => remove(call, id(call)) },
  { method: 'GET', path: BY_KEY, handle: (call) => read(call, requireByKey(call)) },
  { method: 'PATCH', path: BY_KEY, handle: upsert },
  { method: 'DELETE', path: BY_KEY, handle: (call) => remove(call, requireByKey(call)) },
];

const id = (call: Call): string => call.params['id'] ?? '';
const objectOf = (call: Call): ObjectSchema => requireReadable(call, call.params['object'] ?? '');

function create(call: Call): ApiResponse {
  const object = objectOf(call);
  const input = recordInput(call, object, jsonObject(call.request));
  if (input.errors.length > 0) throw saveFailed(input.errors);
  const result = saveOne(call, { operation: 'insert', object: object.name, fields: input.fields });
  return {
    status: 201,
    headers: { Location: `/services/data/${call.version}/sobjects/${object.name}/${result.id ?? ''}` },
    body: { id: result.id, success: true, errors: [] },
  };
}

function read(call: Call, recordId: string): ApiResponse {
  const object = objectOf(call);
  const names = call.request.query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const record = readRecord(
    call,
    object,
    recordId,
    names && names.length > 0
      ? unique(['Id', ...names]).map((name) => ({ kind: 'field', path: name.split('.') }))
      : ALL_FIELDS,
  );
  if (!record) throw notFound();
  return { status: 200, body: restRecord(record, call.version) };
}

const unique = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
];

function update(call: Call, recordId: string): ApiResponse {
  const object = objectOf(call);
  const body = jsonObject(call.request);
  if (Object.keys(body).some((name) => name.toLowerCase() === 'id')) {
    throw badRequest('INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
  }
  const input = recordInput(call, object, body);
  const existing = readRecord(call, object, recordId, [{ kind: 'fields', group: 'ALL' }]);
  if (!existing) throw notFound();
  const modified = existing.cells.get('LastModifiedDate');
  checkUnmodified(call, modified?.kind === 'value' ? modified.value : undefined);
  if (input.errors.length > 0) throw saveFailed(input.errors);
  saveOne(call, { operation: 'update', object: object.name, id: existing.id, fields: input.fields });
  return { status: 204 };
}

function remove(call: Call, recordId: string): ApiResponse {
  const object = objectOf(call);
  const existing = readRecord(call, object, recordId, [{ kind: 'field', path: ['Id'] }]);
  if (!existing) throw notFound();
  saveOne(call, { operation: 'delete', object: object.name, id: existing.id, fields: {} });
  return { status: 204 };
}

/** The field of `…/sobjects/X/Ext__c/value`: an external id, or `Id`. */
function keyField(call: Call, object: ObjectSchema): FieldSchema {
  const name = call.params['field'] ?? '';
  const field = findField(object, name);
  if (!field || !(field.externalId || field.type === 'id')) {
    throw notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
  }
  return field;
}

function byKey(call: Call): string | undefined {
  const object = objectOf(call);
  const field = keyField(call, object);
  const value = call.params['value'] ?? '';
  if (field.type === 'id') return normalizeId(value);
  const number = ['int', 'double'].includes(field.type);
  const result = call.context.soql.select(call.user, {
    object: object.name,
    select: [{ kind: 'field', path: ['Id'] }],
    where: {
      kind: 'compare',
      left: { kind: 'field', path: [field.name] },
      operator: '=',
      value: number ? { kind: 'number', value: Number(value) } : { kind: 'string', value },
    },
    groupBy: [],
    orderBy: [],
  });
  const ids = result.kind === 'records' ? result.ids : [];
  if (ids.length > 1) {
    throw new ApiError(300, [
      { errorCode: 'MULTIPLE_CHOICES', message: `\`${value}\` is the ${field.name} of ${ids.length} records` },
    ]);
  }
  return ids[0];
}

function requireByKey(call: Call): string {
  const found = byKey(call);
  if (found === undefined) throw notFound();
  return found;
}

function upsert(call: Call): ApiResponse {
  const object = objectOf(call);
  const field = keyField(call, object);
  const body = jsonObject(call.request);
  const value = call.params['value'] ?? '';
  for (const name of ['id', field.name.toLowerCase()]) {
    if (Object.keys(body).some((key) => key.toLowerCase() === name)) {
      throw badRequest(
        'INVALID_FIELD',
        `The ${name === 'id' ? 'Id' : field.name} field should not be specified in the sobject data.`,
      );
    }
  }
  if (field.type === 'id') return update({ ...call, params: { ...call.params, id: value } }, value);
  const input = recordInput(call, object, body);
  if (input.errors.length > 0) throw saveFailed(input.errors);
  const result = saveOne(call, {
    operation: 'upsert',
    object: object.name,
    externalId: { field: field.name, value },
    fields: input.fields,
  });
  const created = result.created === true;
  return { status: created ? 201 : 200, body: { id: result.id, success: true, errors: [], created } };
}

function saveOne(call: Call, request: SaveRequest): SaveResult {
  const [result] = call.save([request], { allOrNone: true });
  if (!result?.success) throw saveFailed(result?.errors ?? []);
  return result;
}
