import type { StoredValue } from '../../base/values.ts';
import type { Expression, SelectItem, SoqlQuery } from '../../soql/types.ts';
import type { Facts } from './facts.ts';
import { levelGrouping } from './groups.ts';
import type { LevelGrouping } from './groups.ts';
import { pathIn, recordIdPath } from './levels.ts';
import type { PlannedLevel, PlannedSummary, ReportPlan } from './plan.ts';
import type { ReportSource } from './source.ts';
import { addDistinct, addExtreme, addSum, countOnce } from './totals.ts';
import type { Total } from './totals.ts';

/** A level while its rows are summed up. */
interface Summing {
  readonly source: ReportSource;
  readonly plan: ReportPlan;
  readonly level: PlannedLevel;
  readonly down: readonly LevelGrouping[];
  readonly across: readonly LevelGrouping[];
  readonly facts: Facts;
}

type ColumnSummary = Extract<PlannedSummary, { column: unknown }>;
interface Placed {
  readonly summary: ColumnSummary;
  readonly index: number;
}

/** Sums up the rows of a report, level by level: SQLite groups them, and subtotals are made of the groups. */
export function summarize(source: ReportSource, plan: ReportPlan, facts: Facts): void {
  for (const level of plan.levels) {
    const groupings = (side: 'down' | 'across'): LevelGrouping[] =>
      plan[side].map((grouping) => levelGrouping(source, plan.type, level.table, grouping));
    const summing = { source, plan, level, facts, down: groupings('down'), across: groupings('across') };
    const placed = plan.summaries.flatMap((summary, index): Placed[] =>
      summary.kind === 'RowCount' || summary.column.table > level.table ? [] : [{ summary, index }],
    );
    const isRepeated = ({ summary }: Placed): boolean =>
      (summary.kind === 'Sum' || summary.kind === 'Average') && summary.column.table < level.table;
    sumGroups(
      summing,
      placed.filter((one) => one.summary.kind !== 'Unique' && !isRepeated(one)),
    );
    const tables = new Set(placed.filter(isRepeated).map(({ summary }) => summary.column.table));
    for (const table of tables)
      sumRecords(
        summing,
        table,
        placed.filter((one) => isRepeated(one) && one.summary.column.table === table),
      );
    for (const one of placed.filter(({ summary }) => summary.kind === 'Unique')) collectValues(summing, one);
  }
}

const call = (name: string, of: Expression): Expression => ({ kind: 'call', name, args: [of] });

function pathOf({ plan, level }: Summing, { column }: ColumnSummary): Expression {
  return { kind: 'field', path: pathIn(plan.type, level.table, column.table, column.path) ?? [] };
}

/** One query for the number of rows of each group, and for all summaries to which each row gives its own value. */
function sumGroups(summing: Summing, placed: readonly Placed[]): void {
  const values = placed.flatMap(({ summary }) => {
    const of = pathOf(summing, summary);
    if (summary.kind === 'Minimum') return [call('MIN', of)];
    if (summary.kind === 'Maximum') return [call('MAX', of)];
    return [call('SUM', of), call('COUNT', of)];
  });
  const rows = groupRows(summing, [], [call('COUNT', { kind: 'field', path: ['Id'] }), ...values]);
  for (const { totals, rest } of rows) {
    const count = Number(rest[0]);
    if (count === 0) continue;
    for (const total of totals()) {
      total.rows += count;
      let at = 1;
      for (const { summary, index } of placed) {
        const value = rest[at++] ?? null;
        if (summary.kind === 'Minimum') addExtreme(total, index, 'least', value);
        else if (summary.kind === 'Maximum') addExtreme(total, index, 'most', value);
        else addSum(total, index, value, Number(rest[at++]));
      }
    }
  }
}

/** Sums of parents' values: their records have a row for each child, and count once in each group. */
function sumRecords(summing: Summing, table: number, placed: readonly Placed[]): void {
  const id: Expression = { kind: 'field', path: recordIdPath(summing.plan.type, summing.level.table, table) };
  const values = placed.map(({ summary }) => call('MAX', pathOf(summing, summary)));
  for (const { totals, rest } of groupRows(summing, [id], values)) {
    const [record, ...of] = rest;
    for (const total of totals()) {
      if (countOnce(total, table, String(record)))
        placed.forEach(({ index }, i) => addSum(total, index, of[i] ?? null, 1));
    }
  }
}

/** The different values of a column in each group. */
function collectValues(summing: Summing, { summary, index }: Placed): void {
  const { plan, level } = summing;
  const { column } = summary;
  const path = pathIn(plan.type, level.table, column.table, column.idPath ?? column.path) ?? [];
  for (const { totals, rest } of groupRows(summing, [{ kind: 'field', path }], []))
    for (const total of totals()) addDistinct(total, index, rest[0] ?? null);
}

interface GroupRow {
  /** The totals of the row's groups; a group that is not asked for does not come to be. */
  readonly totals: () => readonly Total[];
  /** The values after those of the groupings. */
  readonly rest: readonly StoredValue[];
}

/** @param more also grouped by, and selected before `values` */
function* groupRows(
  { source, level, down, across, facts }: Summing,
  more: readonly Expression[],
  values: readonly Expression[],
): Iterable<GroupRow> {
  const groupings = [...down, ...across];
  const groupBy = [...groupings.flatMap(({ expressions }) => expressions), ...more];
  const select = [...groupBy, ...values].map((expression, i): SelectItem =>
    expression.kind === 'call'
      ? { kind: 'call', call: expression, alias: `c${i}` }
      : { kind: 'field', path: expression.path, alias: `c${i}` },
  );
  const query: SoqlQuery = { object: level.object, select, where: level.where, groupBy, orderBy: [] };
  const result = source.select(query);
  if (result.kind !== 'aggregate') return;
  const known = new Map<string, readonly Total[]>();
  const width = groupBy.length - more.length;
  const totalsOf = (row: readonly StoredValue[]): readonly Total[] => {
    let at = 0;
    const groups = groupings.map(({ expressions, read }) => read(row.slice(at, (at += expressions.length))));
    return facts.of(groups.slice(0, down.length), groups.slice(down.length));
  };
  for (const row of result.rows) {
    const totals = (): readonly Total[] => {
      const key = JSON.stringify(row.slice(0, width));
      const found = known.get(key) ?? totalsOf(row);
      known.set(key, found);
      return found;
    };
    yield { totals, rest: row.slice(width) };
  }
}
