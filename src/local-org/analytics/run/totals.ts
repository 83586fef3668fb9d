import type { StoredValue } from '../../base/values.ts';
import { compareKeys } from './compareValues.ts';
import type { PlannedSummary } from './plan.ts';

/** What is known of the rows of one group for one summary. */
interface Sum {
  total: number;
  count: number;
  least: StoredValue;
  most: StoredValue;
  readonly distinct: Set<string>;
}

/** The rows of one group of rows and columns: their number, and what the summaries are made of. */
export interface Total {
  rows: number;
  readonly sums: readonly Sum[];
  /** Ids of the records whose values are counted, by table: a record counts once in a sum, however many rows it has. */
  readonly counted: Map<number, Set<string>>;
}

export function createTotal(summaries: readonly PlannedSummary[]): Total {
  return {
    rows: 0,
    sums: summaries.map(() => ({ total: 0, count: 0, least: null, most: null, distinct: new Set() })),
    counted: new Map(),
  };
}

/** Adds a sum of values, and how many there are. */
export function addSum(total: Total, summary: number, sum: StoredValue, count: number): void {
  const of = total.sums[summary];
  if (of === undefined || typeof sum !== 'number' || count === 0) return;
  of.total += sum;
  of.count += count;
}

/** Adds the least or the greatest of some values. */
export function addExtreme(total: Total, summary: number, side: 'least' | 'most', value: StoredValue): void {
  const of = total.sums[summary];
  if (of === undefined || value === null) return;
  const known = of[side];
  const isBeyond = known === null || (side === 'least' ? compareKeys(value, known) < 0 : compareKeys(value, known) > 0);
  if (isBeyond) of[side] = value;
}

/** Adds a value of which equal ones count once. */
export function addDistinct(total: Total, summary: number, value: StoredValue): void {
  if (value !== null && value !== '') total.sums[summary]?.distinct.add(String(value).toLowerCase());
}

/** Whether a record of a table is counted for the first time. */
export function countOnce(total: Total, table: number, id: string): boolean {
  const known = total.counted.get(table) ?? new Set<string>();
  total.counted.set(table, known);
  if (known.has(id)) return false;
  known.add(id);
  return true;
}

/** The value of a summary; null where there is none. */
export function valueOfSummary(total: Total, summaries: readonly PlannedSummary[], index: number): StoredValue {
  const of = total.sums[index];
  const kind = summaries[index]?.kind;
  if (of === undefined || kind === undefined) return null;
  switch (kind) {
    case 'RowCount':
      return total.rows;
    case 'Sum':
      return of.total;
    case 'Average':
      return of.count === 0 ? null : of.total / of.count;
    case 'Minimum':
      return of.least;
    case 'Maximum':
      return of.most;
    case 'Unique':
      return of.distinct.size;
  }
}
