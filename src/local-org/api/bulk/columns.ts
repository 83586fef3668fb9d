import type { Permissions } from '../../base/permissions.ts';
import type { SaveError, SaveRequest } from '../../base/values.ts';
import { findField, findObject, findParentField } from '../../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { BulkJob } from '../../store/bulk-jobs.ts';
import type { CsvRecord } from './csv.ts';

/** A job cannot go on: the sentence is its `errorMessage`. */
export class BulkFault extends Error {}

const MAX_COLUMNS = 5000;

/** Where the cells of a column go: a field, or the parent that has the value in one of its fields. */
interface Column {
  readonly name: string;
  readonly parentField?: string;
}

/** What the header of the data and the job state about each record. */
export interface RecordPlan {
  readonly header: readonly string[];
  /** The save of a record, or the errors of a record that cannot be saved. */
  request(record: CsvRecord): SaveRequest | readonly SaveError[];
}

/** Checks the header against the object and the user's permissions. Throws BulkFault with Salesforce's sentence. */
export function planRecords(job: BulkJob, header: CsvRecord, org: { schema: Schema; rights: Permissions }): RecordPlan {
  const object = findObject(org.schema, job.object);
  if (object === undefined || !org.rights.object(object.name).read)
    throw new BulkFault(`InvalidBatch : Unable to find object: ${job.object}`);
  if (job.kind === 'ingest' && (header.crlf ? 'CRLF' : 'LF') !== job.lineEnding)
    throw new BulkFault(
      `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${job.lineEnding}`,
    );
  if (header.fault !== undefined) throw new BulkFault(`InvalidBatch : Failed to parse the header: ${header.fault}`);
  if (header.cells.length > MAX_COLUMNS)
    throw new BulkFault(`InvalidBatch : Exceeded ${MAX_COLUMNS} fields in a record`);
  const columns = header.cells.map((cell) => columnOf(object, org, cell.trim()));
  const seen = new Set<string>();
  for (const { name, parentField } of columns) {
    const key = `${name}.${parentField ?? ''}`.toLowerCase();
    if (seen.has(key)) throw new BulkFault(`InvalidBatch : Duplicate field name found : ${name}`);
    seen.add(key);
  }
  return { header: header.cells, request: (record) => requestOf(job, object, columns, record) };
}

/** `Name`, `Account.Ext__c`, or `User:Owner.Username` where a lookup has several objects. */
function columnOf(
  object: ObjectSchema,
  { schema, rights }: { schema: Schema; rights: Permissions },
  text: string,
): Column {
  const unknown = (): never => {
    throw new BulkFault(`InvalidBatch : Field name not found : ${text}`);
  };
  const path = text.slice(text.indexOf(':') + 1).split('.');
  const [name = '', parentField, ...more] = path;
  if (parentField === undefined) {
    const field = findField(object, name);
    return field === undefined || !rights.field(object.name, field.name).read ? unknown() : { name: field.name };
  }
  const reference = findParentField(object, name);
  if (reference === undefined || more.length > 0) return unknown();
  const found = reference.referenceTo
    .map((target) => findObject(schema, target))
    .some((parent) => parent !== undefined && findField(parent, parentField) !== undefined);
  return found ? { name, parentField } : unknown();
}

const error = (statusCode: string, message: string, ...fields: string[]): readonly SaveError[] => [
  { statusCode, message, fields },
];

function requestOf(
  job: BulkJob,
  object: ObjectSchema,
  columns: readonly Column[],
  record: CsvRecord,
): SaveRequest | readonly SaveError[] {
  if (record.fault !== undefined) return error('INVALID_CSV', `The row cannot be read: ${record.fault}`);
  if (record.cells.length !== columns.length)
    return error('INVALID_CSV', `The row has ${record.cells.length} values, the header has ${columns.length}`);
  const values: [string, unknown][] = [];
  columns.forEach(({ name, parentField }, index) => {
    const cell = record.cells[index] ?? '';
    // An empty value leaves the field as it is; `#N/A` blanks it.
    if (cell === '') return;
    const value = cell === '#N/A' ? null : cell;
    values.push([name, parentField === undefined || value === null ? value : { [parentField]: value }]);
  });
  return saveOf(job, object, values);
}

function saveOf(job: BulkJob, object: ObjectSchema, values: [string, unknown][]): SaveRequest | readonly SaveError[] {
  const id = values.find(([name]) => name === 'Id')?.[1];
  const without = (key: string): Readonly<Record<string, unknown>> =>
    Object.fromEntries(values.filter(([name]) => name !== key));
  const base = { object: object.name };
  switch (job.operation) {
    case 'insert':
      return { ...base, operation: 'insert', fields: Object.fromEntries(values) };
    case 'upsert': {
      const key = findField(object, job.externalIdFieldName ?? 'Id')?.name ?? 'Id';
      if (key === 'Id') {
        if (typeof id !== 'string') return { ...base, operation: 'insert', fields: without('Id') };
        return { ...base, operation: 'update', id, fields: without('Id') };
      }
      const value = values.find(([name]) => name === key)?.[1];
      if (typeof value !== 'string') return error('MISSING_ARGUMENT', `${key} not specified`);
      return { ...base, operation: 'upsert', externalId: { field: key, value }, fields: without(key) };
    }
    case 'delete':
    case 'hardDelete':
      if (typeof id !== 'string') return error('MISSING_ARGUMENT', 'Id not specified in a delete call');
      return { ...base, operation: 'delete', id, fields: {} };
    default:
      if (typeof id !== 'string') return error('MISSING_ARGUMENT', 'Id not specified in an update call');
      return { ...base, operation: 'update', id, fields: without('Id') };
  }
}
