import {
  findChildRelationship,
  findField,
  findObject,
  findParentField,
  resolveField,
} from '../../../src/local-org/schema/lookup.ts';
import { isRequired } from '../../../src/local-org/save/plan.ts';
import { withOrg } from '../metadata/support.ts';

describe('a new org', () => {
  test('is fresh once, and has five users, its stages and the standard price book', () =>
    withOrg((org) => {
      expect(org.fresh).toBe(true);
      const column = (sql: string): unknown[] =>
        org.database
          .prepare(sql)
          .all()
          .map((row) => Object.values(row)[0]);
      expect(column('SELECT "Username" FROM "User" ORDER BY "Id"')).toEqual(
        ['admin', 'revops', 'manager', 'seller', 'integration'].map((name) => `${name}@diagnose-first.example`),
      );
      expect(column('SELECT "DefaultProbability" FROM "OpportunityStage" ORDER BY "SortOrder"')).toEqual([
        10, 10, 20, 50, 60, 70, 75, 90, 100, 0,
      ]);
      expect(column('SELECT "Name" FROM "Pricebook2"')).toEqual(['Standard Price Book']);
      expect(org.metadata.list('CustomField')).toEqual([]);
    }));

  test('demands of an opportunity what Salesforce demands', () =>
    withOrg((org) => {
      const required = [...findObject(org.schema, 'opportunity')!.fields.values()]
        .filter(isRequired)
        .map((field) => field.name);
      expect(required.sort()).toEqual(['CloseDate', 'Name', 'StageName']);
    }));

  test.each([
    ['Opportunity', '006'],
    ['Account', '001'],
    ['Contact', '003'],
    ['User', '005'],
    ['Product2', '01t'],
    ['OpportunityLineItem', '00k'],
    ['Lead', '00Q'],
    ['Task', '00T'],
  ])('ids of %s begin with %s', (name, prefix) =>
    withOrg((org) => expect(findObject(org.schema, name)?.keyPrefix).toBe(prefix)),
  );

  test('an account has its industry code, its owners and its ticker symbol', () =>
    withOrg((org) => {
      const account = findObject(org.schema, 'Account')!;
      const described = ['Sic', 'SicDesc', 'TickerSymbol', 'Jigsaw', 'Ownership'].map((name) => {
        const { type, length, label, createable, updateable } = findField(account, name)!;
        return [name, type, length, label, createable, updateable];
      });
      expect(described).toEqual([
        ['Sic', 'string', 20, 'SIC Code', true, true],
        ['SicDesc', 'string', 80, 'SIC Description', true, true],
        ['TickerSymbol', 'string', 20, 'Ticker Symbol', true, true],
        ['Jigsaw', 'string', 20, 'Data.com Key', true, true],
        ['Ownership', 'picklist', 255, 'Ownership', true, true],
      ]);
      const values = findField(account, 'Ownership')!.picklistValues.map(({ value }) => value);
      expect(values).toEqual(['Public', 'Private', 'Subsidiary', 'Other']);
    }));

  test('relationships are found from both sides, in any case', () =>
    withOrg((org) => {
      const opportunity = findObject(org.schema, 'Opportunity')!;
      expect(findParentField(opportunity, 'account')?.name).toBe('AccountId');
      expect(findChildRelationship(opportunity, 'opportunitylineitems')).toEqual({
        relationshipName: 'OpportunityLineItems',
        childObject: 'OpportunityLineItem',
        field: 'OpportunityId',
      });
      expect(findField(opportunity, 'stagename')?.name).toBe('StageName');
    }));

  test('paths are followed over several parents, and the first unknown name is reported', () =>
    withOrg((org) => {
      const line = findObject(org.schema, 'OpportunityLineItem')!;
      const found = resolveField(org.schema, line, ['Opportunity', 'Owner', 'Manager', 'Email']);
      expect('field' in found && found.field.name).toBe('Email');
      expect('hops' in found && found.hops.map((hop) => hop.field.name)).toEqual([
        'OpportunityId',
        'OwnerId',
        'ManagerId',
      ]);
      expect(resolveField(org.schema, line, ['Opportunity', 'Nobody', 'Email'])).toMatchObject({ unknown: 'Nobody' });
    }));

  test('two orgs in one process do not see each other', () =>
    withOrg((one) =>
      withOrg((other) => {
        const seller = one.user('seller@diagnose-first.example')!;
        one.save(seller, [{ operation: 'insert', object: 'Account', fields: { Name: 'Only here' } }], {
          allOrNone: true,
        });
        expect(other.database.prepare('SELECT count(*) AS n FROM "Account"').get()?.n).toBe(0);
      }),
    ));
});
