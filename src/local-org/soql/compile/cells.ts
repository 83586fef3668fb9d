import type { StoredValue } from '../../base/values.ts';
import { objectOfId } from '../../schema/lookup.ts';
import type { FieldSchema, Schema } from '../../schema/types.ts';
import { typedValue } from '../stored-values.ts';
import type { Run } from '../sql/run.ts';
import type { Cell, RecordNode } from '../types.ts';
import type { Row } from './context.ts';
import { NAME_OBJECT } from './name-object.ts';
import type { ChildrenEntry, Entry, RecordPlan } from './select-plan.ts';

/** What the cells of a result's records are read from, besides the rows. */
export interface CellSource {
  readonly run: Run;
  readonly schema: Schema;
  /** For each child subquery: its cells by the id of the parent. */
  readonly children: ReadonlyMap<ChildrenEntry, ReadonlyMap<string, Cell>>;
}

/** One record of the result. */
export function readRecord(source: CellSource, plan: RecordPlan, row: Row): RecordNode {
  const id = String(row[plan.id]);
  const cells = new Map<string, Cell>();
  for (const [key, entry] of plan.entries) cells.set(key, readCell(source, plan, entry, row));
  if (plan.object.name !== NAME_OBJECT) return { object: plan.object, id, cells };
  const object = objectOfId(source.schema, id) ?? plan.object;
  return { object, id, cells, typeName: NAME_OBJECT };
}

function readCell(source: CellSource, plan: RecordPlan, entry: Entry, row: Row): Cell {
  switch (entry.kind) {
    case 'column':
      return { kind: 'value', field: entry.field, value: typedValue(entry.field, row[entry.index]) };
    case 'formula':
      return { kind: 'value', ...fieldValue(source, plan, entry, row) };
    case 'displayed':
      return { kind: 'computed', value: displayedValue(source, plan, entry, row) };
    case 'parent':
      return parentCell(source, isPresent(entry.plan, row) ? entry.plan : undefined, row);
    case 'typeof':
      return parentCell(
        source,
        entry.plans.find((one) => isPresent(one, row)),
        row,
      );
    case 'children':
      return source.children.get(entry)?.get(String(row[plan.id])) ?? { kind: 'children', total: 0, records: [] };
  }
}

function fieldValue(
  { run }: CellSource,
  plan: RecordPlan,
  entry: Entry,
  row: Row,
): { field: FieldSchema; value: StoredValue } {
  if (entry.kind === 'column') return { field: entry.field, value: typedValue(entry.field, row[entry.index]) };
  if (entry.kind !== 'formula') throw new Error('only fields have a value');
  const value = run.formula(plan.object, entry.field, String(row[plan.id]));
  return { field: entry.field, value: typedValue(entry.field, value) };
}

/** A value under FORMAT() or toLabel(); toLabel() changes picklists only. */
function displayedValue(
  source: CellSource,
  plan: RecordPlan,
  entry: Extract<Entry, { kind: 'displayed' }>,
  row: Row,
): StoredValue {
  const { field, value } = fieldValue(source, plan, entry.source, row);
  if (entry.as === 'label' && field.type !== 'picklist' && field.type !== 'multipicklist') return value;
  return source.run.display().value(field, value) ?? value;
}

function parentCell(source: CellSource, plan: RecordPlan | undefined, row: Row): Cell {
  return { kind: 'parent', record: plan ? readRecord(source, plan, row) : null };
}

/** Whether the row has the plan's record: a LEFT JOIN leaves the id NULL otherwise. */
const isPresent = (plan: RecordPlan, row: Row): boolean => typeof row[plan.id] === 'string';
