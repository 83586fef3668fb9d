import { createElement } from 'lwc';
import Refusal from 'c/refusal';
import { refusal, settled } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

describe('a refusal', () => {
  afterEach(() => document.body.replaceChildren());

  test('is read aloud when sentences appear, and takes no room without', async () => {
    const element = place('c-refusal', Refusal);
    const alert = element.shadowRoot?.querySelector('[role="alert"]');
    expect(alert?.children).toHaveLength(0);
    element.heading = 'Not saved';
    element.sentences = ['One.', 'Two.'];
    await Promise.resolve();
    expect([...(alert?.querySelectorAll('li') ?? [])].map((item) => item.textContent)).toEqual(['One.', 'Two.']);
    await expect(element).toBeAccessible();
  });

  test("separates messages of company rules from the product's and Salesforce's", async () => {
    const element = createElement('c-refusal', { is: Refusal });
    element.heading = 'Not saved';
    const own = 'c.DF_Rule_Pain_Placeholder';
    element.error = refusal('Legal holds this deal. <b>Über</b>', own);
    document.body.appendChild(element);
    expect(shown(element)).toEqual([
      ['Not saved', own],
      ['c.DF_Question_Org_Rule', 'Legal holds this deal. <b>Über</b>'],
    ]);
    await expect(element).toBeAccessible();
    // Of several records: no cause is named.
    element.error = [{ message: own }, { message: 'Closed for the quarter.' }];
    await settled();
    expect(shown(element)).toEqual([
      ['Not saved', own],
      ['c.DF_Org_Refused', 'Closed for the quarter.'],
    ]);
    element.error = { status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No access.' }] };
    await settled();
    expect(shown(element)).toEqual([['Not saved', 'No access.']]);
    element.error = undefined;
    await settled();
    expect(shown(element)).toEqual([]);
  });

  test.each([
    [new TypeError('Failed to fetch'), 'c.DF_Fault_Offline'],
    [{ status: 401 }, 'c.DF_Fault_Signed_Out'],
  ])(
    'of a lost connection or session has no heading about what was typed: the sentence has it: %j',
    async (error, sentence) => {
      const element = place('c-refusal', Refusal);
      Object.assign(element, { heading: 'c.DF_Not_Saved', error });
      await settled();
      expect(shown(element)).toEqual([['', sentence]]);
      element.heading = 'Not merged';
      await settled();
      expect(shown(element)).toEqual([['Not merged', sentence]]);
    },
  );
});

/** Each group: its heading, and its sentences. */
function shown(element: HTMLElement): string[][] {
  const groups = [...(element.shadowRoot?.querySelectorAll('.refusal__group') ?? [])];
  return groups.map((group) => [...group.querySelectorAll('p, li')].map(({ textContent }) => textContent ?? ''));
}
