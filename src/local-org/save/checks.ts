import { findObject, objectOfId } from '../schema/lookup.ts';
import { evaluate } from '../schema/formulas.ts';
import { inLanguage } from '../schema/translations.ts';
import type { FieldSchema } from '../schema/types.ts';
import { malformedId } from './coerce.ts';
import { saveError, viewOf } from './context.ts';
import type { Draft, SaveContext } from './context.ts';
import type { SaveError } from '../base/values.ts';

/**
 * System validation: required fields, references, unique values. Unchanged fields were checked when they were written.
 * @param faulty fields that have an error already: they would else be called missing too
 */
export function systemChecks(context: SaveContext, draft: Draft, faulty: ReadonlySet<string>): SaveError[] {
  const plan = context.plan(draft.object);
  const errors: SaveError[] = [];
  const missing = plan.required
    .map((field) => field.name)
    .filter((name) => (draft.row[name] ?? null) === null && !faulty.has(name));
  if (missing.length > 0) {
    errors.push(
      saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, ...missing),
    );
  }
  for (const field of plan.references) {
    const value = draft.row[field.name];
    if (typeof value !== 'string' || draft.old?.[field.name] === value) continue;
    const error = checkReference(context, draft, field, value);
    if (error !== undefined) errors.push(error);
  }
  for (const field of plan.uniques) {
    const value = draft.row[field.name] ?? null;
    if (value === null || draft.old?.[field.name] === value) continue;
    const holder = context.rows.idsWith(draft.object, field, value).find((id) => id !== draft.old?.Id);
    if (holder !== undefined) errors.push(duplicateValue(field.name, holder));
  }
  return errors;
}

/** `duplicate value found: Key__c duplicates value on record with id: a005g…` */
export function duplicateValue(fieldName: string, holder: string): SaveError {
  const message = `duplicate value found: ${fieldName} duplicates value on record with id: ${holder.slice(0, 15)}`;
  return saveError('DUPLICATE_VALUE', message, fieldName);
}

function checkReference(context: SaveContext, draft: Draft, field: FieldSchema, id: string): SaveError | undefined {
  const target = objectOfId(context.schema, id);
  if (target === undefined || !field.referenceTo.includes(target.name)) return malformedId(field, id);
  const row = context.row(target, id);
  const otherType = target.name === 'RecordType' && row !== undefined && row.SobjectType !== draft.object.name;
  if (row === undefined || otherType) {
    return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', field.name);
  }
  // Who writes a detail changes its master; a lookup takes a record that the user can see.
  const access = field.relationship === 'masterDetail' && field.masterReadSuffices !== true ? 'edit' : 'read';
  if (!draft.system && !context.shared.may(access, target, row)) {
    const message = 'insufficient access rights on cross-reference id';
    return saveError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, field.name);
  }
  return undefined;
}

/** The user's validation rules, all of them: each failing rule is an error of its own, and all are reported. */
export function ruleErrors(context: SaveContext, draft: Draft): SaveError[] {
  const view = viewOf(context, draft);
  const errors: SaveError[] = [];
  for (const { rule, condition } of context.formulas.rules(draft.object)) {
    let fails: unknown;
    let message: string | undefined;
    try {
      fails = evaluate(condition, view);
    } catch (error) {
      // A rule that cannot be computed refuses the save: it must not open the gate.
      const reason = error instanceof Error ? error.message : String(error);
      message = `The formula in the "${rule.name}" validation rule is invalid due to the following: ${reason}`;
      fails = true;
    }
    if (fails !== true) continue;
    const field = rule.errorField === undefined ? undefined : draft.object.fields.get(rule.errorField.toLowerCase());
    message ??= inLanguage(rule.message, rule.messages, context.language(context.user));
    errors.push(saveError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, ...(field === undefined ? [] : [field.name])));
  }
  return errors;
}

/** Whether the object of that name may be touched by the operation at all, and by this user. */
export function checkAccess(
  context: SaveContext,
  objectName: string,
  operation: 'insert' | 'update' | 'delete' | 'undelete',
): SaveError | undefined {
  const object = findObject(context.schema, objectName);
  const rights = object === undefined ? undefined : context.rights.object(object.name);
  if (object === undefined || rights?.read !== true) {
    return saveError('INVALID_TYPE', `sObject type '${objectName}' is not supported.`);
  }
  if (operation === 'insert') {
    if (object.createable && rights.create) return undefined;
    return saveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`);
  }
  if (operation === 'update') {
    if (!object.updateable) {
      return saveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be updated: ${object.label}`);
    }
    if (rights.edit) return undefined;
  } else {
    if (!object.deletable) {
      return saveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be deleted: ${object.label}`);
    }
    if (rights.delete) return undefined;
  }
  return noAccess();
}

/** The record is there, and not for this user to change. */
export function noAccess(): SaveError {
  return saveError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** Who may edit the record may not give it away: that takes its owner, somebody above, or a permission. */
export function sharingErrors(context: SaveContext, draft: Draft): SaveError[] {
  const { object, old, row } = draft;
  if (draft.system || old === undefined) return [];
  if (!context.shared.may('edit', object, old)) return [noAccess()];
  const transferred = object.fields.has('ownerid') && row.OwnerId !== old.OwnerId;
  const allowed = !transferred || context.rights.has('TransferAnyEntity') || context.shared.may('full', object, old);
  return allowed ? [] : [noAccess()];
}
