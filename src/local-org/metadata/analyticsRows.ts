import { readDashboard } from '../analytics/definitions/readDashboard.ts';
import { readReport } from '../analytics/definitions/readReport.ts';
import type { Row } from '../base/values.ts';
import { textOf } from '../xml/xmlValue.ts';
import type { StoredComponent } from './store.ts';

/** Components with their files' folder apart: `Folder/Name`. */
const ofType = (components: readonly StoredComponent[], type: string): StoredComponent[] =>
  components.filter((component) => component.type === type);

function split({ fullName }: StoredComponent): { folder: string; name: string } {
  const at = fullName.lastIndexOf('/');
  return { folder: fullName.slice(0, Math.max(at, 0)), name: fullName.slice(at + 1) };
}

/** The rows of `Folder` for folders of reports and dashboards. */
export function folderRows(components: readonly StoredComponent[]): Row[] {
  return ['Report', 'Dashboard'].flatMap((type) =>
    ofType(components, `${type}Folder`).map(({ fullName, body }) => ({
      Name: textOf(body, 'name') ?? fullName,
      DeveloperName: fullName,
      AccessType: textOf(body, 'accessType') ?? 'Hidden',
      Type: type,
      IsReadonly: textOf(body, 'publicFolderAccess') !== 'ReadWrite',
    })),
  );
}

/** The row of the folder that a report or dashboard is in. */
export type FolderOf = (
  type: 'Report' | 'Dashboard',
  developerName: string,
) => { readonly id: string; readonly name: string };

/** The rows of `Report`. */
export function reportRows(components: readonly StoredComponent[], folderOf: FolderOf): Row[] {
  return ofType(components, 'Report').map((component) => {
    const report = readReport(component.fullName, component.body);
    const { folder, name } = split(component);
    const { id, name: folderName } = folderOf('Report', folder);
    return {
      OwnerId: id,
      FolderName: folderName,
      Name: report.name,
      Description: report.description ?? null,
      DeveloperName: name,
      Format: report.format,
    };
  });
}

/** The rows of `Dashboard`. @param userId the id of a username */
export function dashboardRows(
  components: readonly StoredComponent[],
  folderOf: FolderOf,
  userId: (username: string) => string | null,
): Row[] {
  return ofType(components, 'Dashboard').map((component) => {
    const dashboard = readDashboard(component.fullName, component.body);
    const { folder, name } = split(component);
    const { id, name: folderName } = folderOf('Dashboard', folder);
    // Without a running user in the file it is the user who deployed it first.
    const user = dashboard.runningUser === undefined ? component.createdById : userId(dashboard.runningUser);
    return {
      FolderId: id,
      FolderName: folderName,
      Title: dashboard.title,
      DeveloperName: name,
      Description: dashboard.description?.slice(0, 255) ?? null,
      RunningUserId: user,
      Type: dashboard.type,
    };
  });
}
