import { draftOf, keepDraft } from 'c/drafts';
import { DEAL, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import {
  answer,
  answered,
  beginAnew,
  change,
  click,
  create,
  duplicate,
  fieldsOf,
  has,
  isKept,
  leave,
  lost,
  one,
  press,
  reread,
  saved,
  show,
  stale,
  submit,
  theirs,
  type,
  update,
} from './questionOnPage.ts';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

beforeEach(beginAnew);
afterEach(() => document.body.replaceChildren());

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

  test('is stashed by Escape until the seller brings it back or discards it, also over a reload', async () => {
    const element = await show(answered);
    await click(element, '[data-open]');
    await type(element, 'Something else');
    await press(element, 'ArrowDown');
    await press(element, 'Escape');
    expect(texts(element, '.answer__text')).toEqual([answer.answer]);
    expect(texts(element, '.stash__text')).toEqual(['c.DF_Question_Set_Aside']);
    await leave(element);
    expect(update).not.toHaveBeenCalled();

    document.body.replaceChildren();
    const again = await show(answered);
    await click(again, '[data-bring-back]');
    expect(one(again, '[data-text]').value).toBe('Something else');
    await press(again, 'Escape');
    await click(again, '[data-discard]');
    expect(has(again, '[data-stash]')).toBe(false);
    expect(draftOf(DEAL, 'answer aside:problem')).toBeUndefined();
  });

  test('is not overwritten by what is typed after Escape: both can be brought back', async () => {
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
    expect(saved.mock.calls.map(([{ moveToNext }]) => moveToNext)).toEqual([false, false]);
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

  test('after the save was stored but nothing could be read shows it, and keeps the words in sight', async () => {
    reread.mockRejectedValueOnce(lost);
    const element = await show();
    await type(element, 'Eleven days');
    await leave(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(one(element, '[data-text]').value).toBe('Eleven days');
  });

  test('signed out shows it, and the same words are saved after signing in', async () => {
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

  test('by a rule of the org shows its words under a heading that shows it, and the draft stays', async () => {
    create.mockRejectedValueOnce(refusal('Closed for the quarter.'));
    const element = await show();
    await type(element, 'Eleven days');
    await leave(element);
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Not_Saved', 'c.DF_Question_Org_Rule']);
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

  test('an answer that another user gave first is a conflict, not a second one', async () => {
    create.mockRejectedValueOnce(duplicate);
    reread.mockResolvedValue(theirs);
    const element = await show();
    await type(element, 'Twelve days');
    await leave(element);
    expect(texts(element, '[data-theirs]')).toEqual(['It takes two weeks']);
  });

  test('a draft from before another user changed the answer meets it after a reload', async () => {
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
