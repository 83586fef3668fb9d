import { checkDashboard } from '../../analytics/check/checkDashboard.ts';
import { checkReport } from '../../analytics/check/checkReport.ts';
import { checkReportType } from '../../analytics/check/checkReportType.ts';
import { noUser } from '../../analytics/check/fault.ts';
import type { Fault } from '../../analytics/check/fault.ts';
import { readDashboard } from '../../analytics/definitions/readDashboard.ts';
import { readReport } from '../../analytics/definitions/readReport.ts';
import { readReportType } from '../../analytics/definitions/readReportType.ts';
import { findReportType } from '../../analytics/types/findType.ts';
import { placeOfElement } from '../../xml/lines.ts';
import { listOf, textOf } from '../../xml/xmlValue.ts';
import { problem } from './types.ts';
import type { Problem, ValidatedComponent, ValidationContext } from './types.ts';

/** What is wrong with a custom report type, with the lines. */
export function reportTypeProblems(component: ValidatedComponent, { schema }: ValidationContext): Problem[] {
  return withPlaces(component, checkReportType(schema, readReportType(component.fullName, component.body)));
}

/** What is wrong with a report, with the lines. */
export function reportProblems(component: ValidatedComponent, context: ValidationContext): Problem[] {
  const report = readReport(component.fullName, component.body);
  const findType = findReportType(context.schema, (name) => context.find('ReportType', name));
  return [
    ...folderProblems(component, context, 'ReportFolder'),
    ...withPlaces(component, checkReport(context.schema, report, findType)),
  ];
}

/** What is wrong with a dashboard, with the lines. */
export function dashboardProblems(component: ValidatedComponent, context: ValidationContext): Problem[] {
  const names = {
    hasUser: context.hasUser,
    report: (fullName: string) => {
      const found = context.find('Report', fullName);
      return found && readReport(found.fullName, found.body);
    },
  };
  return [
    ...folderProblems(component, context, 'DashboardFolder'),
    ...withPlaces(component, checkDashboard(readDashboard(component.fullName, component.body), names)),
  ];
}

const ACCESS_TYPES: ReadonlySet<string> = new Set(['Hidden', 'Public', 'PublicInternal', 'Shared']);

/** What is wrong with a folder of reports or dashboards. */
export function reportFolderProblems({ body }: ValidatedComponent, { hasUser }: ValidationContext): Problem[] {
  const accessType = textOf(body, 'accessType');
  return [
    ...((textOf(body, 'name') ?? '') === '' ? [problem('Required field is missing: name')] : []),
    ...(accessType === undefined || ACCESS_TYPES.has(accessType)
      ? []
      : [problem(`'${accessType}' is not a valid value for the enum 'FolderAccessTypes'`)]),
    ...listOf(body, 'folderShares').flatMap((share) => {
      const sharedTo = textOf(share, 'sharedTo') ?? '';
      return textOf(share, 'sharedToType') === 'User' && !hasUser(sharedTo) ? [problem(noUser(sharedTo))] : [];
    }),
  ];
}

/** Dashboards outside of the package whose reports a deletion takes away. */
export function brokenDashboards(
  context: ValidationContext,
): { readonly fullName: string; readonly problem: Problem }[] {
  return context
    .all('Dashboard')
    .flatMap((component) =>
      dashboardProblems(component, context).map((one) => ({ fullName: component.fullName, problem: one })),
    );
}

/** The folders that each org has. */
const PUBLIC_FOLDER = 'unfiled$public';

function folderProblems({ fullName }: ValidatedComponent, context: ValidationContext, type: string): Problem[] {
  const folder = fullName.slice(0, Math.max(fullName.lastIndexOf('/'), 0));
  if (folder === PUBLIC_FOLDER || context.find(type, folder) !== undefined) return [];
  return [problem(`Cannot find folder:${folder}`)];
}

function withPlaces({ files = [] }: ValidatedComponent, faults: readonly Fault[]): Problem[] {
  const [file] = files;
  const text = faults.length === 0 || file === undefined ? '' : new TextDecoder().decode(file.content);
  return faults.map(({ message, at }) => {
    const place = at === undefined ? undefined : placeOfElement(text, at);
    return { message, ...place };
  });
}
