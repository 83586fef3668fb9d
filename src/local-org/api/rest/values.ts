import type { RecordNode, Cell } from '../../soql/types.ts';
import type { StoredValue } from '../../base/values.ts';

/** Converts a stored value to REST's form: date-times end in `+0000` instead of `Z`. */
export function restValue(type: string, value: StoredValue): StoredValue {
  return type === 'datetime' && typeof value === 'string' ? value.replace(/Z$/, '+0000') : value;
}

/** Converts a record to REST's form: `attributes` first, then the cells in the order of the SELECT list. An empty child list is null. */
export function restRecord(node: RecordNode, version: string): Record<string, unknown> {
  const record: Record<string, unknown> = { attributes: attributesOf(node, version) };
  for (const [name, cell] of node.cells) record[name] = restCell(cell, version);
  return record;
}

function attributesOf(node: RecordNode, version: string): { type: string; url: string } {
  return {
    type: node.typeName ?? node.object.name,
    url: `/services/data/${version}/sobjects/${node.object.name}/${node.id}`,
  };
}

function restCell(cell: Cell, version: string): unknown {
  switch (cell.kind) {
    case 'value':
      return restValue(cell.field.type, cell.value);
    case 'computed':
      return cell.value;
    case 'parent':
      return cell.record && restRecord(cell.record, version);
    case 'children':
      if (cell.records.length === 0) return null;
      return {
        totalSize: cell.records.length,
        done: true,
        records: cell.records.map((child) => restRecord(child, version)),
      };
  }
}
