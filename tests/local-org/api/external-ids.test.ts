import { fieldXml, objectFile, objectHead, packageZip } from '../metadata/support.ts';
import { createRecord, queryRecords, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

const TEXT = '<length>40</length>';
const KEY = `${TEXT}<externalId>true</externalId><unique>false</unique>`;
const PARENT = '<referenceTo>Whole__c</referenceTo><relationshipName>Parts</relationshipName>';

/** What each way of saving returns for one record: the id of its parent, or the error's code and message. */
type Saves = Readonly<Record<string, (fields: Record<string, unknown>) => Promise<unknown>>>;

describe('a parent that is named by its external id', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  let whole: string;
  beforeAll(async () => {
    running = await startRunning();
    admin = running.as('admin');
    const zip = packageZip({
      'objects/Whole__c.object': objectFile(
        objectHead('Whole', 'ReadWrite') + fieldXml('Key__c', 'Text', KEY) + fieldXml('Plain__c', 'Text', TEXT),
      ),
      'objects/Part__c.object': objectFile(
        objectHead('Part', 'ReadWrite') + fieldXml('Whole__c', 'Lookup', PARENT) + fieldXml('Size__c', 'Text', TEXT),
      ),
    });
    const deployed = running.org.org.metadata.deploy(running.org.users.admin.user, zip, { checkOnly: false });
    expect(deployed.components.filter((one) => !one.success)).toEqual([]);
    whole = await createRecord(admin, 'Whole__c', { Name: 'Whole', Key__c: 'K-1', Plain__c: 'p' });
    for (const Name of ['Twin', 'Other twin']) await createRecord(admin, 'Whole__c', { Name, Key__c: 'twin' });
  });
  afterAll(() => running.stop());

  const parentOf = async (id: string): Promise<unknown> =>
    (await queryRecords(admin, `SELECT Whole__c FROM Part__c WHERE Id = '${id}'`))[0]?.['Whole__c'];

  const saves: Saves = {
    REST: async (fields) => {
      const { status, json } = await admin('POST', 'sobjects/Part__c', fields);
      return status === 201 ? parentOf(json.id) : [json[0].errorCode, json[0].message];
    },
    'REST update': async (fields) => {
      const id = await createRecord(admin, 'Part__c', { Size__c: 's' });
      const { status, json } = await admin('PATCH', `sobjects/Part__c/${id}`, fields);
      return status === 204 ? parentOf(id) : [json[0].errorCode, json[0].message];
    },
    collections: async (fields) => {
      const records = [{ attributes: { type: 'Part__c' }, ...fields }];
      const [result] = (await admin('POST', 'composite/sobjects', { records })).json;
      return result.success ? parentOf(result.id) : [result.errors[0].statusCode, result.errors[0].message];
    },
    'UI API': async (fields) => {
      const { status, json } = await admin('POST', 'ui-api/records', { apiName: 'Part__c', fields });
      if (status === 201) return parentOf(json.id);
      const [error] = [...json.output.errors, ...Object.values(json.output.fieldErrors).flat()];
      return [error.errorCode, error.message];
    },
  };

  describe.each(Object.keys(saves))('%s', (way) => {
    test.each([
      ['in any case', { Key__c: 'k-1' }],
      ['next to attributes', { attributes: { type: 'Whole__c' }, Key__c: 'K-1' }],
    ])('is found %s', async (_name, key) => {
      expect(await saves[way]!({ Whole__r: key })).toBe(whole);
    });

    test('is found by its Id', async () => {
      expect(await saves[way]!({ Whole__r: { Id: whole } })).toBe(whole);
    });

    test.each([
      [
        { Key__c: 'none' },
        'INVALID_FIELD',
        'Foreign key external ID: none not found for field Key__c in entity Whole__c',
      ],
      [
        { Plain__c: 'p' },
        'INVALID_FIELD',
        'Field name provided, Plain__c is not an External ID or indexed field for Whole__c',
      ],
      [
        { Key__c: 'K-1', Plain__c: 'p' },
        'INVALID_FIELD',
        'More than 1 field provided in an external foreign key reference in entity: Whole__c',
      ],
    ])('%j is refused with %s', async (key, code, message) => {
      expect(await saves[way]!({ Whole__r: key })).toEqual([code, message]);
    });

    test('a value that several records have is refused', async () => {
      const [code, message] = (await saves[way]!({ Whole__r: { Key__c: 'twin' } })) as string[];
      expect(code).toBe('DUPLICATE_EXTERNAL_ID');
      expect(message).toMatch(/^Key__c: more than one record found for external id field: \[a0\w{16}, a0\w{16}\]$/);
    });

    test('an unknown relationship is refused', async () => {
      expect(await saves[way]!({ Nothing__r: { Key__c: 'K-1' } })).toEqual([
        'INVALID_FIELD',
        "No such column 'Nothing__r' on sobject of type Part__c",
      ]);
    });
  });

  test('a record named by a value that several have is a choice: 300 with the URLs of all', async () => {
    const ids = (await queryRecords(admin, `SELECT Id FROM Whole__c WHERE Key__c = 'twin'`)).map((row) => row['Id']);
    const urls = ids.map((id) => `/services/data/v66.0/sobjects/Whole__c/${String(id)}`);
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { Plain__c: 'changed' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await admin(method, 'sobjects/Whole__c/Key__c/twin', body);
      expect([method, answer.status, answer.json]).toEqual([method, 300, urls]);
    }
    expect(await queryRecords(admin, `SELECT Id FROM Whole__c WHERE Key__c = 'twin' AND Plain__c = null`)).toHaveLength(
      2,
    );
  });

  test('GraphQL takes a lookup by its id only, as in Salesforce', async () => {
    const query = (input: string): string =>
      `mutation { uiapi { Part__cCreate(input: { Part__c: ${input} }) { Record { Whole__c { value } } } } }`;
    const named = await admin('POST', 'graphql', { query: query('{ Whole__r: { Key__c: "K-1" } }') });
    expect(named.json.errors[0].message).toMatch(/unknown field "Whole__r"/);
    const byId = await admin('POST', 'graphql', { query: query(`{ Whole__c: "${whole}" }`) });
    expect(byId.json.data.uiapi.Part__cCreate.Record.Whole__c.value).toBe(whole);
  });
});
