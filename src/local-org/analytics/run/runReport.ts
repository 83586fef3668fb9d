import type { ReportDefinition } from '../definitions/types.ts';
import type { ReportType } from '../types/reportType.ts';
import { cellText } from './cells.ts';
import type { ReportCell } from './cells.ts';
import { MAX_ROWS, readRows } from './details.ts';
import type { DetailRow } from './details.ts';
import { createFacts } from './facts.ts';
import type { Facts, GroupNode } from './facts.ts';
import { planReport } from './plan.ts';
import type { PlannedSummary, ReportPlan } from './plan.ts';
import type { ReportSource } from './source.ts';
import { summarize } from './summarize.ts';
import { addDistinct, addExtreme, addSum, countOnce, valueOfSummary } from './totals.ts';

/** The result of a report. */
export interface ReportRun {
  readonly plan: ReportPlan;
  readonly down: readonly GroupNode[];
  readonly across: readonly GroupNode[];
  /** By key: `T!T`, `0!T`, `0_1!0`. Cells of the summaries in their order; rows only where they were asked for. */
  readonly facts: ReadonlyMap<string, ReportFact>;
  /** False where the report has more rows than the answer. */
  readonly allData: boolean;
}

interface ReportFact {
  readonly aggregates: readonly ReportCell[];
  readonly rows?: readonly (readonly ReportCell[])[];
}

/**
 * Runs a report as the user of the source. Sums and averages are Salesforce's smart totals: a parent's value counts once in each total, however many of its
 * children are rows.
 * @param withRows the rows too, at most 2,000
 * @throws ReportError for a filter that cannot be applied; SoqlError for an object that the user may not read
 */
export function runReport(
  source: ReportSource,
  report: ReportDefinition,
  type: ReportType,
  withRows: boolean,
): ReportRun {
  const plan = planReport(source, report, type);
  const facts = createFacts(plan);
  const { rowLimit } = report;
  // One row more than fits shows that there are more.
  const rows = withRows || rowLimit !== undefined ? readRows(source, plan, rowLimit ?? MAX_ROWS + 1) : [];
  const limited = rowLimit === undefined ? rows : rows.slice(0, rowLimit);
  if (rowLimit === undefined) summarize(source, plan, facts);
  else for (const row of limited) addRow(facts, plan, row);
  const { down, across, totals, keyOf } = facts.finish();
  const shown = placeRows(withRows ? limited : [], keyOf);
  const found = [...totals].map(([key, total]): [string, ReportFact] => {
    const aggregates = plan.summaries.map((summary, i) => {
      const value = valueOfSummary(total, plan.summaries, i);
      return { label: cellText(source.display, summaryFormat(summary), value), value };
    });
    return [key, withRows ? { aggregates, rows: (shown.get(key) ?? []).map(({ cells }) => cells) } : { aggregates }];
  });
  return { plan, down, across, facts: new Map(found), allData: !withRows || limited.length <= MAX_ROWS };
}

/** The rows that the answer has, by the fact that they belong to. */
function placeRows(rows: readonly DetailRow[], keyOf: ReturnType<Facts['finish']>['keyOf']): Map<string, DetailRow[]> {
  const placed = new Map<string, DetailRow[]>();
  for (const row of rows.slice(0, MAX_ROWS)) {
    const key = keyOf(row.down, row.across);
    const known = placed.get(key);
    if (known) known.push(row);
    else placed.set(key, [row]);
  }
  return placed;
}

/** Adds one row of a report with a row limit, whose summaries are those of the limited rows. */
function addRow(facts: Facts, { summaries }: ReportPlan, row: DetailRow): void {
  for (const total of facts.of(row.down, row.across)) {
    total.rows += 1;
    const isNew = new Map(row.ids.map((id, table) => [table, id !== undefined && countOnce(total, table, id)]));
    summaries.forEach((summary, index) => {
      if (summary.kind === 'RowCount') return;
      const value = row.values.get(summary.column) ?? null;
      if (summary.kind === 'Minimum') addExtreme(total, index, 'least', value);
      else if (summary.kind === 'Maximum') addExtreme(total, index, 'most', value);
      else if (summary.kind === 'Unique') addDistinct(total, index, value);
      else if (isNew.get(summary.column.table) === true) addSum(total, index, value, 1);
    });
  }
}

const COUNT = { type: 'int', scale: 0, picklistValues: [] } as const;

/** How the value of a summary is shown. An average has two decimals at least. */
export function summaryFormat(summary: PlannedSummary): Parameters<typeof cellText>[1] {
  if (summary.kind === 'RowCount' || summary.kind === 'Unique') return COUNT;
  const { type, scale } = summary.column.field;
  if (summary.kind !== 'Average') return { type, scale, picklistValues: [] };
  return { type: type === 'int' ? 'double' : type, scale: Math.max(scale, 2), picklistValues: [] };
}
