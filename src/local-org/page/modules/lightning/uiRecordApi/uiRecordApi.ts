import { API, callOrg, freeze } from 'host/http';
import type { RecordData } from 'host/recordFields';
import { publishSaved, refreshRecords, watch } from 'host/records';
import { write } from 'host/writes';

type FieldName = string | { readonly fieldApiName: string; readonly objectApiName: string };
interface Config {
  readonly recordId?: string;
  readonly fields?: readonly FieldName[];
  readonly optionalFields?: readonly FieldName[];
}
interface Emitted {
  readonly data: RecordData | undefined;
  readonly error: unknown;
}

/** Wire adapter over the page's record cache. Emits nothing before its configuration has a record id and at least one field. */
export class getRecord {
  #emit: (value: Emitted) => void;
  #stop: () => void = () => {};
  #watched = '';

  constructor(emit: (value: Emitted) => void) {
    this.#emit = emit;
    emit({ data: undefined, error: undefined });
  }

  connect(): void {}

  update({ recordId, fields = [], optionalFields = [] }: Config): void {
    const names = { fields: fields.map(nameOf), optionalFields: optionalFields.map(nameOf) };
    const watched = JSON.stringify([recordId, names]);
    if (!recordId || watched === this.#watched || names.fields.length + names.optionalFields.length === 0) return;
    this.#stop();
    this.#watched = watched;
    let lastText = '';
    this.#stop = watch({
      recordId,
      ...names,
      onData: (data) => {
        const text = JSON.stringify(data);
        if (text === lastText) return;
        lastText = text;
        this.#emit({ data, error: undefined });
      },
      onError: (error) => {
        lastText = '';
        this.#emit({ data: undefined, error });
      },
    });
  }

  disconnect(): void {
    this.#stop();
    this.#watched = '';
  }
}

/** Creates a record; rejects with the org's error in Lightning Data Service's shape. */
export async function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<RecordData> {
  return freeze((await write(() => callOrg('POST', `${API}/ui-api/records`, input))) as RecordData);
}

/**
 * Updates the record with the id `fields.Id` and notifies its watchers.
 * @param clientOptions `ifUnmodifiedSince`: the record's `LastModifiedDate` when it was read; the org refuses the update with 412 when the
 *   record was saved later
 */
export async function updateRecord(
  input: { fields: Record<string, unknown> },
  clientOptions: { readonly ifUnmodifiedSince?: string } = {},
): Promise<RecordData> {
  const { Id: id, ...fields } = input.fields;
  const { ifUnmodifiedSince } = clientOptions;
  const path = `${API}/ui-api/records/${String(id)}`;
  const headers: Record<string, string> = ifUnmodifiedSince ? { 'If-Unmodified-Since': ifUnmodifiedSince } : {};
  const data = freeze((await write(() => callOrg('PATCH', path, { fields }, headers))) as RecordData);
  await publishSaved(data);
  return data;
}

export async function deleteRecord(recordId: string): Promise<void> {
  await write(() => callOrg('DELETE', `${API}/ui-api/records/${recordId}`));
}

/** Reads records again that were changed without this module, and notifies their watchers. */
export async function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void> {
  await refreshRecords(records.map(({ recordId }) => recordId));
}

export function getFieldValue(record: RecordData | undefined, field: FieldName): unknown {
  return fieldOf(record, field)?.value;
}

export function getFieldDisplayValue(record: RecordData | undefined, field: FieldName): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

function fieldOf(record: RecordData | undefined, field: FieldName) {
  const [, ...path] = nameOf(field).split('.');
  let at: RecordData | undefined = record;
  for (const part of path.slice(0, -1)) at = at?.fields[part]?.value as RecordData | undefined;
  return at?.fields[path.at(-1) ?? ''];
}

function nameOf(field: FieldName): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}
