import type { Row } from '../base/values.ts';
import type { SaveContext } from '../save/types.ts';
import { insertSystemRow } from '../store/systemRow.ts';

const HISTORY_FIELDS: ReadonlySet<string> = new Set([
  'StageName',
  'Amount',
  'Probability',
  'CloseDate',
  'ForecastCategory',
]);

/** Adds an OpportunityHistory row when an opportunity is created and when its stage, amounts or close date change. */
export function writeHistory(
  context: SaveContext,
  { row, old, changed }: { row: Row; old?: Row; changed: readonly string[] },
): void {
  if (old !== undefined && !changed.some((name) => HISTORY_FIELDS.has(name))) return;
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
