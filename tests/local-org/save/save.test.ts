import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import type { SaveResult } from '../../../src/local-org/base/values.ts';
import {
  deal,
  deployed,
  fieldXml,
  insert,
  lookupXml,
  objectFile,
  objectHead,
  rowOf,
  saveOne,
  UNIQUE_KEY,
  update,
  userOf,
  valueSetXml,
  withOrg,
} from '../metadata/support.ts';

const codes = (result: SaveResult): string[] => result.errors.map((error) => error.statusCode);

const THING = {
  'objects/Thing__c.object': objectFile(
    objectHead('Thing', 'ReadWrite') +
      fieldXml('Key__c', 'Text', `<length>20</length>${UNIQUE_KEY}`) +
      fieldXml('Size__c', 'Picklist', valueSetXml({ Small: 'Small', Large: 'Large' }, { preselected: 'Small' })) +
      fieldXml('On__c', 'Checkbox', '<defaultValue>true</defaultValue>') +
      fieldXml('Due__c', 'Date', '<defaultValue>TODAY() + 7</defaultValue>') +
      fieldXml('Must__c', 'Text', '<length>10</length><required>true</required>') +
      lookupXml('Account__c', 'Account', 'Things') +
      fieldXml('Share__c', 'Percent', '<precision>5</precision><scale>2</scale>') +
      fieldXml('Number__c', 'AutoNumber', '<displayFormat>T-{0000}</displayFormat>'),
  ),
};

const withThings = (work: (org: OpenedOrg) => void): void =>
  withOrg((org) => {
    deployed(org, THING);
    work(org);
  });

describe('what an insert stores', () => {
  test('the platform’s own fields, an 18-character id, and what follows from the stage', () =>
    withOrg((org) => {
      const seller = userOf(org, 'seller');
      const row = rowOf(
        org,
        'Opportunity',
        insert(org, seller, 'Opportunity', deal({ Amount: 100, StageName: 'Closed Won' })),
      );
      expect(row).toMatchObject({
        OwnerId: seller.id,
        CreatedById: seller.id,
        Probability: 100,
        IsClosed: 1,
        IsWon: 1,
        ExpectedRevenue: 100,
        ForecastCategory: 'Closed',
        FiscalYear: 2026,
        FiscalQuarter: 4,
      });
      expect(row.CreatedDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(String(row.Id)).toHaveLength(18);
    }));

  test('defaults fill what was left out, an explicit null stays blank', () =>
    withThings((org) => {
      const admin = userOf(org, 'admin');
      const left = rowOf(org, 'Thing__c', insert(org, admin, 'Thing__c', { Must__c: 'x' }));
      expect(left).toMatchObject({ Size__c: 'Small', On__c: 1, Number__c: 'T-0001' });
      expect(left.Due__c).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(left.Name).toBe(left.Id);
      const nulls = rowOf(
        org,
        'Thing__c',
        insert(org, admin, 'Thing__c', { Must__c: 'x', Size__c: null, Due__c: null }),
      );
      expect(nulls).toMatchObject({ Size__c: null, Due__c: null, Number__c: 'T-0002' });
    }));

  test('only who may create audit fields sets them, and only at insert', () =>
    withOrg((org) => {
      const past = { CreatedDate: '2017-03-01T00:00:00Z', CreatedById: userOf(org, 'manager').id };
      const id = insert(org, userOf(org, 'integration'), 'Opportunity', deal(past));
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({ ...past, CreatedDate: '2017-03-01T00:00:00.000Z' });
      expect(codes(update(org, userOf(org, 'integration'), 'Opportunity', id, past))).toEqual([
        'INVALID_FIELD_FOR_INSERT_UPDATE',
      ]);
      const seller = saveOne(org, userOf(org, 'seller'), {
        operation: 'insert',
        object: 'Opportunity',
        fields: deal(past),
      });
      expect(seller.errors).toEqual([
        {
          statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
          message:
            'Unable to create/update fields: CreatedDate, CreatedById. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
          fields: ['CreatedDate', 'CreatedById'],
        },
      ]);
    }));
});

describe('what a save refuses, in Salesforce’s words', () => {
  test.each<[string, Record<string, unknown>, string, string, readonly string[]]>([
    [
      'an unknown field',
      { Must__c: 'x', Nope__c: 1 },
      'INVALID_FIELD',
      "No such column 'Nope__c' on sobject of type Thing__c",
      ['Nope__c'],
    ],
    ['a missing value', {}, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Must__c]', ['Must__c']],
    [
      'a long text',
      { Must__c: 'x'.repeat(11) },
      'STRING_TOO_LONG',
      'Must: data value too large: xxxxxxxxxxx (max length=10)',
      ['Must__c'],
    ],
    [
      'a value that the picklist has not',
      { Must__c: 'x', Size__c: 'Huge' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Size: bad value for restricted picklist field: Huge',
      ['Size__c'],
    ],
    [
      'an id of another object',
      { Must__c: 'x', Account__c: '0035g0000000001AAA' },
      'MALFORMED_ID',
      'Account: id value of incorrect type: 0035g0000000001AAA',
      ['Account__c'],
    ],
    [
      'an id of nobody',
      { Must__c: 'x', Account__c: '0015g0000000009' },
      'INVALID_CROSS_REFERENCE_KEY',
      'invalid cross reference id',
      ['Account__c'],
    ],
    [
      'a number out of range',
      { Must__c: 'x', Share__c: 1000 },
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Share: value outside of valid range on numeric field: 1000',
      ['Share__c'],
    ],
    [
      'an Id',
      { Must__c: 'x', Id: '0015g0000000001AAA' },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'cannot specify Id in an insert call',
      ['Id'],
    ],
  ])('%s', (_name, fields, statusCode, message, names) =>
    withThings((org) => {
      const result = saveOne(org, userOf(org, 'admin'), { operation: 'insert', object: 'Thing__c', fields });
      expect(result).toEqual({ success: false, errors: [{ statusCode, message, fields: names }] });
      expect(org.database.prepare('SELECT count(*) AS n FROM "Thing__c"').get()?.n).toBe(0);
    }),
  );

  test('a second record with the same key, in whatever case, also within one call', () =>
    withThings((org) => {
      const requests = ['Ab', 'aB'].map((key) => ({
        operation: 'insert' as const,
        object: 'Thing__c',
        fields: { Must__c: 'x', Key__c: key },
      }));
      const [first, second] = org.save(userOf(org, 'admin'), requests, { allOrNone: false });
      expect(second?.errors).toEqual([
        {
          statusCode: 'DUPLICATE_VALUE',
          message: `duplicate value found: Key__c duplicates value on record with id: ${first?.id?.slice(0, 15)}`,
          fields: ['Key__c'],
        },
      ]);
    }));

  test('an unknown object, an id of the wrong object, a deleted record and one that never was', () =>
    withThings((org) => {
      const admin = userOf(org, 'admin');
      const id = insert(org, admin, 'Thing__c', { Must__c: 'x' });
      saveOne(org, admin, { operation: 'delete', object: 'Thing__c', id, fields: {} });
      expect(codes(update(org, admin, 'Thing__c', id, {}))).toEqual(['ENTITY_IS_DELETED']);
      expect(codes(update(org, admin, 'Thing__c', `${id.slice(0, 3)}5g0000000zzz`, {}))).toEqual([
        'INVALID_CROSS_REFERENCE_KEY',
      ]);
      expect(codes(update(org, admin, 'Account', id, {}))).toEqual(['MALFORMED_ID']);
      expect(codes(update(org, admin, 'Nothing__c', id, {}))).toEqual(['INVALID_TYPE']);
    }));
});

describe('many records at once', () => {
  const good = { operation: 'insert' as const, object: 'Account', fields: { Name: 'Good' } };
  const bad = { operation: 'insert' as const, object: 'Account', fields: {} };
  const count = (org: OpenedOrg): unknown => org.database.prepare('SELECT count(*) AS n FROM "Account"').get()?.n;

  test('all or none: one bad record fails the others, each with an error', () =>
    withOrg((org) => {
      const results = org.save(userOf(org, 'seller'), [good, bad, good], { allOrNone: true });
      expect(results.map(codes)).toEqual([
        ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
        ['REQUIRED_FIELD_MISSING'],
        ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      ]);
      expect(count(org)).toBe(0);
    }));

  test('otherwise the good ones are saved, results in the order of the requests, over several chunks', () =>
    withOrg((org) => {
      const requests = Array.from({ length: 450 }, (_, index) => (index % 3 === 0 ? bad : good));
      const results = org.save(userOf(org, 'seller'), requests, { allOrNone: false });
      expect(results.map((result) => result.success)).toEqual(requests.map((request) => request === good));
      expect(count(org)).toBe(300);
    }));
});

describe('upsert', () => {
  test('creates, then updates, and leaves one record', () =>
    withThings((org) => {
      const admin = userOf(org, 'admin');
      const upsert = (fields: Record<string, unknown>): SaveResult =>
        saveOne(org, admin, {
          operation: 'upsert',
          object: 'Thing__c',
          externalId: { field: 'key__c', value: 'K1' },
          fields,
        });
      const created = upsert({ Must__c: 'one' });
      expect(created).toMatchObject({ success: true, created: true });
      expect(upsert({ Must__c: 'two' })).toEqual({ id: created.id, success: true, created: false, errors: [] });
      expect(rowOf(org, 'Thing__c', created.id ?? '')).toMatchObject({ Key__c: 'K1', Must__c: 'two' });
    }));

  test('by a field that is no external id is refused', () =>
    withThings((org) => {
      const request = {
        operation: 'upsert' as const,
        object: 'Thing__c',
        externalId: { field: 'Must__c', value: 'x' },
        fields: {},
      };
      expect(codes(saveOne(org, userOf(org, 'admin'), request))).toEqual(['INVALID_FIELD']);
    }));

  test('a parent can be named by its external id', () =>
    withThings((org) => {
      const admin = userOf(org, 'admin');
      deployed(org, {
        'objects/Thing__c.object': objectFile(lookupXml('Part_Of__c', 'Thing__c', 'Parts')),
      });
      const whole = insert(org, admin, 'Thing__c', { Must__c: 'x', Key__c: 'WHOLE' });
      const part = insert(org, admin, 'Thing__c', { Must__c: 'x', Part_Of__r: { Key__c: 'whole' } });
      expect(rowOf(org, 'Thing__c', part).Part_Of__c).toBe(whole);
      const lost = saveOne(org, admin, {
        operation: 'insert',
        object: 'Thing__c',
        fields: { Must__c: 'x', Part_Of__r: { Key__c: 'no' } },
      });
      expect(codes(lost)).toEqual(['INVALID_FIELD']);
    }));
});

describe('an update', () => {
  test('touches the given fields only, and marks who and when', () =>
    withOrg((org) => {
      const id = insert(org, userOf(org, 'seller'), 'Opportunity', deal({ Amount: 10, NextStep: 'Call' }));
      const before = rowOf(org, 'Opportunity', id);
      expect(update(org, userOf(org, 'manager'), 'Opportunity', id.slice(0, 15), { nextstep: null })).toMatchObject({
        success: true,
        id,
      });
      const after = rowOf(org, 'Opportunity', id);
      const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
      expect(changed.filter((name) => !/Modif|Modstamp/.test(name)).sort()).toEqual(['NextStep', 'NextStep~fold']);
      expect(after.LastModifiedById).toBe(userOf(org, 'manager').id);
    }));
});
