import { dayFrom } from 'c/calendarDays';
import { DEAL, settled, texts } from '../../../../../test/jest/deal.ts';
import {
  answer,
  answered,
  beginAnew,
  change,
  click,
  create,
  fieldsOf,
  has,
  isKept,
  leave,
  one,
  question,
  saved,
  show,
  submit,
  topic,
  type,
  update,
} from './questionOnPage.ts';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

beforeEach(beginAnew);
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
    expect(saved).toHaveBeenCalledWith({ concept: 'problem', ask: question.ask, moveToNext: false });
    expect(isKept()).toBeUndefined();
  });

  test('opened for more evidence it has that chosen; more than was asked for is kept', async () => {
    const element = await show(answered);
    element.open('Quoted');
    await settled();
    const evidence = () => (one(element, '[data-evidence]').value as unknown as { evidence: string }).evidence;
    expect(evidence()).toBe('Quoted');
    await change(element, '[data-evidence]', { evidence: 'Confirmed' });
    element.open('Quoted');
    await settled();
    expect(evidence()).toBe('Confirmed');
  });

  test('Enter saves too, and leads on', async () => {
    const element = await show();
    await type(element, 'It takes eleven days');
    await submit(element);
    expect(saved).toHaveBeenCalledWith({ concept: 'problem', ask: question.ask, moveToNext: true });
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
      Open_Since__c: dayFrom(new Date(), 0),
      Open_Until__c: dayFrom(new Date(), 7),
    });
  });

  test('what was open before keeps its first day, and is due within 30 days of it', async () => {
    const before = { ...answer, status: 'Withdrawn', openSince: dayFrom(new Date(), -27), openUntil: '' };
    const element = await show({ ...topic, answer: before });
    await click(element, '[data-not-known]');
    await leave(element);
    expect(fieldsOf(update)).toMatchObject({ Status__c: 'Not Known Yet', Open_Until__c: dayFrom(new Date(), 3) });
    expect(fieldsOf(update)).not.toHaveProperty('Open_Since__c');
  });

  test('what has been open for 30 days gets no due day by itself', async () => {
    const before = { ...answer, status: 'Withdrawn', openSince: dayFrom(new Date(), -31), openUntil: '' };
    const element = await show({ ...topic, answer: before });
    await click(element, '[data-not-known]');
    await leave(element);
    expect(texts(element, '[data-missing] p')).toEqual(['c.DF_Rule_Answer_Open_Over']);
  });

  test('what an earlier release marked counts from today when its due day is changed', async () => {
    const marked = { ...answer, status: 'Not Known Yet', openOwner: '0051', openUntil: '2030-01-01', openSince: '' };
    const element = await show({ ...topic, answer: marked });
    await click(element, '[data-not-known]');
    await change(element, '[data-finding]', { openUntil: dayFrom(new Date(), 5) });
    await leave(element);
    expect(fieldsOf(update)).toMatchObject({
      Open_Since__c: dayFrom(new Date(), 0),
      Open_Until__c: dayFrom(new Date(), 5),
    });
  });

  test('can be withdrawn in one click, without a word, and is asked again', async () => {
    const open = { ...answer, answer: '', status: 'Not Known Yet', openOwner: '0051', openUntil: '2030-01-01' };
    const element = await show({ ...topic, answer: open });
    await click(element, '[data-withdraw]');
    await leave(element);
    expect(update).toHaveBeenCalledTimes(1);
    expect(fieldsOf(update)).toEqual({ Id: answer.id, Status__c: 'Withdrawn' });
    const other = await show(answered);
    expect(has(other, '[data-withdraw]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  test('an overdue promise is named as overdue', async () => {
    const late = { ...answer, status: 'Not Known Yet', openOwner: '0051', openUntil: dayFrom(new Date(), -1) };
    expect(texts(await show({ ...topic, answer: late }), '[data-promise]')).toEqual(['c.DF_Open_Overdue']);
  });

  test('a promise without a day shows it; cancelled, it is gone', async () => {
    const element = await show();
    await click(element, '[data-not-known]');
    await change(element, '[data-finding]', { openUntil: '' });
    await leave(element);
    expect(texts(element, '[data-missing] p')).toEqual(['c.DF_Question_Still_Missing_Open']);
    await click(element, '[data-cancel]');
    expect(has(element, '[data-finding]')).toBe(false);
    expect(has(element, '[data-stash]')).toBe(false);
  });

  test('a promise is shown, and answering it takes owner and day away', async () => {
    const promised = {
      ...answer,
      status: 'Not Known Yet',
      answer: '',
      evidence: '',
      openOwner: '0051',
      openUntil: dayFrom(new Date(), 3),
      openSince: dayFrom(new Date(), -4),
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

  test('it shows why it is asked, who could answer, how else it can be asked, and what a reviewer asks', async () => {
    const more = { ...question, ask: 'What happened last?' };
    const gap = { toEnter: 'Value Proposition', evidence: 'Quoted' } as const;
    const speaker = { contactId: '0031', name: 'Ada', position: 'Operations lead' };
    const element = await show({ ...topic, questions: [question, more], gap: { ...gap, isBlocking: true }, speaker });
    expect(texts(element, '[data-need]')).toEqual(['c.DF_Question_Blocks']);
    // Of a later gate nothing is shown, of an answer with too little evidence what it lacks.
    expect(has(await show({ ...topic, gap }), '[data-need]')).toBe(false);
    expect(texts(await show({ ...answered, gap }), '[data-need]')).toEqual(['c.DF_Question_Needed_To_Enter']);
    expect(texts(element, '[data-speaker]')).toEqual(['c.DF_Question_Could_Tell']);
    expect(texts(element, '.ways__list li')).toEqual(['What happened last?']);
    const asking = await show({ ...topic, speaker: { ask: 'payer' } });
    expect(texts(asking, '[data-speaker]')).toEqual(['c.DF_Question_Ask_Payer']);
    const flagged = { ...answer, quote: 'Eleven!', createdBy: 'Kim', reviewReason: 'Same text as on another deal' };
    const done = await show({ ...answered, answer: flagged, speaker });
    expect(texts(done, '[data-review]')).toEqual(['c.DF_Question_Review']);
    expect(texts(done, '.answer__quote')).toEqual(['c.DF_Said']);
    expect(texts(done, '[data-origin]')).toEqual(['c.DF_Quote_Typed']);
    expect(has(done, '[data-speaker]')).toBe(false);
    const cleared = await show({ ...answered, answer: { ...flagged, verdict: 'Cleared' } });
    expect(has(cleared, '[data-review]')).toBe(false);
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
    expect(has(element, '[data-save-anyway]')).toBe(false);
    expect(create).not.toHaveBeenCalled();
    expect(isKept()).toBe('tbd');
  });

  test.each([
    ['Where does it let you down', 'c.DF_Question_Advice_Echo'],
    ['asdfghjkl', 'c.DF_Question_Advice_Mash'],
    ['Every invoice is typed twice by hand', 'c.DF_Question_Advice_Repeat'],
  ])('`%s` is questioned, and the seller may save it anyway', async (text, reason) => {
    const other = { ...answer, concept: 'situation', answer: 'Every invoice is typed twice, by hand.' };
    const element = await show(topic, { answers: [other, { ...answer, answer: text }] });
    await type(element, text);
    await submit(element);
    expect(texts(element, '[data-advice-reason]')).toEqual([reason]);
    expect(create).not.toHaveBeenCalled();
    await click(element, '[data-save-anyway]');
    await settled();
    expect(fieldsOf(create)).toMatchObject({ Answer__c: text });
  });

  test('what is longer than one line loses nothing: the rest moves into the note', async () => {
    const element = await show();
    // Sentences that repeat each other would get advice of their own.
    const text =
      'Closing the month takes accounting eleven days, because every plant sends its own sheet. Two people type the sheets into ' +
      'the ledger, and a third compares the totals by hand. Whatever differs goes back to the plant by mail, which answers in ' +
      'two days or three. And then comes the audit.';
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
