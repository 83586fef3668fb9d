import { createElement } from 'lwc';
import { executeMutation } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import PlaybackReply from 'c/playbackReply';
import { DEAL, deepAll, refusal, settled as settledOnce, texts } from '../../../../../test/jest/deal.ts';
import { confirmables } from '../confirmations.ts';

const said = { quote: '', saidBy: '', saidOn: '' };
const quoted = { quote: 'It is late every month.', saidBy: '0039', saidOn: '2026-11-02' };
const deal = {
  pains: [
    { id: 'p1', statement: 'Overtime', evidence: 'Confirmed', level: 4, status: 'Live', ...said },
    { id: 'p2', statement: 'Typos', evidence: 'Heard', level: 2, status: 'Live', ...said },
    { id: 'p3', statement: 'Gone', evidence: 'Heard', level: 2, status: 'Withdrawn' },
    { id: 'p4', statement: 'Our guess', evidence: 'Assumed', level: 1, status: 'Live', ...said },
  ],
  answers: [
    { id: 'a1', concept: 'problem', answer: 'Late', evidence: 'Quoted', level: 3, status: 'Answered', ...quoted },
    { id: 'a2', concept: 'budget', answer: '', evidence: '', level: 0, status: 'Not Known Yet' },
  ],
};
const REPLY = 'Thank you. Yes, one in fifty is wrong.';

async function settled() {
  await settledOnce();
  await settledOnce();
}

async function show(of: object = deal) {
  const element = createElement('c-playback-reply', { is: PlaybackReply }) as HTMLElement & Record<string, any>;
  Object.assign(element, { deal: of, dealId: DEAL, accountId: '001' });
  document.body.appendChild(element);
  await settled();
  return element;
}

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement & Record<string, any>;
const area = (element: Element) => one(element, 'textarea') as unknown as HTMLTextAreaElement;

async function fire(target: Element, name: string, detail: unknown = {}) {
  target.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
  await settled();
}

async function type(element: Element, text: string, selected = '') {
  area(element).value = text;
  await fire(area(element), 'input');
  const start = text.indexOf(selected);
  area(element).setSelectionRange(start, start + selected.length);
}

const pick = (element: Element, id: string, checked = true) =>
  fire(one(element, `[data-pick][data-id="${id}"]`), 'change', { checked });
const quote = (element: Element, id: string) => one(element, `[data-quote][data-id="${id}"]`);

async function submit(element: Element, isValid = true) {
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => isValid;
  await fire(one(element, 'form'), 'submit');
}

describe('the reply of the customer', () => {
  afterEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
    jest.clearAllMocks();
  });

  test('asks what it confirms only when there is one; what is confirmed or does not count is not asked', async () => {
    const element = await show();
    expect(deepAll(element, '[data-row]')).toHaveLength(0);
    await type(element, REPLY);
    expect(deepAll(element, '[data-pick]').map((box: any) => box.label)).toEqual([
      'Typos',
      'c.DF_Concept_Problem: Late',
      'Our guess',
    ]);
    expect(deepAll(element, '[data-save]')).toHaveLength(0);
  });

  test('the selected passage becomes the quote; it can be taken anew, typed over, and let go', async () => {
    const element = await show();
    await type(element, REPLY, 'one in fifty is wrong.');
    await pick(element, 'p2');
    expect(quote(element, 'p2').value).toBe('Yes, one in fifty is wrong.');
    area(element).setSelectionRange(0, 10);
    await fire(one(element, '[data-take]'), 'click');
    expect(quote(element, 'p2').value).toBe('Thank you.');
    await fire(quote(element, 'p2'), 'change', { value: 'Typed' });
    expect(quote(element, 'p2').value).toBe('Typed');
    await pick(element, 'p2', false);
    expect(quote(element, 'p2')).toBeUndefined();
  });

  test('what was picked is confirmed in one save, all or none, with words, who, when and source of the confirmation', async () => {
    const confirmed = jest.fn();
    const element = await show();
    element.addEventListener('confirmed', confirmed);
    await type(element, REPLY);
    await pick(element, 'p2');
    await pick(element, 'a1');
    const { among, required, isSourceRequired } = one(element, '[data-source]');
    expect([among, required, isSourceRequired]).toEqual([['Email', 'Playback'], true, true]);
    await fire(one(element, '[data-source]'), 'change', { by: '0031', byName: 'Ada' });
    await fire(one(element, '[data-source]'), 'change', { on: '2026-11-20' });
    await fire(one(element, '[data-source]'), 'change', { source: 'Playback' });
    await submit(element);
    const fields = {
      Evidence__c: 'Confirmed',
      Confirmed_Words__c: REPLY,
      Confirmed_By__c: '0031',
      Confirmed_On__c: '2026-11-20',
      Confirmed_Source__c: 'Playback',
    };
    // Nobody is noted who said the pain first; of the answer, the old quote with speaker and day stays as it is.
    const first = { Said_By__c: '0031', Said_On__c: '2026-11-20' };
    expect(executeMutation).toHaveBeenCalledTimes(1);
    expect((executeMutation as jest.Mock).mock.calls[0][0].variables).toEqual({
      r0: { Id: 'p2', DF_Pain_Point__c: { ...fields, ...first } },
      r1: { Id: 'a1', DF_Answer__c: fields },
    });
    expect(confirmed.mock.calls[0][0].detail).toEqual({ count: 2 });
    expect(area(element).value).toBe('');
    expect(localStorage).toHaveLength(0);
  });

  test('refused, its words stay and the reason is said; incomplete, nothing is saved', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Not so.'));
    const element = await show();
    await type(element, REPLY);
    await submit(element);
    await pick(element, 'p2');
    await submit(element, false);
    expect(updateRecord).not.toHaveBeenCalled();
    await submit(element);
    expect(texts(element, '[data-sentence]')).toEqual(['Not so.']);
    expect(area(element).value).toBe(REPLY);
  });

  test('is saved once, and its button is never disabled, which would drop the focus', async () => {
    let answer: (record: object) => void = () => {};
    (updateRecord as jest.Mock).mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const element = await show();
    await type(element, REPLY);
    await pick(element, 'p2');
    await submit(element);
    await submit(element);
    expect(one(element, '[data-save]').disabled).toBeFalsy();
    answer({});
    await settled();
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('is there again after a reload, and gone when it is discarded', async () => {
    const element = await show();
    await type(element, REPLY, 'one in fifty is wrong.');
    await pick(element, 'p2');
    document.body.replaceChildren();
    const again = await show();
    expect(area(again).value).toBe(REPLY);
    expect(quote(again, 'p2').value).toBe('Yes, one in fifty is wrong.');
    const press = (key: string) => one(again, '[data-discard]').dispatchEvent(new KeyboardEvent('keydown', { key }));
    press('Tab');
    await settled();
    expect(area(again).value).toBe(REPLY);
    press('Enter');
    await settled();
    expect(area(again).value).toBe('');
    await type(again, REPLY);
    await fire(one(again, '[data-discard]'), 'click');
    expect(area(again).value).toBe('');
    document.body.replaceChildren();
    expect(area(await show()).value).toBe('');
  });

  test('with everything confirmed it shows so, and with nothing noted that there is nothing', async () => {
    const element = await show({ pains: deal.pains.slice(0, 1), answers: [] });
    await type(element, REPLY);
    expect(texts(element, '[data-all]')).toEqual(['c.DF_Playback_Reply_All']);
    const empty = await show({ pains: [], answers: deal.answers.slice(1) });
    await type(empty, REPLY);
    expect(texts(empty, '[data-all]')).toEqual(['c.DF_Playback_Empty']);
  });

  test.each([
    ['p2', ' typos '],
    ['a1', 'LATE'],
    ['a1', 'It is late every month.'],
  ])('words that equal the statement or the old quote of %s are marked at the field: %p', async (id, words) => {
    const element = await show();
    await type(element, REPLY, 'one in fifty is wrong.');
    await pick(element, id);
    const marks = jest.fn();
    quote(element, id).setCustomValidity = marks;
    await fire(quote(element, id), 'change', { value: words });
    await submit(element, false);
    expect(marks).toHaveBeenLastCalledWith('c.DF_Confirmation_Same');
    expect(updateRecord).not.toHaveBeenCalled();
    await fire(quote(element, id), 'change', { value: 'Yes, it is.' });
    await submit(element);
    expect(marks).toHaveBeenLastCalledWith('');
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('offers what is below Confirmed, the guesses last', () => {
    expect(confirmables(deal as never).map(({ id }) => id)).toEqual(['p2', 'a1', 'p4']);
  });

  test('it is accessible, with and without a reply', async () => {
    const element = await show();
    await expect(element).toBeAccessible();
    await type(element, REPLY);
    await pick(element, 'p2');
    await expect(element).toBeAccessible();
  });
});
