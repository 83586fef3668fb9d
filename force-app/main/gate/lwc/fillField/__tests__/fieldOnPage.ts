/** The form that fills a field of the deal, in the page, and the org's description of the field. */
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import FillField from 'c/fillField';
import { DEAL, deepAll, settled } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import type { TestElement } from '../../../../../test/jest/element.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

/** The org's description of the field `F__c`, as far as it matters. */
export const described = (more = {}, object = {}) => ({
  apiName: 'Opportunity',
  updateable: true,
  defaultRecordTypeId: '012000000000000AAA',
  fields: {
    F__c: {
      apiName: 'F__c',
      label: 'Outcome',
      dataType: 'String',
      updateable: true,
      calculated: false,
      htmlFormatted: false,
      length: 80,
      scale: 0,
      controllerName: null,
      ...more,
    },
  },
  ...object,
});

export const value = (name: string, validFor: readonly number[] = []) => ({
  value: name,
  label: `${name} auf Deutsch`,
  validFor,
  attributes: null,
});
export const offered = (more = {}) => ({
  values: [value('New'), value('Old'), value('Upgrade')],
  controllerValues: {},
  defaultValue: null,
  ...more,
});

export async function show(more = {}): Promise<TestElement> {
  const properties = { recordId: DEAL, field: 'F__c', sentence: 'Fill in the outcome.', ...more };
  const element = place('c-fill-field', FillField, properties);
  await settled();
  return element;
}

export async function press(element: TestElement, selector: string) {
  (deepAll(element, selector)[0] as HTMLElement).click();
  await settled();
}

/** Opens the form and lets the org describe the field. */
export async function open(info: unknown = described(), more = {}) {
  const element = await show(more);
  await press(element, '[data-fill]');
  await answer(element, getObjectInfo, info);
  return element;
}

export async function answer(element: TestElement, adapter: unknown, data: unknown) {
  stubOf(adapter).emit(data);
  await settled();
  for (const field of deepAll(element, '[data-validate]')) Object.assign(field, { reportValidity: () => true });
}

/** Opens a picklist's form and lets the org answer all that it asks. */
export async function openPicklist(
  values: unknown = offered(),
  { field = {}, deal = {}, ...more }: { field?: object; deal?: object; input?: object } = {},
) {
  const element = await open(described({ dataType: 'Picklist', ...field }), more);
  await answer(element, getRecord, { id: DEAL, apiName: 'Opportunity', fields: {}, ...deal });
  await answer(element, getPicklistValues, values);
  return element;
}

export const fieldOf = (element: TestElement) => deepAll(element, '[data-fill-text]')[0] as TestElement;
export const tagOf = (element: TestElement) => fieldOf(element).tagName.toLowerCase();
export const isWaiting = (element: TestElement) => deepAll(element, '[data-fill-wait]').length === 1;
/** Base components are empty here and take no focus: what was called counts. */
const focus = jest.spyOn(HTMLElement.prototype, 'focus');
export const hasFocus = (element: TestElement) => focus.mock.contexts.at(-1) === fieldOf(element);

export async function submit(element: TestElement) {
  deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
  await settled();
}

export async function fillIn(element: TestElement, detail: object) {
  fieldOf(element).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
  await submit(element);
}

export const saved = () => (updateRecord as jest.Mock).mock.calls.map(([{ fields }]) => fields);
