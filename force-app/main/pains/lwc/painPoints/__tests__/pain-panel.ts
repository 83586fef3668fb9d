import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';

/** A pain as the API returns it. */
export const row = (id: string, more: Record<string, unknown> = {}) => ({
  Id: id,
  Statement__c: `Pain ${id}`,
  Evidence__c: 'Heard',
  Evidence_Level__c: 2,
  Status__c: 'Live',
  LastModifiedDate: '2026-11-20T08:00:00.000Z',
  LastModifiedBy: { Name: 'Sam Seller' },
  ...more,
});
export const quoted = { Evidence__c: 'Quoted', Evidence_Level__c: 3, Impact_Likely__c: 42_000 };

/** Lets lazily loaded parts arrive and be rendered. */
export async function wait() {
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 8; turn += 1) await settled();
}

export const one = (element: Element, selector: string) =>
  deepAll(element, selector)[0] as HTMLElement & Record<string, any>;
export const statements = (element: Element) => texts(element, 'c-pain-point .statement, .statement[data-statement]');
export const said = (element: Element) => texts(element, '[data-announcement]');
export const focused = (element: Element) => {
  let at: Element | null | undefined = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at && deepAll(element, '*').includes(at) ? (at as HTMLElement).dataset : undefined;
};
