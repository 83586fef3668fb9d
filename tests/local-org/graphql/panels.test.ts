import { deployApp } from '../../bench/seed/app.ts';
import { createRecord, queryRecords, startRunning } from '../api/helpers.ts';
import type { Answer, Running } from '../api/helpers.ts';

/** What a panel may ask of one deal in one request, with the product's own objects. */
const DEAL = `query deal($id: ID) { uiapi { query {
  Opportunity(where: { Id: { eq: $id } }) { edges { node {
    Id Name { value } StageName { value displayValue label } Amount { value displayValue }
    LastModifiedDate { value displayValue } LastModifiedBy { Name { value } } CreatedBy { Name { value } }
    DF_Answers__r(first: 200, orderBy: { Concept__c: { order: ASC } }) { totalCount edges { node {
      Id Concept__c { value label } Answer__c { value } Evidence__c { value displayValue }
      Said_By__c { value } Said_By__r { Name { value } } Said_On__c { value displayValue } Quote__c { value } Source__c { value }
      Open_Owner__r { Name { value } } Open_Until__c { value }
      LastModifiedDate { value } LastModifiedBy { Name { value } } CreatedBy { Name { value } } } } }
    DF_Pain_Points__r(first: 100) { edges { node {
      Id Statement__c { value } Kind__c { value displayValue } Evidence__c { value } Impact_Likely__c { value displayValue }
      DF_Prescriptions__r(first: 50) { edges { node { Id Because__c { value } Product__r { Name { value } } } } } } } }
    OpportunityLineItems(first: 50) { edges { node {
      Id Quantity { value } TotalPrice { value displayValue } Product2 { Name { value } } DF_Prescription__r { Because__c { value } } } } }
    DF_Gate_Overrides__r(first: 20) { edges { node { Id Stage__c { value } Status__c { value } Expires_On__c { value displayValue } CreatedBy { Name { value } } } } }
    DF_Gate_Decisions__r(first: 20) { edges { node { Id Outcome__c { value } Decided_At__c { value displayValue } } } }
    OpportunityContactRoles(first: 20) { edges { node { Id Role { value label } IsPrimary { value } Contact { Name { value } Title { value } } } } }
  } } }
  DF_Playbook__c(first: 5) { edges { node { Id Name { value } LastModifiedDate { value } } } }
} } }`;

describe("the panels' reading and saving", () => {
  let running: Running & { stop: () => Promise<void> };
  let deal: string;
  let contact: string;

  const graphql = async (query: string, variables: Record<string, unknown>): Promise<Answer['json']> =>
    (await running.as('seller')('POST', 'graphql', { query, variables })).json;

  beforeAll(async () => {
    running = await startRunning();
    await deployApp(running.org.org);
    const admin = running.as('admin');
    const [set] = await queryRecords(admin, "SELECT Id FROM PermissionSet WHERE Name = 'DF_Seller'");
    const { seller } = running.org.users;
    await createRecord(admin, 'PermissionSetAssignment', { AssigneeId: seller.user.id, PermissionSetId: set?.['Id'] });
    const call = running.as('seller');
    const account = await createRecord(call, 'Account', { Name: 'Acme' });
    contact = await createRecord(call, 'Contact', {
      LastName: 'Moss',
      FirstName: 'Jen',
      Title: 'Head',
      AccountId: account,
    });
    deal = await createRecord(call, 'Opportunity', {
      Name: 'Deal',
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2027-01-31',
      Amount: 12_000,
    });
    await createRecord(call, 'OpportunityContactRole', { OpportunityId: deal, ContactId: contact, Role: 'Evaluator' });
  }, 180_000);
  afterAll(() => running.stop());

  const NOTE = `mutation note($a: DF_Answer__cCreateInput!, $p: DF_Pain_Point__cCreateInput!) { uiapi(input: { allOrNone: true }) {
    answer: DF_Answer__cCreate(input: $a) { Record { Id Answer__c { value } LastModifiedDate { value } } }
    pain: DF_Pain_Point__cCreate(input: $p) { Record { Id Statement__c { value } } } } }`;
  const answerOf = (more: Record<string, unknown> = {}) => ({
    DF_Answer__c: {
      Opportunity__c: deal,
      Concept__c: 'problem',
      Key__c: `${deal}:problem`,
      Answer__c: 'They type every order twice.',
      Evidence__c: 'Quoted',
      Quote__c: 'We type every order twice!',
      Said_By__c: contact,
      Said_On__c: '2026-11-20',
      ...more,
    },
  });
  const painOf = (more: Record<string, unknown> = {}) => ({
    DF_Pain_Point__c: { Opportunity__c: deal, Statement__c: 'Every order is typed twice.', ...more },
  });

  test("a pain without a text refuses both operations, with the org's messages; with a text both are saved", async () => {
    const refused = await graphql(NOTE, { a: answerOf({ Quote__c: null }), p: painOf() });
    expect(refused.data).toEqual({ uiapi: { answer: null, pain: null } });
    const rolledBack = 'The transaction was rolled back since another operation in the same transaction failed.';
    const sentences = refused.errors.map((error: { message: string }) => error.message);
    expect(sentences).toContain(rolledBack);
    expect(sentences.filter((sentence: string) => sentence !== rolledBack)).toEqual([expect.stringMatching(/quot/i)]);
    expect(await queryRecords(running.as('admin'), 'SELECT Id FROM DF_Pain_Point__c')).toEqual([]);

    const saved = await graphql(NOTE, { a: answerOf(), p: painOf() });
    expect(saved.errors).toEqual([]);
    expect(saved.data.uiapi.answer.Record.Answer__c.value).toBe('They type every order twice.');
  });

  test('one request reads the deal with its child records', async () => {
    const { data, errors } = await graphql(DEAL, { id: deal });
    expect(errors).toEqual([]);
    const { node } = data.uiapi.query.Opportunity.edges[0];
    expect(node).toMatchObject({
      Id: deal,
      StageName: { value: 'Prospecting', label: 'Prospecting' },
      LastModifiedDate: { value: expect.stringMatching(/\.\d{3}Z$/) },
      LastModifiedBy: { Name: { value: expect.any(String) } },
      DF_Answers__r: {
        totalCount: 1,
        edges: [
          {
            node: {
              Evidence__c: { value: 'Quoted', displayValue: 'Quoted' },
              Said_By__c: { value: contact },
              Said_By__r: { Name: { value: 'Jen Moss' } },
              Said_On__c: { value: '2026-11-20', displayValue: '11/20/2026' },
              Open_Owner__r: null,
            },
          },
        ],
      },
      DF_Pain_Points__r: { edges: [{ node: { DF_Prescriptions__r: { edges: [] } } }] },
      OpportunityLineItems: { edges: [] },
      DF_Gate_Overrides__r: { edges: [] },
      DF_Gate_Decisions__r: { edges: [] },
      OpportunityContactRoles: {
        edges: [
          {
            node: { Role: { value: 'Evaluator' }, Contact: { Name: { value: 'Jen Moss' }, Title: { value: 'Head' } } },
          },
        ],
      },
    });
    expect(data.uiapi.query.DF_Playbook__c).toEqual({ edges: [] });
  });

  test('saving an answer that another user has saved since it was read is refused, to the millisecond', async () => {
    const { data } = await graphql(DEAL, { id: deal });
    const { Id, LastModifiedDate } = data.uiapi.query.Opportunity.edges[0].node.DF_Answers__r.edges[0].node;
    const save = (text: string) =>
      running.as('seller')(
        'PATCH',
        `ui-api/records/${Id}`,
        { fields: { Answer__c: text } },
        {
          'If-Unmodified-Since': LastModifiedDate.value as string,
        },
      );
    expect((await save('Three times.')).status).toBe(200);
    expect((await save('Four times.')).status).toBe(412);
    const [kept] = await queryRecords(running.as('admin'), 'SELECT Answer__c FROM DF_Answer__c');
    expect(kept).toMatchObject({ Answer__c: 'Three times.' });
  });
});
