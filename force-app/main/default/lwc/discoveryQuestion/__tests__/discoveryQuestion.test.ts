import { createElement } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import DiscoveryQuestion from 'c/discoveryQuestion';
import { dayFrom } from 'c/calendarDays';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const question = { concept: 'problem', ask: 'Where does it let you down?', why: 'Nobody buys without one.' };
const answer = {
  id: 'a0A1',
  status: 'Answered',
  answer: 'Closing the month takes eleven days',
  evidence: 'Heard',
  saidBy: '',
  saidByName: '',
  saidOn: '',
  quote: '',
  source: '',
  openOwner: '',
  openUntil: '',
  reviewReason: '',
};

type Question = HTMLElement & { item: unknown; dealId: string; isNext: boolean };

async function show(item: unknown, isNext = true) {
  const element = createElement('c-discovery-question', { is: DiscoveryQuestion }) as Question;
  Object.assign(element, { item, dealId: DEAL, isNext });
  document.body.appendChild(element);
  await settled();
  return element;
}

async function type(element: Element, value: string) {
  deepAll(element, '[data-text]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

async function submit(element: Element) {
  // The stubs of base components know no validity.
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
  deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
}

describe('a question', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('one sentence is an answer: it is heard, and its key is the deal and the concept', async () => {
    const element = await show({ question });
    await type(element, ' It takes eleven days ');
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    await submit(element);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'DF_Answer__c',
      fields: {
        Opportunity__c: DEAL,
        Concept__c: 'problem',
        Key__c: `${DEAL}:problem`,
        Status__c: 'Answered',
        Answer__c: 'It takes eleven days',
        Evidence__c: 'Heard',
        Open_Owner__c: null,
        Open_Until__c: null,
      },
    });
    expect(saved).toHaveBeenCalledTimes(1);
  });

  test('an answer that is there is updated, not written a second time', async () => {
    const element = await show({ question, answer, gap: { toEnter: 'Value Proposition', evidence: 'Quoted' } });
    (deepAll(element, '[data-open]')[0] as HTMLElement).click();
    await settled();
    const details = {
      evidence: 'Quoted',
      quote: 'Eleven days!',
      saidBy: '0031',
      saidByName: 'Ada',
      saidOn: '2026-11-20',
      source: '',
    };
    deepAll(element, 'c-evidence-fields')[0]?.dispatchEvent(new CustomEvent('change', { detail: details }));
    await settled();
    await submit(element);
    expect(createRecord).not.toHaveBeenCalled();
    expect(updateRecord).toHaveBeenCalledWith({
      fields: expect.objectContaining({
        Id: 'a0A1',
        Answer__c: answer.answer,
        Evidence__c: 'Quoted',
        Quote__c: 'Eleven days!',
        Said_By__c: '0031',
        Said_On__c: '2026-11-20',
        Source__c: null,
      }),
    });
  });

  test('what is not known yet gets an owner, who is the user, and a day', async () => {
    const element = await show({ question });
    (deepAll(element, '[data-not-known]')[0] as HTMLElement).click();
    await settled();
    await submit(element);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'DF_Answer__c',
      fields: expect.objectContaining({
        Status__c: 'Not Known Yet',
        Open_Owner__c: '005000000000001AAA',
        Open_Until__c: dayFrom(new Date(), 7),
      }),
    });
  });

  test('a refusal is shown in the words of the org, and what was typed stays', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(refusal('“tbd” says nothing.'));
    const element = await show({ question });
    await type(element, 'tbd');
    await submit(element);
    expect(texts(element, '[data-sentence]')).toEqual(['“tbd” says nothing.']);
    expect((deepAll(element, '[data-text]')[0] as HTMLElement & { value: string }).value).toBe('tbd');
  });

  test('it says which gate waits for it, and what a reviewer asks', async () => {
    const gap = { toEnter: 'Value Proposition', evidence: 'Quoted' };
    const element = await show({ question, gap, answer: { ...answer, reviewReason: 'Same text as on another deal' } });
    expect(texts(element, '[data-need]')).toEqual(['c.DF_Question_Needed_For']);
    expect(texts(element, '.review')).toEqual(['c.DF_Question_Review']);
  });

  test('outside the next few it is one line with a button', async () => {
    const element = await show({ question }, false);
    expect(deepAll(element, 'form')).toHaveLength(0);
    (deepAll(element, '[data-open]')[0] as HTMLElement).click();
    await settled();
    expect(deepAll(element, '[data-text]')).toHaveLength(1);
  });

  test('it is accessible asked, answered and open', async () => {
    await expect(await show({ question })).toBeAccessible();
    await expect(await show({ question, answer }, false)).toBeAccessible();
    const element = await show({ question });
    await type(element, 'It takes');
    await expect(element).toBeAccessible();
  });
});

describe('a day from a moment', () => {
  test('months and years turn over', () => {
    expect(dayFrom(new Date(2026, 11, 28, 23, 59), 7)).toBe('2027-01-04');
    expect(dayFrom(new Date(2026, 10, 21), 0)).toBe('2026-11-21');
  });
});
