import type { Pain } from 'c/dealRows';
import { changedFields, completed, formOf, reconcile, shownText } from '../painForm.ts';
import { pain } from '../../../../../test/jest/pain.ts';

const form = (part: Partial<Pain> = {}) => formOf({ ...pain, ...part });

describe('what the form holds', () => {
  test('is text, blanks are empty, and without evidence it begins with heard', () => {
    const { statement, likely, low, evidence, feltByName } = form({ likely: 42_000.5, evidence: '' });
    expect([statement, likely, low, evidence, feltByName]).toEqual([pain.statement, '42000.5', '', 'Heard', '']);
  });
});

describe('what is saved', () => {
  test('is what changed, blank text as null, amounts as numbers', () => {
    const was = form({ driver: 'Grow', likely: 5 });
    expect(changedFields({ ...was, driver: '', likely: '42000', rootCause: ' Typed twice ' }, was)).toEqual({
      Business_Driver__c: null,
      Impact_Likely__c: 42_000,
      Root_Cause__c: 'Typed twice',
    });
    expect(changedFields({ ...was, likely: '5.0', statement: `${was.statement} ` }, was)).toEqual({});
  });

  test('below Quoted leaves an earlier quote alone', () => {
    const was = form({ evidence: 'Quoted', quote: 'Every time.', saidBy: '0031' });
    expect(changedFields({ ...was, evidence: 'Heard', quote: '' }, was)).toEqual({ Evidence__c: 'Heard' });
  });

  test('of another quote, typed by hand, blanks the source in which the old one was found', () => {
    const was = form({ evidence: 'Quoted', quote: 'Every time.', saidBy: '0031' });
    expect(changedFields({ ...was, quote: 'Always.' }, was)).toEqual({
      Quote__c: 'Always.',
      Source_Name__c: null,
      Source_Hash__c: null,
      Place__c: null,
    });
  });

  test('below Confirmed leaves an earlier confirmation alone', () => {
    const was = form({ evidence: 'Confirmed', confirmedWords: 'Yes.', confirmedBy: '0031' });
    expect(changedFields({ ...was, evidence: 'Quoted', confirmedWords: '' }, was)).toEqual({ Evidence__c: 'Quoted' });
    expect(changedFields({ ...was, confirmedWords: ' Indeed. ' }, was)).toEqual({ Confirmed_Words__c: 'Indeed.' });
  });

  test('of a draft that an earlier release stored has no field of a confirmation', () => {
    const { confirmedWords: _words, confirmedByName: _name, ...old } = form({ evidence: 'Confirmed' });
    const restored = completed({ ...old, evidence: 'Confirmed', driver: 'Grow' } as never, pain);
    expect(changedFields(restored, form({ evidence: 'Confirmed' }))).toEqual({ Business_Driver__c: 'Grow' });
  });
});

describe('two who change the same pain', () => {
  const was = form();

  test('in different fields both have what they changed', () => {
    const { form: merged, clashes } = reconcile({ ...was, driver: 'Grow' }, was, form({ rootCause: 'Typed twice' }));
    expect([merged.driver, merged.rootCause, clashes]).toEqual(['Grow', 'Typed twice', []]);
  });

  test('in the same field differently have to choose; mine stands until then', () => {
    const { form: merged, clashes } = reconcile({ ...was, driver: 'Grow' }, was, form({ driver: 'Improve' }));
    expect([merged.driver, clashes]).toEqual(['Grow', ['driver']]);
  });

  test('in the same way have nothing to choose', () => {
    expect(reconcile({ ...was, likely: '7.0' }, was, form({ likely: 7 })).clashes).toEqual([]);
  });

  test("a contact that the other chose comes with the contact's name", () => {
    const said = { feltBy: '0031', feltByName: 'Ada', saidBy: '0032', saidByName: 'Grace' };
    const { form: merged } = reconcile(was, was, form({ ...said, confirmedBy: '0033', confirmedByName: 'Bo' }));
    expect([merged.feltByName, merged.saidByName, merged.confirmedByName]).toEqual(['Ada', 'Grace', 'Bo']);
    expect(shownText(merged, 'confirmedBy')).toBe('Bo');
    expect(shownText(merged, 'statement')).toBe(pain.statement);
  });
});
