import { openSaveContext } from '../save/context.ts';
import type { SaveEngine } from '../save/types.ts';
import { changedTotals } from '../save/rollups.ts';
import type { RunningUser } from '../base/values.ts';
import { findField, findObject } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { formulaReferences } from './validate/formula.ts';

/**
 * Recalculates the roll-ups of existing rows that a deploy touched: new or changed ones, and those whose summarized formula changed.
 * As in Salesforce, this is no save: no rules run and nothing is marked as modified.
 * @param changedFields lower-case `Object.Field` names of the fields that the deploy changed
 */
export function recalculateSummaries(engine: SaveEngine, user: RunningUser, changedFields: ReadonlySet<string>): void {
  if (changedFields.size === 0) return;
  const context = openSaveContext(engine, user);
  for (const object of engine.schema.objects.values()) {
    const children = new Set<ObjectSchema>();
    for (const field of engine.plan(object).summaries) {
      const child = findObject(engine.schema, field.summary?.childObject ?? '');
      if (child !== undefined && isTouched(engine.schema, object, field, child, changedFields)) children.add(child);
    }
    if (children.size === 0) continue;
    for (const row of engine.rows.all(object)) {
      const changes = changedTotals(context, { object, children }, row);
      if (changes !== undefined) engine.rows.update(object, { ...row, ...changes }, Object.keys(changes));
    }
  }
}

function isTouched(
  schema: Schema,
  object: ObjectSchema,
  field: FieldSchema,
  child: ObjectSchema,
  changed: ReadonlySet<string>,
): boolean {
  if (changed.has(`${object.name}.${field.name}`.toLowerCase())) return true;
  const names = [field.summary?.childField, ...(field.summary?.filters ?? []).map((filter) => filter.field)];
  return names.some((name) => {
    const source = name === undefined ? undefined : findField(child, name);
    return source !== undefined && dependsOn(schema, child, source, changed, new Set());
  });
}

function dependsOn(
  schema: Schema,
  object: ObjectSchema,
  field: FieldSchema,
  changed: ReadonlySet<string>,
  visited: Set<FieldSchema>,
): boolean {
  if (changed.has(`${object.name}.${field.name}`.toLowerCase())) return true;
  if (visited.has(field)) return false;
  visited.add(field);
  return formulaReferences(schema, object, field).some((reference) =>
    dependsOn(schema, reference.object, reference.field, changed, visited),
  );
}
