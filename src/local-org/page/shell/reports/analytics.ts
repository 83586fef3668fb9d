import { API, callOrg } from 'host/http';
import type { Dashboard, ReportDescription, ReportResult } from './types.ts';

/** A report or dashboard in the list. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Empty for one that is in no folder. */
  readonly folder: string;
}

interface Library {
  readonly dashboards: readonly Listed[];
  readonly reports: readonly Listed[];
}

const ANALYTICS = `${API}/analytics`;

const get = <Answer>(path: string): Promise<Answer> => callOrg('GET', path) as Promise<Answer>;

/** The reports and dashboards of the folders that the user may see. Rejects with a FetchError. */
export async function readLibrary(): Promise<Library> {
  const [dashboards, reports] = await Promise.all([
    listOf('dashboards', 'SELECT Id, Description, FolderName FROM Dashboard LIMIT 2000'),
    listOf('reports', 'SELECT Id, Description, FolderName FROM Report LIMIT 2000'),
  ]);
  return { dashboards, reports };
}

/** The API lists names alone; their descriptions and folders are fields of their records. */
async function listOf(kind: 'reports' | 'dashboards', soql: string): Promise<Listed[]> {
  interface Row {
    readonly Id: string;
    readonly Description: string | null;
    readonly FolderName: string | null;
  }
  const [listed, { records }] = await Promise.all([
    get<readonly { readonly id: string; readonly name: string }[]>(`${ANALYTICS}/${kind}`),
    get<{ readonly records: readonly Row[] }>(`${API}/query?q=${encodeURIComponent(soql)}`),
  ]);
  const rows = new Map(records.map((row) => [row.Id, row]));
  return listed
    .map(({ id, name }) => {
      const row = rows.get(id);
      return { id, name, description: row?.Description ?? '', folder: row?.FolderName ?? '' };
    })
    .toSorted((one, other) => one.folder.localeCompare(other.folder) || one.name.localeCompare(other.name));
}

export const describeReport = (id: string): Promise<ReportDescription> => get(`${ANALYTICS}/reports/${id}/describe`);

/** @param withRows the rows too, at most 2,000 */
export const runReport = (id: string, withRows: boolean): Promise<ReportResult> =>
  get(`${ANALYTICS}/reports/${id}?includeDetails=${withRows}`);

/** The dashboard with the data of its last refresh. */
export const readDashboard = (id: string): Promise<Dashboard> => get(`${ANALYTICS}/dashboards/${id}`);

/** Asks for new data, then reads it. */
export async function refreshDashboard(id: string): Promise<Dashboard> {
  await callOrg('PUT', `${ANALYTICS}/dashboards/${id}`);
  return readDashboard(id);
}
