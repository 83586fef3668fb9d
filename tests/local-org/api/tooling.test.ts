import { createRecord, deployTestPackage, startRunning } from './helpers.ts';
import type { Answer, Caller, Running } from './helpers.ts';

describe('Tooling API', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  beforeAll(async () => {
    running = await startRunning();
    deployTestPackage(running.org);
    admin = running.as('admin');
  });
  afterAll(() => running.stop());

  const tooling = (text: string, call: Caller = admin, more = ''): Promise<Answer> =>
    call('GET', `tooling/query?q=${encodeURIComponent(text)}${more}`);
  const rows = async (text: string): Promise<Record<string, unknown>[]> => {
    const answer = await tooling(text);
    if (answer.status !== 200) throw new Error(`${text}\n${answer.text}`);
    return answer.json.records as Record<string, unknown>[];
  };
  const fault = async (text: string, call: Caller = admin): Promise<[number, string, string]> => {
    const answer = await tooling(text, call);
    return [answer.status, answer.json[0].errorCode as string, answer.json[0].message as string];
  };

  test('a validation rule has its name, object and message', async () => {
    const [rule, ...others] = await rows(
      "SELECT Id, ValidationName, Active, ErrorMessage, ErrorDisplayField, EntityDefinition.QualifiedApiName, LastModifiedBy.Name FROM ValidationRule WHERE EntityDefinition.QualifiedApiName = 'Thing__c' AND ValidationName = 'Not_Negative'",
    );
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      attributes: {
        type: 'ValidationRule',
        url: `/services/data/v66.0/tooling/sobjects/ValidationRule/${String(rule?.['Id'])}`,
      },
      ValidationName: 'Not_Negative',
      Active: true,
      ErrorMessage: 'The number must not be negative.',
      ErrorDisplayField: 'Number__c',
      EntityDefinition: { QualifiedApiName: 'Thing__c' },
    });
    expect(rule?.['Id']).toMatch(/^03d\w{15}$/);
    expect((rule?.['LastModifiedBy'] as Record<string, unknown>)['Name']).not.toBe('');
  });

  test('Metadata and FullName are given for one row and refused for more', async () => {
    const [rule] = await rows("SELECT FullName, Metadata FROM ValidationRule WHERE ValidationName = 'Not_Negative'");
    expect(rule).toMatchObject({
      FullName: 'Thing__c.Not_Negative',
      Metadata: { active: true, errorConditionFormula: 'Number__c < 0', errorDisplayField: 'Number__c' },
    });
    expect(await fault('SELECT Id, FullName FROM ValidationRule')).toEqual([
      400,
      'MALFORMED_QUERY',
      'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: 2',
    ]);
  });

  test('a custom field has its object, and its row can be read by id', async () => {
    const [field] = await rows(
      "SELECT Id, DeveloperName, TableEnumOrId, EntityDefinitionId FROM CustomField WHERE DeveloperName = 'Number' AND EntityDefinition.QualifiedApiName = 'Thing__c'",
    );
    const [object] = await rows("SELECT DurableId FROM EntityDefinition WHERE QualifiedApiName = 'Thing__c'");
    expect(field).toMatchObject({ DeveloperName: 'Number', TableEnumOrId: object?.['DurableId'] });
    const read = await admin('GET', `tooling/sobjects/CustomField/${String(field?.['Id'])}`);
    expect([read.status, read.json.FullName, read.json.Metadata.type]).toEqual([200, 'Thing__c.Number__c', 'Number']);
    expect((await admin('GET', 'tooling/sobjects/CustomField/00N000000000001')).status).toBe(404);
  });

  test('definitions of standard objects and fields', async () => {
    const [entity] = await rows(
      "SELECT Id, DurableId, Label, KeyPrefix, IsCustomSetting FROM EntityDefinition WHERE QualifiedApiName = 'Opportunity'",
    );
    expect(entity).toMatchObject({
      Id: '000000000000000AAA',
      DurableId: 'Opportunity',
      Label: 'Opportunity',
      KeyPrefix: '006',
      IsCustomSetting: false,
    });
    const fields = await rows(
      "SELECT QualifiedApiName, DurableId, DataType, ReferenceTo FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Opportunity' AND QualifiedApiName IN ('Amount', 'AccountId') ORDER BY QualifiedApiName",
    );
    expect(fields).toMatchObject([
      { QualifiedApiName: 'AccountId', DurableId: 'Opportunity.Account', ReferenceTo: { referenceTo: ['Account'] } },
      { QualifiedApiName: 'Amount', DurableId: 'Opportunity.Amount', DataType: 'Currency(16, 2)' },
    ]);
    const [nested] = await rows(
      "SELECT QualifiedApiName, (SELECT QualifiedApiName FROM Fields) FROM EntityDefinition WHERE QualifiedApiName = 'Thing__c'",
    );
    expect(JSON.stringify(nested?.['Fields'])).toContain('"Number__c"');
  });

  // As the Salesforce CLI asks for the value sets of an org.
  test('a standard value set has its values', async () => {
    const [set] = await rows(
      "SELECT Id, MasterLabel, Metadata FROM StandardValueSet WHERE MasterLabel = 'OpportunityStage'",
    );
    expect(set).toMatchObject({
      Id: '000000000000000AAA',
      MasterLabel: 'OpportunityStage',
      Metadata: { sorted: false },
    });
    const { standardValue } = set?.['Metadata'] as { standardValue: unknown[] };
    expect(standardValue[0]).toMatchObject({ valueName: 'Prospecting', closed: false, probability: 10 });
  });

  test('the REST API answers definitions too, to a seller those of readable objects', async () => {
    const seller = running.as('seller');
    const path = (object: string): string =>
      `query?q=${encodeURIComponent(`SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName = '${object}'`)}`;
    expect((await seller('GET', path('Opportunity'))).json.totalSize).toBe(1);
    expect((await seller('GET', path('Thing__c'))).json.totalSize).toBe(0);
    expect((await admin('GET', path('Thing__c'))).json.totalSize).toBe(1);
  });

  test.each([
    ['SELECT DurableId FROM FieldDefinition', 'MALFORMED_QUERY', /a filter on a reified column is required/],
    [
      'SELECT DurableId FROM StandardValueSet',
      'MALFORMED_QUERY',
      /reified column is required \[MasterLabel,DurableId\]/,
    ],
    ['SELECT COUNT() FROM EntityDefinition', 'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION', /not yet supported/],
    [
      "SELECT DurableId FROM EntityDefinition WHERE Label = 'a' OR Label = 'b'",
      'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION',
      /Disjunctions not supported/,
    ],
    [
      "SELECT DurableId FROM EntityDefinition WHERE Label != 'a'",
      'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION',
      /Only equals comparisons permitted/,
    ],
    ['SELECT Id FROM SourceMember', 'INVALID_TYPE', /sObject type 'SourceMember' is not supported/],
    ['SELECT Nonsense FROM ValidationRule', 'INVALID_FIELD', /No such column 'Nonsense' on entity 'ValidationRule'/],
    ['SELECT', 'MALFORMED_QUERY', /unexpected/],
  ])('%s is %s', async (text, code, message) => {
    const [status, errorCode, words] = await fault(text);
    expect([status, errorCode]).toEqual([400, code]);
    expect(words).toMatch(message);
  });

  test('setup is hidden from who may not view it', async () => {
    const seller = running.as('seller');
    expect((await fault('SELECT Id FROM ValidationRule', seller)).slice(0, 2)).toEqual([400, 'INVALID_TYPE']);
    expect((await seller('GET', 'tooling/sobjects/ValidationRule/describe')).status).toBe(404);
  });

  test('groups, counts and columns are those of a query', async () => {
    const grouped = await tooling('SELECT Active, COUNT(Id) n FROM ValidationRule GROUP BY Active');
    expect(grouped.json).toMatchObject({ size: 1, totalSize: 1, done: true, records: [{ Active: true, n: 2 }] });
    expect((await tooling('SELECT COUNT() FROM ValidationRule')).json).toMatchObject({ size: 2, totalSize: 2 });
    const columns = await tooling('SELECT Id, ValidationName FROM ValidationRule', admin, '&columns=true');
    expect(columns.json.columnMetadata.map((column: { columnName: string }) => column.columnName)).toEqual([
      'Id',
      'ValidationName',
    ]);
    const organization = await tooling('SELECT Id, Name FROM Organization', admin, '&columns=true');
    expect(organization.json.columnMetadata).toHaveLength(2);
  });

  test('a long result has its total and is read page by page', async () => {
    for (let made = 0; made < 3; made += 1) {
      const records = Array.from({ length: 200 }, (_none, index) => ({
        attributes: { type: 'Account' },
        Name: `Account ${made}-${index}`,
      }));
      await admin('POST', 'composite/sobjects', { allOrNone: true, records });
    }
    await createRecord(admin, 'Account', { Name: 'The last one' });
    const text = encodeURIComponent('SELECT Id FROM Account');
    const first = await admin('GET', `tooling/query?q=${text}`, undefined, {
      'Sforce-Query-Options': 'batchSize=500',
    });
    expect(first.json).toMatchObject({ size: 500, totalSize: 601, done: false, entityTypeName: 'Account' });
    expect(first.json.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/tooling\/query\/0r8\w{15}-500$/);
    const second = await admin('GET', first.json.nextRecordsUrl as string);
    expect(second.json).toMatchObject({ size: 101, totalSize: 601, done: true, queryLocator: null });
    expect((await admin('GET', 'tooling/query/0r8000000000000AAA-500')).json[0].errorCode).toBe(
      'INVALID_QUERY_LOCATOR',
    );
  });

  test('the objects are listed and described', async () => {
    const list = await admin('GET', 'tooling/sobjects');
    const names = list.json.sobjects.map((object: { name: string }) => object.name) as string[];
    expect(names).toEqual(
      expect.arrayContaining(['ValidationRule', 'CustomField', 'EntityDefinition', 'FieldDefinition', 'FlexiPage']),
    );
    for (const name of names) {
      const answer = await admin('GET', `tooling/sobjects/${name}/describe`);
      expect([name, answer.status, answer.json.name]).toEqual([name, 200, name]);
      const fields = answer.json.fields.map((field: { name: string }) => field.name).join(', ');
      const where =
        name === 'FieldDefinition'
          ? " WHERE EntityDefinitionId = 'Account'"
          : name === 'StandardValueSet'
            ? " WHERE MasterLabel = 'LeadStatus'"
            : '';
      expect([name, (await tooling(`SELECT ${fields} FROM ${name}${where} LIMIT 1`)).status]).toEqual([name, 200]);
    }
    const rule = await admin('GET', 'tooling/sobjects/ValidationRule/describe');
    const metadata = rule.json.fields.find((field: { name: string }) => field.name === 'Metadata');
    expect(metadata).toMatchObject({ type: 'complexvalue' });
    // The Salesforce CLI reads this text as: no source tracking.
    const missing = await admin('GET', 'tooling/sobjects/SourceMember/describe');
    expect([missing.status, missing.json[0].message]).toEqual([404, 'The requested resource does not exist']);
  });

  test.each(['POST', 'PATCH', 'DELETE'])('%s writes nothing', async (method) => {
    const [rule] = await rows("SELECT Id FROM ValidationRule WHERE ValidationName = 'Not_Negative'");
    const answer = await admin(method, `tooling/sobjects/ValidationRule/${String(rule?.['Id'])}`, { Active: false });
    expect([answer.status, answer.json[0].errorCode]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  test('rows follow a deploy and a changed user', async () => {
    const before = await rows("SELECT LastModifiedBy.Name FROM ValidationRule WHERE ValidationName = 'Not_Negative'");
    const id = running.org.users.admin.user.id;
    await admin('PATCH', `sobjects/User/${id}`, { LastName: 'Renamed' });
    const after = await rows("SELECT LastModifiedBy.Name FROM ValidationRule WHERE ValidationName = 'Not_Negative'");
    expect([before, after].map((list) => JSON.stringify(list).includes('Renamed'))).toEqual([false, true]);
  });
});
