import { checkPlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import type { OrgDescription } from '../../src/playbook/index.ts';
import { playbookText } from './support/texts.ts';

const read = (parts: Readonly<Record<string, unknown>>) => parsePlaybook(playbookText(parts), 'p.yaml');

const field = (name: string, type: string) => ({ name, type });
const ORG: OrgDescription = {
  fields: [
    ...['Id', 'StageName', 'CreatedDate', 'DF_Playbook_Pin__c'].map((name) => field(name, 'string')),
    field('NextStep', 'string'),
    field('Amount', 'currency'),
    field('Due__c', 'date'),
    field('Ready__c', 'boolean'),
  ],
  currencies: ['EUR'],
  isMultiCurrency: false,
};
const found = (require: readonly object[], org: OrgDescription, more: object = {}) =>
  checkPlaybook(read({ gates: [{ toEnter: 'Second', mode: 'enforce', require }], ...more }), org);
const messages = (...given: Parameters<typeof found>) =>
  found(...given).map(({ severity, message }) => `${severity}: ${message}`);

describe('an amount with its currency, where the org has one', () => {
  const message = expect.stringMatching(
    /^error: `EUR` is named with an amount, and deals of this org have no currency of their own/,
  );

  test('in a criterion, within a group too', () => {
    const amount = { number: { field: 'Amount', atLeast: 5, currency: 'EUR' } };
    expect(messages([{ any: [amount, { filled: 'NextStep' }] }], ORG)).toEqual([message]);
    expect(messages([{ number: { field: 'Amount', atLeast: 5 } }], ORG)).toEqual([]);
  });

  test('in the scope', () => {
    const appliesTo = { amountAtLeast: { EUR: 1 } };
    expect(messages([{ filled: 'NextStep' }], ORG, { appliesTo })).toEqual([message]);
  });

  test('is not an error where it is not known how many there are', () => {
    const { isMultiCurrency: _unknown, ...org } = ORG;
    expect(messages([{ number: { field: 'Amount', atLeast: 5, currency: 'EUR' } }], org)).toEqual([]);
  });
});

describe('what a permission set gives no access to', () => {
  const require = [{ date: { field: 'Due__c', known: true } }, { checked: 'Ready__c' }, { filled: 'NextStep' }];
  const ours = ['Opportunity.DF_Playbook_Pin__c'];
  const own = ['Opportunity.Due__c', 'Opportunity.Ready__c'];
  const notes = (...permissionSets: readonly { name: string; fields: readonly string[] }[]) =>
    messages(require, { ...ORG, permissionSets });

  test('is a note for each set of ours, and for each that grants some of the fields', () => {
    const lacks = (set: string, fields: string) =>
      expect.stringContaining(`note: The permission set \`${set}\` gives no read access to ${fields}. `);
    expect(
      notes(
        { name: 'DF_Manager', fields: [...ours, ...own] },
        { name: 'DF_Seller', fields: ours },
        { name: 'Copy_Of_Seller', fields: [...ours, ...own.slice(1)] },
        { name: 'Due_Readers', fields: own.slice(0, 1) },
        { name: 'Others', fields: ['Opportunity.Amount'] },
      ),
    ).toEqual([
      lacks('DF_Seller', '`Due__c` and `Ready__c`'),
      lacks('Copy_Of_Seller', '`Due__c`'),
      lacks('Due_Readers', '`Ready__c`'),
    ]);
  });

  test('is nothing where the sets grant all, or are not known', () => {
    expect(notes({ name: 'DF_Seller', fields: [...ours, ...own] })).toEqual([]);
    expect(messages(require, ORG)).toEqual([]);
  });
});
