import { createElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import PainEditor from 'c/painEditor';
import { DEAL, deepAll, settled } from '../../../../../test/jest/deal.ts';
import { pain } from '../../../../../test/jest/pain.ts';

export const reread = jest.fn();

export async function show(properties: Record<string, unknown> = {}) {
  const element = createElement('c-pain-editor', { is: PainEditor });
  Object.assign(element, { pain, dealId: DEAL, currency: 'EUR', closeDate: '2099-12-31', reread, ...properties });
  const events: { type: string; detail: unknown }[] = [];
  for (const type of ['saved', 'close', 'withdraw', 'merge'])
    element.addEventListener(type, (event) => events.push({ type, detail: (event as CustomEvent).detail }));
  document.body.appendChild(element);
  await settled();
  makeValid(element);
  return { element, events };
}

/** The stubs of base components know no validity. */
function makeValid(element: Element) {
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
}

export const one = (element: Element, selector: string) =>
  deepAll(element, selector)[0] as HTMLElement & Record<string, any>;

export async function change(element: Element, selector: string, detail: unknown, type = 'change') {
  one(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
  await settled();
}
export const fill = (element: Element, field: string, value: string) =>
  change(element, `[data-field="${field}"]`, { value });

export async function submit(element: Element) {
  deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

export async function click(element: Element, selector: string) {
  one(element, selector).click();
  await settled();
  makeValid(element);
}

export const sent = () => (updateRecord as jest.Mock).mock.calls;
