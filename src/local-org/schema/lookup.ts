import type { ChildRelationship, FieldSchema, ObjectSchema, Schema } from './types.ts';

/** The object of that API name, in any case. */
export function findObject(schema: Schema, name: string): ObjectSchema | undefined {
  return schema.objects.get(name.toLowerCase());
}

/** The field of that API name, in any case. */
export function findField(object: ObjectSchema, name: string): FieldSchema | undefined {
  return object.fields.get(name.toLowerCase());
}

const UNGROUPABLE: ReadonlySet<string> = new Set([
  'double',
  'currency',
  'percent',
  'datetime',
  'time',
  'multipicklist',
]);

/** Whether a query can group by the value of the field: not by numbers with decimals, times, multi-select picklists, formulas of one's own and long texts. */
export const isGroupable = (field: FieldSchema): boolean =>
  !field.longText && !(field.custom && field.formula !== undefined) && !UNGROUPABLE.has(field.type);

/** The object that an id belongs to, by its first three characters. */
export function objectOfId(schema: Schema, id: string): ObjectSchema | undefined {
  return schema.objectsByPrefix.get(id.slice(0, 3));
}

/** The reference field behind a parent relationship: `Account` → `AccountId`, `Opportunity__r` → `Opportunity__c`; any case. */
export function findParentField(object: ObjectSchema, relationshipName: string): FieldSchema | undefined {
  const lower = relationshipName.toLowerCase();
  const guess = lower.endsWith('__r') ? `${lower.slice(0, -1)}c` : `${lower}id`;
  const likely = object.fields.get(guess);
  if (likely?.relationshipName?.toLowerCase() === lower) return likely;
  for (const field of object.fields.values()) if (field.relationshipName?.toLowerCase() === lower) return field;
  return undefined;
}

/** The children behind a child relationship name, e.g. `OpportunityLineItems` or `DF_Answers__r`; any case. */
export function findChildRelationship(object: ObjectSchema, relationshipName: string): ChildRelationship | undefined {
  const lower = relationshipName.toLowerCase();
  return object.childRelationships.find((child) => child.relationshipName.toLowerCase() === lower);
}

/** A field reached from an object over parent relationships. `hops` are the reference fields on the way, nearest first. */
export interface ResolvedField {
  readonly hops: readonly { object: ObjectSchema; field: FieldSchema }[];
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

/**
 * Follows a path such as `['Pain_Point__r', 'Opportunity__r', 'OwnerId']`. Of a polymorphic reference's target objects, the first that
 * has the next name is used (`Owner.Name` → User).
 * @returns the resolved field, or the first unknown name with the object that does not have it
 */
export function resolveField(
  schema: Schema,
  start: ObjectSchema,
  path: readonly string[],
): ResolvedField | { unknown: string; object: ObjectSchema } {
  const hops: { object: ObjectSchema; field: FieldSchema }[] = [];
  let object = start;
  for (const [index, name] of path.entries()) {
    if (index === path.length - 1) {
      const field = findField(object, name);
      return field === undefined ? { unknown: name, object } : { hops, object, field };
    }
    const reference = findParentField(object, name);
    if (reference === undefined) return { unknown: name, object };
    const next = parentObject(schema, reference, path[index + 1] ?? '');
    if (next === undefined) return { unknown: name, object };
    hops.push({ object, field: reference });
    object = next;
  }
  return { unknown: '', object };
}

function parentObject(schema: Schema, reference: FieldSchema, nextName: string): ObjectSchema | undefined {
  const targets = reference.referenceTo.flatMap((name) => findObject(schema, name) ?? []);
  return (
    targets.find((target) => findField(target, nextName) ?? findParentField(target, nextName)) ??
    targets[0] ??
    undefined
  );
}
