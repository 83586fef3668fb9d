import { texts } from '../../../../../test/jest/deal.ts';
import { beginAnew, change, click, create, fieldsOf, has, isKept, leave, show, type } from './questionOnPage.ts';

/** Whether the file with the form, the checks and the save can be loaded. */
const mockNetwork = { isDown: true };

jest.mock('c/answerParts', () => ({
  // The first thing that is read of a module when it is loaded.
  get __esModule() {
    if (mockNetwork.isDown) throw new TypeError('Failed to fetch dynamically imported module');
    return true;
  },
  ...jest.requireActual('c/answerParts'),
}));

beforeEach(() => {
  beginAnew();
  mockNetwork.isDown = true;
});
afterEach(() => document.body.replaceChildren());

describe('an answer typed while the save cannot be loaded', () => {
  test('is kept, said to be unsaved, and saved once when the connection is back', async () => {
    const element = await show();
    await type(element, 'It takes eleven days');
    expect(isKept()).toBe('It takes eleven days');
    await leave(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Question_Not_Saved_Yet']);
    expect(create).not.toHaveBeenCalled();
    expect(isKept()).toBe('It takes eleven days');

    mockNetwork.isDown = false;
    window.dispatchEvent(new CustomEvent('online'));
    await leave(element);
    expect(create).toHaveBeenCalledTimes(1);
    expect(fieldsOf(create)).toMatchObject({ Answer__c: 'It takes eleven days' });
    expect(texts(element, '[data-sentence]')).toEqual([]);
    expect(isKept()).toBeUndefined();
  });

  test('can be typed on, and is checked when the seller tries again', async () => {
    const element = await show();
    await type(element, 'tb');
    await leave(element);
    await type(element, 'tbd');
    mockNetwork.isDown = false;
    await click(element, '[data-try-again]');
    await leave(element);
    expect(texts(element, '[data-advice-reason]')).toEqual(['c.DF_Question_Advice_Placeholder']);
    expect(create).not.toHaveBeenCalled();
    await change(element, '[data-text]', { value: 'Eleven days' });
    await leave(element);
    expect(fieldsOf(create)).toMatchObject({ Answer__c: 'Eleven days' });
  });

  test('"not known yet" shows that it cannot be opened, and the next click opens it', async () => {
    const element = await show();
    await click(element, '[data-not-known]');
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(has(element, '[data-finding]')).toBe(false);
    mockNetwork.isDown = false;
    await click(element, '[data-not-known]');
    expect(has(element, '[data-finding]')).toBe(true);
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });
});
