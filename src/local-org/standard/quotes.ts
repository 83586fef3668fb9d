import type { Row, SaveError } from '../base/values.ts';
import { recordChange } from '../save/changes.ts';
import { saveError } from '../save/errors.ts';
import type { Draft, SaveContext } from '../save/types.ts';
import { findObject } from '../schema/lookup.ts';

/** The error of an opportunity that is to be synced with a quote of another one. A quote that does not exist is reported as such. */
export function syncedQuoteErrors(context: SaveContext, { old, row }: Draft): SaveError[] {
  const id = row.SyncedQuoteId;
  const quotes = findObject(context.schema, 'Quote');
  if (typeof id !== 'string' || id === old?.SyncedQuoteId || quotes === undefined) return [];
  const quote = context.row(quotes, id);
  if (quote === undefined || quote.OpportunityId === row.Id) return [];
  return [saveError('FIELD_INTEGRITY_EXCEPTION', 'The quote is not a quote of this opportunity', 'SyncedQuoteId')];
}

/** Marks the quote that an opportunity is synced with since this save, and removes the mark of the one before. */
export function markSyncing(context: SaveContext, { row, old }: { row: Row; old?: Row }): void {
  if ((old?.SyncedQuoteId ?? null) === (row.SyncedQuoteId ?? null)) return;
  mark(context, old?.SyncedQuoteId, false);
  mark(context, row.SyncedQuoteId, true);
}

function mark(context: SaveContext, id: unknown, IsSyncing: boolean): void {
  const object = findObject(context.schema, 'Quote');
  const quote = object === undefined || typeof id !== 'string' ? undefined : context.row(object, id);
  if (object === undefined || quote === undefined) return;
  const recordId = String(quote.Id);
  context.rows.update(object, { ...quote, IsSyncing }, ['IsSyncing']);
  context.forget(recordId);
  recordChange(context, object, { recordId, changeType: 'UPDATE', changedFields: ['IsSyncing'] });
}
