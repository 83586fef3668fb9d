import { createRecord } from 'lightning/uiRecordApi';
import PainCapture from 'c/painCapture';
import { draftOf, keepDraft } from 'c/drafts';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

/** Whether the file with the check and the save can be loaded. */
const mockNetwork = { isDown: true };

jest.mock('c/painSending', () => ({
  // The first thing that is read of a module when it is loaded.
  get __esModule() {
    if (mockNetwork.isDown) throw new TypeError('Failed to fetch dynamically imported module');
    return true;
  },
  ...jest.requireActual('c/painSending'),
}));

const words = 'The month end takes eleven days';

async function wait() {
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

async function show() {
  const element = place('c-pain-capture', PainCapture, { dealId: DEAL, pains: [], reread: async () => [] });
  await wait();
  return element;
}

const field = (element: Element) => deepAll(element, '[data-statement]')[0] as HTMLElement & { value: string };

async function type(element: Element, value: string) {
  field(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

async function note(element: Element, value: string) {
  await type(element, value);
  field(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
  await wait();
}

async function reconnect() {
  mockNetwork.isDown = false;
  window.dispatchEvent(new CustomEvent('online'));
  await wait();
}

const sent = () => (createRecord as jest.Mock).mock.calls.map(([{ fields }]) => fields.Statement__c);

beforeEach(() => {
  mockNetwork.isDown = true;
  (createRecord as jest.Mock).mockReset().mockResolvedValue({ id: 'a0B1' });
});
afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

describe('a pain stated while the save cannot be loaded', () => {
  test('waits, is said to be unsaved, and is saved once when the connection is back', async () => {
    const element = await show();
    deepAll(element, 'form')[0]?.dispatchEvent(new FocusEvent('focusin'));
    await note(element, words);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(texts(element, '[data-waiting]')).toEqual(['c.DF_Pains_Waiting']);
    expect(field(element).value).toBe('');
    expect(draftOf<{ waiting: unknown[] }>(DEAL, 'pain:new')?.value.waiting).toMatchObject([{ statement: words }]);
    await reconnect();
    expect(sent()).toEqual([words]);
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test('does not run into the next one, nor into what is typed after it', async () => {
    const element = await show();
    await note(element, words);
    await note(element, 'Orders are typed twice');
    await type(element, 'Half a sen');
    expect(texts(element, '[data-waiting]')).toHaveLength(2);
    await reconnect();
    expect(sent()).toEqual([words, 'Orders are typed twice']);
    expect(field(element).value).toBe('Half a sen');
  });

  test('that is a placeholder comes back into the field when it can be checked', async () => {
    const element = await show();
    await note(element, 'tbd');
    await reconnect();
    expect(sent()).toEqual([]);
    expect(texts(element, '[data-doubt] p')).toEqual(['c.DF_Pains_Placeholder']);
    expect(field(element).value).toBe('tbd');
  });

  test('that waited before the page was opened waits on, and goes when the connection is back', async () => {
    keepDraft(DEAL, 'pain:new', { typed: '', waiting: [{ statement: words, known: [], tried: false }] });
    const element = await show();
    expect(texts(element, '[data-waiting]')).toEqual(['c.DF_Pains_Waiting']);
    await reconnect();
    expect(sent()).toEqual([words]);
    expect(texts(element, '[data-waiting]')).toEqual([]);
  });
});
