import { readReport } from '../../../analytics/definitions/readReport.ts';
import { findReportType } from '../../../analytics/types/findType.ts';
import { normalizeId } from '../../../schema/ids.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { ApiResponse, Call } from '../../http/types.ts';

/**
 * `query?explain=SELECT …`, or the id of a report: the plan of a query that is not run. The local org has no optimizer whose plans would tell about Salesforce's: the one plan
 * is a scan of the whole table, and its note states that.
 */
export function explain(call: Call, text: string): ApiResponse {
  const { soql, org } = call.context;
  const object = objectOfReport(call, text) ?? soql.columns(call.user, text).object;
  const counted = org.database.prepare(`SELECT count(*) AS count FROM "${object.name}"`).get();
  const rows = Number(counted?.['count'] ?? 0);
  const description = 'The local org scans tables; this says nothing about the indexes of a Salesforce org';
  const plan = {
    cardinality: rows,
    fields: [],
    leadingOperationType: 'TableScan',
    notes: [{ description, fields: [], tableEnumOrId: object.name }],
    relativeCost: 1,
    sobjectCardinality: rows,
    sobjectType: object.name,
  };
  return { status: 200, body: { plans: [plan], sourceQuery: text } };
}

/** The object that a report begins with; undefined for a text that is no id of a report. */
function objectOfReport({ context: { org } }: Call, text: string): ObjectSchema | undefined {
  const row = org.database
    .prepare(
      `SELECT r."DeveloperName" AS name, coalesce(f."DeveloperName", 'unfiled$public') AS folder
       FROM "Report" r LEFT JOIN "Folder" f ON f."Id" = r."OwnerId" WHERE r."Id" = ?`,
    )
    .get(normalizeId(text) ?? '');
  if (row === undefined) return undefined;
  const components = org.metadata.components();
  const find = (type: string, name: string) =>
    components.find((one) => one.type === type && one.fullName.toLowerCase() === name.toLowerCase());
  const report = find('Report', `${String(row['folder'])}/${String(row['name'])}`);
  if (report === undefined) return undefined;
  const typeOf = findReportType(org.schema, (name) => find('ReportType', name));
  return typeOf(readReport(report.fullName, report.body).reportType)?.tables[0].object;
}
