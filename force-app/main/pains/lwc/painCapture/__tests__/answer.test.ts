import { executeMutation } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import PainCapture from 'c/painCapture';
import { draftOf } from 'c/drafts';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

const WORDS = 'The month end takes eleven days';
const reread = jest.fn();

async function show({ isProblemAsked = true, pains = [] as unknown[] } = {}) {
  const element = place('c-pain-capture', PainCapture, { dealId: DEAL, pains, reread, isProblemAsked });
  await settled();
  return element;
}

const tick = (element: Element) => deepAll(element, '[data-pair]')[0] as HTMLInputElement | undefined;
const field = (element: Element) => deepAll(element, '[data-statement]')[0] as HTMLElement & { value: string };

async function type(element: Element, value: string) {
  field(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

async function enter(element: Element) {
  field(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
  // eslint-disable-next-line no-await-in-loop -- each turn lets one more layer of promises settle
  for (let turn = 0; turn < 6; turn += 1) await settled();
}

async function untick(element: Element) {
  const box = tick(element)!;
  box.checked = false;
  box.dispatchEvent(new CustomEvent('change'));
  await settled();
}

const sent = () => (executeMutation as jest.Mock).mock.calls.map(([{ variables }]) => variables);

beforeEach(() => {
  (createRecord as jest.Mock).mockResolvedValue({ id: 'a0B2' });
  (executeMutation as jest.Mock).mockResolvedValue({
    data: { uiapi: { r0: { Record: { Id: 'a0B1' } }, r1: { Record: { Id: 'a0A1' } } } },
  });
  reread.mockResolvedValue([]);
});
afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  jest.clearAllMocks();
});

describe('a pain while the deal has no answer about its problem', () => {
  test('is offered as that answer, ticked, and saved with it in one request, all or none', async () => {
    const element = await show();
    const captured = jest.fn();
    element.addEventListener('captured', captured);
    expect(tick(element)).toBeUndefined();
    await type(element, ` ${WORDS} `);
    expect(tick(element)?.checked).toBe(true);
    expect(texts(element, '.pair__text')).toEqual(['c.DF_Suggestions_Problem']);
    await expect(element).toBeAccessible();
    await enter(element);
    expect(sent()).toEqual([
      {
        r0: { DF_Pain_Point__c: { Opportunity__c: DEAL, Statement__c: WORDS, Evidence__c: 'Heard' } },
        r1: {
          DF_Answer__c: {
            Opportunity__c: DEAL,
            Concept__c: 'problem',
            Key__c: `${DEAL}:problem`,
            Status__c: 'Answered',
            Answer__c: WORDS,
            Evidence__c: 'Heard',
          },
        },
      },
    ]);
    expect(createRecord).not.toHaveBeenCalled();
    expect(captured.mock.calls[0][0].detail).toEqual({ id: 'a0B1' });

    // The next one is a pain only, also before the deal was read again.
    await type(element, 'Orders are typed twice');
    expect(tick(element)).toBeUndefined();
    await enter(element);
    expect(createRecord).toHaveBeenCalledTimes(1);
  });

  test('is a pain only without the tick; the one after it is offered again', async () => {
    const element = await show();
    await type(element, WORDS);
    await untick(element);
    await enter(element);
    expect([sent(), (createRecord as jest.Mock).mock.calls.length]).toEqual([[], 1]);
    await type(element, 'Orders are typed twice');
    expect(tick(element)?.checked).toBe(true);
  });

  test('is offered without a tick where there are other pains: only the seller knows which is the problem', async () => {
    const element = await show({ pains: [{ id: 'a0B0', statement: 'Orders get lost', status: 'Live' }] });
    await type(element, WORDS);
    expect(tick(element)?.checked).toBe(false);
    tick(element)!.checked = true;
    tick(element)!.dispatchEvent(new CustomEvent('change'));
    await enter(element);
    expect(sent()).toHaveLength(1);
  });

  test('is not offered to the second of a queue', async () => {
    let answer: (value: unknown) => void = () => {};
    (executeMutation as jest.Mock).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await show();
    await type(element, WORDS);
    await enter(element);
    await type(element, 'Orders are typed twice');
    expect(tick(element)).toBeUndefined();
    expect(draftOf<{ waiting: unknown[] }>(DEAL, 'pain:new')?.value.waiting).toMatchObject([{ isAnswer: true }]);
    // Saves of a deal wait for each other.
    answer({});
  });

  test('refused with its answer, for example since another user has answered: the words are back, and the deal is read', async () => {
    (executeMutation as jest.Mock).mockResolvedValueOnce({ errors: [{ message: 'There is one already.' }] });
    const element = await show();
    await type(element, WORDS);
    await enter(element);
    expect(field(element).value).toBe(WORDS);
    expect(reread).toHaveBeenCalledTimes(1);
    expect(createRecord).not.toHaveBeenCalled();
  });
});

test('a pain of a deal with an answer about its problem, or that is not asked for one, is a pain only', async () => {
  const element = await show({ isProblemAsked: false });
  await type(element, WORDS);
  expect(tick(element)).toBeUndefined();
  await enter(element);
  expect(createRecord).toHaveBeenCalledTimes(1);
});
