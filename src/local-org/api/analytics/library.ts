import { readDashboard } from '../../analytics/definitions/readDashboard.ts';
import { readReport } from '../../analytics/definitions/readReport.ts';
import type { DashboardDefinition, ReportDefinition } from '../../analytics/definitions/types.ts';
import { findReportType } from '../../analytics/types/findType.ts';
import { resolveCustomType } from '../../analytics/types/customType.ts';
import { readReportType } from '../../analytics/definitions/readReportType.ts';
import { typeTexts, withTexts } from '../../analytics/types/translations.ts';
import { STANDARD_TYPE_NAMES } from '../../analytics/types/standardTypes.ts';
import { normalizeId, sequenceOf } from '../../schema/ids.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import { entityIsDeleted, notFound } from '../http/errors.ts';
import type { Call, Library, Stored } from './context.ts';
import { mayOpen } from './folders.ts';

/** The library of the org as it is now. */
export function libraryOf({ context }: Pick<Call, 'context'>): Library {
  const { org, analytics } = context;
  const known = analytics.libraries.get(org.schema);
  if (known) return known;
  const library = readLibrary(context);
  analytics.libraries.set(org.schema, library);
  return library;
}

function readLibrary({ org }: Call['context']): Library {
  const components = org.metadata.components();
  const ofType = (type: string) => components.filter((one) => one.type === type);
  const rows = (sql: string) => org.database.prepare(sql).all();
  const folderIds = new Map(
    rows('SELECT "Id" AS id, "Type" AS type, "DeveloperName" AS name FROM "Folder"').map((row) => [
      `${String(row['type'])}:${String(row['name'])}`.toLowerCase(),
      String(row['id']),
    ]),
  );
  const stored = <Definition>(
    type: 'Report' | 'Dashboard',
    sql: string,
    read: (name: string, body: XmlObject) => Definition,
  ) => {
    const byName = new Map(
      rows(sql).map((row) => [`${String(row['folder'])}.${String(row['name'])}`.toLowerCase(), row]),
    );
    const found = ofType(type).flatMap(({ fullName, body }): [string, Stored<Definition>][] => {
      const at = fullName.lastIndexOf('/');
      const folderId = folderIds.get(`${type}:${fullName.slice(0, Math.max(at, 0))}`.toLowerCase()) ?? org.id;
      const row = byName.get(`${folderId}.${fullName.slice(at + 1)}`.toLowerCase());
      if (row === undefined) return [];
      const runningUserId = row['user'] === null || row['user'] === undefined ? undefined : String(row['user']);
      const base = { id: String(row['id']), developerName: String(row['name']), folderId, body };
      return [[base.id, { ...base, definition: read(fullName, body), ...(runningUserId ? { runningUserId } : {}) }]];
    });
    return new Map(found);
  };
  const texts = typeTexts(ofType('Translations'));
  const types = new Map(ofType('ReportType').map((one) => [one.fullName.toLowerCase(), one]));
  const find = findReportType(org.schema, (name) => types.get(name.toLowerCase()));
  return {
    reports: stored(
      'Report',
      'SELECT "Id" AS id, "OwnerId" AS folder, "DeveloperName" AS name FROM "Report"',
      readReport,
    ),
    dashboards: stored(
      'Dashboard',
      'SELECT "Id" AS id, "FolderId" AS folder, "DeveloperName" AS name, "RunningUserId" AS user FROM "Dashboard"',
      readDashboard,
    ),
    typeOf: (name) => {
      const type = find(name);
      return type && withTexts(type, texts);
    },
    types: [
      ...customTypes(org, [...types.values()]).map(({ category, type }) => ({
        category,
        type: withTexts(type, texts),
      })),
      ...standardTypes(org),
    ],
    folders: folderBodies([...ofType('ReportFolder'), ...ofType('DashboardFolder')], folderIds),
  };
}

type Org = Call['context']['org'];

/** Bodies of folders by id. @param ids by `Report:Name` in lower case */
function folderBodies(
  components: readonly { type: string; fullName: string; body: XmlObject }[],
  ids: ReadonlyMap<string, string>,
): Library['folders'] {
  return new Map(
    components.flatMap(({ type, fullName, body }) => {
      const id = ids.get(`${type.replace(/Folder$/, '')}:${fullName}`.toLowerCase());
      return id === undefined ? [] : [[id, body]];
    }),
  );
}

function customTypes({ schema }: Org, components: readonly { fullName: string; body: XmlObject }[]): Library['types'] {
  return components.flatMap(({ fullName, body }) => {
    const definition = readReportType(fullName, body);
    const { type } = resolveCustomType(schema, definition);
    return type && definition.deployed ? [{ category: definition.category, type }] : [];
  });
}

function standardTypes({ schema }: Org): Library['types'] {
  const find = findReportType(schema, () => undefined);
  return STANDARD_TYPE_NAMES.flatMap((name) => {
    const type = find(name);
    return type === undefined ? [] : [{ category: type.tables[0].object.labelPlural.toLowerCase(), type }];
  });
}

/** The report of the call's id that the user may open; NOT_FOUND for others. */
export function requireReport(call: Call, id = call.params['id'] ?? ''): Stored<ReportDefinition> {
  const library = libraryOf(call);
  const report = library.reports.get(normalizeId(id) ?? '');
  if (report === undefined || !mayOpen(call, library, report.folderId))
    throw notFound('The data you were trying to access could not be found.');
  return report;
}

/** The dashboard of the call's id. One of this org's ids that no dashboard has any more is ENTITY_IS_DELETED, as in Salesforce. */
export function requireDashboard(call: Call): Stored<DashboardDefinition> {
  const library = libraryOf(call);
  const id = normalizeId(call.params['id'] ?? '') ?? '';
  const dashboard = library.dashboards.get(id);
  if (dashboard === undefined && id.startsWith('01Z') && sequenceOf(id) > 0) throw entityIsDeleted();
  if (dashboard === undefined || !mayOpen(call, library, dashboard.folderId))
    throw notFound('The data you were trying to access could not be found.');
  return dashboard;
}
