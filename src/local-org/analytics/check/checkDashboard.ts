import type { DashboardComponentDefinition, DashboardDefinition, ReportDefinition } from '../definitions/types.ts';
import { DASHBOARD_TYPES, VISUALIZATIONS } from '../definitions/words.ts';
import { isSummaryOf } from './checkReport.ts';
import { fault, noUser } from './fault.ts';
import type { Fault } from './fault.ts';

/** What a dashboard refers to. */
interface DashboardNames {
  /** By `Folder/Name`. */
  readonly report: (fullName: string) => ReportDefinition | undefined;
  /** Whether the org has an active user with the username. */
  readonly hasUser: (username: string) => boolean;
}

/** What is wrong with a dashboard. */
export function checkDashboard(dashboard: DashboardDefinition, names: DashboardNames): Fault[] {
  const { title, type, runningUser, components, filters } = dashboard;
  return [
    ...(title === '' ? [fault('Required field is missing: title')] : []),
    ...((DASHBOARD_TYPES as readonly string[]).includes(type)
      ? []
      : [fault(`'${type}' is not a valid value for the enum 'DashboardType'`, ['dashboardType', 0])]),
    ...(runningUser === undefined || names.hasUser(runningUser)
      ? []
      : [fault(noUser(runningUser), ['runningUser', 0])]),
    ...(components.length === 0 ? [fault('A dashboard needs at least one component.')] : []),
    ...(filters > 0
      ? [
          fault('The local org does not run `dashboardFilters`. Leave it out for the local org.', [
            'dashboardFilters',
            0,
          ]),
        ]
      : []),
    ...components.flatMap((component) => componentFaults(component, names)),
  ];
}

function componentFaults(component: DashboardComponentDefinition, names: DashboardNames): Fault[] {
  const { at, componentType, report: name, groupings, summaries, sorts } = component;
  if (VISUALIZATIONS[componentType] === undefined) {
    const message = `'${componentType}' is no type of dashboard component that the local org runs: it has ${Object.keys(VISUALIZATIONS).join(', ')}`;
    return [fault(message, ...at, ['componentType', 0])];
  }
  const report = name === undefined ? undefined : names.report(name);
  if (name === undefined) return [fault('Required field is missing: report', ...at)];
  if (report === undefined) return [fault(`In field: report - no Report named ${name} found`, ...at, ['report', 0])];
  const grouped = [...report.groupingsDown, ...report.groupingsAcross].map(({ field }) => field.toLowerCase());
  return [
    ...groupings.flatMap((field, i) =>
      grouped.includes(field.toLowerCase())
        ? []
        : [fault(`'${field}' is no grouping of the report ${name}`, ...at, ['groupingColumn', i])],
    ),
    ...[...summaries, ...sorts.flatMap(({ by }) => by ?? [])].flatMap((summary) =>
      isSummaryOf(report, summary) ? [] : [fault(`'${summary.column}' is no summary of the report ${name}`, ...at)],
    ),
  ];
}
