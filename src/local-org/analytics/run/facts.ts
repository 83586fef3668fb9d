import type { GroupValue } from './groups.ts';
import type { ReportPlan } from './plan.ts';
import { compareKeys } from './compareValues.ts';
import { createTotal, valueOfSummary } from './totals.ts';
import type { Total } from './totals.ts';

/** A group of rows or columns, in the order of the report. */
export interface GroupNode {
  /** Places from the outermost grouping on: `0`, `0_1`. */
  readonly key: string;
  readonly group: GroupValue;
  readonly groupings: readonly GroupNode[];
}

/** Totals of all groups of rows and columns, subtotals and the grand total included. */
export interface Facts {
  /** The totals that a row of these groups belongs to. */
  readonly of: (down: readonly GroupValue[], across: readonly GroupValue[]) => readonly Total[];
  /** Sorts the groups: what was added till now. */
  readonly finish: () => FinishedFacts;
}

interface FinishedFacts {
  readonly down: readonly GroupNode[];
  readonly across: readonly GroupNode[];
  /** By the keys of the Analytics API: `0_1!0`, `0!T`, `T!T`. */
  readonly totals: ReadonlyMap<string, Total>;
  /** The fact of the innermost groups of a row. */
  readonly keyOf: (down: readonly GroupValue[], across: readonly GroupValue[]) => string;
}

interface Branch {
  readonly group: GroupValue;
  readonly children: Map<string, Branch>;
}

/** JSON has no line breaks of its own, so they can separate. */
const keyFor = (row: string, column: string): string => `${row}\n${column}`;

const pathOf = (groups: readonly GroupValue[]): string => JSON.stringify(groups.map(({ key }) => key));

/** No rows yet: only the grand total. */
export function createFacts(plan: ReportPlan): Facts {
  const totals = new Map<string, Total>();
  const totalOf = (key: string): Total => {
    let total = totals.get(key);
    if (total === undefined) totals.set(key, (total = createTotal(plan.summaries)));
    return total;
  };
  const roots = { down: new Map<string, Branch>(), across: new Map<string, Branch>() };
  totalOf(keyFor(pathOf([]), pathOf([])));
  return {
    of(down, across) {
      insert(roots.down, down);
      insert(roots.across, across);
      const columns = prefixes(across);
      return prefixes(down).flatMap((row) => columns.map((column) => totalOf(keyFor(row, column))));
    },
    finish: () => finish(plan, roots, totals),
  };
}

function insert(at: Map<string, Branch>, groups: readonly GroupValue[]): void {
  let children = at;
  for (const group of groups) {
    let branch = children.get(group.key);
    if (branch === undefined) children.set(group.key, (branch = { group, children: new Map() }));
    children = branch.children;
  }
}

const prefixes = (groups: readonly GroupValue[]): string[] =>
  Array.from({ length: groups.length + 1 }, (_, length) => pathOf(groups.slice(0, length)));

function finish(
  plan: ReportPlan,
  roots: { readonly down: Map<string, Branch>; readonly across: Map<string, Branch> },
  totals: ReadonlyMap<string, Total>,
): FinishedFacts {
  const all = pathOf([]);
  const names = { down: new Map([[all, 'T']]), across: new Map([[all, 'T']]) };
  const sorted = (
    side: 'down' | 'across',
    children: Map<string, Branch>,
    above: readonly GroupValue[],
  ): GroupNode[] => {
    const grouping = plan[side][above.length];
    const { sortBy, definition } = grouping ?? {};
    const summaryOf = ({ group }: Branch) => {
      const path = pathOf([...above, group]);
      const total = totals.get(side === 'down' ? keyFor(path, all) : keyFor(all, path));
      return total === undefined || sortBy === undefined ? null : valueOfSummary(total, plan.summaries, sortBy);
    };
    // Records of the same name are groups of their own: their keys make the order the same in each run.
    const order = (a: Branch, b: Branch): number =>
      (sortBy === undefined ? 0 : compareKeys(summaryOf(a), summaryOf(b))) ||
      compareKeys(a.group.order, b.group.order) ||
      compareKeys(a.group.key, b.group.key);
    const branches = [...children.values()].sort((a, b) =>
      definition?.descending === true ? -order(a, b) : order(a, b),
    );
    return branches.map(({ group, children: inner }, place): GroupNode => {
      const path = [...above, group];
      const outer = names[side].get(pathOf(above)) ?? 'T';
      const key = outer === 'T' ? String(place) : `${outer}_${place}`;
      names[side].set(pathOf(path), key);
      return { key, group, groupings: sorted(side, inner, path) };
    });
  };
  const down = sorted('down', roots.down, []);
  const across = sorted('across', roots.across, []);
  const keyed = [...totals].map(([key, total]): [string, Total] => {
    const [row = '', column = ''] = key.split('\n');
    return [`${names.down.get(row) ?? 'T'}!${names.across.get(column) ?? 'T'}`, total];
  });
  return {
    down,
    across,
    totals: new Map(keyed),
    keyOf: (row, column) => `${names.down.get(pathOf(row)) ?? 'T'}!${names.across.get(pathOf(column)) ?? 'T'}`,
  };
}
