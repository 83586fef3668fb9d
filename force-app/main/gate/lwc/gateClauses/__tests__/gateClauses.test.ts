import type { Condition } from 'c/gateRules';
import { clauseOf, fieldsOf } from 'c/gateClauses';

jest.mock('@salesforce/label/c.DF_Clause_Value', () => ({ default: '“{0}”' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Filled', () => ({ default: '{0} is filled in' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Picked', () => ({ default: '{0} is {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_At_Least', () => ({ default: '{0} is {1} or more' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_At_Most', () => ({ default: '{0} is {1} or less' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_In_Currency', () => ({ default: '{0}, in {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Checked', () => ({ default: '{0} is ticked' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Not_Before', () => ({ default: '{0}: {1} or later' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Not_After', () => ({ default: '{0}: {1} or earlier' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Other', () => ({ default: 'something else' }), { virtual: true });

const words = { locale: 'en-US', language: 'en', nameOf: (field: string) => `<${field}>` };
const filled: Condition = { kind: 'filled', field: 'NextStep' };
const checked: Condition = { kind: 'checked', field: 'Has_Partner__c' };
const picked: Condition = { kind: 'picked', field: 'Type', values: ['New', 'Old'] };
const number = { kind: 'number', field: 'Amount' } as const;
const date = { kind: 'date', field: 'CloseDate' } as const;

test.each<[Condition, string]>([
  [filled, '<NextStep> is filled in'],
  [checked, '<Has_Partner__c> is ticked'],
  [picked, '<Type> is “New” or “Old”'],
  [number, '<Amount> is filled in'],
  [{ ...number, atLeast: 50000 }, '<Amount> is 50,000 or more'],
  [{ ...number, atMost: 40, percent: true }, '<Amount> is 40 % or less'],
  [
    { ...number, atLeast: 1, atMost: 2, currency: 'EUR' },
    '<Amount> is 1 EUR or more and <Amount> is 2 EUR or less, in EUR',
  ],
  [date, '<CloseDate> is filled in'],
  [{ ...date, notBefore: '2026-11-21' }, '<CloseDate>: Nov 21, 2026 or later'],
  [
    { ...date, notBefore: { today: 0 }, notAfter: { today: 30 } },
    '<CloseDate>: today or later and <CloseDate>: in 30 days or earlier',
  ],
  [
    { kind: 'any', of: [filled, { kind: 'all', of: [checked, picked] }] },
    '<NextStep> is filled in or (<Has_Partner__c> is ticked and <Type> is “New” or “Old”)',
  ],
  [{ kind: 'score', atLeast: 5 }, 'something else'],
])('a condition in words: %j', (condition, text) => {
  expect(clauseOf(condition, words)).toBe(text);
});

test('the fields of a condition, those of its parts included', () => {
  expect(fieldsOf(undefined)).toEqual([]);
  expect(
    fieldsOf({ kind: 'any', of: [filled, { kind: 'all', of: [checked, { kind: 'score', atLeast: 1 }] }] }),
  ).toEqual(['NextStep', 'Has_Partner__c']);
});
