import type { DatabaseSync } from 'node:sqlite';
import { isFolded, isStored } from '../../schema/field.ts';
import { findField, findObject } from '../../schema/lookup.ts';
import type { SchemaComponent } from '../../schema/component.ts';
import { quote } from '../../store/database.ts';
import { problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

/** The problem of a field that becomes unique while several rows have the same value in it. */
export function uniqueProblems(
  database: DatabaseSync,
  component: SchemaComponent,
  context: ValidationContext,
): Problem[] {
  const [objectName = '', name = ''] = component.fullName.split('.');
  const [before, after] = [context.before, context.schema].map((schema) => {
    const object = findObject(schema, objectName);
    return object === undefined ? undefined : findField(object, name);
  });
  if (component.type !== 'CustomField' || before === undefined || after?.unique !== true || !isStored(before))
    return [];
  // The column of the new unique index may not exist yet, so its value is computed from the field.
  const value = isFolded(after) && !after.caseSensitive ? `fold(${quote(before.name)})` : quote(before.name);
  const twice = database
    .prepare(
      `SELECT ${value} AS value FROM ${quote(findObject(context.before, objectName)?.name ?? '')}
       WHERE ${quote(before.name)} IS NOT NULL GROUP BY 1 HAVING count(*) > 1 LIMIT 1`,
    )
    .get();
  if (twice === undefined) return [];
  return [problem(`Cannot make ${after.name} unique: more than one record holds \`${String(twice.value)}\`.`)];
}
