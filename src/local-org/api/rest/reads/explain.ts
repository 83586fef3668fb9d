import type { ApiResponse, Call } from '../../http/types.ts';

/**
 * `query?explain=SELECT …`: the plan of a query that is not run. The local org has no optimizer whose plans would tell about Salesforce's: the one plan
 * is a scan of the whole table, and its note states that.
 */
export function explain(call: Call, text: string): ApiResponse {
  const { soql, org } = call.context;
  const { object } = soql.columns(call.user, text);
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
