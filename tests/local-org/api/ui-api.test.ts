import { createRecord, deployTestPackage, startRunning } from './helpers.ts';
import type { Answer, Caller, Running } from './helpers.ts';

/** Member names of the real responses in trailheadapps/lwc-recipes (CC0-1.0), `force-app/test/jest-mocks` and the components' data folders. */
const REAL = {
  record: [
    'apiName',
    'childRelationships',
    'eTag',
    'fields',
    'id',
    'lastModifiedById',
    'lastModifiedDate',
    'recordTypeInfo',
    'systemModstamp',
  ],
  objectInfo: [
    ...[
      'apiName',
      'childRelationships',
      'createable',
      'custom',
      'defaultRecordTypeId',
      'deletable',
      'dependentFields',
      'feedEnabled',
      'fields',
    ],
    ...[
      'keyPrefix',
      'label',
      'labelPlural',
      'layoutable',
      'mruEnabled',
      'nameFields',
      'queryable',
      'recordTypeInfos',
      'searchable',
      'themeInfo',
      'updateable',
    ],
  ],
  field: [
    ...[
      'apiName',
      'calculated',
      'compound',
      'compoundComponentName',
      'compoundFieldName',
      'controllerName',
      'controllingFields',
      'createable',
      'custom',
    ],
    ...[
      'dataType',
      'extraTypeInfo',
      'filterable',
      'filteredLookupInfo',
      'highScaleNumber',
      'htmlFormatted',
      'inlineHelpText',
      'label',
      'length',
      'nameField',
    ],
    ...[
      'polymorphicForeignKey',
      'precision',
      'reference',
      'referenceTargetField',
      'referenceToInfos',
      'relationshipName',
      'required',
      'scale',
    ],
    ...['searchPrefilterable', 'sortable', 'unique', 'updateable'],
  ],
  picklist: ['controllerValues', 'defaultValue', 'eTag', 'url', 'values'],
  value: ['attributes', 'label', 'validFor', 'value'],
} as const;

describe('the UI API', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  let account: string;
  let deal: string;
  beforeAll(async () => {
    running = await startRunning();
    deployTestPackage(running.org);
    admin = running.as('admin');
    account = await createRecord(admin, 'Account', { Name: 'Acme' });
    deal = await createRecord(admin, 'Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2030-06-15',
      Amount: 1250,
      AccountId: account,
    });
  });
  afterAll(() => running.stop());

  test('a record has the asked fields only, each with value and display value, parents nested', async () => {
    const answer = await admin(
      'GET',
      `ui-api/records/${deal}?fields=Opportunity.Name,opportunity.amount,Opportunity.CloseDate,Opportunity.StageName,Opportunity.Account.Name`,
    );
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json)).toEqual(expect.arrayContaining([...REAL.record]));
    expect(answer.json).toMatchObject({
      apiName: 'Opportunity',
      id: deal,
      childRelationships: {},
      recordTypeInfo: null,
    });
    expect(answer.json.lastModifiedDate).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(Object.keys(answer.json.fields)).toEqual(['Name', 'Amount', 'CloseDate', 'StageName', 'Account']);
    expect(answer.json.fields).toMatchObject({
      Name: { displayValue: null, value: 'Deal' },
      Amount: { displayValue: '€1,250.00', value: 1250 },
      CloseDate: { displayValue: '6/15/2030', value: '2030-06-15' },
      StageName: { displayValue: 'Prospecting', value: 'Prospecting' },
      Account: {
        displayValue: 'Acme',
        value: { apiName: 'Account', id: account, fields: { Name: { displayValue: null, value: 'Acme' } } },
      },
    });
  });

  test('optional fields that do not exist are left out; asked ones are an error', async () => {
    const some = await admin(
      'GET',
      `ui-api/records/${deal}?fields=Opportunity.Name&optionalFields=Opportunity.Nope__c,Opportunity.NextStep,Opportunity.Nope__r.Name`,
    );
    expect(Object.keys(some.json.fields)).toEqual(['Name', 'NextStep']);
    const wrong = await admin('GET', `ui-api/records/${deal}?fields=Opportunity.Nope__c`);
    expect([wrong.status, wrong.json[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
    const other = await admin('GET', `ui-api/records/${deal}?fields=Account.Name`);
    expect(other.status).toBe(400);
    expect((await admin('GET', `ui-api/records/${deal}`)).status).toBe(400);
    expect((await admin('GET', 'ui-api/records/0065g0000009999AAA?fields=Opportunity.Name')).status).toBe(404);
    expect((await admin('GET', 'ui-api/records/nonsense?fields=Opportunity.Name')).status).toBe(404);
  });

  test('create, update and delete answer with the record', async () => {
    const created = await admin('POST', 'ui-api/records', {
      apiName: 'Thing__c',
      fields: { Name: 'Made', Number__c: 2, Flag__c: true },
    });
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({
      apiName: 'Thing__c',
      fields: { Double__c: { value: 4, displayValue: '4.00' }, Flag__c: { value: true, displayValue: null } },
    });
    const id = created.json.id as string;
    const updated = await admin('PATCH', `ui-api/records/${id}`, { fields: { Id: id, Number__c: 3 } });
    expect([updated.status, updated.json.fields.Double__c.value]).toEqual([200, 6]);
    expect((await admin('DELETE', `ui-api/records/${id}`)).status).toBe(204);
    expect((await admin('DELETE', `ui-api/records/${id}`)).status).toBe(404);
  });

  test('a refused save returns which field and which record errors there are', async () => {
    const answer = await admin('POST', 'ui-api/records', {
      apiName: 'Thing__c',
      fields: { Name: 'x', Number__c: -1, Text__c: 'bad' },
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      enhancedErrorType: 'RecordError',
      errorCode: 'INVALID_INPUT',
      message: 'An error occurred while trying to create the record. Please try again.',
      statusCode: 400,
      output: {
        errors: [
          {
            constituentField: null,
            duplicateRecordError: null,
            errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            field: null,
            fieldLabel: null,
            message: 'That text is not wanted.',
          },
        ],
        fieldErrors: {
          Number__c: [
            {
              constituentField: null,
              duplicateRecordError: null,
              errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
              field: 'Number__c',
              fieldLabel: 'Number__c',
              message: 'The number must not be negative.',
            },
          ],
        },
      },
    });
  });

  test.each(['If-Unmodified-Since', 'If-Modified-Since'])(
    'an update of a record that was saved later than %s is refused with 412, to the millisecond',
    async (header) => {
      const update = (since: string): Promise<Answer> =>
        admin('PATCH', `ui-api/records/${deal}`, { fields: { NextStep: 'x' } }, { [header]: since });
      const stale = await update('2015-01-01T00:00:00.000Z');
      expect([stale.status, stale.json[0].errorCode]).toEqual([412, 'PRECONDITION_FAILED']);
      const current = await admin('GET', `ui-api/records/${deal}?fields=Opportunity.LastModifiedDate`);
      const read = current.json.fields.LastModifiedDate.value as string;
      expect((await update(new Date(Date.parse(read) - 1).toISOString())).status).toBe(412);
      expect((await update(read)).status).toBe(200);
    },
  );

  test('object info has the members of the real one', async () => {
    const answer = await admin('GET', 'ui-api/object-info/Opportunity');
    expect(Object.keys(answer.json)).toEqual(expect.arrayContaining([...REAL.objectInfo]));
    for (const field of Object.values<Record<string, unknown>>(answer.json.fields))
      expect(Object.keys(field).sort()).toEqual([...REAL.field].sort());
    expect(answer.json.fields.AccountId).toMatchObject({
      dataType: 'Reference',
      reference: true,
      referenceToInfos: [{ apiName: 'Account', nameFields: ['Name'] }],
    });
    expect(answer.json.fields.StageName).toMatchObject({ dataType: 'Picklist', required: true });
    expect(answer.json.recordTypeInfos['012000000000000AAA']).toMatchObject({ master: true, name: 'Master' });
    expect((await admin('GET', 'ui-api/object-info/Nope__c')).status).toBe(404);
  });

  test('picklists have the members of the real ones, one by one and all together', async () => {
    const one = await admin('GET', 'ui-api/object-info/Thing__c/picklist-values/012000000000000AAA/Pick__c');
    expect(Object.keys(one.json).sort()).toEqual([...REAL.picklist].sort());
    expect(one.json.values.map((value: { value: string; label: string }) => [value.value, value.label])).toEqual([
      ['low', 'Low'],
      ['high', 'High'],
    ]);
    expect(Object.keys(one.json.values[0]).sort()).toEqual([...REAL.value].sort());
    const all = await admin('GET', 'ui-api/object-info/Thing__c/picklist-values/012000000000000AAA');
    expect(all.json.picklistFieldValues.Pick__c).toEqual(one.json);
    const stages = await admin('GET', 'ui-api/object-info/Opportunity/picklist-values/012000000000000AAA/StageName');
    expect(stages.json.values[0]).toMatchObject({ value: 'Prospecting', attributes: { closed: false, won: false } });
    expect(
      stages.json.values.find((value: { value: string }) => value.value === 'Closed Won').attributes,
    ).toMatchObject({ closed: true, won: true });
    expect((await admin('GET', 'ui-api/object-info/Thing__c/picklist-values/012000000000000AAA/Text__c')).status).toBe(
      404,
    );
    expect((await admin('GET', 'ui-api/object-info/Thing__c/picklist-values/012000000000001AAA/Pick__c')).status).toBe(
      400,
    );
  });
});
