import { findField } from '../../schema/lookup.ts';
import { normalizeId } from '../../schema/ids.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { SaveRequest, SaveResult } from '../../base/values.ts';
import { ALL_FIELDS, checkUnmodified, readRecord, requireReadable } from '../http/access.ts';
import { jsonObject } from '../http/body.ts';
import { badRequest, entityIsDeleted, notFound, saveFailed } from '../http/errors.ts';
import type { RecordNode } from '../../soql/types.ts';
import { unreadableValue } from './deserialize.ts';
import { recordFields } from './input.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import { checkMatch, conditional, recordVersion } from './reads/conditions.ts';
import type { Version } from './reads/conditions.ts';
import { isRelationship, parentOf, readRelationship } from './reads/relationships.ts';
import { restRecord } from './values.ts';

const RECORD = '/services/data/:version/sobjects/:object/:id';
const BY_KEY = '/services/data/:version/sobjects/:object/:field/:value';

/** Operations on single records. */
export const sobjectRoutes: readonly Route[] = [
  { method: 'POST', path: '/services/data/:version/sobjects/:object', handle: postRecord },
  { method: 'GET', path: RECORD, handle: (call) => getRecord(call, id(call)) },
  { method: 'PATCH', path: RECORD, handle: (call) => patchRecord(call, id(call)) },
  { method: 'DELETE', path: RECORD, handle: (call) => deleteExisting(call, id(call)) },
  { method: 'GET', path: BY_KEY, handle: getByKey },
  { method: 'PATCH', path: BY_KEY, handle: patchByKey },
  { method: 'DELETE', path: BY_KEY, handle: deleteByKey },
];

/** By an external id, or along a relationship: `…/sobjects/Opportunity/ID/Account`. */
function getByKey(call: Call): ApiResponse {
  const { field = '', value = '' } = call.params;
  const object = objectOf(call);
  return isRelationship(object, field)
    ? readRelationship(call, object, { id: field, relationship: value })
    : withByKey(call, (found) => getRecord(call, found));
}

const id = (call: Call): string => call.params['id'] ?? '';
const objectOf = (call: Call): ObjectSchema => requireReadable(call, call.params['object'] ?? '');

function postRecord(call: Call): ApiResponse {
  const object = objectOf(call);
  const fields = recordFields(jsonObject(call.request));
  const result = saveOrThrow(call, { operation: 'insert', object: object.name, fields });
  return {
    status: 201,
    headers: { Location: `/services/data/${call.version}/sobjects/${object.name}/${result.id ?? ''}` },
    body: { id: result.id, success: true, errors: [] },
  };
}

function getRecord(call: Call, recordId: string): ApiResponse {
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
  return conditional(call.request, versionOf(call, object, record), () => ({
    status: 200,
    body: restRecord(record, call.version),
  }));
}

/** The dates of a record that the conditions of the request are about. */
function datesAskedFor({ request: { headers } }: Call, object: ObjectSchema): string[] {
  const has = (...names: readonly string[]): boolean => names.some((name) => headers[name] !== undefined);
  const dates = [
    ...(has('if-match', 'if-none-match') ? ['SystemModstamp'] : []),
    ...(has('if-modified-since', 'if-unmodified-since') ? ['LastModifiedDate'] : []),
  ];
  return dates.filter((name) => findField(object, name));
}

/** The version of a record that was read. A date that is not among its fields is read when a condition needs it. */
function versionOf(call: Call, object: ObjectSchema, record: RecordNode): Version {
  const missing = datesAskedFor(call, object).filter((name) => !record.cells.has(name));
  const dated = missing.length > 0 ? readRecord(call, object, record.id, missing.map(fieldNamed)) : record;
  return recordVersion(record.id, (name) => {
    const cell = record.cells.get(name) ?? dated?.cells.get(name);
    return cell?.kind === 'value' ? cell.value : undefined;
  });
}

const fieldNamed = (name: string): { kind: 'field'; path: string[] } => ({ kind: 'field', path: [name] });

const unique = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
];

function patchRecord(call: Call, recordId: string): ApiResponse {
  const object = objectOf(call);
  const body = jsonObject(call.request);
  if (Object.keys(body).some((name) => name.toLowerCase() === 'id')) {
    throw badRequest('INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
  }
  const existing = requireUnmodified(call, object, recordId);
  saveOrThrow(call, { operation: 'update', object: object.name, id: existing, fields: recordFields(body) });
  return { status: 204 };
}

/** The record's 18-character id, when it is as the conditions of the request want it. Throws NOT_FOUND, ENTITY_IS_DELETED or 412. */
function requireUnmodified(call: Call, object: ObjectSchema, recordId: string): string {
  const existing = readRecord(call, object, recordId, ['Id', ...datesAskedFor(call, object)].map(fieldNamed));
  if (!existing) throw isDeleted(call, object, recordId) ? entityIsDeleted() : notFound();
  const version = versionOf(call, object, existing);
  checkMatch(call.request, version);
  checkUnmodified(call, version.modified);
  return existing.id;
}

/** Whether the user finds the record in the recycle bin. */
function isDeleted(call: Call, object: ObjectSchema, recordId: string): boolean {
  const id18 = normalizeId(recordId);
  if (id18 === undefined || !findField(object, 'IsDeleted')) return false;
  const text = `SELECT Id FROM ${object.name} WHERE Id = '${id18}' AND IsDeleted = true`;
  const found = call.context.soql.query(call.user, text, { allRows: true });
  return found.kind === 'records' && found.ids.length > 0;
}

function deleteExisting(call: Call, recordId: string): ApiResponse {
  const object = objectOf(call);
  const existing = requireUnmodified(call, object, recordId);
  saveOrThrow(call, { operation: 'delete', object: object.name, id: existing, fields: {} });
  return { status: 204 };
}

/** The field of `…/sobjects/X/Ext__c/value`: an external id, or `Id`. */
function keyField(call: Call, object: ObjectSchema): FieldSchema {
  const name = call.params['field'] ?? '';
  // `describe/layouts` and the like: resources that the local org does not have, and no field.
  if (name.toLowerCase() === 'describe') throw notFound();
  const field = findField(object, name);
  if (!field || !(field.externalId || field.type === 'id')) {
    throw notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
  }
  return field;
}

/** The ids of the records that have the value and that the user can read; for `Id` the id itself. */
function idsByKey(call: Call): readonly string[] {
  const object = objectOf(call);
  const field = keyField(call, object);
  const value = call.params['value'] ?? '';
  if (field.type === 'id') return [normalizeId(value) ?? []].flat();
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
  return result.kind === 'records' ? result.ids : [];
}

/** Runs the work with the one record that has the value. Several: 300 with their URLs; none: NOT_FOUND. */
function withByKey(call: Call, work: (id: string) => ApiResponse): ApiResponse {
  const ids = idsByKey(call);
  if (ids.length > 1) return multipleChoices(call, ids);
  const [found] = ids;
  if (found === undefined) throw notFound();
  return work(found);
}

function multipleChoices(call: Call, ids: readonly string[]): ApiResponse {
  const base = `/services/data/${call.version}/sobjects/${objectOf(call).name}`;
  return { status: 300, body: ids.map((one) => `${base}/${one}`) };
}

/** The call for the record at the end of a relationship path; undefined for the path of an external id. */
function alongRelationship(call: Call, object: ObjectSchema): Call | undefined {
  const { field = '', value = '' } = call.params;
  if (!isRelationship(object, field)) return undefined;
  return { ...call, params: { ...call.params, ...parentOf(call, object, { id: field, relationship: value }) } };
}

function deleteByKey(call: Call): ApiResponse {
  const along = alongRelationship(call, objectOf(call));
  return along ? deleteExisting(along, id(along)) : withByKey(call, (found) => deleteExisting(call, found));
}

function patchByKey(call: Call): ApiResponse {
  const object = objectOf(call);
  const along = alongRelationship(call, object);
  if (along) return patchRecord(along, id(along));
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
  if (field.type === 'id') return patchRecord({ ...call, params: { ...call.params, id: value } }, value);
  const holders = idsByKey(call);
  if (holders.length > 1) return multipleChoices(call, holders);
  const result = saveOrThrow(call, {
    operation: 'upsert',
    object: object.name,
    externalId: { field: field.name, value },
    fields: recordFields(body),
  });
  const created = result.created === true;
  return { status: created ? 201 : 200, body: { id: result.id, success: true, errors: [], created } };
}

function saveOrThrow(call: Call, request: SaveRequest): SaveResult {
  const [result] = call.save([request], { allOrNone: true });
  if (result?.success) return result;
  const errors = result?.errors ?? [];
  throw unreadableValue(call.context.org.schema, request, { errors, body: call.request.body }) ?? saveFailed(errors);
}
