import { checkReport } from '../../analytics/check/checkReport.ts';
import { reportBody } from '../../analytics/definitions/reportBody.ts';
import type { ReportDefinition } from '../../analytics/definitions/types.ts';
import { planReport } from '../../analytics/run/plan.ts';
import { asObject, jsonObject } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import type { ApiResponse, Route } from '../http/types.ts';
import type { AnalyticsContext, Call, Stored } from './context.ts';
import { extendedMetadata } from './extended-metadata.ts';
import { mayOpen } from './folders.ts';
import { libraryOf, requireReport } from './library.ts';
import { EMPTY_REPORT, withMetadata } from './overrides.ts';
import { reportMetadata } from './report-metadata.ts';
import { reportResult } from './results.ts';
import { requireType, runAs, sourceOf } from './source.ts';
import { typeMetadata } from './type-metadata.ts';
import { typeContext } from './types.ts';
import { erase, freeName, store } from './write.ts';

const PATH = '/services/data/:version/analytics/reports';

/** Reports: list, run, describe, create, clone, change, delete. */
export const reportRoutes: readonly Route<AnalyticsContext>[] = [
  { method: 'GET', path: PATH, handle: (call) => ({ status: 200, body: list(call) }) },
  { method: 'POST', path: PATH, handle: create },
  { method: 'POST', path: `${PATH}/query`, handle: runUnsaved },
  { method: 'GET', path: `${PATH}/:id`, handle: (call) => run(call, requireReport(call).definition) },
  {
    method: 'POST',
    path: `${PATH}/:id`,
    handle: (call) => run(call, overridden(call, requireReport(call).definition)),
  },
  { method: 'PATCH', path: `${PATH}/:id`, handle: change },
  { method: 'DELETE', path: `${PATH}/:id`, handle: remove },
  { method: 'GET', path: `${PATH}/:id/describe`, handle: (call) => describe(call, requireReport(call)) },
];

/** `/services/data/v66.0/analytics/reports/00O…` */
export const reportUrl = (version: string, id: string): string => `/services/data/${version}/analytics/reports/${id}`;

function list(call: Call): unknown[] {
  const library = libraryOf(call);
  return [...library.reports.values()]
    .filter(({ folderId }) => mayOpen(call, library, folderId))
    .map(({ id, definition: { name, format } }) => ({
      describeUrl: `${reportUrl(call.version, id)}/describe`,
      id,
      instancesUrl: `${reportUrl(call.version, id)}/instances`,
      name,
      reportFormat: format.toUpperCase(),
      url: reportUrl(call.version, id),
    }));
}

/** `includeDetails=true`; without it a run has no rows. */
export const wantsRows = (call: Call): boolean => call.request.query.get('includeDetails')?.toLowerCase() === 'true';

/** The report with the `reportMetadata` of the body, checked as at a deploy; as it is without a body. */
export function overridden(call: Call, report: ReportDefinition): ReportDefinition {
  if (Buffer.from(call.request.body).toString('utf8').trim() === '') return report;
  const { reportMetadata: json = {} } = jsonObject(call.request);
  const changed = withMetadata(report, asObject(json, '`reportMetadata`'));
  const faults = checkReport(call.context.org.schema, changed, libraryOf(call).typeOf);
  if (faults.length > 0) throw badRequest('BAD_REQUEST', faults.map(({ message }) => message).join(' '));
  return changed;
}

/** `attributes` of a report in answers. */
function reportAttributes(
  call: Call,
  { id, definition }: Pick<Stored<ReportDefinition>, 'id' | 'definition'>,
): unknown {
  return {
    describeUrl: `${reportUrl(call.version, id)}/describe`,
    instancesUrl: `${reportUrl(call.version, id)}/instances`,
    reportId: id,
    reportName: definition.name,
    type: 'Report',
  };
}

function run(call: Call, report: ReportDefinition): ApiResponse {
  const stored = requireReport(call);
  const withRows = wantsRows(call);
  const result = reportResult(runAs(call, call.user, report, withRows), {
    attributes: reportAttributes(call, stored),
    identity: stored,
    language: call.context.org.language(call.user),
    withRows,
  });
  return { status: 200, body: result };
}

/** Runs a report that the body describes and that is not stored. */
function runUnsaved(call: Call): ApiResponse {
  const withRows = wantsRows(call);
  const result = runAs(call, call.user, overridden(call, EMPTY_REPORT), withRows);
  const language = call.context.org.language(call.user);
  return { status: 200, body: reportResult(result, { attributes: null, identity: undefined, language, withRows }) };
}

function describe(call: Call, stored: Stored<ReportDefinition>, status = 200): ApiResponse {
  const { definition } = stored;
  const type = requireType(call, definition.reportType);
  const plan = planReport(sourceOf(call.context, call.user), definition, type);
  const language = call.context.org.language(call.user);
  return {
    status,
    body: {
      attributes: reportAttributes(call, stored),
      reportExtendedMetadata: extendedMetadata(plan, language),
      reportMetadata: reportMetadata(definition, type, { identity: stored, language }),
      reportTypeMetadata: typeMetadata(type, typeContext(call)),
    },
  };
}

/** `?cloneId=` copies a report; without it the body describes a new one. */
function create(call: Call): ApiResponse {
  const cloneId = call.request.query.get('cloneId');
  const { reportMetadata: written } = jsonObject(call.request);
  const json = asObject(written, '`reportMetadata`');
  const base = cloneId === null ? undefined : requireReport(call, cloneId);
  const report = withMetadata(base?.definition ?? EMPTY_REPORT, json);
  if (report.name === '') throw badRequest('BAD_REQUEST', 'The report name can’t be null.');
  const folder = folderName(call, typeof json['folderId'] === 'string' ? json['folderId'] : base?.folderId);
  const fullName = `${folder}/${freeName(call, 'Report', folder, report.name)}`;
  store(call, { type: 'Report', fullName, body: reportBody(report, base?.body) });
  return describe(call, requireNamed(call, fullName), 200);
}

/** The developer name of a folder: that of the public reports without one. */
function folderName({ context }: Call, id: string | undefined): string {
  if (id === undefined || id === context.org.id) return 'unfiled$public';
  const row = context.org.database
    .prepare(`SELECT "DeveloperName" AS name FROM "Folder" WHERE "Id" = ? AND "Type" = 'Report'`)
    .get(id);
  if (row === undefined) throw badRequest('BAD_REQUEST', 'The report folder ID must be a valid folder ID.');
  return String(row['name']);
}

function requireNamed(call: Call, fullName: string): Stored<ReportDefinition> {
  const found = [...libraryOf(call).reports.values()].find(({ definition }) => definition.fullName === fullName);
  if (found === undefined) throw notFound();
  return found;
}

function change(call: Call): ApiResponse {
  const { definition, body } = requireReport(call);
  const changed = overridden(call, definition);
  store(call, { type: 'Report', fullName: definition.fullName, body: reportBody(changed, body) });
  return describe(call, requireReport(call));
}

function remove(call: Call): ApiResponse {
  erase(call, 'Report', requireReport(call).definition.fullName);
  return { status: 204 };
}
