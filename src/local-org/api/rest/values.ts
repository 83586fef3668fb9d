import type { RecordNode, Cell } from '../../soql/types.ts';
import type { StoredValue } from '../../base/values.ts';

/** Converts a stored value to REST's form: date-times end in `+0000` instead of `Z`. */
export function restValue(type: string, value: StoredValue): StoredValue {
  return type === 'datetime' && typeof value === 'string' ? value.replace(/Z$/, '+0000') : value;
}

/**
 * Converts a record to REST's form: `attributes` first, then the cells in the order of the SELECT list. An empty child list is null.
 * @param folder of the record's URL
 */
export function restRecord(node: RecordNode, version: string, folder = 'sobjects'): Record<string, unknown> {
  const record: Record<string, unknown> = { attributes: attributesOf(node, version, folder) };
  for (const [name, cell] of node.cells) record[name] = restCell(cell, version, folder);
  return record;
}

function attributesOf(node: RecordNode, version: string, folder: string): { type: string; url: string } {
  return {
    type: node.typeName ?? node.object.name,
    url: `/services/data/${version}/${folder}/${node.object.name}/${node.id}`,
  };
}

/** The id that every row of an object without records has. */
const NO_ID = '000000000000000AAA';

function restCell(cell: Cell, version: string, folder: string): unknown {
  switch (cell.kind) {
    case 'value':
      if (cell.field.type === 'anyType' && typeof cell.value === 'string') return JSON.parse(cell.value);
      return cell.field.name === 'Id' && cell.field.type === 'string' ? NO_ID : restValue(cell.field.type, cell.value);
    case 'computed':
      return cell.value;
    case 'parent':
      return cell.record && restRecord(cell.record, version, folder);
    case 'children':
      if (cell.records.length === 0) return null;
      return {
        totalSize: cell.records.length,
        done: true,
        records: cell.records.map((child) => restRecord(child, version, folder)),
      };
  }
}
