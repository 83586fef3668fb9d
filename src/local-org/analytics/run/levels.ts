import type { Condition } from '../../soql/types.ts';
import type { ReportTable, ReportType } from '../types/reportType.ts';

/**
 * The rows of a report type that end in one of its tables: each record of that table, with its parents. A type of opportunities with or without answers
 * has two levels: answers, and opportunities without any.
 */
export interface Level {
  /** Index of the table whose records are the rows. */
  readonly table: number;
  /** Object of that table. */
  readonly object: string;
  /** Which of its records are rows, without the filters of a report. */
  readonly base: readonly Condition[];
}

/** The levels of a report type, deepest first. Their rows are disjoint, and together they are the rows of the outer join. */
export function levelsOf(type: ReportType): Level[] {
  const last = type.tables.length - 1;
  const lastInner = type.tables.findLastIndex(({ outer }) => !outer);
  return Array.from({ length: last - lastInner + 1 }, (_, i) => last - i).map((table) => ({
    table,
    object: type.tables[table]?.object.name ?? '',
    base: [...withParents(type, table), ...withoutChildren(type, table)],
  }));
}

/** A path of a table's object, from the rows of a level; undefined where the rows have no record of the table. */
export function pathIn(
  type: ReportType,
  level: number,
  table: number,
  path: readonly string[],
): readonly string[] | undefined {
  if (table > level) return undefined;
  const up = type.tables.slice(table + 1, level + 1).map(({ parentField }) => parentField?.relationshipName ?? '');
  return [...up.reverse(), ...path];
}

/** The path of the id of the table's record, without a join to the record itself. */
export function recordIdPath(type: ReportType, level: number, table: number): readonly string[] {
  if (table === level) return ['Id'];
  return pathIn(type, level, table + 1, [type.tables[table + 1]?.parentField?.name ?? '']) ?? ['Id'];
}

/** A detail always has a master, and only those who see the master see it. Behind a lookup there may be no record, or one that the user cannot see. */
function withParents(type: ReportType, table: number): Condition[] {
  const below = type.tables
    .slice(1, table + 1)
    .filter(({ parentField }) => parentField?.relationship !== 'masterDetail');
  return below.map((one): Condition => {
    const index = type.tables.indexOf(one);
    const parent = type.tables[index - 1];
    return {
      kind: 'semiJoin',
      left: { kind: 'field', path: recordIdPath(type, table, index - 1) },
      negated: false,
      query: { object: parent?.object.name ?? '', select: [{ kind: 'field', path: ['Id'] }], groupBy: [], orderBy: [] },
    };
  });
}

function withoutChildren(type: ReportType, table: number): Condition[] {
  const child: ReportTable | undefined = type.tables[table + 1];
  if (child?.parentField === undefined) return [];
  return [
    {
      kind: 'semiJoin',
      left: { kind: 'field', path: ['Id'] },
      negated: true,
      query: {
        object: child.object.name,
        select: [{ kind: 'field', path: [child.parentField.name] }],
        groupBy: [],
        orderBy: [],
      },
    },
  ];
}
