import { updateRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation } from 'lightning/uiRecordApi';
import { API, callOrg } from 'host/http';
import { refreshRecords } from 'host/records';
import { text } from 'host/texts';
import { errorSentences, faultOf } from 'c/ldsErrors';
import { faultSentences } from 'c/saveFaults';

/** Values by field name. */
export type Changes = Readonly<Record<string, unknown>>;

/** What became of a save. Messages by field, and those that belong to none. */
export type Outcome =
  | { readonly kind: 'saved' }
  | {
      readonly kind: 'refused' | 'conflict';
      readonly fields: Readonly<Record<string, readonly string[]>>;
      readonly others: readonly string[];
      /** The record as it is now, after a conflict: the next save replaces what it has. */
      readonly record?: RecordRepresentation;
    };

/** How often a save is repeated because other fields of the record were changed meanwhile. */
const REPEATS = 3;

/**
 * Saves fields of a record that was read with its `LastModifiedDate`. When the record was changed since, the save goes on as long as none
 * of these fields was; otherwise it is a conflict.
 */
export async function saveFields(before: RecordRepresentation, changes: Changes, repeats = REPEATS): Promise<Outcome> {
  const since = before.fields['LastModifiedDate']?.value;
  try {
    const options = typeof since === 'string' ? { ifUnmodifiedSince: since } : {};
    await updateRecord({ fields: { Id: before.id, ...changes } }, options);
    return { kind: 'saved' };
  } catch (error) {
    if (faultOf(error) !== 'conflict') return refusal(error);
    const now = await read(before, Object.keys(changes)).catch(() => undefined);
    if (!now) return refusal(error);
    const changed = Object.keys(changes).filter((name) => now.fields[name]?.value !== before.fields[name]?.value);
    if (changed.length === 0 && repeats > 0) return saveFields(now, changes, repeats - 1);
    void refreshRecords([before.id]);
    return {
      kind: 'conflict',
      fields: Object.fromEntries(changed.map((name) => [name, [theirs(now, name)]])),
      others: [],
      record: now,
    };
  }
}

async function read({ id, apiName }: RecordRepresentation, names: readonly string[]): Promise<RecordRepresentation> {
  const fields = [...names, 'LastModifiedDate'].map((name) => `${apiName}.${name}`).join(',');
  return (await callOrg('GET', `${API}/ui-api/records/${id}?fields=${fields}`)) as RecordRepresentation;
}

function theirs(now: RecordRepresentation, name: string): string {
  const { value, displayValue } = now.fields[name] ?? {};
  const shown = displayValue ?? value;
  return shown === null || shown === undefined || shown === ''
    ? text('conflictBlank')
    : text('conflict', String(shown));
}

interface Body {
  readonly output?: {
    readonly errors?: readonly unknown[];
    readonly fieldErrors?: Readonly<Record<string, readonly unknown[]>>;
  };
}

/** Salesforce's messages, each with the field to which it belongs. */
function refusal(error: unknown): Outcome {
  const { output } = ((error as { body?: unknown } | undefined)?.body ?? {}) as Body;
  if (faultOf(error) !== 'refused' || !output) return { kind: 'refused', fields: {}, others: faultSentences(error) };
  const fields = Object.entries(output.fieldErrors ?? {}).map(
    ([name, found]) => [name, errorSentences(found)] as const,
  );
  const { errors = [] } = output;
  const others = errors.length > 0 || fields.length === 0 ? errorSentences(errors.length > 0 ? errors : error) : [];
  return { kind: 'refused', fields: Object.fromEntries(fields), others };
}
