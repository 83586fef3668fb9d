import { findObject } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';

/** The fields of one object that a save has to handle, determined once for each schema. */
export interface ObjectPlan {
  readonly required: readonly FieldSchema[];
  /** Fields that get a value when an insert leaves them out. */
  readonly defaults: readonly FieldSchema[];
  readonly uniques: readonly FieldSchema[];
  readonly references: readonly FieldSchema[];
  readonly autoNumbers: readonly FieldSchema[];
  /** The object's own roll-ups. */
  readonly summaries: readonly FieldSchema[];
  /** Masters: the fields that point to them. */
  readonly masters: readonly FieldSchema[];
  /** Number of master levels above the object; 0 for an object that is not a detail. */
  readonly depth: number;
  /** Fields of other objects that point here. */
  readonly inbound: readonly { readonly object: ObjectSchema; readonly field: FieldSchema }[];
}

/** Returns a function that gives an object's plan, computed on the first call for the object. */
export function createPlans(schema: Schema): (object: ObjectSchema) => ObjectPlan {
  const plans = new Map<ObjectSchema, ObjectPlan>();
  return (object) => {
    let plan = plans.get(object);
    if (plan === undefined) plans.set(object, (plan = makePlan(schema, object)));
    return plan;
  };
}

function makePlan(schema: Schema, object: ObjectSchema): ObjectPlan {
  const fields = [...object.fields.values()];
  const references = fields.filter((field) => field.type === 'reference' && field.calculated !== true);
  const key = object.name.toLowerCase();
  return {
    required: fields.filter(isRequired),
    defaults: fields.filter(
      (field) =>
        field.createable &&
        (field.defaultFormula !== undefined || field.picklistValues.some((one) => one.defaultValue)),
    ),
    uniques: fields.filter((field) => field.unique),
    references,
    autoNumbers: fields.filter((field) => field.autoNumber !== undefined),
    summaries: fields.filter((field) => field.summary !== undefined),
    masters: references.filter(
      (field) => field.relationship === 'masterDetail' && findObject(schema, field.referenceTo[0] ?? '') !== undefined,
    ),
    depth: depthOf(schema, object, new Set()),
    inbound: [...schema.objects.values()].flatMap((other) =>
      [...other.fields.values()]
        .filter((field) => field.onDelete !== undefined && field.calculated !== true)
        .filter((field) => field.referenceTo.some((target) => target.toLowerCase() === key))
        .map((field) => ({ object: other, field })),
    ),
  };
}

function depthOf(schema: Schema, object: ObjectSchema, seen: Set<ObjectSchema>): number {
  if (seen.has(object)) return 0;
  seen.add(object);
  const masters = [...object.fields.values()].flatMap((field) =>
    field.relationship === 'masterDetail' ? (findObject(schema, field.referenceTo[0] ?? '') ?? []) : [],
  );
  return masters.length === 0 ? 0 : 1 + Math.max(...masters.map((master) => depthOf(schema, master, seen)));
}

/** Whether a save without a value in the field is refused. The platform fills owners itself. */
export function isRequired(field: FieldSchema): boolean {
  return !field.nillable && field.createable && field.type !== 'boolean' && field.name !== 'OwnerId';
}
