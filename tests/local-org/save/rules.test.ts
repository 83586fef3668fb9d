import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import {
  deal,
  deployed,
  fieldXml,
  FINDING_FILES,
  insert,
  objectFile,
  ruleXml,
  saveOne,
  update,
  userOf,
  valueSetXml,
  withOrg,
} from '../metadata/support.ts';

const withRules = (rules: string, work: (org: OpenedOrg) => void): void =>
  withOrg((org) => {
    deployed(org, { 'objects/Opportunity.object': objectFile(rules) });
    work(org);
  });

const number = (scale: number): string => `<precision>12</precision><scale>${scale}</scale>`;

/** A field of each type that a rule can read through a lookup. */
const ACCOUNT_FIELDS =
  fieldXml('Size__c', 'Number', number(0)) +
  fieldXml('Worth__c', 'Currency', number(2)) +
  fieldXml('Share__c', 'Percent', number(2)) +
  fieldXml('Signed__c', 'Date') +
  fieldXml('Seen__c', 'DateTime') +
  fieldXml('Opens__c', 'Time') +
  fieldXml('Blocked__c', 'Checkbox', '<defaultValue>false</defaultValue>') +
  fieldXml(
    'Papers__c',
    'MultiselectPicklist',
    `<visibleLines>4</visibleLines>${valueSetXml({ Contract: 'Contract', Tax: 'Tax' })}`,
  ) +
  fieldXml('Mail__c', 'Email') +
  fieldXml('Notes__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>') +
  fieldXml('Twice__c', 'Number', `<formula>Size__c * 2</formula>${number(0)}`);

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

  test('compare the prior value of a picklist with a text: reopening, and moves that only start from some stage', () =>
    withRules(
      ruleXml('A', 'AND(PRIORVALUE(StageName) = "Closed Lost", ISCHANGED(StageName))', 'Lost is lost.') +
        ruleXml('B', 'AND(ISCHANGED(Type), PRIORVALUE(Type) <> "", PRIORVALUE(Type) <> TEXT(Type))', 'Keep the type.'),
      (org) => {
        const seller = userOf(org, 'seller');
        const id = insert(org, seller, 'Opportunity', deal());
        const messages = (fields: Record<string, unknown>): string[] =>
          update(org, seller, 'Opportunity', id, fields).errors.map((error) => error.message);
        expect(messages({ Type: 'New Customer' })).toEqual([]);
        expect(messages({ Type: 'Existing Customer - Upgrade' })).toEqual(['Keep the type.']);
        expect(messages({ StageName: 'Closed Lost' })).toEqual([]);
        expect(messages({ NextStep: 'Call' })).toEqual([]);
        expect(messages({ StageName: 'Prospecting' })).toEqual(['Lost is lost.']);
      },
    ));

  test.each([
    ['Account.Size__c > 5', { Size__c: 6 }],
    ['Account.Worth__c >= 2.5', { Worth__c: 2.5 }],
    ['Account.Share__c = 0.4', { Share__c: 40 }],
    ['Account.Signed__c < TODAY()', { Signed__c: '2020-01-01' }],
    ['YEAR(DATEVALUE(Account.Seen__c)) = 2020', { Seen__c: '2020-05-05T12:00:00Z' }],
    ['HOUR(Account.Opens__c) = 9', { Opens__c: '09:30:00Z' }],
    ['Account.Blocked__c', { Blocked__c: true }],
    ['ISPICKVAL(Account.Rating, "Cold")', { Rating: 'Cold' }],
    ['INCLUDES(Account.Papers__c, "Tax")', { Papers__c: 'Contract;Tax' }],
    ['CONTAINS(Account.Mail__c, "@old.")', { Mail__c: 'a@old.example' }],
    ['BEGINS(Account.Phone, "+49")', { Phone: '+49 1' }],
    ['LEN(Account.Notes__c) > 3', { Notes__c: 'long' }],
    ['Account.BillingCity = "Nowhere"', { BillingCity: 'Nowhere' }],
    ['NOT(ISBLANK(Account.ParentId))', {}],
    ['Account.Twice__c > 5', { Size__c: 3 }],
    ['Account.Parent.Name = "Parent"', {}],
    ['Account.Owner.Alias = "admin"', {}],
  ])('read a field of the account: %s', (formula, fields) =>
    withOrg((org) => {
      const admin = userOf(org, 'admin');
      deployed(org, { 'objects/Account.object': objectFile(ACCOUNT_FIELDS) });
      deployed(org, { 'objects/Opportunity.object': objectFile(ruleXml('A', formula, 'No.')) });
      const parent = insert(org, admin, 'Account', { Name: 'Parent', ParentId: null });
      const account = insert(org, admin, 'Account', { Name: 'Acme', ParentId: parent, ...fields });
      const tried = (AccountId: string | null): boolean =>
        saveOne(org, admin, { operation: 'insert', object: 'Opportunity', fields: deal({ AccountId }) }).success;
      expect([tried(account), tried(null)]).toEqual([false, true]);
    }),
  );

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
