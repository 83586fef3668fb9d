import { strToU8, zipSync } from 'fflate';
import { createRecord, queryRecords, withLocalOrg } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

/** Leads become private: owner, those above in the role hierarchy, and who may view all. */
function makeLeadsPrivate(running: Running): void {
  const xml = (root: string, body: string): Uint8Array =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`,
    );
  const zip = zipSync({
    'package.xml': xml(
      'Package',
      '<types><members>Lead</members><name>CustomObject</name></types><version>66.0</version>',
    ),
    'objects/Lead.object': xml('CustomObject', '<sharingModel>Private</sharingModel>'),
  });
  const result = running.org.org.metadata.deploy(running.org.users.admin.user, zip, { checkOnly: false });
  if (!result.success) throw new Error(JSON.stringify(result.components));
}

/** What one user finds of a lead, by each way of reading. */
async function found(call: Caller, id: string): Promise<Record<string, boolean>> {
  const graphql = await call('POST', 'graphql', {
    query:
      '{ uiapi { query { Lead { edges { node { Id } } totalCount } } aggregate { Lead(groupBy: { Company: { group: true } }) { edges { node { aggregate { Company { value } } } } } } } }',
  });
  const grouped = await queryRecords(call, 'SELECT Company, COUNT(Id) n FROM Lead GROUP BY Company');
  const several = await call('GET', `composite/sobjects/Lead?ids=${id}&fields=Id`);
  return {
    soql: (await queryRecords(call, 'SELECT Id FROM Lead')).length > 0,
    byId: (await queryRecords(call, `SELECT Id FROM Lead WHERE Id = '${id}'`)).length > 0,
    groups: grouped.length > 0,
    semiJoin: (await queryRecords(call, 'SELECT Id FROM User WHERE Id IN (SELECT OwnerId FROM Lead)')).length > 0,
    rest: (await call('GET', `sobjects/Lead/${id}`)).status === 200,
    collection: several.json?.[0] !== null,
    uiApi: (await call('GET', `ui-api/records/${id}?fields=Lead.Name`)).status === 200,
    graphql: graphql.json.data.uiapi.query.Lead.totalCount > 0,
    aggregate: graphql.json.data.uiapi.aggregate.Lead.edges.length > 0,
  };
}

const all = (value: boolean): Record<string, boolean> =>
  Object.fromEntries(
    ['soql', 'byId', 'groups', 'semiJoin', 'rest', 'collection', 'uiApi', 'graphql', 'aggregate'].map((way) => [
      way,
      value,
    ]),
  );

test('a record that is not shared with a user is found by no way of reading', async () => {
  await withLocalOrg(async (running) => {
    const lead = { LastName: 'Muster', Company: 'C' };
    makeLeadsPrivate(running);
    const managers = await createRecord(running.as('manager'), 'Lead', lead);
    expect(await found(running.as('manager'), managers)).toEqual(all(true));
    expect(await found(running.as('admin'), managers)).toEqual(all(true));
    expect(await found(running.as('seller'), managers)).toEqual(all(false));
    const sellers = await createRecord(running.as('seller'), 'Lead', { ...lead, LastName: 'Own' });
    expect(await found(running.as('seller'), sellers)).toEqual(all(true));
    // The manager's role is above the seller's.
    expect(await found(running.as('manager'), sellers)).toEqual(all(true));
    expect(await queryRecords(running.as('seller'), 'SELECT LastName FROM Lead')).toMatchObject([{ LastName: 'Own' }]);
    expect((await running.as('seller')('DELETE', `sobjects/Lead/${managers}`)).status).toBe(404);
  });
});
