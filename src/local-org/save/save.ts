import { normalizeId } from '../schema/ids.ts';
import { findField, findObject } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { deriveFields } from '../standard/derive.ts';
import type { Row, RunningUser, SaveError, SaveRequest, SaveResult } from '../base/values.ts';
import { checkAccess, noAccess, ruleErrors, sharingErrors, systemChecks } from './checks.ts';
import { coerce } from './coerce.ts';
import { openSaveContext, saveError } from './context.ts';
import type { Draft, PendingParent, SaveContext, SaveEngine } from './context.ts';
import { deleteTree, missingRecord } from './deletes.ts';
import { applyDefaults, layOver } from './layOver.ts';
import { isBusy, lockedByDraft, lockProblem, RowLockedError, rowLocked, sleep } from './locks.ts';
import { recordTypeErrors } from './recordTypes.ts';
import { withReferences } from './references.ts';
import { changedTotals } from './rollups.ts';
import { storeRecord } from './store.ts';
import { undeleteTree } from './undelete.ts';

/** Salesforce runs a save in chunks of at most this many records of one object; roll-ups are recalculated once a chunk. */
const CHUNK = 200;

const ROLLED_BACK: SaveError = saveError(
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'Record rolled back because not all records were valid and the request was using AllOrNone header',
);

/**
 * Saves records in Salesforce's order, in one transaction: load the old record, lay the new values over it, defaults, system checks,
 * validation rules, store, roll-ups of the parents (each parent goes through its own save), commit.
 * Without `allOrNone` the good records are saved and the others answer with their errors.
 */
export function save(
  engine: SaveEngine,
  user: RunningUser,
  requests: readonly SaveRequest[],
  options: { readonly allOrNone: boolean },
): SaveResult[] {
  const deadline = Date.now() + engine.lockWaitMs;
  for (;;) {
    try {
      return attempt(engine, user, requests, options, Date.now() < deadline);
    } catch (error) {
      if (isBusy(error)) return requests.map(() => failure([rowLocked([])]));
      if (!(error instanceof RowLockedError)) throw error;
      sleep(Math.min(error.until, deadline) - Date.now());
    }
  }
}

/** @param mayWait a held record ends the attempt with RowLockedError; otherwise it is the error of the record that needs it */
function attempt(
  engine: SaveEngine,
  user: RunningUser,
  requests: readonly SaveRequest[],
  options: { readonly allOrNone: boolean },
  mayWait: boolean,
): SaveResult[] {
  const { database } = engine;
  const results: SaveResult[] = new Array<SaveResult>(requests.length);
  database.exec('BEGIN IMMEDIATE');
  try {
    engine.catchUp();
    const context = openSaveContext(engine, user, mayWait);
    for (let start = 0; start < requests.length;) {
      const end = chunkEnd(requests, start);
      saveChunk(context, requests, start, end, results);
      start = end;
    }
    const failed = results.some((result) => !result.success);
    if (failed && options.allOrNone) {
      database.exec('ROLLBACK');
      return results.map((result) => (result.success ? { success: false, errors: [ROLLED_BACK] } : result));
    }
    engine.sequences.flush();
    engine.changes.append(context.done, context.now, user.id);
    database.exec('COMMIT');
    return results;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function chunkEnd(requests: readonly SaveRequest[], start: number): number {
  const first = requests[start]!;
  let end = start + 1;
  while (end < requests.length && end - start < CHUNK) {
    const next = requests[end]!;
    if (next.object !== first.object || next.operation !== first.operation) break;
    // What it refers to must have its final id.
    if (next.references !== undefined) break;
    end += 1;
  }
  return end;
}

/**
 * Saves one chunk. When a parent's own save fails, the records that moved it fail with its errors, the chunk is undone and run again
 * without them, so that the other records are saved.
 */
function saveChunk(
  context: SaveContext,
  requests: readonly SaveRequest[],
  start: number,
  end: number,
  results: SaveResult[],
): void {
  const failed = new Map<number, readonly SaveError[]>();
  const before = context.done.length;
  for (;;) {
    context.database.exec('SAVEPOINT chunk');
    context.pending.clear();
    for (let index = start; index < end; index += 1) {
      const errors = failed.get(index);
      results[index] =
        errors === undefined
          ? saveReferring(context, requests[index]!, index, results)
          : failure(errors, normalizeId(requests[index]!.id));
    }
    const refused = saveParents(context);
    if (refused.size === 0) {
      context.database.exec('RELEASE chunk');
      return;
    }
    context.database.exec('ROLLBACK TO chunk; RELEASE chunk');
    context.forgetAll();
    context.done.length = before;
    for (const [index, errors] of refused) failed.set(index, errors);
  }
}

function failure(errors: readonly SaveError[], id?: string): SaveResult {
  return { success: false, errors, ...(id === undefined ? {} : { id }) };
}

/** Saves one request, the ids of earlier ones filled in; what refers to a failed one fails with it. */
function saveReferring(
  context: SaveContext,
  request: SaveRequest,
  index: number,
  results: readonly SaveResult[],
): SaveResult {
  if (request.references === undefined) return saveOne(context, request, index);
  const resolved = withReferences(request, results);
  return 'statusCode' in resolved ? failure([resolved]) : saveOne(context, resolved, index);
}

function saveOne(context: SaveContext, request: SaveRequest, index: number): SaveResult {
  const causes = new Set([index]);
  switch (request.operation) {
    case 'insert':
      return insert(context, request, request.fields, causes);
    case 'update':
      return update(context, request, request.id, request.fields, causes);
    case 'upsert':
      return upsert(context, request, causes);
    case 'delete':
      return remove(context, request, causes);
    case 'undelete':
      return undelete(context, request, causes);
  }
}

function insert(
  context: SaveContext,
  request: SaveRequest,
  fields: SaveRequest['fields'],
  causes: ReadonlySet<number>,
): SaveResult {
  const denied = checkAccess(context, request.object, 'insert');
  const object = findObject(context.schema, request.object);
  if (denied !== undefined || object === undefined) return failure(denied === undefined ? [] : [denied]);
  const laid = layOver(context, object, undefined, fields);
  applyDefaults(context, object, laid.row, laid.given);
  const draft: Draft = { object, old: undefined, row: laid.row, given: laid.given, system: false, causes };
  const errors = check(context, draft, laid.errors);
  return errors.length > 0 ? failure(errors) : { id: storeRecord(context, draft), success: true, errors: [] };
}

function update(
  context: SaveContext,
  request: SaveRequest,
  requestId: string | undefined,
  fields: SaveRequest['fields'],
  causes: ReadonlySet<number>,
): SaveResult {
  const denied = checkAccess(context, request.object, 'update');
  const object = findObject(context.schema, request.object);
  if (denied !== undefined || object === undefined) return failure(denied === undefined ? [] : [denied]);
  const id = normalizeId(requestId);
  if (id === undefined || !id.startsWith(object.keyPrefix)) return failure([wrongId(object, requestId)]);
  const old = context.row(object, id);
  if (old === undefined) return failure([missingRecord(context, object, id)], id);
  const laid = layOver(context, object, old, fields, request.operation === 'upsert');
  const draft: Draft = { object, old, row: laid.row, given: laid.given, system: false, causes };
  const errors = check(context, draft, laid.errors);
  return errors.length > 0 ? failure(errors, id) : { id: storeRecord(context, draft), success: true, errors: [] };
}

/** Rules see a record only when the platform itself has nothing against it. */
function check(context: SaveContext, draft: Draft, faults: readonly SaveError[]): SaveError[] {
  const locked = lockProblem(context, lockedByDraft(context, draft));
  if (locked !== undefined) return [locked];
  const denied = sharingErrors(context, draft);
  if (denied.length > 0) return denied;
  const errors = [...faults, ...deriveFields(context, draft), ...recordTypeErrors(context, draft)];
  errors.push(...systemChecks(context, draft, new Set(errors.flatMap((error) => error.fields))));
  return errors.length > 0 ? errors : ruleErrors(context, draft);
}

function upsert(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const object = findObject(context.schema, request.object);
  const found = object === undefined ? undefined : findUpsertTarget(context, object, request);
  if (found !== undefined && 'statusCode' in found) return failure([found]);
  if (found?.id !== undefined) {
    const result = update(context, request, found.id, request.fields, causes);
    return result.success ? { ...result, created: false } : result;
  }
  const { externalId } = request;
  const fields =
    externalId === undefined
      ? request.fields
      : { ...request.fields, [found?.field ?? externalId.field]: externalId.value };
  const result = insert(context, request, fields, causes);
  return result.success ? { ...result, created: true } : result;
}

function findUpsertTarget(
  context: SaveContext,
  object: ObjectSchema,
  request: SaveRequest,
): { readonly id?: string; readonly field?: string } | SaveError {
  const { externalId } = request;
  if (externalId === undefined || externalId.field.toLowerCase() === 'id') {
    const id = externalId?.value ?? request.id;
    return id === undefined || id === '' ? {} : { id };
  }
  const field = findField(object, externalId.field);
  if (field === undefined || !(field.externalId || field.unique)) {
    const message = `Field name provided, ${externalId.field} is not an External ID or indexed field for ${object.name}`;
    return saveError('INVALID_FIELD', message, externalId.field);
  }
  const coerced = coerce(field, externalId.value);
  if ('error' in coerced) return coerced.error;
  if (coerced.value === null) {
    return saveError('MISSING_ARGUMENT', `${field.name} not specified`, field.name);
  }
  const ids = context.rows.idsWith(object, field, coerced.value);
  if (ids.length > 1) {
    return saveError(
      'DUPLICATE_EXTERNAL_ID',
      `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`,
    );
  }
  return ids[0] === undefined ? { field: field.name } : { id: ids[0], field: field.name };
}

function remove(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const denied = checkAccess(context, request.object, 'delete');
  const object = findObject(context.schema, request.object);
  if (denied !== undefined || object === undefined) return failure(denied === undefined ? [] : [denied]);
  const id = normalizeId(request.id);
  if (id === undefined || !id.startsWith(object.keyPrefix)) return failure([wrongId(object, request.id)]);
  const row = context.row(object, id);
  if (row !== undefined && !context.shared.may('full', object, row)) return failure([noAccess()], id);
  const errors = deleteTree(context, id, causes);
  return errors.length > 0 ? failure(errors, id) : { id, success: true, errors: [] };
}

function undelete(context: SaveContext, request: SaveRequest, causes: ReadonlySet<number>): SaveResult {
  const denied = checkAccess(context, request.object, 'undelete');
  const object = findObject(context.schema, request.object);
  if (denied !== undefined || object === undefined) return failure(denied === undefined ? [] : [denied]);
  const id = normalizeId(request.id);
  if (id === undefined || !id.startsWith(object.keyPrefix)) return failure([wrongId(object, request.id)]);
  const row = context.recycleBin.find(id)?.row;
  if (row !== undefined && !context.shared.may('full', object, row)) return failure([noAccess()], id);
  const errors = undeleteTree(context, id, causes);
  return errors.length > 0 ? failure(errors, id) : { id, success: true, errors: [] };
}

function wrongId(object: ObjectSchema, id: string | undefined): SaveError {
  return saveError('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id ?? ''}`, 'Id');
}

/**
 * Recalculates the parents that the chunk touched, then theirs. A parent whose total changed goes through its own save, rules
 * included; the answer says which requests must fail because their parent refused.
 */
function saveParents(context: SaveContext): Map<number, readonly SaveError[]> {
  const refused = new Map<number, readonly SaveError[]>();
  for (;;) {
    const next = deepest(context);
    if (next === undefined) return refused;
    context.pending.delete(next.id);
    const errors = saveParent(context, next);
    if (errors.length > 0) for (const index of next.causes) refused.set(index, errors);
  }
}

/** Details before their masters, so that no master is judged by totals that are about to change. */
function deepest(context: SaveContext): PendingParent | undefined {
  let found: PendingParent | undefined;
  for (const one of context.pending.values()) {
    if (found === undefined || context.plan(one.object).depth > context.plan(found.object).depth) found = one;
  }
  return found;
}

function saveParent(context: SaveContext, parent: PendingParent): readonly SaveError[] {
  const old = context.row(parent.object, parent.id);
  const totals = old === undefined ? undefined : changedTotals(context, parent, old);
  // While the platform recalculates roll-ups, every save of a child saves its parent.
  const changes = totals ?? (context.simulated.recalculating.has(parent.object.name.toLowerCase()) ? {} : undefined);
  if (old === undefined || changes === undefined) return [];
  const row: Row = { ...old, ...changes };
  const draft: Draft = { object: parent.object, old, row, given: new Set(), system: true, causes: parent.causes };
  const errors = check(context, draft, []);
  if (errors.length === 0) storeRecord(context, draft);
  return errors;
}
