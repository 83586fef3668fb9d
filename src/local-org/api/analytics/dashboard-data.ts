import type { DashboardComponentDefinition, DashboardDefinition } from '../../analytics/definitions/types.ts';
import { componentReport, showsRows } from '../../analytics/run/component.ts';
import type { RunningUser } from '../../base/values.ts';
import { SoqlError } from '../../soql/errors.ts';
import { ApiError, badRequest } from '../http/errors.ts';
import type { Call, Stored } from './context.ts';
import { componentId, reportIdOf, runningUserId } from './dashboard-metadata.ts';
import { libraryOf } from './library.ts';
import { reportResult } from './results.ts';
import { runAs } from './source.ts';

/** Data and status of one component. */
interface ComponentData {
  readonly componentId: string;
  readonly reportResult: Record<string, unknown> | null;
  readonly status: ComponentStatus;
}

interface ComponentStatus {
  readonly dataStatus: 'DATA' | 'NODATA' | 'ERROR';
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly errorSeverity: 'Error' | null;
  readonly refreshDate: string;
  readonly refreshStatus: 'IDLE';
}

const NO_REPORT =
  "The source report isn't available; it's been deleted or isn't in a folder accessible to the dashboard's running user.";

/** Runs the components of a dashboard now, as its running user. @param wanted ids of components; all without it */
export function dashboardData(
  call: Call,
  stored: Stored<DashboardDefinition>,
  wanted?: readonly string[],
): ComponentData[] {
  const user = call.context.org.user(runningUserId(call, stored));
  if (user === undefined) {
    throw badRequest(
      'BAD_REQUEST',
      'The running user for this dashboard is inactive. Your system administrator should select an active user for this dashboard.',
    );
  }
  return stored.definition.components.flatMap((component, index) => {
    const id = componentId(stored.id, index);
    const isWanted = wanted === undefined || wanted.some((one) => one === id || one === id.slice(0, 15));
    return isWanted ? [{ componentId: id, ...runComponent(call, user, component) }] : [];
  });
}

function runComponent(
  call: Call,
  user: RunningUser,
  component: DashboardComponentDefinition,
): Omit<ComponentData, 'componentId'> {
  const refreshDate = call.context.org.clock().toISOString().replace(/Z$/, '+0000');
  const status = (dataStatus: ComponentStatus['dataStatus'], code?: string, message?: string): ComponentStatus => ({
    dataStatus,
    errorCode: code ?? null,
    errorMessage: message ?? null,
    errorSeverity: code === undefined ? null : 'Error',
    refreshDate,
    refreshStatus: 'IDLE',
  });
  const report = libraryOf(call).reports.get(reportIdOf(call, component) ?? '');
  if (report === undefined) return { reportResult: null, status: status('ERROR', '202', NO_REPORT) };
  const withRows = showsRows(component, report.definition);
  try {
    const run = runAs(call, user, componentReport(component, report.definition), withRows);
    const language = call.context.org.language(call.user);
    const result = reportResult(run, { attributes: null, identity: report, language, withRows });
    const rows = run.facts.get('T!T')?.aggregates.at(-1)?.value;
    return { reportResult: result, status: status(rows === 0 ? 'NODATA' : 'DATA') };
  } catch (error) {
    if (error instanceof ApiError || error instanceof SoqlError)
      return { reportResult: null, status: status('ERROR', '203', error.message) };
    throw error;
  }
}
