import { notFound } from '../http/errors.ts';
import type { ApiResponse, Route } from '../http/types.ts';
import type { AnalyticsContext, Call } from './context.ts';
import type { ReportInstance } from './instances.ts';
import { requireReport } from './library.ts';
import { overridden, reportUrl, wantsRows } from './reports.ts';
import { reportResult } from './results.ts';
import { runAs } from './source.ts';

const PATH = '/services/data/:version/analytics/reports/:id/instances';

/** Asynchronous runs. The local org runs a report when it is asked to, so a run is done when it is looked at for the first time. */
export const instanceRoutes: readonly Route<AnalyticsContext>[] = [
  { method: 'POST', path: PATH, handle: start },
  { method: 'GET', path: PATH, handle: list },
  { method: 'GET', path: `${PATH}/:instance`, handle: read },
  { method: 'DELETE', path: `${PATH}/:instance`, handle: remove },
];

function start(call: Call): ApiResponse {
  const stored = requireReport(call);
  const report = overridden(call, stored.definition);
  const withRows = wantsRows(call);
  const { org, analytics } = call.context;
  const requestDate = org.clock().toISOString();
  const run = runAs(call, call.user, report, withRows);
  const language = org.language(call.user);
  const result = reportResult(run, { attributes: null, identity: stored, language, withRows });
  const instance = analytics.instances.add({
    reportId: stored.id,
    ownerId: call.user.id,
    withRows,
    requestDate,
    completionDate: org.clock().toISOString(),
    result,
  });
  return { status: 200, body: { ...summary(call, instance), completionDate: null, status: 'New' } };
}

const restDate = (iso: string): string => iso.replace(/Z$/, '+0000');

function summary(call: Call, { id, reportId, ownerId, withRows, requestDate, completionDate }: ReportInstance) {
  return {
    completionDate: restDate(completionDate),
    hasDetailRows: withRows,
    id,
    ownerId,
    queryable: false,
    requestDate: restDate(requestDate),
    status: 'Success',
    url: `${reportUrl(call.version, reportId)}/instances/${id}`,
  };
}

function list(call: Call): ApiResponse {
  const { id } = requireReport(call);
  return { status: 200, body: ownInstances(call, id).map((instance) => summary(call, instance)) };
}

/** A user sees their own runs only: a result has the records that its user sees. */
const ownInstances = (call: Call, reportId: string): ReportInstance[] =>
  call.context.analytics.instances.of(reportId).filter(({ ownerId }) => ownerId === call.user.id);

function requireInstance(call: Call): ReportInstance {
  const wanted = call.params['instance'] ?? '';
  const found = ownInstances(call, requireReport(call).id).find(
    ({ id }) => id === wanted || id.slice(0, 15) === wanted,
  );
  if (found === undefined) throw notFound('The report instance could not be found.');
  return found;
}

function read(call: Call): ApiResponse {
  const instance = requireInstance(call);
  const attributes = {
    completionDate: restDate(instance.completionDate),
    id: instance.id,
    ownerId: instance.ownerId,
    queryable: false,
    reportId: instance.reportId,
    reportName: requireReport(call).definition.name,
    requestDate: restDate(instance.requestDate),
    status: 'Success',
    type: 'ReportInstance',
  };
  return { status: 200, body: { ...instance.result, attributes } };
}

function remove(call: Call): ApiResponse {
  call.context.analytics.instances.remove(requireInstance(call).id);
  return { status: 204 };
}
