import jsforce from 'jsforce';
import { outcomeOf } from '../../evasions/gated-org.ts';
import { BULK_UPDATE_PATHS, BULK_UPSERT_PATHS } from './bulk-paths.ts';
import { KEY_FIELD, ofComposite, ofGraphQl, ofJsforce, ofResults, ofUiApi } from './outcomes.ts';
import type { WritePath, Writer } from './outcomes.ts';

const D = '/services/data/v66.0';
const attributes = { type: 'Opportunity' };

const jsforceOf = ({ url, accessToken }: Writer): jsforce.Connection =>
  new jsforce.Connection({ instanceUrl: url, accessToken, version: '66.0' });

const patchOf = (id: string | undefined, body: unknown): object => ({
  method: 'PATCH',
  url: `${D}/sobjects/Opportunity/${id}`,
  referenceId: 'deal',
  body,
});

/** Updates of a deal that exists, by its id. */
export const UPDATE_PATHS: readonly WritePath[] = [
  {
    name: 'REST: PATCH',
    write: async ({ rest }, { id, fields }) => outcomeOf(await rest('PATCH', `sobjects/Opportunity/${id}`, fields)),
  },
  {
    name: 'REST: PATCH, v47.0',
    write: async ({ rest }, { id, fields }) =>
      outcomeOf(await rest('PATCH', `/services/data/v47.0/sobjects/Opportunity/${id}`, fields)),
  },
  {
    name: 'REST: POST with _HttpMethod=PATCH',
    write: async ({ rest }, { id, fields }) =>
      outcomeOf(await rest('POST', `sobjects/Opportunity/${id}?_HttpMethod=PATCH`, fields)),
  },
  {
    name: 'REST: upsert by Id',
    write: async ({ rest }, { id, fields }) => outcomeOf(await rest('PATCH', `sobjects/Opportunity/Id/${id}`, fields)),
  },
  {
    name: 'collections: update',
    write: async ({ rest }, { id: Id, fields }) => {
      const records = [{ attributes, Id, ...fields }];
      return ofResults((await rest<never>('PATCH', 'composite/sobjects', { allOrNone: false, records })).body);
    },
  },
  {
    name: 'collections: update, allOrNone',
    write: async ({ rest }, { id: Id, fields }) => {
      const records = [{ attributes, Id, ...fields }];
      return ofResults((await rest<never>('PATCH', 'composite/sobjects', { allOrNone: true, records })).body);
    },
  },
  {
    name: 'collections: upsert by Id',
    write: async ({ rest }, { id: Id, fields }) => {
      const records = [{ attributes, Id, ...fields }];
      return ofResults((await rest<never>('PATCH', 'composite/sobjects/Opportunity/Id', { records })).body);
    },
  },
  {
    name: 'composite',
    write: async ({ rest }, { id, fields }) =>
      ofComposite((await rest<never>('POST', 'composite', { compositeRequest: [patchOf(id, fields)] })).body),
  },
  {
    name: 'composite, allOrNone',
    write: async ({ rest }, { id, fields }) => {
      const body = { allOrNone: true, compositeRequest: [patchOf(id, fields)] };
      return ofComposite((await rest<never>('POST', 'composite', body)).body);
    },
  },
  {
    name: 'composite/graph',
    write: async ({ rest }, { id, fields }) => {
      const graphs = [{ graphId: 'g', compositeRequest: [patchOf(id, fields)] }];
      const { body } = await rest<{ graphs: { graphResponse: never }[] }>('POST', 'composite/graph', { graphs });
      return ofComposite(body.graphs[0]!.graphResponse);
    },
  },
  {
    name: 'composite/batch',
    write: async ({ rest }, { id, fields }) => {
      const batchRequests = [{ method: 'PATCH', url: `v66.0/sobjects/Opportunity/${id}`, richInput: fields }];
      const { body } = await rest<{ results: { statusCode: number; result: unknown }[] }>('POST', 'composite/batch', {
        batchRequests,
      });
      return outcomeOf({ status: body.results[0]?.statusCode ?? 0, body: body.results[0]?.result });
    },
  },
  {
    name: 'UI API: PATCH',
    write: async ({ rest }, { id, fields }) => ofUiApi(await rest('PATCH', `ui-api/records/${id}`, { fields })),
  },
  {
    name: 'GraphQL: update',
    write: async ({ rest }, { id: Id, fields }) => {
      const query = `mutation go($input: OpportunityUpdateInput!) { uiapi { OpportunityUpdate(input: $input) { Record { Id } } } }`;
      const variables = { input: { Id, Opportunity: fields } };
      return ofGraphQl((await rest<never>('POST', 'graphql', { query, variables })).body);
    },
  },
  {
    name: 'jsforce: update',
    write: (by, { id: Id, fields }) =>
      ofJsforce(
        jsforceOf(by)
          .sobject('Opportunity')
          .update({ Id, ...fields } as never),
      ),
  },
  {
    name: 'jsforce: update of many',
    write: (by, { id: Id, fields }) =>
      ofJsforce(
        jsforceOf(by)
          .sobject('Opportunity')
          .update([{ Id, ...fields }] as never),
      ),
  },
  ...BULK_UPDATE_PATHS,
];

/** Updates of a deal that exists, by an external id. */
export const UPSERT_PATHS: readonly WritePath[] = [
  {
    name: 'REST: upsert by external id',
    write: async ({ rest }, { key, fields }) =>
      outcomeOf(await rest('PATCH', `sobjects/Opportunity/${KEY_FIELD}/${key}`, fields)),
  },
  {
    name: 'collections: upsert by external id',
    write: async ({ rest }, { key, fields }) => {
      const records = [{ attributes, [KEY_FIELD]: key, ...fields }];
      return ofResults((await rest<never>('PATCH', `composite/sobjects/Opportunity/${KEY_FIELD}`, { records })).body);
    },
  },
  {
    name: 'composite: upsert, allOrNone',
    write: async ({ rest }, { key, fields }) => {
      const url = `${D}/sobjects/Opportunity/${KEY_FIELD}/${key}`;
      const part = { method: 'PATCH', url, referenceId: 'deal', body: fields };
      return ofComposite((await rest<never>('POST', 'composite', { allOrNone: true, compositeRequest: [part] })).body);
    },
  },
  {
    name: 'jsforce: upsert',
    write: (by, { key, fields }) =>
      ofJsforce(
        jsforceOf(by)
          .sobject('Opportunity')
          .upsert({ [KEY_FIELD]: key, ...fields } as never, KEY_FIELD),
      ),
  },
  ...BULK_UPSERT_PATHS,
];
