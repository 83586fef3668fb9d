import { findField, findObject, findParentField, resolveField } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import type { ReportColumn } from './reportType.ts';

type ColumnPath = Pick<ReportColumn, 'path' | 'field' | 'object' | 'idPath' | 'lookup'>;

/**
 * The field that a column shows. A reference (`Owner`, `OwnerId`, `Opportunity__c`, `Opportunity__r`) shows the name of the record that it refers to; a
 * record's own name stands for the record.
 * @param written from the object on: `Amount`, `Account.Industry`, `Owner`
 * @returns the first unknown name with the object that does not have it, where there is one
 */
export function columnPath(
  schema: Schema,
  object: ObjectSchema,
  written: string,
): ColumnPath | { readonly unknown: string; readonly object: ObjectSchema } {
  const names = written.split('.');
  const prefix = names.slice(0, -1);
  const last = names.at(-1) ?? '';
  const holder = resolveField(schema, object, [...prefix, 'Id']);
  if (!('field' in holder)) return holder;
  const field = findField(holder.object, last);
  const reference = field === undefined ? findParentField(holder.object, last) : referenceOf(field);
  if (reference !== undefined) return lookupPath(schema, prefix, holder.object, reference);
  if (field === undefined) return { unknown: last, object: holder.object };
  const plain = { path: [...prefix, field.name], field, object: holder.object, lookup: false };
  return field.nameField ? { ...plain, idPath: [...prefix, 'Id'] } : plain;
}

const referenceOf = (field: FieldSchema): FieldSchema | undefined =>
  field.type === 'reference' && field.relationshipName !== undefined && field.referenceTo.length > 0
    ? field
    : undefined;

function lookupPath(
  schema: Schema,
  prefix: readonly string[],
  holder: ObjectSchema,
  reference: FieldSchema,
): ColumnPath | { readonly unknown: string; readonly object: ObjectSchema } {
  const target = findObject(schema, reference.referenceTo[0] ?? '');
  const shown = target && ([...target.fields.values()].find((field) => field.nameField) ?? findField(target, 'Id'));
  if (target === undefined || shown === undefined) return { unknown: reference.name, object: holder };
  return {
    path: [...prefix, reference.relationshipName ?? '', shown.name],
    field: shown,
    object: target,
    idPath: [...prefix, reference.name],
    lookup: true,
  };
}

/** The field whose label a column has: for a lookup the reference, without `ID`. */
export function columnLabel(
  schema: Schema,
  object: ObjectSchema,
  { field, idPath, lookup }: ColumnPath,
): Pick<FieldSchema, 'label' | 'labels'> {
  const reference = lookup && idPath !== undefined ? resolveField(schema, object, idPath) : undefined;
  if (reference === undefined || !('field' in reference)) return field;
  return { ...reference.field, label: reference.field.label.replace(/ ID$/, '') };
}
