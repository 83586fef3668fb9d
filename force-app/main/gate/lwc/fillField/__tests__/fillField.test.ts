import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import {
  described,
  show,
  press,
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
import { navigated } from '../../../../../test/jest/navigation.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('lightning/navigation', () => jest.requireActual('../../../../../test/jest/navigation.ts'));

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('a field that a gate asks for', () => {
  test('is filled on the spot, and the parent is notified', async () => {
    const element = await open();
    const filled = jest.fn();
    element.addEventListener('filled', filled);
    await fillIn(element, { value: ' Closing in three days ' });
    expect(saved()).toEqual([{ Id: DEAL, F__c: 'Closing in three days' }]);
    expect(deepAll(element, 'form')).toHaveLength(0);
    expect(filled).toHaveBeenCalledTimes(1);
  });

  test('is coached where it is the next step, and nowhere else', async () => {
    expect(deepAll(await open(), 'c-focus-line')).toEqual([]);
    const fields = { NextStep: described().fields.F__c };
    const element = await open(described({}, { fields }), { field: 'NextStep' });
    fieldOf(element).dispatchEvent(new CustomEvent('change', { detail: { value: 'We show our roadmap' } }));
    await settled();
    expect(deepAll(element, 'c-focus-line')).toMatchObject([{ text: 'We show our roadmap' }]);
  });

  test('is not saved blank, unticked, or against its own bounds', async () => {
    await fillIn(await open(), { value: '  ' });
    await fillIn(await open(described({ dataType: 'Boolean' })), { checked: false });
    const element = await open(described({ dataType: 'Double' }), { input: { type: 'number', min: 5 } });
    (deepAll(element, '[data-validate]')[0] as any).reportValidity = () => false;
    await fillIn(element, { value: '2' });
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('that takes no such text shows it when it is to be saved', async () => {
    const element = await open(described({ dataType: 'Date' }));
    const reportValidity = jest.fn(() => false);
    Object.assign(fieldOf(element), { reportValidity });
    await fillIn(element, { value: null });
    expect(fieldOf(element).value).toBe('');
    expect(reportValidity).toHaveBeenCalledTimes(1);
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('is saved once, however often it is pressed', async () => {
    const element = await open();
    fieldOf(element).dispatchEvent(new CustomEvent('change', { detail: { value: 'x' } }));
    await settled();
    deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await submit(element);
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('keeps what was typed when the org refuses, and shows why', async () => {
    (updateRecord as jest.Mock).mockRejectedValue(refusal('Not like this.'));
    const element = await open();
    await fillIn(element, { value: 'x' });
    expect(texts(element, '[data-sentence]')).toEqual(['Not like this.']);
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Not_Saved', 'c.DF_Question_Org_Rule']);
    expect(fieldOf(element).value).toBe('x');
    const choice = await openPicklist();
    await fillIn(choice, { value: 'New' });
    expect(texts(choice, '.refusal__heading')).toEqual(['c.DF_Fill_Refused', 'c.DF_Question_Org_Rule']);
    (updateRecord as jest.Mock).mockReset();
  });

  test('can be left; the focus is where it came from', async () => {
    const element = await open();
    await press(element, '[data-cancel]');
    expect(deepAll(element, 'form')).toHaveLength(0);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-fill')).toBe(true);
  });
});

describe("the org's description of the field decides how it is filled", () => {
  test.each([
    ['String', {}, 'lightning-input', { type: 'text', maxLength: 80 }, { value: 'x' }, 'x'],
    ['ComboBox', {}, 'lightning-input', { type: 'text' }, { value: 'x' }, 'x'],
    ['Email', {}, 'lightning-input', { type: 'email' }, { value: 'a@b.example' }, 'a@b.example'],
    ['Phone', {}, 'lightning-input', { type: 'tel' }, { value: '1' }, '1'],
    ['Url', {}, 'lightning-input', { type: 'url' }, { value: 'https://a.example' }, 'https://a.example'],
    ['TextArea', { length: 5000 }, 'lightning-textarea', { maxLength: 5000 }, { value: 'Words' }, 'Words'],
    ['Date', {}, 'lightning-input', { type: 'date' }, { value: '2026-12-01' }, '2026-12-01'],
    ['Int', {}, 'lightning-input', { type: 'number', step: 1 }, { value: '12' }, 12],
    ['Double', { scale: 3 }, 'lightning-input', { type: 'number', step: 0.001 }, { value: '1.125' }, 1.125],
    ['Currency', { scale: 2 }, 'lightning-input', { type: 'number', step: 0.01 }, { value: '9.5' }, 9.5],
    ['Percent', { scale: 0 }, 'lightning-input', { formatter: 'percent-fixed' }, { value: '40' }, 40],
    ['Boolean', {}, 'lightning-input', { type: 'checkbox' }, { checked: true }, true],
  ])('%s %j', async (dataType, more, tag, properties, detail, wanted) => {
    const element = await open(described({ dataType, ...more }));
    expect(tagOf(element)).toBe(tag);
    expect(fieldOf(element)).toMatchObject(properties);
    expect(hasFocus(element)).toBe(true);
    await expect(element).toBeAccessible();
    await fillIn(element, detail);
    expect(saved()).toEqual([{ Id: DEAL, F__c: wanted }]);
  });

  test("the playbook's bounds of a number stay", async () => {
    const input = { type: 'number', min: 1, max: 9 };
    const element = await open(described({ dataType: 'Currency', scale: 2 }), { input });
    expect(fieldOf(element)).toMatchObject({ min: 1, max: 9, step: 0.01 });
  });

  test('text of which the playbook wants one of some values is chosen', async () => {
    const element = await open(described(), { input: { type: 'choice', values: ['a', 'b'] } });
    expect(fieldOf(element).options).toEqual([
      { value: 'a', label: 'a' },
      { value: 'b', label: 'b' },
    ]);
  });

  test.each(['Reference', 'DateTime', 'Address'])(
    '%s has its fieldOf on the record, one click away',
    async (dataType) => {
      const element = await open(described({ dataType }));
      expect(texts(element, '[data-reason]')[0]).toContain('c.DF_Fill_On_Record');
      expect(hasFocus(element)).toBe(true);
      expect(deepAll(element, 'lightning-button')).toHaveLength(1);
      await expect(element).toBeAccessible();
      await press(element, '[data-edit]');
      expect(navigated).toHaveBeenCalledWith({
        type: 'standard__recordPage',
        attributes: { objectApiName: 'Opportunity', recordId: DEAL, actionName: 'edit' },
      });
      await submit(element);
      expect(updateRecord).not.toHaveBeenCalled();
    },
  );

  test('its fieldOf on the record opens in another tab as any link does', async () => {
    const element = await open(described({ dataType: 'Reference' }));
    const link = deepAll(element, '[data-edit]')[0] as HTMLAnchorElement;
    let wasPrevented: boolean | undefined;
    const note = (event: Event) => {
      wasPrevented = event.defaultPrevented;
      event.preventDefault();
    };
    document.body.addEventListener('click', note, { once: true });
    link.dispatchEvent(new MouseEvent('click', { cancelable: true, bubbles: true, composed: true, ctrlKey: true }));
    expect(wasPrevented).toBe(false);
    expect(link.getAttribute('href')).toBe(`/lightning/r/Opportunity/${DEAL}/edit`);
    expect(navigated).not.toHaveBeenCalled();
  });

  test('rich text is not taken for plain', async () => {
    const element = await open(described({ dataType: 'TextArea', htmlFormatted: true }));
    expect(deepAll(element, '[data-edit]')).toHaveLength(1);
  });
});

describe('what may not be done', () => {
  test.each([
    ['a field that may not be seen', described({}, { fields: {} }), 'c.DF_Fill_Denied'],
    ['a field that may not be changed', described({ updateable: false }), 'c.DF_Fill_Denied'],
    ['an opportunity that may not be changed', described({}, { updateable: false }), 'c.DF_Fill_Denied'],
    ['a field that is calculated', described({ updateable: false, calculated: true }), 'c.DF_Fill_Calculated'],
  ])('is said before the attempt: %s', async (_what, info, words) => {
    const element = await open(info, { input: { type: 'number' } });
    expect(texts(element, '[data-reason]')).toEqual([words]);
    expect(hasFocus(element)).toBe(true);
    expect(deepAll(element, '[data-validate], [data-edit]')).toHaveLength(0);
    await expect(element).toBeAccessible();
    await press(element, '[data-cancel]');
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-fill')).toBe(true);
  });
});

describe('until the org has described the field', () => {
  test('nothing is asked before the form is open, and a quiet word stands for the fieldOf', async () => {
    const element = await show();
    expect(stubOf(getObjectInfo).getLastConfig()).toEqual({});
    await press(element, '[data-fill]');
    expect(stubOf(getObjectInfo).getLastConfig()).toEqual({ objectApiName: 'Opportunity' });
    expect(isWaiting(element)).toBe(true);
    expect(hasFocus(element)).toBe(true);
    await expect(element).toBeAccessible();
  });

  test('a user who has moved on by then is not called back', async () => {
    const element = await show();
    await press(element, '[data-fill]');
    (deepAll(element, '[data-cancel]')[0] as HTMLElement).setAttribute('tabindex', '0');
    (deepAll(element, '[data-cancel]')[0] as HTMLElement).focus();
    await answer(element, getObjectInfo, described());
    expect(tagOf(element)).toBe('lightning-input');
    expect(hasFocus(element)).toBe(false);
  });

  test.each([
    [undefined, 'lightning-textarea', { value: 'Words' }, 'Words'],
    [{ type: 'longText' }, 'lightning-textarea', { value: 'Words' }, 'Words'],
    [{ type: 'choice', values: ['New', 'Old'] }, 'lightning-combobox', { value: 'Old' }, 'Old'],
    [{ type: 'choice' }, 'lightning-combobox', { value: 'Old' }, 'Old'],
    [{ type: 'number', min: 1 }, 'lightning-input', { value: '12.5' }, 12.5],
    [{ type: 'date' }, 'lightning-input', { value: '2026-12-01' }, '2026-12-01'],
    [{ type: 'check' }, 'lightning-input', { checked: true }, true],
  ])("when it does not say, the playbook's word counts: %j", async (input, tag, detail, wanted) => {
    const element = await show(input ? { input } : {});
    await press(element, '[data-fill]');
    stubOf(getObjectInfo).error('Broken', 500);
    await settled();
    for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
    expect(tagOf(element)).toBe(tag);
    expect(hasFocus(element)).toBe(true);
    await expect(element).toBeAccessible();
    await fillIn(element, detail);
    expect(saved()).toEqual([{ Id: DEAL, F__c: wanted }]);
  });

  test('what was typed stays when the description comes later, or not again', async () => {
    const element = await show();
    await press(element, '[data-fill]');
    stubOf(getObjectInfo).error('Broken', 500);
    await settled();
    fieldOf(element).dispatchEvent(new CustomEvent('change', { detail: { value: 'Words' } }));
    await answer(element, getObjectInfo, described());
    expect(tagOf(element)).toBe('lightning-input');
    expect(fieldOf(element).value).toBe('Words');
    stubOf(getObjectInfo).error('Broken', 500);
    await settled();
    expect(tagOf(element)).toBe('lightning-input');
    expect(fieldOf(element).value).toBe('Words');
  });
});
