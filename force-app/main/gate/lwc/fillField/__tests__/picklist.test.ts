import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { DEAL, settled, texts } from '../../../../../test/jest/deal.ts';
import {
  described,
  value,
  offered,
  open,
  answer,
  openPicklist,
  fieldOf,
  tagOf,
  isWaiting,
  hasFocus,
  submit,
  fillIn,
  saved,
} from './fieldOnPage.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('a picklist', () => {
  test("shows the org's values for the deal's record type, in the org's order and words", async () => {
    const element = await openPicklist(offered(), { deal: { recordTypeId: '012000000000001AAA' } });
    expect(stubOf(getRecord).getLastConfig()).toEqual({ recordId: DEAL, optionalFields: ['Opportunity.F__c'] });
    expect(stubOf(getPicklistValues).getLastConfig()).toEqual({
      recordTypeId: '012000000000001AAA',
      fieldApiName: 'Opportunity.F__c',
    });
    expect(tagOf(element)).toBe('lightning-combobox');
    expect(fieldOf(element).options).toEqual([
      { value: 'New', label: 'New auf Deutsch' },
      { value: 'Old', label: 'Old auf Deutsch' },
      { value: 'Upgrade', label: 'Upgrade auf Deutsch' },
    ]);
    expect(hasFocus(element)).toBe(true);
    await expect(element).toBeAccessible();
    await fillIn(element, { value: 'Old' });
    expect(saved()).toEqual([{ Id: DEAL, F__c: 'Old' }]);
  });

  test('of which a criterion wants some shows those, and none that the record type does not offer', async () => {
    const element = await openPicklist(offered(), { input: { type: 'choice', values: ['Upgrade', 'Gone', 'New'] } });
    expect(fieldOf(element).options).toEqual([
      { value: 'New', label: 'New auf Deutsch' },
      { value: 'Upgrade', label: 'Upgrade auf Deutsch' },
    ]);
  });

  test('of which the org offers none that the criterion wants shows these: the org decides', async () => {
    const element = await openPicklist(offered(), { input: { type: 'choice', values: ['Gone'] } });
    expect(fieldOf(element).options).toEqual([{ value: 'Gone', label: 'Gone' }]);
  });

  test('of several values takes several', async () => {
    const element = await openPicklist(offered(), { field: { dataType: 'MultiPicklist' } });
    expect(tagOf(element)).toBe('lightning-checkbox-group');
    expect(fieldOf(element).value).toEqual([]);
    await expect(element).toBeAccessible();
    fieldOf(element).dispatchEvent(new CustomEvent('change', { detail: { value: ['New', 'Old'] } }));
    await settled();
    expect(fieldOf(element).value).toEqual(['New', 'Old']);
    await submit(element);
    expect(saved()).toEqual([{ Id: DEAL, F__c: 'New;Old' }]);
  });

  test('that depends on another field offers what goes with its value', async () => {
    const values = offered({
      values: [value('New', [0]), value('Old', [0, 1])],
      controllerValues: { Small: 0, Large: 1 },
    });
    const field = { controllerName: 'Size__c' };
    const sized = (size: string | null) => ({ fields: { Size__c: { value: size, displayValue: size } } });
    const element = await openPicklist(values, { field, deal: sized('Large') });
    expect(stubOf(getRecord).getLastConfig().optionalFields).toEqual(['Opportunity.F__c', 'Opportunity.Size__c']);
    expect(fieldOf(element).options).toEqual([{ value: 'Old', label: 'Old auf Deutsch' }]);
    document.body.replaceChildren();
    const blank = await openPicklist(values, { field, deal: sized(null) });
    expect(texts(blank, '[data-reason]')[0]).toContain('c.DF_Fill_On_Record');
  });

  test('whose deal cannot be read takes the record type that the org gives by default', async () => {
    const element = await open(described({ dataType: 'Picklist' }));
    stubOf(getRecord).error('Broken', 500);
    await settled();
    expect(stubOf(getPicklistValues).getLastConfig().recordTypeId).toBe('012000000000000AAA');
    await answer(element, getPicklistValues, offered());
    expect(tagOf(element)).toBe('lightning-combobox');
  });

  test.each([
    [{ type: 'choice', values: ['New'] }, 'lightning-combobox'],
    [{ type: 'text' }, 'lightning-textarea'],
  ])("whose values cannot be read is filled by the playbook's word: %j", async (input, tag) => {
    const element = await open(described({ dataType: 'Picklist' }), { input });
    await answer(element, getRecord, { id: DEAL, apiName: 'Opportunity', fields: {} });
    expect(isWaiting(element)).toBe(true);
    stubOf(getPicklistValues).error('Broken', 500);
    await settled();
    expect(tagOf(element)).toBe(tag);
  });
});
