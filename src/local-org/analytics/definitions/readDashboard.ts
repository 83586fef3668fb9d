import { childOf, isTrue, listOf, numberOf, textOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
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
  const grouping = component['groupingColumn'];
  const maxRows = numberOf(component, 'maxValuesDisplayed');
  return {
    ...textsOfComponent(component),
    componentType: textOf(component, 'componentType') ?? '',
    groupings: [grouping ?? []].flat().filter((text) => typeof text === 'string'),
    summaries: [...listOf(component, 'chartSummary'), ...tableSummaries(component)].map((summary) => {
      const aggregate = textOf(summary, 'aggregate') ?? textOf(summary, 'aggregateType');
      return { ...(aggregate === undefined ? {} : { aggregate }), column: textOf(summary, 'column') ?? '' };
    }),
    ...(maxRows === undefined ? {} : { maxRows }),
    useReportChart: isTrue(component, 'useReportChart'),
    autoSelectColumns: isTrue(component, 'autoselectColumnsFromReport'),
  };
}

/** Columns of a table that show a summary; the others show a grouping. */
function tableSummaries(component: XmlObject): XmlObject[] {
  return listOf(component, 'dashboardTableColumn').filter(
    (column) => textOf(column, 'aggregateType') !== undefined || textOf(column, 'column') === 'RowCount',
  );
}
