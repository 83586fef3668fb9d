import { findChildRelationship, findField, findObject } from '../../schema/lookup.ts';
import type { Schema } from '../../schema/types.ts';
import { fault } from '../check/fault.ts';
import type { Fault } from '../check/fault.ts';
import type { ReportTypeDefinition, SectionColumn } from '../definitions/types.ts';
import { columnLabel, columnPath } from './columns.ts';
import { reportTypeOf } from './reportType.ts';
import type { ReportColumn, ReportTable, ReportType } from './reportType.ts';

const MAX_TABLES = 4;

/** A report type as the schema has it. With a fault in its objects there is no type; columns with a fault are left out. */
interface ResolvedType {
  readonly type?: ReportType;
  readonly faults: readonly Fault[];
}

/** Finds the objects, relationships and fields of a custom report type. */
export function resolveCustomType(schema: Schema, definition: ReportTypeDefinition): ResolvedType {
  const { tables, faults } = tablesOf(schema, definition);
  const [first, ...rest] = tables;
  if (first === undefined || faults.length > 0) return { faults };
  const columnFaults: Fault[] = [];
  const categories = definition.sections.map((section, i) => ({
    label: section.label,
    columns: section.columns.flatMap((column, j): ReportColumn[] => {
      const resolved = columnOf(schema, tables, column);
      if ('name' in resolved) return [resolved];
      columnFaults.push({ ...resolved, at: [['sections', i], ['columns', j], ...(resolved.at ?? [])] });
      return [];
    }),
  }));
  const { name, label, description } = definition;
  const described = description === undefined ? {} : { description };
  const type = reportTypeOf({
    name: `${name}__c`,
    label,
    ...described,
    custom: true,
    tables: [first, ...rest],
    categories,
  });
  return { type, faults: columnFaults };
}

function tablesOf(
  schema: Schema,
  { baseObject, joins }: ReportTypeDefinition,
): { tables: ReportTable[]; faults: Fault[] } {
  const base = findObject(schema, baseObject);
  if (base === undefined)
    return { tables: [], faults: [fault(`Invalid object name '${baseObject}'`, ['baseObject', 0])] };
  const tables: ReportTable[] = [{ path: base.name, object: base, outer: false }];
  if (joins.length >= MAX_TABLES) {
    const deepest = joins.slice(0, MAX_TABLES).map(() => ['join', 0] as const);
    const message = `A report type has at most ${MAX_TABLES} objects; this one has ${joins.length + 1}.`;
    return { tables, faults: [fault(message, ...deepest)] };
  }
  for (const [i, join] of joins.entries()) {
    const at = [...joins.slice(0, i + 1).map(() => ['join', 0] as const)];
    const before = tables.at(-1) ?? { path: '', object: base, outer: false };
    const child = findChildRelationship(before.object, join.relationship);
    const object = child && findObject(schema, child.childObject);
    const parentField = child && object && findField(object, child.field);
    if (child === undefined || object === undefined || parentField === undefined) {
      const message = `Invalid relationship name '${join.relationship}' on ${before.object.name}`;
      return { tables, faults: [fault(message, ...at, ['relationship', 0])] };
    }
    if (before.outer && !join.outer) {
      const message = `An inner join cannot follow an outer join: '${join.relationship}' comes after one.`;
      return { tables, faults: [fault(message, ...at, ['outerJoin', 0])] };
    }
    tables.push({ path: `${before.path}.${child.relationshipName}`, object, parentField, outer: join.outer });
  }
  return { tables, faults: [] };
}

function columnOf(schema: Schema, tables: readonly ReportTable[], column: SectionColumn): ReportColumn | Fault {
  const index = tables.findIndex(({ path }) => path.toLowerCase() === column.table.toLowerCase());
  const table = tables[index];
  if (table === undefined)
    return fault(`Invalid table '${column.table}': no object of the report type has this path.`, ['table', 0]);
  const found = columnPath(schema, table.object, column.field);
  if (!('field' in found))
    return fault(`Invalid field '${column.field}' for object '${table.object.name}'`, ['field', 0]);
  const { label, labels } = columnLabel(schema, table.object, found);
  return {
    name: `${table.path}$${column.field}`,
    ...(column.label === undefined ? { label, ...(labels === undefined ? {} : { labels }) } : { label: column.label }),
    table: index,
    ...found,
    checkedByDefault: column.checkedByDefault,
  };
}
