import { openSaveContext } from '../save/context.ts';
import type { SaveEngine } from '../save/types.ts';
import { changedTotals } from '../save/rollups.ts';
import type { RunningUser } from '../base/values.ts';
import { findField, findObject } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { formulaReferences } from './validate/formula.ts';

/**
 * Recalculates existing rows' roll-ups that a deploy affects: new and changed ones, and those that summarize or filter by a changed
 * formula. As in Salesforce this is not a save: no rules run and no record counts as modified.
 * @param changedFields lower-case `Object.Field` names of the fields that the deploy changed
 */
export function recalculateSummaries(engine: SaveEngine, user: RunningUser, changedFields: ReadonlySet<string>): void {
  if (changedFields.size === 0) return;
  const context = openSaveContext(engine, user);
  for (const object of engine.schema.objects.values()) {
    const children = new Set<ObjectSchema>();
    for (const field of engine.plan(object).summaries) {
      const child = findObject(engine.schema, field.summary?.childObject ?? '');
      if (child !== undefined && isAffected({ schema: engine.schema, changed: changedFields }, object, field, child))
        children.add(child);
    }
    if (children.size === 0) continue;
    for (const row of engine.rows.all(object)) {
      const changes = changedTotals(context, { object, children }, row);
      if (changes !== undefined) engine.rows.update(object, { ...row, ...changes }, Object.keys(changes));
    }
  }
}

interface ChangedFields {
  readonly schema: Schema;
  /** Lower-case `Object.Field` names. */
  readonly changed: ReadonlySet<string>;
}

function isAffected(fields: ChangedFields, object: ObjectSchema, rollUp: FieldSchema, child: ObjectSchema): boolean {
  if (fields.changed.has(`${object.name}.${rollUp.name}`.toLowerCase())) return true;
  const names = [rollUp.summary?.childField, ...(rollUp.summary?.filters ?? []).map((filter) => filter.field)];
  return names.some((name) => {
    const source = name === undefined ? undefined : findField(child, name);
    return source !== undefined && dependsOnChange(fields, child, source, new Set());
  });
}

/** Whether the field changed, or is a formula that reads, directly or not, a field that changed. */
function dependsOnChange(
  fields: ChangedFields,
  object: ObjectSchema,
  field: FieldSchema,
  visited: Set<FieldSchema>,
): boolean {
  if (fields.changed.has(`${object.name}.${field.name}`.toLowerCase())) return true;
  if (visited.has(field)) return false;
  visited.add(field);
  return formulaReferences(fields.schema, object, field).some((reference) =>
    dependsOnChange(fields, reference.object, reference.field, visited),
  );
}
