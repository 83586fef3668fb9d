import type { Row, SaveError, SaveRequest, SaveResult } from '../base/values.ts';
import { normalizeId } from '../schema/ids.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { checkAccess } from './access.ts';
import type { Operation } from './access.ts';
import { checkDraft } from './checks.ts';
import { applyDefaults } from './defaults.ts';
import { deleteTree, missingRecord } from './deletes.ts';
import { isSaveError, noAccess, wrongRecordId } from './errors.ts';
import { findUpsertTarget } from './externalIds.ts';
import { mergeValues } from './mergeValues.ts';
import { storeRecord } from './store.ts';
import type { Draft, SaveContext } from './types.ts';
import { undeleteTree } from './undelete.ts';

/** The result of a request that was refused. `id`: the record, when there is one. */
export function failed(errors: readonly SaveError[], id?: string): SaveResult {
  return { success: false, errors, ...(id === undefined ? {} : { id }) };
}

/** Saves one request whose references are resolved. `index`: its place in the save. */
export function saveRecord(context: SaveContext, request: SaveRequest, index: number): SaveResult {
  const causes = new Set([index]);
  switch (request.operation) {
    case 'insert':
      return insertRecord(context, request, causes);
    case 'update':
      return updateRecord(context, request, causes);
    case 'upsert':
      return upsertRecord(context, request, causes);
    case 'delete':
      return deleteRecord(context, request, causes);
    case 'undelete':
      return undeleteRecord(context, request, causes);
  }
}

function insertRecord(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const object = checkAccess(context, request.object, 'insert');
  if (isSaveError(object)) return failed([object]);
  const { row, given, errors } = mergeValues(context, object, { values: request.fields });
  applyDefaults(context, object, row, given);
  return checkAndStore(context, { object, old: undefined, row, given, system: false, causes }, errors);
}

function updateRecord(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const target = findTarget(context, request, 'update');
  if (isSaveError(target)) return failed([target]);
  const { object, id } = target;
  const old = context.row(object, id);
  if (old === undefined) return failed([missingRecord(context, object, id)], id);
  const upsert = request.operation === 'upsert';
  const { row, given, errors } = mergeValues(context, object, { values: request.fields, old, upsert });
  return checkAndStore(context, { object, old, row, given, system: false, causes }, errors);
}

function checkAndStore(context: SaveContext, draft: Draft, inputErrors: readonly SaveError[]): SaveResult {
  const errors = checkDraft(context, draft, inputErrors);
  if (errors.length > 0) return failed(errors, draft.old?.Id as string | undefined);
  return { id: storeRecord(context, draft), success: true, errors: [] };
}

function upsertRecord(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const target = findUpsertTarget(context, request);
  if (isSaveError(target)) return failed([target]);
  const { id } = target;
  if (id !== undefined) {
    return { ...updateRecord(context, { ...request, id }, causes), created: false };
  }
  const inserted = insertRecord(context, { ...request, fields: { ...request.fields, ...target.key } }, causes);
  return { ...inserted, created: true };
}

function deleteRecord(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const target = findTarget(context, request, 'delete');
  if (isSaveError(target)) return failed([target]);
  const { object, id } = target;
  const denied = fullAccessErrors(context, object, context.row(object, id));
  const errors = denied ?? deleteTree(context, id, causes);
  return errors.length > 0 ? failed(errors, id) : { id, success: true, errors: [] };
}

function undeleteRecord(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const target = findTarget(context, request, 'undelete');
  if (isSaveError(target)) return failed([target]);
  const { object, id } = target;
  const denied = fullAccessErrors(context, object, context.recycleBin.find(id)?.row);
  const errors = denied ?? undeleteTree(context, id, causes);
  return errors.length > 0 ? failed(errors, id) : { id, success: true, errors: [] };
}

/**
 * The error of a user without full access to the record, which deleting and undeleting need. Returns undefined for a missing row, which
 * the operation itself reports.
 */
function fullAccessErrors(context: SaveContext, object: ObjectSchema, row: Row | undefined): SaveError[] | undefined {
  return row !== undefined && !context.shared.may('full', object, row) ? [noAccess()] : undefined;
}

/** The object and the 18-character id of the request's record, if the user may run the operation on the object. */
function findTarget(
  context: SaveContext,
  request: SaveRequest,
  operation: Exclude<Operation, 'insert'>,
): { readonly object: ObjectSchema; readonly id: string } | SaveError {
  const object = checkAccess(context, request.object, operation);
  if (isSaveError(object)) return object;
  const id = normalizeId(request.id);
  return id?.startsWith(object.keyPrefix) === true ? { object, id } : wrongRecordId(object, request.id);
}
