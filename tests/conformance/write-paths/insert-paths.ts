import jsforce from 'jsforce';
import { outcomeOf } from '../../evasions/gated-org.ts';
import { BULK_INSERT_PATHS } from './bulk-paths.ts';
import { messagesOf, ofComposite, ofGraphQl, ofJsforce, ofResults, ofUiApi } from './outcomes.ts';
import type { WritePath } from './outcomes.ts';
import { UPSERT_PATHS } from './update-paths.ts';

const attributes = { type: 'Opportunity' };
const postOf = (body: unknown): object => ({
  method: 'POST',
  url: '/services/data/v66.0/sobjects/Opportunity',
  referenceId: 'deal',
  body,
});

/** Creations of a deal. Upserts by an external id that no deal has are among them. */
export const INSERT_PATHS: readonly WritePath[] = [
  {
    name: 'REST: POST',
    write: async ({ rest }, { fields }) => outcomeOf(await rest('POST', 'sobjects/Opportunity', fields)),
  },
  ...UPSERT_PATHS,
  {
    name: 'collections: insert',
    write: async ({ rest }, { fields }) => {
      const records = [{ attributes, ...fields }];
      return ofResults((await rest<never>('POST', 'composite/sobjects', { allOrNone: false, records })).body);
    },
  },
  {
    name: 'composite',
    write: async ({ rest }, { fields }) =>
      ofComposite((await rest<never>('POST', 'composite', { compositeRequest: [postOf(fields)] })).body),
  },
  {
    name: 'composite, allOrNone',
    write: async ({ rest }, { fields }) => {
      const body = { allOrNone: true, compositeRequest: [postOf(fields)] };
      return ofComposite((await rest<never>('POST', 'composite', body)).body);
    },
  },
  {
    name: 'composite/graph',
    write: async ({ rest }, { fields }) => {
      const graphs = [{ graphId: 'g', compositeRequest: [postOf(fields)] }];
      const { body } = await rest<{ graphs: { graphResponse: never }[] }>('POST', 'composite/graph', { graphs });
      return ofComposite(body.graphs[0]!.graphResponse);
    },
  },
  {
    name: 'composite/tree',
    write: async ({ rest }, { fields }) => {
      const records = [{ attributes: { ...attributes, referenceId: 'deal' }, ...fields }];
      const { status, body } = await rest<{ results: { errors?: never[] }[] }>('POST', 'composite/tree/Opportunity', {
        records,
      });
      return status === 201 ? 'saved' : messagesOf(body.results.flatMap(({ errors = [] }) => errors));
    },
  },
  {
    name: 'composite/tree, below an account',
    write: async ({ rest }, { fields }) => {
      const deals = { records: [{ attributes: { ...attributes, referenceId: 'deal' }, ...fields }] };
      const account = { attributes: { type: 'Account', referenceId: 'account' }, Name: 'Tree', Opportunities: deals };
      const { status, body } = await rest<{ results: { errors?: never[] }[] }>('POST', 'composite/tree/Account', {
        records: [account],
      });
      return status === 201 ? 'saved' : messagesOf(body.results.flatMap(({ errors = [] }) => errors));
    },
  },
  {
    name: 'composite/batch',
    write: async ({ rest }, { fields }) => {
      const batchRequests = [{ method: 'POST', url: 'v66.0/sobjects/Opportunity', richInput: fields }];
      const { body } = await rest<{ results: { statusCode: number; result: unknown }[] }>('POST', 'composite/batch', {
        batchRequests,
      });
      return outcomeOf({ status: body.results[0]?.statusCode ?? 0, body: body.results[0]?.result });
    },
  },
  {
    name: 'UI API: POST',
    write: async ({ rest }, { fields }) =>
      ofUiApi(await rest('POST', 'ui-api/records', { apiName: 'Opportunity', fields })),
  },
  {
    name: 'GraphQL: create',
    write: async ({ rest }, { fields }) => {
      const query = `mutation go($input: OpportunityCreateInput!) { uiapi { OpportunityCreate(input: $input) { Record { Id } } } }`;
      const variables = { input: { Opportunity: fields } };
      return ofGraphQl((await rest<never>('POST', 'graphql', { query, variables })).body);
    },
  },
  {
    name: 'jsforce: create',
    write: ({ url, accessToken }, { fields }) => {
      const connection = new jsforce.Connection({ instanceUrl: url, accessToken, version: '66.0' });
      return ofJsforce(connection.sobject('Opportunity').create(fields as never));
    },
  },
  ...BULK_INSERT_PATHS,
];
