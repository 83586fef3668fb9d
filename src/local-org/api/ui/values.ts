import { createHash } from 'node:crypto';
import type { Cell, RecordNode } from '../../soql/types.ts';
import type { Display } from '../../soql/display.ts';
import type { StoredValue } from '../../base/values.ts';
import { MASTER_RECORD_TYPE } from './record-types.ts';
import type { RecordTypeInfo } from './record-types.ts';

export interface UiRecord {
  readonly apiName: string;
  readonly childRelationships: Record<string, never>;
  readonly eTag: string;
  readonly fields: Record<string, { displayValue: string | null; value: unknown }>;
  readonly id: string;
  readonly lastModifiedById: StoredValue;
  readonly lastModifiedDate: StoredValue;
  readonly recordTypeId: string | null;
  readonly recordTypeInfo: RecordTypeInfo | null;
  readonly systemModstamp: StoredValue;
  readonly weakEtag: number;
}

/** Fields that the record's top-level members are made from. They are always read, and are among `fields` only if requested. */
export const SYSTEM_FIELDS = ['LastModifiedById', 'LastModifiedDate', 'RecordTypeId', 'SystemModstamp'] as const;

/**
 * Converts a record to the UI API's form: fields with their value and display value, parents nested.
 * @param asked decides whether a field path (`Account.Name`) was asked for; the others were read for the record's own members
 */
export function uiRecord(node: RecordNode, display: Display, asked: (path: string) => boolean, prefix = ''): UiRecord {
  const fields: UiRecord['fields'] = {};
  for (const [name, cell] of node.cells) {
    const path = `${prefix}${name}`;
    if (cell.kind === 'value' && asked(path)) {
      fields[name] = { displayValue: display.value(cell.field, cell.value), value: cell.value };
    } else if (cell.kind === 'parent') {
      const value = cell.record && uiRecord(cell.record, display, asked, `${path}.`);
      fields[name] = { displayValue: (value?.fields['Name']?.value as string | undefined) ?? null, value };
    }
  }
  const own = (name: string): StoredValue => valueOf(node.cells.get(name));
  const stamp = own('SystemModstamp') ?? own('LastModifiedDate');
  return {
    apiName: node.object.name,
    childRelationships: {},
    eTag: createHash('md5')
      .update(JSON.stringify([node.id, stamp, fields]))
      .digest('hex'),
    fields,
    id: node.id,
    lastModifiedById: own('LastModifiedById'),
    lastModifiedDate: own('LastModifiedDate'),
    // A parent contains only the fields that were requested.
    recordTypeId: (own('RecordTypeId') as string | null) ?? (prefix === '' ? MASTER_RECORD_TYPE : null),
    recordTypeInfo: null,
    systemModstamp: own('SystemModstamp'),
    weakEtag: typeof stamp === 'string' ? Date.parse(stamp) : 0,
  };
}

/** The stored or computed value of a cell; null for parents and children. */
export function valueOf(cell: Cell | undefined): StoredValue {
  return cell?.kind === 'value' || cell?.kind === 'computed' ? cell.value : null;
}
