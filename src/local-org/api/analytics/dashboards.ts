import type { DashboardDefinition } from '../../analytics/definitions/types.ts';
import { asArray, jsonObject } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import type { ApiResponse, Route } from '../http/types.ts';
import type { AnalyticsContext, Call, Stored } from './context.ts';
import { dashboardData } from './dashboard-data.ts';
import { dashboardMetadata, dashboardUrl } from './dashboard-metadata.ts';
import { mayOpen } from './folders.ts';
import { libraryOf, requireDashboard } from './library.ts';
import { erase, freeName, store } from './write.ts';

const PATH = '/services/data/:version/analytics/dashboards';

/** Dashboards: list, data, describe, status, refresh, clone, rename, delete. The local org keeps no data of a refresh: each read runs the reports. */
export const dashboardRoutes: readonly Route<AnalyticsContext>[] = [
  { method: 'GET', path: PATH, handle: (call) => ({ status: 200, body: list(call) }) },
  { method: 'POST', path: PATH, handle: clone },
  { method: 'GET', path: `${PATH}/:id`, handle: (call) => results(call) },
  { method: 'POST', path: `${PATH}/:id`, handle: components },
  { method: 'PUT', path: `${PATH}/:id`, handle: refresh },
  { method: 'PATCH', path: `${PATH}/:id`, handle: rename },
  { method: 'DELETE', path: `${PATH}/:id`, handle: remove },
  { method: 'GET', path: `${PATH}/:id/describe`, handle: describe },
  { method: 'GET', path: `${PATH}/:id/status`, handle: status },
];

function list(call: Call): unknown[] {
  const library = libraryOf(call);
  return [...library.dashboards.values()]
    .filter(({ folderId }) => mayOpen(call, library, folderId))
    .map(({ id, definition: { title } }) => ({
      id,
      name: title,
      statusUrl: `${dashboardUrl(call.version, id)}/status`,
      url: dashboardUrl(call.version, id),
    }));
}

function results(call: Call, wanted?: readonly string[]): ApiResponse {
  const stored = requireDashboard(call);
  const componentData = dashboardData(call, stored, wanted);
  return { status: 200, body: { componentData, dashboardMetadata: dashboardMetadata(call, stored) } };
}

/** `{"componentIds": ["01a…"]}`; all without it. */
function components(call: Call): ApiResponse {
  const { componentIds } = jsonObject(call.request);
  const none = componentIds === undefined || componentIds === null;
  return results(call, none ? undefined : asArray(componentIds, '`componentIds`').map(String));
}

function describe(call: Call): ApiResponse {
  return { status: 200, body: dashboardMetadata(call, requireDashboard(call)) };
}

function status(call: Call): ApiResponse {
  const data = dashboardData(call, requireDashboard(call));
  return {
    status: 200,
    body: { componentStatus: data.map(({ componentId, status: of }) => ({ componentId, ...of })) },
  };
}

function refresh(call: Call): ApiResponse {
  const { id } = requireDashboard(call);
  return { status: 201, body: { statusUrl: `${dashboardUrl(call.version, id)}/status` } };
}

/** `?cloneId=` with the new name and folder in the body. */
function clone(call: Call): ApiResponse {
  const cloneId = call.request.query.get('cloneId');
  if (cloneId === null)
    throw badRequest('BAD_REQUEST', 'Dashboards are made by a deploy or from another one: `cloneId` is expected.');
  const { definition, body, folderId: oldFolder } = requireDashboard({ ...call, params: { id: cloneId } });
  const { name, folderId = oldFolder } = jsonObject(call.request);
  const title = typeof name === 'string' && name !== '' ? name : `Copy of ${definition.title}`;
  const folder = folderName(call, String(folderId));
  const fullName = `${folder}/${freeName(call, 'Dashboard', folder, title)}`;
  store(call, { type: 'Dashboard', fullName, body: { ...body, title } });
  return { status: 201, body: dashboardMetadata(call, requireNamed(call, fullName)) };
}

function folderName({ context }: Call, id: string): string {
  if (id === context.org.id) return 'unfiled$public';
  const row = context.org.database
    .prepare(
      `SELECT "DeveloperName" AS name FROM "Folder" WHERE substr("Id", 1, 15) = substr(?, 1, 15) AND "Type" = 'Dashboard'`,
    )
    .get(id);
  if (row === undefined) throw badRequest('BAD_REQUEST', 'The dashboard folder ID must be a valid folder ID.');
  return String(row['name']);
}

function requireNamed(call: Call, fullName: string): Stored<DashboardDefinition> {
  const found = [...libraryOf(call).dashboards.values()].find(({ definition }) => definition.fullName === fullName);
  if (found === undefined) throw notFound();
  return found;
}

/** Name and description; what else a dashboard has comes by a deploy. */
function rename(call: Call): ApiResponse {
  const { definition, body } = requireDashboard(call);
  const json = jsonObject(call.request);
  const inner = json['dashboardMetadata'];
  const { name, description } = (typeof inner === 'object' && inner !== null ? inner : json) as Record<string, unknown>;
  store(call, {
    type: 'Dashboard',
    fullName: definition.fullName,
    body: {
      ...body,
      ...(typeof description === 'string' ? { description } : {}),
      title: typeof name === 'string' && name !== '' ? name : definition.title,
    },
  });
  return results(call);
}

function remove(call: Call): ApiResponse {
  erase(call, 'Dashboard', requireDashboard(call).definition.fullName);
  return { status: 204 };
}
