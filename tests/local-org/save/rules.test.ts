import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import {
  deal,
  deployed,
  FINDING_FILES,
  insert,
  objectFile,
  ruleXml,
  saveOne,
  update,
  userOf,
  withOrg,
} from '../metadata/support.ts';

const withRules = (rules: string, work: (org: OpenedOrg) => void): void =>
  withOrg((org) => {
    deployed(org, { 'objects/Opportunity.object': objectFile(rules) });
    work(org);
  });

const tryInsert = (org: OpenedOrg, fields: Record<string, unknown>): readonly string[] =>
  saveOne(org, userOf(org, 'seller'), { operation: 'insert', object: 'Opportunity', fields: deal(fields) }).errors.map(
    (error) => error.message,
  );

describe('validation rules', () => {
  test('all failing rules are reported at once, each with its field', () =>
    withRules(
      ruleXml('A', 'Amount < 10', 'Too small.', '<errorDisplayField>Amount</errorDisplayField>') +
        ruleXml('B', 'ISBLANK(NextStep)', 'What is next?') +
        ruleXml('C', 'FALSE', 'Never.'),
      (org) => {
        const result = saveOne(org, userOf(org, 'seller'), {
          operation: 'insert',
          object: 'Opportunity',
          fields: deal({ Amount: 1 }),
        });
        expect(result.errors).toEqual([
          { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too small.', fields: ['Amount'] },
          { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'What is next?', fields: [] },
        ]);
      },
    ));

  test('a blank number in a comparison does not fail a rule', () =>
    withRules(ruleXml('A', 'Amount < 10', 'Too small.'), (org) => expect(tryInsert(org, {})).toEqual([])));

  test('do not run when the platform itself refuses', () =>
    withRules(ruleXml('A', 'TRUE', 'Always.'), (org) =>
      expect(tryInsert(org, { Name: null })).toEqual(['Required fields are missing: [Name]']),
    ));

  test('at insert the system fields are blank, PRIORVALUE is the present value and nothing has changed', () =>
    withRules(
      ruleXml(
        'A',
        'NOT(AND(ISBLANK(Id), ISBLANK(CreatedDate), ISBLANK(CreatedById), ISNEW(), NOT(ISCHANGED(StageName)), ISPICKVAL(PRIORVALUE(StageName), "Prospecting")))',
        'Not as at insert.',
      ),
      (org) => {
        const id = insert(org, userOf(org, 'seller'), 'Opportunity', deal());
        expect(update(org, userOf(org, 'seller'), 'Opportunity', id, {}).errors.map((error) => error.message)).toEqual([
          'Not as at insert.',
        ]);
      },
    ));

  test('at update PRIORVALUE is the row as it was loaded', () =>
    withRules(ruleXml('A', 'AND(ISCHANGED(Amount), PRIORVALUE(Amount) > Amount)', 'Amounts only grow.'), (org) => {
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal({ Amount: 10 }));
      expect(update(org, seller, 'Opportunity', id, { Amount: 20 }).success).toBe(true);
      expect(update(org, seller, 'Opportunity', id, { Amount: 15 }).success).toBe(false);
      expect(update(org, seller, 'Opportunity', id, { NextStep: 'x' }).success).toBe(true);
    }));

  test('ids have 15 characters, CASESAFEID gives 18; owners, profiles and permissions can be asked', () =>
    withRules(
      ruleXml(
        'A',
        'OR(LEN(OwnerId) <> 15, LEN(CASESAFEID(OwnerId)) <> 18, OwnerId <> $User.Id, $Profile.Name <> "Standard User", Owner.Manager.Alias <> "manager", $UserRole.Name <> "Seller")',
        'Not the seller.',
      ),
      (org) => {
        expect(tryInsert(org, {})).toEqual([]);
        expect(tryInsert(org, { OwnerId: userOf(org, 'manager').id })).toEqual(['Not the seller.']);
      },
    ));

  test('read parents over several relationships', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      deployed(org, {
        'objects/Finding__c.object': objectFile(
          ruleXml('A', 'Opportunity__r.Account.Name = "Closed Inc"', 'The account is closed.'),
        ),
      });
      const admin = userOf(org, 'admin');
      const inside = (name: string): boolean => {
        const account = insert(org, admin, 'Account', { Name: name });
        const opportunity = insert(org, admin, 'Opportunity', deal({ AccountId: account }));
        return saveOne(org, admin, {
          operation: 'insert',
          object: 'Finding__c',
          fields: { Opportunity__c: opportunity },
        }).success;
      };
      expect([inside('Open Inc'), inside('Closed Inc')]).toEqual([true, false]);
    }));

  test('a rule that cannot be computed refuses the save and names itself', () =>
    withRules(ruleXml('Broken', 'VALUE(Name) > 3', 'Too many.'), (org) => {
      expect(tryInsert(org, { Name: '5' })).toEqual(['Too many.']);
      expect(tryInsert(org, { Name: 'five' })[0]).toContain('The formula in the "Broken" validation rule is invalid');
    }));

  test('inactive rules do nothing', () =>
    withRules(ruleXml('A', 'TRUE', 'Always.').replace('<active>true', '<active>false'), (org) =>
      expect(tryInsert(org, {})).toEqual([]),
    ));
});
