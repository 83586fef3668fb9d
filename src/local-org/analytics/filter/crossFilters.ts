import { findField, findObject, findParentField } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import type { Condition } from '../../soql/types.ts';
import type { CrossFilterDefinition } from '../definitions/types.ts';
import { isFilterOperator } from '../definitions/words.ts';
import { columnPath } from '../types/columns.ts';
import type { ReportType } from '../types/reportType.ts';
import { ALWAYS, filterCondition, NEVER } from './condition.ts';
import { filterValues } from './values.ts';

/** The records that a cross filter is about: those of a table, or those that a lookup of it refers to. */
export interface Primary {
  readonly table: number;
  readonly object: ObjectSchema;
  /** From the table's object. */
  readonly idPath: readonly string[];
}

/** What `primaryTableColumn` names: `Opportunity$Id`, which needs no column of the report type, or a column that names a record. */
export function primaryOf(schema: Schema, type: ReportType, name: string): Primary | undefined {
  const column = type.column(name);
  if (column?.idPath !== undefined) return { table: column.table, object: column.object, idPath: column.idPath };
  const [path = '', written = ''] = name.split('$');
  const table = type.tables.findIndex((one) => one.path.toLowerCase() === path.toLowerCase());
  const object = type.tables[table]?.object;
  if (object === undefined) {
    // Standard report types: `ACCOUNT_ID`, `LEAD.ID`.
    const [base] = type.tables;
    const isId = new RegExp(`^${base.object.name}[._]ID$`, 'i').test(name);
    return !type.custom && isId ? { table: 0, object: base.object, idPath: ['Id'] } : undefined;
  }
  if (written.toLowerCase() === 'id') return { table, object, idPath: ['Id'] };
  const found = columnPath(schema, object, written);
  if (!('field' in found) || found.idPath === undefined) return undefined;
  return { table, object: found.object, idPath: found.idPath };
}

/** The reference of the related object: `Opportunity__c`, `Opportunity__r`, `Account`, `AccountId`. */
export function joinFieldOf(related: ObjectSchema, name: string, primary: ObjectSchema): FieldSchema | undefined {
  const plain = relatedColumn(related, name);
  const field = findParentField(related, plain) ?? findField(related, plain);
  return field?.referenceTo.includes(primary.name) ? field : undefined;
}

/** `DF_Answer__c$Status__c` and `DF_Answer__c.Status__c` → `Status__c`. */
export function relatedColumn(related: ObjectSchema, name: string): string {
  const prefix = new RegExp(`^${related.name}[$.]`, 'i');
  return name.replace(prefix, '');
}

/**
 * A cross filter as a condition on the ids of the primary records. Rows without a primary record are without related records.
 * @param idPath from the rows' object to the primary record's id; undefined where the rows have none
 */
export function crossFilterCondition(
  schema: Schema,
  filter: CrossFilterDefinition,
  {
    primary,
    idPath,
    timeZone,
  }: { readonly primary: Primary; readonly idPath?: readonly string[]; readonly timeZone: string },
): Condition {
  const negated = filter.operation === 'without';
  if (idPath === undefined) return negated ? ALWAYS : NEVER;
  const related = findObject(schema, filter.relatedTable);
  const join = related && joinFieldOf(related, filter.joinColumn, primary.object);
  if (related === undefined || join === undefined) return NEVER;
  const conditions = filter.criteria.map((item): Condition => {
    const found = columnPath(schema, related, relatedColumn(related, item.column));
    if (!('field' in found) || !isFilterOperator(item.operator)) return NEVER;
    const values = filterValues(found, item.value);
    const column = { type: found.field.type, path: found.path, ...(found.idPath ? { idPath: found.idPath } : {}) };
    return 'wrong' in values ? NEVER : filterCondition(column, { operator: item.operator, values, timeZone });
  });
  return {
    kind: 'semiJoin',
    left: { kind: 'field', path: idPath },
    negated,
    query: {
      object: related.name,
      select: [{ kind: 'field', path: [join.name] }],
      where: { kind: 'and', of: conditions },
      groupBy: [],
      orderBy: [],
    },
  };
}
