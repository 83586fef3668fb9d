import { createElement } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import DiscoveryQuestion from 'c/discoveryQuestion';
import { dayFrom } from 'c/calendarDays';
import { draftOf, keepDraft } from 'c/drafts';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const create = createRecord as jest.Mock;
const update = updateRecord as jest.Mock;

const question = { concept: 'problem', ask: 'Where does it let you down?', why: 'Nobody buys without one.', weight: 1 };
const topic = { concept: 'problem', questions: [question], isAnswered: false };
const answer = {
  id: 'a0A1',
  modifiedAt: '2026-11-20T08:00:00.000Z',
  modifiedBy: 'Grace Hopper',
  concept: 'problem',
  status: 'Answered',
  answer: 'Closing the month takes eleven days',
  note: '',
  level: 2,
  evidence: 'Heard',
  saidBy: '',
  saidByName: '',
  saidOn: '',
  quote: '',
  source: '',
  openOwner: '',
  openOwnerName: '',
  openUntil: '',
  isFlagged: false,
  reviewReason: '',
  verdict: '',
};
const theirs = { ...answer, answer: 'It takes two weeks', modifiedAt: '2026-11-21T09:00:00.000Z' };
const answered = { ...topic, answer, isAnswered: true };

type Question = HTMLElement & Record<string, unknown> & { open(): void };
const reread = jest.fn();
const saved = jest.fn();

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement & { value: string };

/** As a seller comes to it: the focus is what loads the form. */
async function show(item: unknown = topic, more = {}) {
  const element = createElement('c-discovery-question', { is: DiscoveryQuestion }) as unknown as Question;
  Object.assign(element, { item, dealId: DEAL, isNext: true, answers: [], reread, ...more });
  element.addEventListener('saved', (event) => saved((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  one(element, 'section').dispatchEvent(new FocusEvent('focusin'));
  await settled();
  return element;
}

const has = (element: Element, selector: string) => deepAll(element, selector).length > 0;

async function change(element: Element, selector: string, detail: unknown) {
  one(element, selector).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
}
const type = (element: Element, value: string) => change(element, '[data-text]', { value });

async function click(element: Element, selector: string) {
  one(element, selector).click();
  await settled();
}

/** As the browser says it when the focus goes somewhere else on the page. */
async function leave(element: Element) {
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  one(element, 'section').dispatchEvent(new FocusEvent('focusout', { relatedTarget: document.body }));
  await settled();
  await settled();
}

async function submit(element: Element) {
  // The stubs of base components know no validity.
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
  one(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
  await settled();
}

async function press(element: Element, key: string) {
  one(element, 'form').dispatchEvent(new KeyboardEvent('keydown', { key }));
  await settled();
}

const fieldsOf = (mock: jest.Mock, call = 0) => mock.mock.calls[call][0].fields as Record<string, unknown>;
const isKept = () => draftOf<any>(DEAL, 'answer:problem')?.value.value.text as string | undefined;
const lost = { status: 0, statusText: 'Not reachable', body: { message: 'x' } };
const duplicate = {
  status: 400,
  body: { message: 'x', output: { errors: [{ errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found' }] } },
};
const stale = { status: 412, body: { message: 'changed' } };

beforeEach(() => {
  jest.resetAllMocks();
  localStorage.clear();
  create.mockResolvedValue({ id: 'a0A1' });
  update.mockResolvedValue({ id: 'a0A1' });
  reread.mockResolvedValue(answer);
});
afterEach(() => document.body.replaceChildren());

describe('a question', () => {
  test('one sentence is an answer: it is heard, saved on leaving, and its key is the deal and the concept', async () => {
    const element = await show();
    await type(element, ' It takes eleven days ');
    expect(isKept()).toBe(' It takes eleven days ');
    await leave(element);
    expect(create).toHaveBeenCalledTimes(1);
    expect(create).toHaveBeenCalledWith({
      apiName: 'DF_Answer__c',
      fields: {
        Opportunity__c: DEAL,
        Concept__c: 'problem',
        Key__c: `${DEAL}:problem`,
        Status__c: 'Answered',
        Answer__c: 'It takes eleven days',
        Evidence__c: 'Heard',
      },
    });
    expect(saved).toHaveBeenCalledWith({ concept: 'problem', ask: question.ask, isLedOn: false });
    expect(isKept()).toBeUndefined();
  });

  test('Enter saves too, and leads on', async () => {
    const element = await show();
    await type(element, 'It takes eleven days');
    await submit(element);
    expect(saved).toHaveBeenCalledWith({ concept: 'problem', ask: question.ask, isLedOn: true });
  });

  test('another window, or another field of the same question, is no leaving', async () => {
    const element = await show();
    await type(element, 'It takes eleven days');
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    one(element, 'section').dispatchEvent(new FocusEvent('focusout', { relatedTarget: null }));
    jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    const inside = one(element, '[data-save]');
    one(element, 'section').dispatchEvent(new FocusEvent('focusout', { relatedTarget: inside }));
    await settled();
    expect(create).not.toHaveBeenCalled();
  });

  test('leaving an empty field, or one that was only opened, saves nothing', async () => {
    const element = await show();
    await leave(element);
    await submit(element);
    await type(element, 'x');
    await type(element, '');
    await leave(element);
    expect(isKept()).toBeUndefined();
    const other = await show(answered, { isNext: false });
    await click(other, '[data-open]');
    await submit(other);
    expect(create).not.toHaveBeenCalled();
    expect(update).not.toHaveBeenCalled();
    expect(has(other, '[data-answer]')).toBe(true);
  });

  test('an answer that is there is updated with what differs, unless it was changed since', async () => {
    const element = await show(answered);
    await click(element, '[data-open]');
    const said = { evidence: 'Quoted', quote: 'Eleven days!', saidBy: '0031', saidByName: 'Ada', saidOn: '2026-11-20' };
    await change(element, '[data-evidence]', said);
    await submit(element);
    expect(update).toHaveBeenCalledWith(
      {
        fields: {
          Id: 'a0A1',
          Evidence__c: 'Quoted',
          Quote__c: 'Eleven days!',
          Said_By__c: '0031',
          Said_On__c: '2026-11-20',
        },
      },
      { ifUnmodifiedSince: answer.modifiedAt },
    );
  });

  test('quoted without quote, who and when is kept, and what is missing is said; Heard is one click away', async () => {
    const element = await show();
    await type(element, 'It takes eleven days');
    await change(element, '[data-evidence]', { evidence: 'Quoted' });
    await leave(element);
    expect(create).not.toHaveBeenCalled();
    expect(isKept()).toBe('It takes eleven days');
    expect(texts(element, '[data-missing] p')).toEqual(['c.DF_Question_Still_Missing']);
    await click(element, '[data-as-heard]');
    expect(fieldsOf(create)).toMatchObject({ Evidence__c: 'Heard' });
  });

  test('confirmed needs its source, and evidence without an answer needs the answer', async () => {
    const element = await show();
    await type(element, 'Eleven days');
    const said = { evidence: 'Confirmed', quote: 'Yes', saidBy: '0031', saidOn: '2026-11-20' };
    await change(element, '[data-evidence]', said);
    await leave(element);
    expect(has(element, '[data-missing]')).toBe(true);
    await change(element, '[data-evidence]', { source: 'Call' });
    await type(element, '');
    await leave(element);
    expect(texts(element, '[data-missing] p')).toEqual(['c.DF_Question_Still_Missing_Open']);
    expect(has(element, '[data-as-heard]')).toBe(false);
    expect(create).not.toHaveBeenCalled();
  });

  test('what is not known yet gets an owner, who is the user, and a day', async () => {
    const element = await show();
    await click(element, '[data-not-known]');
    await leave(element);
    expect(fieldsOf(create)).toEqual({
      Opportunity__c: DEAL,
      Concept__c: 'problem',
      Key__c: `${DEAL}:problem`,
      Status__c: 'Not Known Yet',
      Open_Owner__c: '005000000000001AAA',
      Open_Until__c: dayFrom(new Date(), 7),
    });
  });

  test('a promise without a day says so; cancelled, it is gone', async () => {
    const element = await show();
    await click(element, '[data-not-known]');
    await change(element, '[data-finding]', { openUntil: '' });
    await leave(element);
    expect(texts(element, '[data-missing] p')).toEqual(['c.DF_Question_Still_Missing_Open']);
    await click(element, '[data-cancel]');
    expect(has(element, '[data-finding]')).toBe(false);
    expect(has(element, '[data-aside]')).toBe(false);
  });

  test('a promise is shown, and answering it takes owner and day away', async () => {
    const promised = {
      ...answer,
      status: 'Not Known Yet',
      answer: '',
      evidence: '',
      openOwner: '0051',
      openUntil: '2026-12-01',
    };
    const element = await show({ ...topic, answer: promised });
    expect(texts(element, '[data-promise]')).toEqual(['c.DF_Question_Open_Until']);
    await type(element, 'Eleven days');
    await submit(element);
    expect(fieldsOf(update)).toEqual({
      Id: 'a0A1',
      Status__c: 'Answered',
      Answer__c: 'Eleven days',
      Evidence__c: 'Heard',
      Open_Owner__c: null,
      Open_Until__c: null,
    });
  });

  test('a longer note stands apart, and is there to read', async () => {
    const element = await show();
    await type(element, 'Eleven days');
    await click(element, '[data-add-note]');
    await change(element, '[data-note]', { value: 'n'.repeat(32_000) });
    await submit(element);
    expect(fieldsOf(create).Note__c).toHaveLength(32_000);
    const row = await show({ ...answered, answer: { ...answer, note: '<b>no markup</b>' } });
    expect(texts(row, '.answer__note')).toEqual(['<b>no markup</b>']);
  });

  test('outside the next few it is one line with a button', async () => {
    const element = await show(topic, { isNext: false });
    expect(has(element, 'form')).toBe(false);
    await click(element, '[data-open]');
    expect(has(element, '[data-text]')).toBe(true);
  });

  test('it says why it is asked, who could tell, how else it can be asked, and what a reviewer asks', async () => {
    const more = { ...question, ask: 'What happened last?' };
    const gap = { toEnter: 'Value Proposition', evidence: 'Quoted' };
    const speaker = { contactId: '0031', name: 'Ada' };
    const element = await show({ ...topic, questions: [question, more], gap, speaker });
    expect(texts(element, '[data-need]')).toEqual(['c.DF_Question_Needed_To_Enter']);
    expect(texts(element, '[data-speaker]')).toEqual(['c.DF_Question_Could_Tell']);
    expect(texts(element, '.ways__list li')).toEqual(['What happened last?']);
    const asking = await show({ ...topic, speaker: { ask: 'payer' } });
    expect(texts(asking, '[data-speaker]')).toEqual(['c.DF_Question_Ask_Payer']);
    const flagged = { ...answer, quote: 'Eleven!', reviewReason: 'Same text as on another deal' };
    const done = await show({ ...answered, answer: flagged, speaker });
    expect(texts(done, '[data-review]')).toEqual(['c.DF_Question_Review']);
    expect(texts(done, '.answer__quote')).toEqual(['c.DF_Said']);
    expect(has(done, '[data-speaker]')).toBe(false);
  });

  test('it is accessible asked, answered, open and in doubt', async () => {
    await expect(await show()).toBeAccessible();
    await expect(await show(answered, { isNext: false })).toBeAccessible();
    const element = await show();
    await type(element, 'tbd');
    await leave(element);
    await expect(element).toBeAccessible();
  });
});

describe('a text that is no answer', () => {
  test('a placeholder gets a reason and a better question, and is not saved', async () => {
    const element = await show();
    await type(element, 'tbd');
    await leave(element);
    expect(texts(element, '[data-advice-reason]')).toEqual(['c.DF_Question_Advice_Placeholder']);
    expect(texts(element, '[data-better]')).toEqual(['c.DF_Question_Better_Last_Time']);
    expect(has(element, '[data-insist]')).toBe(false);
    expect(create).not.toHaveBeenCalled();
    expect(isKept()).toBe('tbd');
  });

  test.each([
    ['Where does it let you down', 'c.DF_Question_Advice_Echo'],
    ['asdfghjkl', 'c.DF_Question_Advice_Mash'],
    ['Every invoice is typed twice by hand', 'c.DF_Question_Advice_Repeat'],
  ])('`%s` is questioned, and the seller may save it all the same', async (text, reason) => {
    const other = { ...answer, concept: 'situation', answer: 'Every invoice is typed twice, by hand.' };
    const element = await show(topic, { answers: [other, { ...answer, answer: text }] });
    await type(element, text);
    await submit(element);
    expect(texts(element, '[data-advice-reason]')).toEqual([reason]);
    expect(create).not.toHaveBeenCalled();
    await click(element, '[data-insist]');
    await settled();
    expect(fieldsOf(create)).toMatchObject({ Answer__c: text });
  });

  test('what is longer than one line loses nothing: the rest moves into the note', async () => {
    const element = await show();
    const text = `${'Eleven days, every month. '.repeat(12)}And then the audit.`;
    await type(element, text);
    await leave(element);
    expect(texts(element, '[data-advice-reason]')).toEqual(['c.DF_Question_Advice_Long']);
    expect(has(element, '[data-better]')).toBe(false);
    await click(element, '[data-move]');
    await submit(element);
    const { Answer__c: line, Note__c: rest } = fieldsOf(create) as Record<string, string>;
    expect(line!.length).toBeLessThanOrEqual(255);
    expect(`${line} ${rest}`).toBe(text);
  });
});

describe('what was typed', () => {
  test('comes back after a reload as not saved yet', async () => {
    await type(await show(), 'It takes eleven days');
    document.body.replaceChildren();
    const element = await show();
    expect(one(element, '[data-text]').value).toBe('It takes eleven days');
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Question_Not_Saved_Yet']);
  });

  test('is forgotten when the org turns out to have it', async () => {
    const element = await show();
    await type(element, answer.answer);
    document.body.replaceChildren();
    await show(answered);
    expect(isKept()).toBeUndefined();
  });

  test('is kept aside by Escape until the seller brings it back or discards it, also over a reload', async () => {
    const element = await show(answered);
    await click(element, '[data-open]');
    await type(element, 'Something else');
    await press(element, 'ArrowDown');
    await press(element, 'Escape');
    expect(texts(element, '.answer__text')).toEqual([answer.answer]);
    expect(texts(element, '.aside__text')).toEqual(['c.DF_Question_Set_Aside']);
    await leave(element);
    expect(update).not.toHaveBeenCalled();

    document.body.replaceChildren();
    const again = await show(answered);
    await click(again, '[data-bring-back]');
    expect(one(again, '[data-text]').value).toBe('Something else');
    await press(again, 'Escape');
    await click(again, '[data-discard]');
    expect(has(again, '[data-aside]')).toBe(false);
    expect(draftOf(DEAL, 'answer aside:problem')).toBeUndefined();
  });

  test('is not overwritten by what is typed after Escape: both can be had', async () => {
    const element = await show();
    await press(element, 'Escape');
    await type(element, 'First words');
    await press(element, 'Escape');
    await type(element, 'Second words');
    await click(element, '[data-bring-back]');
    expect(one(element, '[data-text]').value).toBe('First words');
    await click(element, '[data-bring-back]');
    expect(one(element, '[data-text]').value).toBe('Second words');
  });

  test('during a save is saved afterwards, over the answer that the save made', async () => {
    let finish = (_: unknown): void => undefined;
    create.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
    const element = await show();
    await type(element, 'Eleven');
    await submit(element);
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Question_Saving']);
    await type(element, 'Eleven days');
    await submit(element);
    expect(create).toHaveBeenCalledTimes(1);
    reread.mockResolvedValueOnce({ ...answer, answer: 'Eleven' });
    finish({ id: 'a0A1' });
    await settled();
    await settled();
    await settled();
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: 'a0A1', Answer__c: 'Eleven days' } },
      { ifUnmodifiedSince: answer.modifiedAt },
    );
    expect(saved.mock.calls.map(([{ isLedOn }]) => isLedOn)).toEqual([false, false]);
  });

  test('during a save stays a draft while the seller is still in the field', async () => {
    let finish = (_: unknown): void => undefined;
    create.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
    const element = await show();
    one(element, 'section').dispatchEvent(new FocusEvent('focusin'));
    await type(element, 'Eleven');
    await submit(element);
    await type(element, 'Eleven days');
    finish({ id: 'a0A1' });
    await settled();
    await settled();
    expect(update).not.toHaveBeenCalled();
    expect(isKept()).toBe('Eleven days');
  });
});

describe('a save that fails', () => {
  test('without a connection keeps the text, and is sent again once when the connection is back', async () => {
    create.mockRejectedValueOnce(lost);
    const element = await show();
    await type(element, 'Eleven days');
    await leave(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(isKept()).toBe('Eleven days');
    window.dispatchEvent(new CustomEvent('online'));
    window.dispatchEvent(new CustomEvent('online'));
    await settled();
    await settled();
    expect(create).toHaveBeenCalledTimes(2);
    expect(isKept()).toBeUndefined();
  });

  test('without an answer, but stored, is not doubled: its own words are found by the key', async () => {
    create.mockRejectedValueOnce(lost).mockRejectedValueOnce(duplicate);
    reread.mockResolvedValue({ ...answer, answer: 'Eleven' });
    const element = await show();
    await type(element, 'Eleven');
    await leave(element);
    await type(element, 'Eleven days');
    await click(element, '[data-try-again]');
    await settled();
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: 'a0A1', Answer__c: 'Eleven days' } },
      { ifUnmodifiedSince: answer.modifiedAt },
    );
    expect(has(element, '[data-keep-mine]')).toBe(false);
  });

  test('as a duplicate of the same words counts as saved', async () => {
    create.mockRejectedValueOnce(duplicate);
    const element = await show();
    await type(element, answer.answer);
    await submit(element);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  test('only because a review flagged the answer is done again without a question', async () => {
    update.mockRejectedValueOnce(stale);
    reread.mockResolvedValue({ ...answer, modifiedAt: '2026-11-21T09:00:00.000Z' });
    const element = await show(answered);
    await click(element, '[data-open]');
    await type(element, 'Twelve days');
    await submit(element);
    await settled();
    expect(update.mock.calls.at(-1)?.[1]).toEqual({ ifUnmodifiedSince: '2026-11-21T09:00:00.000Z' });
  });

  test('after the save was stored but nothing could be read says so, and keeps the words in sight', async () => {
    reread.mockRejectedValueOnce(lost);
    const element = await show();
    await type(element, 'Eleven days');
    await leave(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(one(element, '[data-text]').value).toBe('Eleven days');
  });

  test('signed out says so, and the same words are saved after signing in', async () => {
    create.mockRejectedValueOnce({ status: 401, body: [{ message: 'Session expired' }] });
    const element = await show();
    await type(element, 'Eleven days');
    await leave(element);
    window.dispatchEvent(new CustomEvent('online'));
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Signed_Out']);
    await click(element, '[data-try-again]');
    await settled();
    expect(create).toHaveBeenCalledTimes(2);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  test('by a rule of the org shows its words under a heading that says so, and the draft stays', async () => {
    create.mockRejectedValueOnce(refusal('Closed for the quarter.'));
    const element = await show();
    await type(element, 'Eleven days');
    await leave(element);
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Question_Org_Rule']);
    expect(texts(element, '[data-sentence]')).toEqual(['Closed for the quarter.']);
    expect(isKept()).toBe('Eleven days');
    expect(has(element, '[data-try-again]')).toBe(false);
  });

  test('for want of permission is not called a rule', async () => {
    create.mockRejectedValueOnce({ status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No access.' }] });
    const element = await show();
    await type(element, 'Eleven days');
    await leave(element);
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Not_Saved']);
    expect(texts(element, '[data-sentence]')).toEqual(['No access.']);
  });

  test('because the answer is gone can be noted again', async () => {
    update.mockRejectedValueOnce({ status: 404, body: [{ message: 'gone' }] });
    reread.mockResolvedValueOnce(undefined);
    const element = await show(answered);
    await click(element, '[data-open]');
    await type(element, 'Twelve days');
    await leave(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Gone']);
    await click(element, '[data-try-again]');
    await settled();
    expect(fieldsOf(create)).toMatchObject({ Key__c: `${DEAL}:problem`, Answer__c: 'Twelve days' });
  });
});

describe('two people at one answer', () => {
  async function conflict() {
    update.mockRejectedValueOnce(stale);
    reread.mockResolvedValue(theirs);
    const element = await show(answered);
    await click(element, '[data-open]');
    one(element, 'section').dispatchEvent(new FocusEvent('focusin'));
    await type(element, 'Twelve days');
    await submit(element);
    expect(texts(element, '[data-mine]')).toEqual(['Twelve days']);
    expect(texts(element, '[data-theirs]')).toEqual(['It takes two weeks']);
    // Leaving decides nothing.
    await leave(element);
    expect(update).toHaveBeenCalledTimes(1);
    return element;
  }
  const last = () => update.mock.calls.at(-1);

  test('mine over theirs', async () => {
    await click(await conflict(), '[data-keep-mine]');
    await settled();
    expect(last()).toEqual([
      { fields: { Id: 'a0A1', Answer__c: 'Twelve days' } },
      { ifUnmodifiedSince: theirs.modifiedAt },
    ]);
  });

  test('theirs', async () => {
    const element = await conflict();
    await click(element, '[data-take-theirs]');
    expect(update).toHaveBeenCalledTimes(1);
    expect(isKept()).toBeUndefined();
    expect(has(element, '[data-conflict]')).toBe(false);
  });

  test('both in one', async () => {
    const element = await conflict();
    expect(one(element, '[data-merged]').value).toBe('It takes two weeks / Twelve days');
    await change(element, '[data-merged]', { value: 'Twelve days to two weeks' });
    await click(element, '[data-save-merged]');
    await settled();
    expect(fieldsOf(update, 1)).toEqual({ Id: 'a0A1', Answer__c: 'Twelve days to two weeks' });
  });

  test('an answer that somebody else gave first is a conflict, not a second one', async () => {
    create.mockRejectedValueOnce(duplicate);
    reread.mockResolvedValue(theirs);
    const element = await show();
    await type(element, 'Twelve days');
    await leave(element);
    expect(texts(element, '[data-theirs]')).toEqual(['It takes two weeks']);
  });

  test('a draft from before somebody else changed the answer meets it after a reload', async () => {
    const over = {
      id: 'a0A1',
      modifiedAt: answer.modifiedAt,
      value: { ...answer, isOpen: false, text: answer.answer },
    };
    keepDraft(DEAL, 'answer:problem', { value: { ...over.value, text: 'Twelve days' }, over });
    update.mockRejectedValueOnce(stale);
    reread.mockResolvedValue(theirs);
    const element = await show({ ...answered, answer: theirs });
    await leave(element);
    expect(texts(element, '[data-theirs]')).toEqual(['It takes two weeks']);
    await expect(element).toBeAccessible();
  });
});
