import { childOf, isTrue, listOf, numberOf, textOf, textsOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import { namedSummary } from './words.ts';
import type { DashboardComponentDefinition, DashboardDefinition } from './types.ts';

const SECTIONS = ['leftSection', 'middleSection', 'rightSection'] as const;

/** A `Dashboard` file → its definition: a grid, or the three columns of a classic one. @param fullName `Folder/Name` */
export function readDashboard(fullName: string, body: XmlObject): DashboardDefinition {
  const description = textOf(body, 'description');
  const runningUser = textOf(body, 'runningUser') ?? '';
  const grid = childOf(body, 'dashboardGridLayout');
  return {
    fullName,
    title: textOf(body, 'title') ?? '',
    ...(description === undefined ? {} : { description }),
    type: textOf(body, 'dashboardType') ?? 'SpecifiedUser',
    ...(runningUser === '' ? {} : { runningUser }),
    components: grid === undefined ? sectionComponents(body) : gridComponents(grid),
    filters: listOf(body, 'dashboardFilters').length,
    ...(grid === undefined
      ? {}
      : { grid: { columns: numberOf(grid, 'numberOfColumns') ?? 12, rowHeight: numberOf(grid, 'rowHeight') ?? 36 } }),
  };
}

function sectionComponents(body: XmlObject): DashboardComponentDefinition[] {
  const present = SECTIONS.filter((name) => body[name] !== undefined);
  return present.flatMap((name, column) =>
    listOf(childOf(body, name) ?? {}, 'components').map((component, index) => ({
      ...componentOf(component),
      at: [
        [name, 0],
        ['components', index],
      ] as const,
      place: { kind: 'column', column } as const,
    })),
  );
}

function gridComponents(grid: XmlObject): DashboardComponentDefinition[] {
  return listOf(grid, 'dashboardGridComponents').map((cell, index) => ({
    ...componentOf(childOf(cell, 'dashboardComponent') ?? {}),
    at: [
      ['dashboardGridLayout', 0],
      ['dashboardGridComponents', index],
      ['dashboardComponent', 0],
    ] as const,
    place: {
      kind: 'cell',
      column: numberOf(cell, 'columnIndex') ?? 0,
      row: numberOf(cell, 'rowIndex') ?? 0,
      colspan: numberOf(cell, 'colSpan') ?? 1,
      rowspan: numberOf(cell, 'rowSpan') ?? 1,
    } as const,
  }));
}

/** Texts of a component that are left out where they are empty. */
function textsOfComponent(component: XmlObject): Partial<DashboardComponentDefinition> {
  const named = ['report', 'title', 'header', 'footer', 'sortBy', 'metricLabel'] as const;
  return Object.fromEntries(
    named.flatMap((name) => {
      const text = textOf(component, name) ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}

function componentOf(component: XmlObject): Omit<DashboardComponentDefinition, 'at' | 'place'> {
  const maxRows = numberOf(component, 'maxValuesDisplayed');
  return {
    ...textsOfComponent(component),
    componentType: textOf(component, 'componentType') ?? '',
    groupings: [...textsOf(component, 'groupingColumn'), ...flexColumns(component, 'grouping')],
    summaries: [
      ...[...listOf(component, 'chartSummary'), ...tableSummaries(component)].map((summary) => {
        const aggregate = textOf(summary, 'aggregate') ?? textOf(summary, 'aggregateType');
        return { ...(aggregate === undefined ? {} : { aggregate }), column: textOf(summary, 'column') ?? '' };
      }),
      ...flexColumns(component, 'aggregate').map((name) => namedSummary(name) ?? { column: name }),
    ],
    details: flexColumns(component, 'detail'),
    sorts: listOf(childOf(component, 'groupingSortProperties') ?? {}, 'groupingSorts').map(sortOf),
    ...(maxRows === undefined ? {} : { maxRows }),
    useReportChart: isTrue(component, 'useReportChart'),
    autoSelectColumns: isTrue(component, 'autoselectColumnsFromReport'),
  };
}

/** Columns of a flexible table that show a `grouping`, an `aggregate` or a `detail`. */
function flexColumns(component: XmlObject, type: string): string[] {
  return listOf(childOf(component, 'flexComponentProperties') ?? {}, 'flexTableColumn')
    .filter((column) => textOf(column, 'type') === type)
    .map((column) => textOf(column, 'reportColumn') ?? '');
}

/** `g1` is the outermost grouping; `a` and `d` are the directions. */
function sortOf(sort: XmlObject): DashboardComponentDefinition['sorts'][number] {
  const by = namedSummary(textOf(sort, 'sortColumn') ?? '');
  return {
    level: Number((textOf(sort, 'groupingLevel') ?? 'g1').slice(1)) - 1,
    descending: textOf(sort, 'sortOrder') === 'd',
    ...(by === undefined ? {} : { by }),
  };
}

/** Columns of a table that show a summary; the others show a grouping. */
function tableSummaries(component: XmlObject): XmlObject[] {
  return listOf(component, 'dashboardTableColumn').filter(
    (column) => textOf(column, 'aggregateType') !== undefined || textOf(column, 'column') === 'RowCount',
  );
}
