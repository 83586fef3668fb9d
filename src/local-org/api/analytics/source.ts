import type { RunningUser } from '../../base/values.ts';
import type { ReportDefinition } from '../../analytics/definitions/types.ts';
import { obsolete, ReportError } from '../../analytics/run/errors.ts';
import { runReport } from '../../analytics/run/runReport.ts';
import type { ReportRun } from '../../analytics/run/runReport.ts';
import type { ReportSource } from '../../analytics/run/source.ts';
import type { ReportType } from '../../analytics/types/reportType.ts';
import { badRequest } from '../http/errors.ts';
import type { AnalyticsContext, Call } from './context.ts';
import { libraryOf } from './library.ts';

/** What running a report as a user needs. */
export function sourceOf({ org, soql }: AnalyticsContext, user: RunningUser): ReportSource {
  const fiscal = org.database.prepare('SELECT "FiscalYearStartMonth" AS month FROM "Organization" LIMIT 1').get();
  return {
    schema: org.schema,
    user,
    permissions: org.permissions(user),
    language: org.language(user),
    display: soql.display(user),
    select: (query) => soql.select(user, query),
    team: () => org.subordinates(user),
    fiscalStart: Number(fiscal?.['month'] ?? 1) || 1,
  };
}

/** The report's type; 400 where it is gone. */
export function requireType(call: Pick<Call, 'context'>, name: string): ReportType {
  const type = libraryOf(call).typeOf(name);
  if (type === undefined) throw badRequest('BAD_REQUEST', obsolete().message);
  return type;
}

/** Runs a report; what cannot be run is a 400 with its sentence. */
export function runAs(call: Call, user: RunningUser, report: ReportDefinition, withRows: boolean): ReportRun {
  const type = requireType(call, report.reportType);
  try {
    return runReport(sourceOf(call.context, user), report, type, withRows);
  } catch (error) {
    throw error instanceof ReportError ? badRequest('BAD_REQUEST', error.message) : error;
  }
}
