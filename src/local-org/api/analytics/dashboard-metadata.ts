import type {
  DashboardComponentDefinition,
  DashboardDefinition,
  ReportDefinition,
} from '../../analytics/definitions/types.ts';
import { VISUALIZATIONS } from '../../analytics/definitions/words.ts';
import { componentReport } from '../../analytics/run/component.ts';
import type { ReportType } from '../../analytics/types/reportType.ts';
import { makeId, sequenceOf } from '../../schema/ids.ts';
import type { Call, Stored } from './context.ts';
import { libraryOf } from './library.ts';
import { summaryName } from './report-metadata.ts';

/** More components than a dashboard can have, so that ids of two dashboards never meet. */
const IDS_EACH = 100;

/** The id of a component, by its dashboard and place. */
export const componentId = (dashboardId: string, index: number): string =>
  makeId('01a', sequenceOf(dashboardId) * IDS_EACH + index);

export const dashboardUrl = (version: string, id: string): string =>
  `/services/data/${version}/analytics/dashboards/${id}`;

/** The id of the report that a component shows; null where it is gone. */
export function reportIdOf(call: Call, { report }: DashboardComponentDefinition): string | null {
  const reports = [...libraryOf(call).reports.values()];
  return reports.find(({ definition }) => definition.fullName.toLowerCase() === report?.toLowerCase())?.id ?? null;
}

/** The id of the user as whom the dashboard is run for the caller. */
export function runningUserId(call: Call, { definition, runningUserId: fixed }: Stored<DashboardDefinition>): string {
  return definition.type === 'LoggedInUser' ? call.user.id : (fixed ?? call.user.id);
}

/** The metadata of a dashboard: components, layout, running user. */
export function dashboardMetadata(call: Call, stored: Stored<DashboardDefinition>): Record<string, unknown> {
  const { id, developerName, folderId, definition } = stored;
  return {
    attributes: {
      dashboardId: id,
      dashboardName: definition.title,
      statusUrl: `${dashboardUrl(call.version, id)}/status`,
      type: 'Dashboard',
    },
    canChangeRunningUser: false,
    chartTheme: 'light',
    colorPalette: 'unity',
    components: definition.components.map((component, index) => componentJson(call, id, component, index)),
    dashboardType: definition.type,
    description: definition.description ?? null,
    developerName,
    filters: [],
    folderId,
    id,
    layout: layoutOf(definition),
    name: definition.title,
    runningUser: runningUserJson(call, stored),
  };
}

function runningUserJson(call: Call, stored: Stored<DashboardDefinition>) {
  const id = runningUserId(call, stored);
  const row = call.context.org.database.prepare('SELECT "Name" AS name FROM "User" WHERE "Id" = ?').get(id);
  return { displayName: String(row?.['name'] ?? ''), id };
}

/** A grid's cells in the order of the components, or the components of each column by their index. */
function layoutOf({ grid, components }: DashboardDefinition): unknown {
  if (grid !== undefined) {
    return {
      components: components.map(({ place }) =>
        place.kind === 'cell'
          ? { colspan: place.colspan, column: place.column, row: place.row, rowspan: place.rowspan }
          : { colspan: 1, column: place.column, row: 0, rowspan: 1 },
      ),
      gridLayout: true,
      numColumns: grid.columns,
      rowHeight: grid.rowHeight,
    };
  }
  const columns = new Map<number, number[]>();
  components.forEach(({ place }, index) => columns.set(place.column, [...(columns.get(place.column) ?? []), index]));
  return { columns: [...columns.values()].map((indexes) => ({ components: indexes })), gridLayout: false };
}

function componentJson(call: Call, dashboardId: string, component: DashboardComponentDefinition, index: number) {
  const reportId = reportIdOf(call, component);
  const library = libraryOf(call);
  const report = reportId === null ? undefined : library.reports.get(reportId)?.definition;
  const type = report && library.typeOf(report.reportType);
  const shown = report && componentReport(component, report);
  return {
    componentData: index,
    footer: component.footer ?? null,
    header: component.header ?? null,
    id: componentId(dashboardId, index),
    properties: {
      aggregates:
        type === undefined ? [] : component.summaries.map((summary) => ({ name: summaryName(type, summary) })),
      autoSelectColumns: component.autoSelectColumns,
      filterColumns: [],
      groupings: component.groupings.length === 0 ? null : component.groupings.map((name) => ({ name })),
      maxRows: component.maxRows ?? null,
      reportFormat: shown?.format.toUpperCase() ?? null,
      sort: type === undefined || shown === undefined ? null : sortOf(component, shown, type),
      useReportChart: component.useReportChart,
      visualizationProperties: { metricLabel: component.metricLabel ?? null },
      visualizationType: VISUALIZATIONS[component.componentType] ?? component.componentType,
    },
    reportId,
    title: component.title ?? null,
    type: 'Report',
  };
}

/** How the groups of a component are sorted: by the outermost grouping, or by a summary. */
function sortOf(
  { sortBy }: DashboardComponentDefinition,
  { groupingsDown }: ReportDefinition,
  type: ReportType,
): unknown {
  const [outermost] = groupingsDown;
  if (sortBy === undefined || outermost === undefined) return null;
  const column = outermost.sortBy === undefined ? outermost.field : summaryName(type, outermost.sortBy);
  return { column, sortOrder: outermost.descending ? 'desc' : 'asc' };
}
