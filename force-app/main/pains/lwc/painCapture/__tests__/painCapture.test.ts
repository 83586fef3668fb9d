import { createRecord } from 'lightning/uiRecordApi';
import PainCapture from 'c/painCapture';
import { draftOf, keepDraft } from 'c/drafts';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

const offline = { status: 0, statusText: 'Not reachable', body: { message: 'No answer.' } };
const words = 'The month end takes eleven days';
const reread = jest.fn().mockResolvedValue([]);

interface Capturing extends HTMLElement {
  reread: unknown;
}

async function show({ pains = [] as unknown[] } = {}) {
  const element = place('c-pain-capture', PainCapture, { dealId: DEAL, pains, reread });
  await settled();
  return element;
}

const field = (element: Element) => deepAll(element, '[data-statement]')[0] as HTMLElement & { value: string };

async function type(element: Element, value: string) {
  field(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

async function press(element: Element, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  field(element).dispatchEvent(event);
  await settled();
  await settled();
  return event;
}

async function note(element: Element, value: string) {
  await type(element, value);
  await press(element, 'Enter');
}

const click = async (element: Element, selector: string) => {
  (deepAll(element, selector)[0] as HTMLElement).click();
  await settled();
  await settled();
};

const fieldsSent = () => (createRecord as jest.Mock).mock.calls.map(([{ fields }]) => fields.Statement__c);

describe('noting a pain', () => {
  beforeEach(() => {
    (createRecord as jest.Mock).mockResolvedValue({ id: 'a0B1' });
    reread.mockResolvedValue([]);
  });
  afterEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
    jest.clearAllMocks();
    (createRecord as jest.Mock).mockReset();
  });

  test('takes one sentence and Enter; it counts as heard, and the field is free again', async () => {
    const element = await show();
    const captured = jest.fn();
    element.addEventListener('captured', captured);
    await note(element, `  ${words} `);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'DF_Pain_Point__c',
      fields: { Opportunity__c: DEAL, Statement__c: words, Evidence__c: 'Heard' },
    });
    expect(field(element).value).toBe('');
    expect(captured.mock.calls[0][0].detail).toEqual({ id: 'a0B1' });
    expect(draftOf(DEAL, 'pain:new')).toBeUndefined();
  });

  test('two that are typed faster than their Enter is handled stay two', async () => {
    const element = await show();
    const enter = () => field(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    for (const value of [words, 'Orders are typed twice']) {
      field(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
      enter();
    }
    await settled();
    await settled();
    await settled();
    expect(fieldsSent()).toEqual([words, 'Orders are typed twice']);
  });

  test('takes the button as well', async () => {
    const element = await show();
    await type(element, words);
    deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settled();
    expect(fieldsSent()).toEqual([words]);
  });

  test('Shift and Enter begin a line, Enter in the middle of a character belongs to the keyboard, blanks are nothing', async () => {
    const element = await show();
    await note(element, '   ');
    await type(element, words);
    expect((await press(element, 'Enter', { shiftKey: true })).defaultPrevented).toBe(false);
    expect((await press(element, 'Enter', { isComposing: true })).defaultPrevented).toBe(false);
    await press(element, 'a');
    expect(createRecord).not.toHaveBeenCalled();
  });

  test('several pains in a row are saved one after the other, each once', async () => {
    let answer: (value: unknown) => void = () => {};
    (createRecord as jest.Mock).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await show();
    await note(element, 'The first thing that hurts');
    await note(element, 'The second thing that hurts');
    expect(fieldsSent()).toEqual(['The first thing that hurts']);
    expect(draftOf<{ waiting: unknown[] }>(DEAL, 'pain:new')?.value.waiting).toHaveLength(2);
    answer({ id: 'a0B1' });
    await settled();
    await settled();
    expect(fieldsSent()).toEqual(['The first thing that hurts', 'The second thing that hurts']);
    expect(draftOf(DEAL, 'pain:new')).toBeUndefined();
  });

  test('what is typed is kept through a reload', async () => {
    await type(await show(), 'Half a sen');
    document.body.replaceChildren();
    expect(field(await show()).value).toBe('Half a sen');
  });

  test('a placeholder is answered with a reason and a better question; a seller who means it may keep it', async () => {
    const element = await show();
    await note(element, 'tbd');
    expect(texts(element, '[data-doubt] p')).toEqual(['c.DF_Pains_Placeholder']);
    expect(createRecord).not.toHaveBeenCalled();
    await note(element, 'asdfasdf');
    expect(texts(element, '[data-doubt] p')).toEqual(['c.DF_Pains_Mash']);
    await expect(element).toBeAccessible();
    await type(element, 'asdfasdfg');
    expect(deepAll(element, '[data-doubt]')).toHaveLength(0);
    await press(element, 'Enter');
    await click(element, '[data-keep-anyway]');
    expect(fieldsSent()).toEqual(['asdfasdfg']);
    expect(deepAll(element, '[data-doubt]')).toHaveLength(0);
  });

  test('when the org refuses, its words are shown and what was typed is back in the field', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(refusal('Not like this.'));
    const element = await show();
    await note(element, words);
    expect(texts(element, '[data-sentence]')).toEqual(['Not like this.']);
    expect(field(element).value).toBe(words);
    expect(draftOf<{ typed: string }>(DEAL, 'pain:new')?.value.typed).toBe(words);
  });

  test('without a connection it waits, and a second try looks first whether the first arrived', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(offline);
    const element = await show();
    await note(element, words);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(texts(element, '[data-waiting]')).toEqual(['c.DF_Pains_Waiting']);
    await expect(element).toBeAccessible();

    // Still no answer: nothing is sent, for nobody knows what is there.
    reread.mockResolvedValueOnce(undefined);
    await click(element, '[data-try-again]');
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-waiting]')).toHaveLength(1);

    // It had arrived.
    reread.mockResolvedValueOnce([{ id: 'a0B9', statement: words }]);
    await click(element, '[data-try-again]');
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-waiting]')).toEqual([]);
    expect(draftOf(DEAL, 'pain:new')).toBeUndefined();
  });

  test('a pain that did not arrive is sent when the connection is back, by itself', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(offline);
    const element = await show({ pains: [{ id: 'a0B0', statement: words }] });
    await note(element, words);
    reread.mockResolvedValueOnce([{ id: 'a0B0', statement: words }]);
    window.dispatchEvent(new CustomEvent('online'));
    await settled();
    await settled();
    expect(fieldsSent()).toEqual([words, words]);
    expect(texts(element, '[data-sentence]')).toEqual([]);
    document.body.replaceChildren();
    window.dispatchEvent(new CustomEvent('online'));
    await settled();
    expect(createRecord).toHaveBeenCalledTimes(2);
  });

  test('what waited when the page was left is settled when it is opened again', async () => {
    keepDraft(DEAL, 'pain:new', { typed: '', waiting: [{ statement: words, known: [], tried: true }] });
    reread.mockResolvedValueOnce([{ id: 'a0B9', statement: words }]);
    const element = await show();
    await settled();
    expect(createRecord).not.toHaveBeenCalled();
    expect(draftOf(DEAL, 'pain:new')).toBeUndefined();
    expect((element as unknown as Capturing).reread).toBe(reread);
  });

  test('with an ended session it waits too', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce({ status: 401, body: [] });
    const element = await show();
    await note(element, words);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Signed_Out']);
    expect(texts(element, '[data-waiting]')).toHaveLength(1);
  });

  test('is accessible', async () => {
    await expect(await show()).toBeAccessible();
  });
});
