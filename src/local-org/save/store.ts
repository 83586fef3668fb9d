import { makeId } from '../schema/ids.ts';
import { isStored } from '../schema/field.ts';
import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { insertSystemRow } from '../store/systemRow.ts';
import type { ChangeType } from '../store/changes.ts';
import type { Row } from '../base/values.ts';
import type { Draft, SaveContext } from './context.ts';

/** Writes a checked record, with what the platform adds to it, and notes what must follow. Returns the id. */
export function storeRecord(context: SaveContext, draft: Draft): string {
  const id = draft.old === undefined ? insertRow(context, draft) : updateRow(context, draft, draft.old);
  return id;
}

function insertRow(context: SaveContext, draft: Draft): string {
  const { object, row } = draft;
  const id = makeId(object.keyPrefix, context.sequences.next(object.name));
  const plan = context.plan(object);
  row.Id = id;
  row.IsDeleted = false;
  row.CreatedDate ??= context.now;
  row.CreatedById ??= context.user.id;
  row.LastModifiedDate ??= row.CreatedDate;
  row.LastModifiedById ??= row.CreatedById;
  row.SystemModstamp = context.now;
  for (const field of plan.autoNumbers) {
    const number = context.sequences.next(`${object.name}.${field.name}`);
    row[field.name] = formatAutoNumber(field.autoNumber?.displayFormat ?? '{0}', number, context.now);
  }
  // Without children a count or a sum is 0, a smallest or greatest value blank.
  for (const field of plan.summaries) {
    const operation = field.summary?.operation;
    row[field.name] = operation === 'count' || operation === 'sum' ? 0 : null;
  }
  const name = object.fields.get('name');
  if (object.custom && name?.nameField === true && (row.Name ?? null) === null) row.Name = id;
  context.rows.insert(object, row);
  context.forget(id);
  recordChange(context, object, id, 'CREATE', []);
  if (object.name === 'Opportunity') writeHistory(context, row, undefined);
  noteMasters(context, draft, row);
  return id;
}

function updateRow(context: SaveContext, draft: Draft, old: Row): string {
  const { object, row } = draft;
  const id = old.Id as string;
  const changed = changedFields(object, old, row);
  const lastModified = [
    ...(old.LastModifiedDate === context.now ? [] : ['LastModifiedDate']),
    ...(old.LastModifiedById === context.user.id ? [] : ['LastModifiedById']),
  ];
  row.LastModifiedDate = context.now;
  row.LastModifiedById = context.user.id;
  row.SystemModstamp = context.now;
  context.rows.update(object, row, [
    ...changed,
    ...present(object, ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']),
  ]);
  context.forget(id);
  if (changed.length > 0) recordChange(context, object, id, 'UPDATE', [...changed, ...present(object, lastModified)]);
  if (object.name === 'Opportunity' && changed.some((name) => HISTORY_FIELDS.has(name)))
    writeHistory(context, row, old);
  if (changed.length > 0 || context.simulated.recalculating.size > 0) {
    noteMasters(context, draft, row);
    noteMasters(context, draft, old);
  }
  return id;
}

function present(object: ObjectSchema, names: readonly string[]): string[] {
  return names.filter((name) => object.fields.has(name.toLowerCase()));
}

function changedFields(object: ObjectSchema, old: Row, row: Row): string[] {
  const changed: string[] = [];
  for (const field of object.fields.values()) {
    if (isStored(field) && (row[field.name] ?? null) !== (old[field.name] ?? null)) changed.push(field.name);
  }
  return changed;
}

/** Remembers the masters of a row: their roll-ups are looked at before the chunk is done. */
export function noteMasters(
  context: SaveContext,
  draft: { readonly object: ObjectSchema; readonly causes: ReadonlySet<number> },
  row: Row,
): void {
  for (const field of context.plan(draft.object).masters) {
    const id = row[field.name];
    const master = findObject(context.schema, field.referenceTo[0] ?? '');
    if (typeof id !== 'string' || master === undefined) continue;
    notePending(context, master, id, [draft.object], draft.causes);
  }
}

/** Remembers a record that came back: all of its own roll-ups are looked at. */
export function noteParent(context: SaveContext, object: ObjectSchema, id: string, causes: ReadonlySet<number>): void {
  const children = context
    .plan(object)
    .summaries.flatMap((field) => findObject(context.schema, field.summary?.childObject ?? '') ?? []);
  if (children.length > 0) notePending(context, object, id, children, causes);
}

function notePending(
  context: SaveContext,
  object: ObjectSchema,
  id: string,
  children: readonly ObjectSchema[],
  causes: ReadonlySet<number>,
): void {
  const pending = context.pending.get(id) ?? { object, id, children: new Set(), causes: new Set() };
  for (const child of children) pending.children.add(child);
  for (const cause of causes) pending.causes.add(cause);
  context.pending.set(id, pending);
}

/** `A-{000000}` and 7 → `A-000007`; `{YYYY}`, `{YY}`, `{MM}`, `{DD}` are the day's. */
export function formatAutoNumber(format: string, number: number, now: string): string {
  const parts: Readonly<Record<string, string>> = {
    YYYY: now.slice(0, 4),
    YY: now.slice(2, 4),
    MM: now.slice(5, 7),
    DD: now.slice(8, 10),
  };
  return format.replace(
    /\{(0+|YYYY|YY|MM|DD)\}/g,
    (_whole, part: string) => parts[part] ?? String(number).padStart(part.length, '0'),
  );
}

const HISTORY_FIELDS: ReadonlySet<string> = new Set([
  'StageName',
  'Amount',
  'Probability',
  'CloseDate',
  'ForecastCategory',
]);

/** The platform's own ledger of stages, amounts and dates: one row at creation and one for each change. */
function writeHistory(context: SaveContext, row: Row, old: Row | undefined): void {
  insertSystemRow(context, context.user.id, 'OpportunityHistory', {
    OpportunityId: row.Id ?? null,
    StageName: row.StageName ?? null,
    Amount: row.Amount ?? null,
    ExpectedRevenue: row.ExpectedRevenue ?? null,
    Probability: row.Probability ?? null,
    CloseDate: row.CloseDate ?? null,
    ForecastCategory: row.ForecastCategory ?? null,
    PrevAmount: old?.Amount ?? null,
    PrevCloseDate: old?.CloseDate ?? null,
  });
}

/** Notes a change for the list of committed changes, which a change event stream is read from. */
export function recordChange(
  context: SaveContext,
  object: ObjectSchema,
  recordId: string,
  changeType: ChangeType,
  changedFields: readonly string[],
): void {
  // What nobody can write has no events: OpportunityHistory goes with its opportunity in silence.
  if (!object.createable) return;
  context.done.push({ object: object.name, recordId, changeType, changedFields });
}
