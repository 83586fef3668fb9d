import { SoqlError } from '../../soql/errors.ts';
import { normalizeId } from '../../schema/ids.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { notFound } from '../http/errors.ts';
import type { ApiResponse, Call as AnyCall, Route } from '../http/types.ts';
import { describeField } from './describe.ts';
import type { QueryContext } from './locators.ts';
import { columnsAnswer, nextPage, queryAnswer, queryText, wantsColumns } from './query.ts';

type Call = AnyCall<QueryContext>;

const BASE = '/services/data/:version/tooling';

/** Reads of the Tooling API. Nothing is written by it: components change by deploys. */
export const toolingRoutes: readonly Route<QueryContext>[] = [
  { method: 'GET', path: `${BASE}/query`, handle: query },
  { method: 'GET', path: `${BASE}/query/:locator`, handle: queryMore },
  { method: 'GET', path: `${BASE}/sobjects`, handle: describeGlobal },
  { method: 'GET', path: `${BASE}/sobjects/:object`, handle: basics },
  { method: 'GET', path: `${BASE}/sobjects/:object/describe`, handle: describe },
  { method: 'GET', path: `${BASE}/sobjects/:object/:id`, handle: read },
];

const PLACE = { pages: 'tooling/query', records: 'tooling/sobjects' };

/** Over a tooling object, or over an object whose records are in the org. */
function query(call: Call): ApiResponse {
  const text = queryText(call);
  const { soql, tooling } = call.context;
  const engine = tooling.has(text) ? tooling : soql;
  if (wantsColumns(call)) return { status: 200, body: columnsAnswer(engine.columns(call.user, text)) };
  const result = engine.query(call.user, text);
  return { status: 200, body: withSize(queryAnswer(call, result, PLACE), result.object.name) };
}

function queryMore(call: Call): ApiResponse {
  const { result, body } = nextPage(call, PLACE);
  return { status: 200, body: withSize(body, result.object.name) };
}

/** The members that an answer of the Tooling API has in addition: `size` is that of the page. */
function withSize({ records, ...rest }: ReturnType<typeof queryAnswer>, entityTypeName: string): unknown {
  const size = records.length === 0 ? rest.totalSize : records.length;
  return { size, ...rest, queryLocator: rest.nextRecordsUrl?.split('/').at(-1) ?? null, entityTypeName, records };
}

function describeGlobal(call: Call): ApiResponse {
  const objects = call.context.tooling.objects(call.user);
  return {
    status: 200,
    body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => summary(call, object)) },
  };
}

function basics(call: Call): ApiResponse {
  return { status: 200, body: { objectDescribe: summary(call, requireTooling(call)), recentItems: [] } };
}

/** The Salesforce CLI takes the 404 for `SourceMember` to mean that the org has no source tracking. */
function describe(call: Call): ApiResponse {
  const object = requireTooling(call);
  return {
    status: 200,
    body: {
      actionOverrides: [],
      childRelationships: object.childRelationships.map((child) => ({
        cascadeDelete: false,
        childSObject: child.childObject,
        deprecatedAndHidden: false,
        field: child.field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: child.relationshipName,
        restrictedDelete: false,
      })),
      compactLayoutable: false,
      ...summary(call, object),
      fields: [...object.fields.values()].map(toolingField),
      namedLayoutInfos: [],
      networkScopeFieldName: null,
      recordTypeInfos: [],
      searchLayoutable: false,
      supportedScopes: [],
    },
  };
}

function toolingField(field: FieldSchema): Record<string, unknown> {
  const described = describeField(field, false, 'en_US');
  return field.type === 'anyType' ? { ...described, type: 'complexvalue', soapType: `tns:${field.name}` } : described;
}

function summary({ version }: Call, object: ObjectSchema): Record<string, unknown> {
  const url = `/services/data/${version}/tooling/sobjects/${object.name}`;
  const never = ['activateable', 'createable', 'custom', 'customSetting', 'deletable', 'deprecatedAndHidden'];
  never.push('feedEnabled', 'hasSubtypes', 'isInterface', 'isSubtype', 'layoutable', 'mergeable', 'mruEnabled');
  never.push('replicateable', 'searchable', 'triggerable', 'undeletable', 'updateable');
  return {
    ...Object.fromEntries(never.map((name) => [name, false])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    name: object.name,
    queryable: true,
    retrieveable: true,
    urls: { rowTemplate: `${url}/{ID}`, describe: `${url}/describe`, sobject: url },
  };
}

function requireTooling(call: Call): ObjectSchema {
  const objects = new Map(call.context.tooling.objects(call.user).map((object) => [object.name.toLowerCase(), object]));
  const object = objects.get((call.params['object'] ?? '').toLowerCase());
  if (object === undefined) throw notFound();
  return object;
}

/** One row with all its fields, `Metadata` included. */
function read(call: Call): ApiResponse {
  const object = requireTooling(call);
  const id = call.params['id'] ?? '';
  const durable = object.fields.has('durableid');
  const wanted = durable ? id : normalizeId(id);
  if (wanted === undefined) throw notFound('Provided external ID field does not exist or is not accessible: ' + id);
  const names = [...object.fields.values()].map((field) => field.name).join(', ');
  const value = wanted.replace(/[\\']/g, (char) => `\\${char}`);
  const text = `SELECT ${names} FROM ${object.name} WHERE ${durable ? 'DurableId' : 'Id'} = '${value}'`;
  try {
    const { records } = queryAnswer(call, call.context.tooling.query(call.user, text), PLACE);
    if (records[0] !== undefined) return { status: 200, body: records[0] };
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
  }
  throw notFound();
}
