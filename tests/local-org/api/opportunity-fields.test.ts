import { createRecord, soqlPath, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

type Described = Record<string, unknown> & { name: string };

describe('the fields that the platform keeps, over the API', () => {
  let running: Running & { stop: () => Promise<void> };
  let seller: Caller;
  let deal: string;

  beforeAll(async () => {
    running = await startRunning({ clock: () => new Date('2026-11-21T12:00:00Z') });
    seller = running.as('seller');
    deal = await createRecord(seller, 'Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
      IsPrivate: true,
    });
    const user = running.org.users.seller.user;
    const state = { PushCount: 2, LastActivityDate: '2026-11-11', LastStageChangeDate: '2026-11-01T08:00:00Z' };
    running.org.saveAt(new Date('2026-11-12T12:00:00Z'), user, [
      { operation: 'update', object: 'Opportunity', id: deal, fields: state },
    ]);
  });
  afterAll(() => running.stop());

  const READ_ONLY = [
    'LastActivityDate',
    'LastActivityInDays',
    'LastStageChangeDate',
    'LastStageChangeInDays',
    'PushCount',
  ];

  test('a describe has their types, and who may write them', async () => {
    const { fields } = (await seller('GET', 'sobjects/Opportunity/describe')).json as { fields: Described[] };
    const field = (name: string): Described => fields.find((one) => one.name === name) ?? { name: 'none' };
    for (const name of READ_ONLY) {
      expect(field(name)).toMatchObject({
        createable: false,
        updateable: false,
        calculated: false,
        calculatedFormula: null,
        nillable: true,
        filterable: true,
        sortable: true,
      });
    }
    for (const name of ['ContractId', 'IsPrivate', 'SyncedQuoteId', 'TotalOpportunityQuantity']) {
      expect(field(name)).toMatchObject({ createable: true, updateable: true });
    }
    expect(field('PushCount')).toMatchObject({ type: 'int', digits: 9, groupable: true });
    expect(field('LastStageChangeDate')).toMatchObject({ type: 'datetime', groupable: false });
    expect(field('LastStageChangeInDays')).toMatchObject({ type: 'int', groupable: true });
    expect(field('ContractId')).toMatchObject({ referenceTo: ['Contract'], relationshipName: 'Contract' });
    expect(field('SyncedQuoteId')).toMatchObject({ referenceTo: ['Quote'], relationshipName: 'SyncedQuote' });
  });

  test('REST reads them and takes none of them', async () => {
    const read = await seller('GET', `sobjects/Opportunity/${deal}?fields=${READ_ONLY.join(',')},IsPrivate`);
    expect(read.json).toMatchObject({
      LastActivityDate: '2026-11-11',
      LastActivityInDays: 10,
      LastStageChangeDate: '2026-11-01T08:00:00.000+0000',
      LastStageChangeInDays: 20,
      PushCount: 2,
      IsPrivate: true,
    });
    for (const name of READ_ONLY) {
      const value = name.endsWith('Date') ? '2026-01-01' : 1;
      for (const role of ['admin', 'integration'] as const) {
        const refused = await running.as(role)('PATCH', `sobjects/Opportunity/${deal}`, { [name]: value });
        expect([refused.status, refused.json[0].errorCode]).toEqual([400, 'INVALID_FIELD_FOR_INSERT_UPDATE']);
      }
    }
    const where = soqlPath('SELECT Id FROM Opportunity WHERE LastStageChangeInDays = 20 AND PushCount >= 2');
    expect((await seller('GET', where)).json.totalSize).toBe(1);
  });

  test('the UI API and GraphQL have them', async () => {
    const info = (await seller('GET', 'ui-api/object-info/Opportunity')).json;
    for (const name of READ_ONLY) {
      expect(info.fields[name]).toMatchObject({ createable: false, updateable: false, calculated: false });
    }
    const record = await seller('GET', `ui-api/records/${deal}?fields=Opportunity.LastStageChangeInDays`);
    expect(record.json.fields.LastStageChangeInDays.value).toBe(20);
    const query = `{ uiapi { query { Opportunity(where: { PushCount: { gte: 2 }, LastStageChangeInDays: { gt: 19 } }) {
      edges { node { PushCount { value } LastActivityDate { value } LastStageChangeInDays { value } ContractId { value } Contract { Status { value } } } } } } } }`;
    const answer = await seller('POST', 'graphql', { query });
    expect(answer.json.errors).toEqual([]);
    expect(answer.json.data.uiapi.query.Opportunity.edges).toEqual([
      {
        node: {
          PushCount: { value: 2 },
          LastActivityDate: { value: '2026-11-11' },
          LastStageChangeInDays: { value: 20 },
          ContractId: { value: null },
          Contract: null,
        },
      },
    ]);
  });
});
