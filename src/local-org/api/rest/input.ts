import { findParentField, findField, findObject } from '../../schema/lookup.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { SaveError } from '../../base/values.ts';
import { asObject } from '../http/body.ts';
import type { Call } from '../http/types.ts';

const badInput = (message: string): SaveError => ({ statusCode: 'INVALID_FIELD', message, fields: [] });

export interface RecordInput {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly errors: readonly SaveError[];
}

/**
 * A record out of a REST body → the fields of a save. `attributes` and `without` (ids, the key of an upsert) are left out;
 * `{"Account": {"Ext__c": "x"}}` becomes the id of the parent that has that external id.
 */
export function recordInput(
  call: Call,
  object: ObjectSchema,
  body: unknown,
  without: readonly string[] = [],
): RecordInput {
  const skipped = new Set(['attributes', ...without.map((name) => name.toLowerCase())]);
  const fields: [string, unknown][] = [];
  const errors: SaveError[] = [];
  for (const [name, value] of Object.entries(asObject(body, 'the record'))) {
    if (skipped.has(name.toLowerCase())) continue;
    if (typeof value !== 'object' || value === null || findField(object, name)) {
      fields.push([name, value]);
      continue;
    }
    const parent = parentId(call, object, name, asObject(value, `\`${name}\``));
    if ('error' in parent) errors.push(parent.error);
    else fields.push([parent.field, parent.id]);
  }
  // Own members, whatever they are called: `__proto__` is an unknown field like any other.
  return { fields: Object.fromEntries(fields), errors };
}

function parentId(
  call: Call,
  object: ObjectSchema,
  relationship: string,
  key: Record<string, unknown>,
): { field: string; id: string } | { error: SaveError } {
  const reference = findParentField(object, relationship);
  const target = reference && findObject(call.context.org.schema, reference.referenceTo[0] ?? '');
  const [entry, ...rest] = Object.entries(key).filter(([name]) => name !== 'attributes');
  const field = target && entry && findField(target, entry[0]);
  if (!reference || !target)
    return { error: badInput(`No such column '${relationship}' on sobject of type ${object.name}`) };
  if (!field || rest.length > 0 || !(field.externalId || field.type === 'id')) {
    return { error: badInput(`\`${relationship}\` expects exactly one external id field of ${target.name}`) };
  }
  const result = call.context.soql.select(call.user, {
    object: target.name,
    select: [{ kind: 'field', path: ['Id'] }],
    where: {
      kind: 'compare',
      left: { kind: 'field', path: [field.name] },
      operator: '=',
      value:
        typeof entry[1] === 'number'
          ? { kind: 'number', value: entry[1] }
          : { kind: 'string', value: String(entry[1]) },
    },
    groupBy: [],
    orderBy: [],
    limit: 1,
  });
  const id = result.kind === 'records' ? result.ids[0] : undefined;
  if (id === undefined) {
    return {
      error: {
        statusCode: 'INVALID_FIELD',
        message: `Foreign key external ID: ${String(entry[1])} not found for field ${field.name} in entity ${target.name}`,
        fields: [],
      },
    };
  }
  return { field: reference.name, id };
}
