import { findField, findParentField } from '../../schema/lookup.ts';
import { inLanguage } from '../../schema/translations.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { SaveError, SaveRequest } from '../../base/values.ts';
import type { SoqlQuery } from '../../soql/types.ts';
import { checkUnmodified, readRecord, requireObjectOfId, requireReadable } from '../http/access.ts';
import { asObject, jsonObject } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import { recordTypeOfId } from './record-types.ts';
import { SYSTEM_FIELDS, uiRecord, valueOf } from './values.ts';

const RECORDS = '/services/data/:version/ui-api/records';

/** Operations on records in the form that Lightning Data Service uses. */
export const uiRecordRoutes: readonly Route[] = [
  { method: 'POST', path: RECORDS, handle: postUiRecord },
  { method: 'GET', path: `${RECORDS}/:id`, handle: getUiRecord },
  { method: 'PATCH', path: `${RECORDS}/:id`, handle: patchUiRecord },
  { method: 'DELETE', path: `${RECORDS}/:id`, handle: deleteUiRecord },
];

const id = (call: Call): string => call.params['id'] ?? '';

/** The field paths of a query parameter without the object: `Opportunity.Name,Opportunity.Account.Name` → `Name`, `Account.Name`. */
function pathsOf(call: Call, object: ObjectSchema, parameter: string): string[] {
  const text = call.request.query.get(parameter) ?? '';
  return text.split(',').flatMap((entry) => {
    const name = entry.trim();
    if (name === '') return [];
    const [first, ...rest] = name.split('.');
    if (first?.toLowerCase() !== object.name.toLowerCase() || rest.length === 0) {
      throw badRequest('INVALID_FIELD', `\`${name}\` is expected to begin with \`${object.name}.\``);
    }
    return [rest.join('.')];
  });
}

function getUiRecord(call: Call): ApiResponse {
  const object = requireObjectOfId(call, id(call));
  const { query } = call.request;
  const fields = pathsOf(call, object, 'fields');
  const optional = pathsOf(call, object, 'optionalFields').filter((path) => readable(call, object, path));
  if (fields.length + optional.length === 0 && !query.has('layoutTypes') && !query.has('optionalFields')) {
    throw badRequest('MISSING_ARGUMENT', 'Specify at least one of `fields`, `optionalFields` and `layoutTypes`');
  }
  const paths = [...fields, ...optional];
  return {
    status: 200,
    body: answer(call, object, id(call), query.has('layoutTypes') ? [...paths, ...allFields(call, object)] : paths),
  };
}

/** The record with these fields, whose names have the schema's case. Throws NOT_FOUND. */
function answer(call: Call, object: ObjectSchema, recordId: string, paths: readonly string[]): unknown {
  const system = SYSTEM_FIELDS.filter((name) => findField(object, name));
  const wanted = new Set(paths.map((path) => path.toLowerCase()));
  const all = [...new Map([...paths, ...system].map((path) => [path.toLowerCase(), path])).values()];
  const select: SoqlQuery['select'] = all.map((path) => ({ kind: 'field', path: path.split('.') }));
  const node = readRecord(call, object, recordId, select);
  if (!node) throw notFound();
  const record = uiRecord(node, call.context.soql.display(call.user), (path) => wanted.has(path.toLowerCase()));
  const recordType = recordTypeOfId(call, object, record.recordTypeId ?? '');
  return { ...record, recordTypeInfo: recordType?.type ? recordType.info : null };
}

function allFields(call: Call, object: ObjectSchema): string[] {
  const permissions = call.context.org.permissions(call.user);
  return [...object.fields.values()]
    .filter((field) => field.type !== 'address' && permissions.field(object.name, field.name).read)
    .map((field) => field.name);
}

/** Whether the field exists and the user may read it; other optional fields are left out of the response without an error. */
function readable(call: Call, start: ObjectSchema, path: string): boolean {
  const { org } = call.context;
  const permissions = org.permissions(call.user);
  let object: ObjectSchema | undefined = start;
  const names = path.split('.');
  for (const name of names.slice(0, -1)) {
    const reference = object && findParentField(object, name);
    if (!object || !reference || !permissions.field(object.name, reference.name).read) return false;
    object = org.schema.objects.get(
      (reference.referenceTo.find((to) => to === 'User') ?? reference.referenceTo[0] ?? '').toLowerCase(),
    );
    if (!object || !permissions.object(object.name).read) return false;
  }
  const field = object && findField(object, names.at(-1) ?? '');
  return object !== undefined && field !== undefined && permissions.field(object.name, field.name).read;
}

function postUiRecord(call: Call): ApiResponse {
  const body = jsonObject(call.request);
  const object = requireReadable(call, typeof body['apiName'] === 'string' ? body['apiName'] : '');
  const fields = asObject(body['fields'], '`fields`');
  return savedAnswer(call, { operation: 'insert', object: object.name, fields }, object);
}

function patchUiRecord(call: Call): ApiResponse {
  const object = requireObjectOfId(call, id(call));
  const fields = asObject(jsonObject(call.request)['fields'], '`fields`');
  const existing = readRecord(call, object, id(call), [
    { kind: 'field', path: ['Id'] },
    ...(findField(object, 'LastModifiedDate') ? [{ kind: 'field' as const, path: ['LastModifiedDate'] }] : []),
  ]);
  if (!existing) throw notFound();
  checkUnmodified(call, valueOf(existing.cells.get('LastModifiedDate')), 'if-modified-since');
  const { Id: _id, ...rest } = fields;
  return savedAnswer(call, { operation: 'update', object: object.name, id: existing.id, fields: rest }, object);
}

/** Saves and responds with the saved record: 201 for a new one, 200 for a changed one. */
function savedAnswer(
  call: Call,
  request: SaveRequest & { operation: 'insert' | 'update' },
  object: ObjectSchema,
): ApiResponse {
  const isNew = request.operation === 'insert';
  const saved = saveUiRecord(call, request, object, isNew ? 'create' : 'update');
  if ('failure' in saved) return saved.failure;
  return { status: isNew ? 201 : 200, body: answer(call, object, saved.id, allFields(call, object)) };
}

function deleteUiRecord(call: Call): ApiResponse {
  const object = requireObjectOfId(call, id(call));
  const existing = readRecord(call, object, id(call), [{ kind: 'field', path: ['Id'] }]);
  if (!existing) throw notFound();
  const saved = saveUiRecord(
    call,
    { operation: 'delete', object: object.name, id: existing.id, fields: {} },
    object,
    'delete',
  );
  return 'failure' in saved ? saved.failure : { status: 204 };
}

function saveUiRecord(
  call: Call,
  request: SaveRequest,
  object: ObjectSchema,
  verb: 'create' | 'update' | 'delete',
): { id: string } | { failure: ApiResponse } {
  const [result] = call.save([request], { allOrNone: true });
  if (result?.success) return { id: result.id ?? request.id ?? '' };
  const failure = recordError(result?.errors ?? [], object, verb, call.context.org.language(call.user));
  return { failure };
}

function labelOf(object: ObjectSchema, name: string, language: string): string {
  const field = findField(object, name);
  return field === undefined ? name : inLanguage(field.label, field.labels, language);
}

/** The UI API's response to a failed save: field errors are in `output.fieldErrors`, others in `output.errors`. */
function recordError(
  errors: readonly SaveError[],
  object: ObjectSchema,
  verb: 'create' | 'update' | 'delete',
  language: string,
): ApiResponse {
  const entry = (error: SaveError, field: string | null): Record<string, unknown> => ({
    constituentField: null,
    duplicateRecordError: null,
    errorCode: error.statusCode,
    field,
    fieldLabel: field === null ? null : labelOf(object, field, language),
    message: error.message,
  });
  // No prototype, because a field could be named `constructor`.
  const fieldErrors = Object.create(null) as Record<string, unknown[]>;
  for (const error of errors) {
    for (const field of error.fields) (fieldErrors[field] ??= []).push(entry(error, field));
  }
  return {
    status: errors[0]?.statusCode.startsWith('INSUFFICIENT_ACCESS') ? 403 : 400,
    body: {
      enhancedErrorType: 'RecordError',
      errorCode: 'INVALID_INPUT',
      message: `An error occurred while trying to ${verb} the record. Please try again.`,
      output: {
        errors: errors.filter((error) => error.fields.length === 0).map((error) => entry(error, null)),
        fieldErrors,
      },
      statusCode: errors[0]?.statusCode.startsWith('INSUFFICIENT_ACCESS') ? 403 : 400,
    },
  };
}
