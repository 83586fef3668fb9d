import type { RestCall, UserName } from '../../with-started-org.ts';
import { EXPECTED, figuresOf, keyOf, rounded, valueOf } from './expected.ts';
import type { Expected, Figures } from './expected.ts';
import type { Row, Seen } from './records.ts';

interface Group {
  readonly key: string;
  readonly value: unknown;
  readonly groupings: readonly Group[];
}
interface Fact {
  readonly aggregates: readonly { readonly value: number | null }[];
  readonly rows?: readonly { readonly dataCells: readonly { readonly value: unknown }[] }[];
}

/** What the Analytics REST API answers to a run. */
interface Result {
  readonly factMap: Readonly<Record<string, Fact>>;
  readonly groupingsDown: { readonly groupings: readonly Group[] };
  readonly groupingsAcross: { readonly groupings: readonly Group[] };
  readonly reportMetadata: {
    readonly developerName: string;
    readonly aggregates: readonly string[];
    readonly detailColumns: readonly string[];
    readonly groupingsDown: readonly { readonly name: string }[];
  };
}

export type NativeRuns = ReadonlyMap<string, Result>;

interface Dashboard {
  readonly dashboardMetadata: {
    readonly name: string;
    readonly components: readonly { readonly id: string; readonly header: string; readonly reportId: string }[];
  };
  readonly componentData: readonly {
    readonly componentId: string;
    readonly reportResult: Result;
    readonly status: { readonly errorMessage: string | null };
  }[];
}

async function get<T>(rest: RestCall, path: string, user: UserName): Promise<T> {
  const { status, body } = await rest<T>('GET', path, undefined, user);
  if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body;
}

/** All reports, run as a user with their rows, by developer name. */
export async function runAll(rest: RestCall, user: UserName): Promise<NativeRuns> {
  const runs = new Map<string, Result>();
  for (const { id } of await get<{ id: string }[]>(rest, 'analytics/reports', user)) {
    const result = await get<Result>(rest, `analytics/reports/${id}?includeDetails=true`, user);
    runs.set(result.reportMetadata.developerName, result);
  }
  return runs;
}

/** The groups by the keys of the API: `0_1` → the values of its path. */
function pathsOf(groups: readonly Group[], above: readonly unknown[] = []): [string, readonly unknown[]][] {
  return groups.flatMap(({ key, value, groupings }) => {
    const path = [...above, value];
    return [[key, path] as [string, readonly unknown[]], ...pathsOf(groupings, path)];
  });
}

/** The figures of a run, keyed as `figuresOf` keys them. */
export function nativeFigures({ factMap, groupingsDown, groupingsAcross, reportMetadata }: Result): Figures {
  const down = new Map(pathsOf(groupingsDown.groupings));
  const across = new Map(pathsOf(groupingsAcross.groupings));
  return Object.fromEntries(
    Object.entries(factMap).map(([key, { aggregates }]) => {
      const [one = '', other = ''] = key.split('!');
      const values = aggregates.map(({ value }, at) => [reportMetadata.aggregates[at], rounded(value)] as const);
      return [`${keyOf(down.get(one) ?? [])}!${keyOf(across.get(other) ?? [])}`, Object.fromEntries(values)];
    }),
  );
}

/** The deals that a run lists or groups by, once for each row, by their ids. */
export function dealsIn({ factMap, groupingsDown, reportMetadata }: Result): string[] {
  const at = reportMetadata.detailColumns.indexOf('Opportunity$Name');
  const ids =
    at < 0
      ? groupingsDown.groupings.map(({ value }) => value)
      : Object.values(factMap).flatMap(({ rows = [] }) => rows.map(({ dataCells }) => dataCells[at]?.value));
  return ids.map(String).sort();
}

/** How many rows of each outermost group have so much in a column, or more. */
export function rowsWith(
  { factMap, groupingsDown, reportMetadata }: Result,
  column: string,
  least: number,
): [group: unknown, rows: number][] {
  const at = reportMetadata.detailColumns.indexOf(column);
  return groupingsDown.groupings.map(({ key, value }) => {
    const rows = factMap[`${key}!T`]?.rows ?? [];
    return [value, rows.filter(({ dataCells }) => Number(dataCells[at]?.value) >= least).length];
  });
}

/** A moment in any way of writing it; amounts without their currency. */
function plain(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'amount' in value) return value.amount;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value);
  return value ?? null;
}

const textOf = (cells: readonly unknown[]): string => JSON.stringify(cells.map(plain));

/** The rows of all groups, each as text. */
const nativeRows = ({ factMap }: Result): string[] =>
  Object.values(factMap).flatMap(({ rows = [] }) =>
    rows.map(({ dataCells }) => textOf(dataCells.map(({ value }) => value))),
  );

/** Whether neighbours are in order; blanks may be anywhere. */
function isSorted(values: readonly unknown[], descending: boolean): boolean {
  const known = values.filter((value) => value !== null && value !== undefined) as (number | string)[];
  return known.every((value, at) => at === 0 || (descending ? value <= known[at - 1]! : value >= known[at - 1]!));
}

/** Faults in the order of the groups and of the rows within each. */
function orderFaults({ factMap, groupingsDown, reportMetadata }: Result, { groupsBy, rowsBy }: Expected): string[] {
  const faults: string[] = [];
  if (groupsBy !== undefined) {
    const at = reportMetadata.aggregates.indexOf(groupsBy.replace(/^-/, ''));
    const values = groupingsDown.groupings.map(({ key }) => factMap[`${key}!T`]?.aggregates[at]?.value);
    if (!isSorted(values, groupsBy.startsWith('-'))) faults.push(`its groups are not sorted by ${groupsBy}`);
  }
  if (rowsBy !== undefined) {
    const at = reportMetadata.detailColumns.indexOf(rowsBy.replace(/^-/, ''));
    const unsorted = Object.values(factMap).some(
      ({ rows = [] }) =>
        !isSorted(
          rows.map(({ dataCells }) => plain(dataCells[at]?.value)),
          rowsBy.startsWith('-'),
        ),
    );
    if (at < 0 || unsorted) faults.push(`its rows are not sorted by ${rowsBy}`);
  }
  return faults;
}

/** Rows that a run of a report gives at most. */
const MOST_ROWS = 2000;

/** The reports of a user compared with the plain computation: figures, rows and order. Resolves to the number of rows of each. */
export function compareReports(runs: NativeRuns, seen: Seen, about: object): Record<string, number> {
  expect([...runs.keys()].sort()).toEqual(Object.keys(EXPECTED).sort());
  const counts: Record<string, number> = {};
  for (const [name, expected] of Object.entries(EXPECTED)) {
    const result = runs.get(name)!;
    const rows = expected.rows(seen);
    counts[name] = rows.length;
    const figures = nativeFigures(result);
    expect({ ...about, name, figures }).toEqual({ ...about, name, figures: figuresOf(rows, seen, expected) });
    const found = nativeRows(result);
    if (rows.length <= MOST_ROWS) {
      const wanted = rows.map((row) => cellsOf(row, result)).sort();
      expect({ ...about, name, rows: found.sort() }).toEqual({ ...about, name, rows: wanted });
    } else expect(found).toHaveLength(MOST_ROWS);
    expect({ ...about, name, faults: orderFaults(result, expected) }).toEqual({ ...about, name, faults: [] });
  }
  return counts;
}

const cellsOf = (row: Row, { reportMetadata }: Result): string =>
  textOf(reportMetadata.detailColumns.map((column) => valueOf(column, row)));

/** What each component shows: its report, the groups, and its figure besides the number of rows. */
export type Components = Readonly<Record<string, readonly [report: string, down: readonly string[], figure?: string]>>;

/** The dashboards of a user compared with the plain computation, component by component. */
export async function compareDashboards(
  { rest, user, seen }: { readonly rest: RestCall; readonly user: UserName; readonly seen: Seen },
  dashboards: Readonly<Record<string, Components>>,
): Promise<void> {
  const found = await get<{ id: string; name: string }[]>(rest, 'analytics/dashboards', user);
  expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(dashboards).sort());
  for (const { id, name } of found) {
    const { dashboardMetadata, componentData } = await get<Dashboard>(rest, `analytics/dashboards/${id}`, user);
    const data = new Map(componentData.map((one) => [one.componentId, one]));
    const shown = dashboardMetadata.components.map((component) => {
      const { reportResult, status } = data.get(component.id)!;
      expect([component.header, status.errorMessage]).toEqual([component.header, null]);
      return [component.header, reportResult.reportMetadata.developerName, nativeFigures(reportResult)] as const;
    });
    const wanted = Object.entries(dashboards[name]!).map(([header, [report, down, figure]]) => {
      const expected = EXPECTED[report]!;
      const figures = figure === undefined ? [] : [figure];
      // A component without groups of its own has those of its report.
      const groups = { ...(down.length === 0 ? expected : { down }), figures };
      return [header, report, figuresOf(expected.rows(seen), seen, groups)] as const;
    });
    expect({ user, name, shown }).toEqual({ user, name, shown: wanted });
  }
}
