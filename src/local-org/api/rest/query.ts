import type { SoqlEngine } from '../../soql/engine.ts';
import type { Column, QueryResult } from '../../soql/types.ts';
import { badRequest } from '../http/errors.ts';
import type { QueryContext, RecordResult } from './locators.ts';
import type { ApiResponse, Call as AnyCall, Route } from '../http/types.ts';
import { explain } from './reads/explain.ts';
import { restRecord, restValue } from './values.ts';

type Call = AnyCall<QueryContext>;

const MAX_BATCH = 2000;
const MIN_BATCH = 200;

/** `query`, `queryAll` (deleted records too) and the pages of `nextRecordsUrl`. */
export const queryRoutes: readonly Route<QueryContext>[] = ['query', 'queryAll'].flatMap(
  (name): Route<QueryContext>[] => [
    { method: 'GET', path: `/services/data/:version/${name}`, handle: (call) => query(call, name === 'queryAll') },
    { method: 'GET', path: `/services/data/:version/${name}/:locator`, handle: queryMore },
  ],
);

function query(call: Call, allRows: boolean): ApiResponse {
  const explained = call.request.query.get('explain')?.trim() ?? '';
  if (explained !== '' && call.request.query.get('q') === null) return explain(call, explained);
  const text = queryText(call);
  const engine = isDefinition(text) && call.context.tooling.has(text) ? call.context.tooling : call.context.soql;
  if (wantsColumns(call)) return { status: 200, body: columnsAnswer(engine.columns(call.user, text)) };
  return { status: 200, body: queryAnswer(call, engine.query(call.user, text, { allRows })) };
}

/** Objects that the REST API has as well as the Tooling API. */
const isDefinition = (text: string): boolean =>
  /\b(?:(?:Entity|Field|Process)Definition|Apex(?:Class|Trigger))\b/i.test(text);

/** The parameter `q`. */
export function queryText(call: AnyCall): string {
  const text = call.request.query.get('q');
  if (text === null || text.trim() === '')
    throw badRequest('MALFORMED_QUERY', 'A query is expected in the parameter `q`');
  return text;
}

/** Whether the columns of a query are asked for in place of its rows. */
export const wantsColumns = (call: AnyCall): boolean => call.request.query.get('columns')?.toLowerCase() === 'true';

/** The answer to `columns=true`. */
export function columnsAnswer({ object, columns, grouped }: ReturnType<SoqlEngine['columns']>): unknown {
  return {
    columnMetadata: columns.map(columnMetadata),
    entityName: object.name,
    groupBy: grouped,
    idSelected: columns.some((column) => column.name === 'Id'),
    keyPrefix: object.keyPrefix,
  };
}

/** Where the pages and records of a query are: `query` and `sobjects`, for the Tooling API `tooling/query` and `tooling/sobjects`. */
interface QueryPlace {
  readonly pages: string;
  readonly records: string;
}

const REST: QueryPlace = { pages: 'query', records: 'sobjects' };

/** The answer to a query: the first page of records, the groups, or the count. */
export function queryAnswer(call: Call, result: QueryResult, place = REST): QueryAnswer {
  switch (result.kind) {
    case 'count':
      return { totalSize: result.count, done: true, records: [] };
    case 'aggregate':
      return {
        totalSize: result.rows.length,
        done: true,
        records: result.rows.map((row) => ({
          attributes: { type: 'AggregateResult' },
          ...Object.fromEntries(
            result.columns.map((column, i) => [column.name, restValue(result.types[i] ?? '', row[i] ?? null)]),
          ),
        })),
      };
    case 'records':
      return page(call, result, { from: 0, place });
  }
}

interface QueryAnswer {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly unknown[];
}

function queryMore(call: Call): ApiResponse {
  return { status: 200, body: nextPage(call).body };
}

/** The page of records that a locator names, with the query's result. */
export function nextPage(call: Call, place = REST): { result: RecordResult; body: QueryAnswer } {
  const [id = '', offset = ''] = (call.params['locator'] ?? '').split('-');
  const result = call.context.locators.find(call.user.id, id);
  const from = Number(offset);
  if (!result || !/^\d+$/.test(offset) || from > result.ids.length) {
    throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
  }
  return { result, body: page(call, result, { from, place, locator: id }) };
}

function page(
  call: Call,
  result: RecordResult,
  { from, place, locator }: { from: number; place: QueryPlace; locator?: string },
): QueryAnswer {
  const size = batchSize(call);
  const next = from + size;
  const records = result.page(from, size).map((node) => restRecord(node, call.version, place.records));
  if (next >= result.ids.length) return { totalSize: result.ids.length, done: true, records };
  const id = locator ?? call.context.locators.open(call.user.id, result);
  return {
    totalSize: result.ids.length,
    done: false,
    nextRecordsUrl: `/services/data/${call.version}/${place.pages}/${id}-${next}`,
    records,
  };
}

/** The batch size of `Sforce-Query-Options: batchSize=N`, limited to 200 to 2,000 as in Salesforce; 2,000 by default. */
function batchSize(call: Call): number {
  const asked = /batchSize=(\d+)/i.exec(call.request.headers['sforce-query-options'] ?? '');
  return asked ? Math.min(MAX_BATCH, Math.max(MIN_BATCH, Number(asked[1]))) : MAX_BATCH;
}

function columnMetadata(column: Column): Record<string, unknown> {
  const type = column.field?.type;
  const numbers: Readonly<Record<string, string>> = {
    int: 'Integer',
    double: 'Double',
    currency: 'Currency',
    percent: 'Double',
  };
  return {
    aggregate: column.aggregate,
    apexType: type
      ? ({ boolean: 'Boolean', date: 'Date', datetime: 'Datetime', id: 'Id', reference: 'Id' }[type as 'id'] ??
        numbers[type] ??
        'String')
      : null,
    booleanType: type === 'boolean',
    columnName: column.name,
    custom: column.field?.custom ?? false,
    displayName: column.name,
    foreignKeyName: column.field?.relationshipName ?? null,
    insertable: column.field?.createable ?? false,
    joinColumns: column.columns.map(columnMetadata),
    numberType: type !== undefined && type in numbers,
    textType: type !== undefined && !(type in numbers) && type !== 'boolean',
    updatable: column.field?.updateable ?? false,
  };
}
