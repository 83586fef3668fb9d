import type { Row, StoredRow, StoredValue } from '../base/values.ts';
import { isStored } from '../schema/field.ts';
import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { mergeChanges } from '../store/changes.ts';
import type { RecordChange } from '../store/changes.ts';
import type { ChangeEvent, ChangeEventHeader, EventChangeType, Selection } from './types.ts';

/** A transaction that is about to be committed. */
export interface Commit {
  readonly schema: Schema;
  /** Its changes in order, not merged. */
  readonly done: readonly RecordChange[];
  /** A record as it is at the end of the transaction. */
  readonly row: (object: ObjectSchema, id: string) => StoredRow | undefined;
  readonly origin: string;
  /** ISO date-time. */
  readonly now: string;
  readonly userId: string;
  readonly commitNumber: number;
  readonly transactionKey: string;
}

/** Where change events give way to gap and overflow events. */
export interface EventLimits {
  /** Changes of one transaction: a record that is created, deleted or undeleted counts 1, an updated one 1 for each field. */
  readonly changes: number;
  /** Size of an event in bytes. */
  readonly bytes: number;
}

/** Salesforce's limits. */
export const EVENT_LIMITS: EventLimits = { changes: 100_000, bytes: 1_000_000 };

/** The id in an overflow event. */
const NO_RECORD = '000000000000000AAA';

/** Fields that no change event has. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'LastViewedDate',
  'LastReferencedDate',
]);

const LAST_MODIFIED = 'LastModifiedDate';

interface Part {
  readonly object: ObjectSchema;
  readonly changeType: EventChangeType;
  readonly recordIds: string[];
  readonly changedFields: readonly string[];
  readonly fields: StoredRow;
}

/**
 * The events of a transaction, in its order. Records that were deleted, or got the same values in the same fields, share an event. What
 * goes beyond the limit of a transaction is one overflow event for each object; an event that is too large becomes a gap event.
 */
export function makeEvents(commit: Commit, selection: Selection, limits: EventLimits = EVENT_LIMITS): ChangeEvent[] {
  const sent = sentNames();
  const selected = commit.done.filter((change) => selection.has(change.object.toLowerCase()));
  const parts = new Map<string, Part>();
  let counted = 0;
  for (const change of mergeChanges(selected)) {
    const object = findObject(commit.schema, change.object);
    if (object === undefined) continue;
    counted += change.changeType === 'UPDATE' ? change.changedFields.length : 1;
    const part =
      counted > limits.changes ? overflowOf(object) : partOf({ commit, sent, maxBytes: limits.bytes }, object, change);
    const key = mergeKey(part);
    const same = parts.get(key);
    if (same === undefined) parts.set(key, part);
    else if (part.changeType !== 'GAP_OVERFLOW') same.recordIds.push(...part.recordIds);
  }
  return [...parts.values()].map((part, index) => ({
    header: headerOf(commit, part, index + 1),
    fields: part.fields,
    channels: selection.get(part.object.name.toLowerCase()) ?? [],
  }));
}

interface PartSource {
  readonly commit: Commit;
  readonly sent: (object: ObjectSchema) => readonly string[];
  readonly maxBytes: number;
}

function partOf({ commit, sent, maxBytes }: PartSource, object: ObjectSchema, change: RecordChange): Part {
  const { changeType, recordId } = change;
  const changedFields = changeType === 'UPDATE' ? changedNames(object, change.changedFields) : [];
  const row = changeType === 'DELETE' ? undefined : commit.row(object, recordId);
  const fields =
    row === undefined ? {} : changeType === 'UPDATE' ? pick(row, changedFields) : filled(sent(object), row);
  if (mayExceed(fields, maxBytes) && Buffer.byteLength(JSON.stringify(fields)) > maxBytes)
    return { object, changeType: `GAP_${changeType}`, recordIds: [recordId], changedFields: [], fields: {} };
  return { object, changeType, recordIds: [recordId], changedFields, fields };
}

/**
 * The changed fields with LastModifiedDate, which every update has: also one in the same millisecond as the save before, whose value is
 * the same.
 */
function changedNames(object: ObjectSchema, names: readonly string[]): string[] {
  const others = names.filter((name) => isSent(object, name) && name !== LAST_MODIFIED);
  return isSent(object, LAST_MODIFIED) ? [...others, LAST_MODIFIED] : others;
}

function overflowOf(object: ObjectSchema): Part {
  return { object, changeType: 'GAP_OVERFLOW', recordIds: [NO_RECORD], changedFields: [], fields: {} };
}

/** Returns a function that gives the names of an object's fields that change events have, in the order of the fields. */
function sentNames(): (object: ObjectSchema) => readonly string[] {
  const names = new Map<ObjectSchema, readonly string[]>();
  return (object) => {
    let found = names.get(object);
    if (found === undefined) {
      found = [...object.fields.values()].map(({ name }) => name).filter((name) => isSent(object, name));
      names.set(object, found);
    }
    return found;
  };
}

function isSent(object: ObjectSchema, name: string): boolean {
  const field = object.fields.get(name.toLowerCase());
  return field !== undefined && isStored(field) && !LEFT_OUT.has(field.name);
}

function pick(row: StoredRow, names: readonly string[]): StoredRow {
  return Object.fromEntries(names.map((name): [string, StoredValue] => [name, row[name] ?? null]));
}

/** The values of a created or restored record that are not blank. */
function filled(names: readonly string[], row: StoredRow): StoredRow {
  const fields: Row = {};
  for (const name of names) {
    const value = row[name] ?? null;
    if (value !== null) fields[name] = value;
  }
  return fields;
}

/** Whether the fields may take more bytes than that as JSON; false is certain: a character takes six bytes at most. */
function mayExceed(fields: StoredRow, bytes: number): boolean {
  let most = 2;
  for (const name in fields) {
    const value = fields[name];
    most += 6 * (name.length + (typeof value === 'string' ? value.length : 24)) + 6;
  }
  return most > bytes;
}

/** Equal for records whose changes are the same. A created or restored record has an event of its own. */
function mergeKey({ object, changeType, recordIds, changedFields, fields }: Part): string {
  if (changeType === 'CREATE' || changeType === 'UNDELETE') return `${changeType} ${recordIds[0]}`;
  return JSON.stringify([object.name, changeType, changedFields, fields]);
}

function headerOf(commit: Commit, part: Part, place: number): ChangeEventHeader {
  const isGap = part.changeType.startsWith('GAP_');
  return {
    entityName: part.object.name,
    recordIds: part.recordIds,
    changeType: part.changeType,
    changeOrigin: isGap ? '' : commit.origin,
    transactionKey: commit.transactionKey,
    sequenceNumber: isGap ? 1 : place,
    commitTimestamp: Date.parse(commit.now),
    commitNumber: commit.commitNumber,
    commitUser: commit.userId,
    nulledFields: part.changedFields.filter((name) => (part.fields[name] ?? null) === null),
    diffFields: [],
    changedFields: part.changedFields,
  };
}
