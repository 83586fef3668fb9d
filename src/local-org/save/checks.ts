import type { SaveError } from '../base/values.ts';
import { evaluate } from '../schema/formulas.ts';
import { objectOfId } from '../schema/lookup.ts';
import { inLanguage } from '../schema/translations.ts';
import type { FieldSchema } from '../schema/types.ts';
import { sharingErrors } from './access.ts';
import { viewOf } from './context.ts';
import { duplicateValue, malformedId, saveError } from './errors.ts';
import { lockedByDraft, lockProblem } from './locks.ts';
import { recordTypeErrors } from './recordTypes.ts';
import type { Draft, SaveContext } from './types.ts';

/**
 * Runs all checks of a record before it is stored. As in Salesforce, validation rules run only when system validation finds no error.
 * @param inputErrors the errors of the values that the caller gave
 */
export function checkDraft(context: SaveContext, draft: Draft, inputErrors: readonly SaveError[]): SaveError[] {
  const locked = lockProblem(context, lockedByDraft(context, draft));
  if (locked !== undefined) return [locked];
  const denied = sharingErrors(context, draft);
  if (denied.length > 0) return denied;
  const errors = [...inputErrors, ...context.hooks.derive(context, draft), ...recordTypeErrors(context, draft)];
  errors.push(...systemErrors(context, draft, new Set(errors.flatMap((error) => error.fields))));
  return errors.length > 0 ? errors : ruleErrors(context, draft);
}

/**
 * System validation: required fields, references, unique values. Unchanged values were checked when they were written.
 * @param faulty fields that have an error already; they are not reported as missing as well
 */
function systemErrors(context: SaveContext, draft: Draft, faulty: ReadonlySet<string>): SaveError[] {
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

function checkReference(context: SaveContext, draft: Draft, field: FieldSchema, id: string): SaveError | undefined {
  const target = objectOfId(context.schema, id);
  if (target === undefined || !field.referenceTo.includes(target.name)) return malformedId(field, id);
  const row = context.row(target, id);
  const otherType = target.name === 'RecordType' && row !== undefined && row.SobjectType !== draft.object.name;
  if (row === undefined || otherType) {
    return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', field.name);
  }
  // A master-detail reference needs edit access to the master, because the save can change its roll-ups; a lookup needs read access.
  const access = field.relationship === 'masterDetail' && field.masterReadSuffices !== true ? 'edit' : 'read';
  if (!draft.system && !context.shared.may(access, target, row)) {
    const message = 'insufficient access rights on cross-reference id';
    return saveError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, field.name);
  }
  return undefined;
}

/** One error for each failing validation rule, not only the first. */
function ruleErrors(context: SaveContext, draft: Draft): SaveError[] {
  const view = viewOf(context, draft);
  const errors: SaveError[] = [];
  for (const { rule, condition } of context.formulas.rules(draft.object)) {
    let fails: unknown;
    let message: string | undefined;
    try {
      fails = evaluate(condition, view);
    } catch (error) {
      // A rule whose formula fails at run time rejects the save; skipping it would let invalid records through.
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
