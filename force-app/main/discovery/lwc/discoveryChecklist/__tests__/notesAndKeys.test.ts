import { getRecord } from 'lightning/uiRecordApi';
import { draftOf, keepDraft } from 'c/drafts';
import { requestFix } from 'c/fixRequests';
import { DEAL, deal, deepAll, settled } from '../../../../../test/jest/deal.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';
import { click, emit, emptyPage, isFocusIn, longSettled, one, questionOf, sent, show } from './checklistOnPage.ts';

beforeEach(emptyPage);
afterEach(() => document.body.replaceChildren());

describe('the inbox of suggestions', () => {
  const inboxIn = (element: Element, outer: string) => deepAll(element, `${outer} [data-inbox]`).length;
  const enter = async (element: Element) => {
    one(element, '[data-notes]').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await longSettled();
    emit({});
    stubOf(getRecord).emit(deal());
    await longSettled();
  };

  it('comes below the questions when the org has some, and only then by itself', async () => {
    expect(deepAll(await show(), '[data-inbox]')).toEqual([]);
    const element = await show({ suggestions: [{ Id: 'a0S', Kind__c: 'Pain', Text__c: 'It hurts.' }] });
    await longSettled();
    expect([inboxIn(element, 'article'), inboxIn(element, '.notes')]).toEqual([1, 0]);
  });

  it('comes below the field for notes when that is entered, and the field grows', async () => {
    const element = await show();
    const field = one(element, '[data-notes]');
    expect(field.className).toBe('notes__text');
    await enter(element);
    expect(field.className).toBe('notes__text notes__text_open');
    expect(inboxIn(element, '.notes')).toBe(1);
    expect(deepAll(element, '[data-paste-form]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('hands the notes to the form, and empties the field when they were read or are not wanted', async () => {
    const element = await show();
    await enter(element);
    const field = one(element, '[data-notes]');
    field.dispatchEvent(new CustomEvent('change', { detail: { value: 'Orders are typed twice.' } }));
    await settled();
    expect(draftOf(DEAL, 'suggestions:notes')?.value).toBe('Orders are typed twice.');
    one(element, '[data-inbox]').dispatchEvent(new CustomEvent('leave'));
    await settled();
    expect([field.value, deepAll(element, '[data-paste-form]').length]).toEqual(['', 0]);
    expect(sent.at(-1)).toBe(one(element, '[data-title]'));
    expect(inboxIn(element, '.notes')).toBe(1);
    // The suggestions below it may have the focus without opening it again.
    one(element, '[data-inbox]').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await settled();
    expect(field.className).toBe('notes__text');
  });

  it('folds the field when Tab leads out of it, if nothing was typed; a click outside does not', async () => {
    const element = await show();
    const outer = one(element, '.notes');
    const field = one(element, '[data-notes]');
    const leave = async (key: string, relatedTarget: Node | null) => {
      await enter(element);
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      outer.dispatchEvent(new FocusEvent('focusout', { relatedTarget }));
      await settled();
      return field.className === 'notes__text';
    };
    expect(await leave('Tab', field)).toBe(false);
    expect(await leave('a', one(element, '[data-title]'))).toBe(false);
    expect(await leave('Tab', one(element, '[data-title]'))).toBe(true);
    // Nor does it leave behind that there is nothing to look at.
    expect(deepAll(element, '[data-inbox]')).toEqual([]);
    await enter(element);
    field.dispatchEvent(new CustomEvent('change', { detail: { value: 'Typed.' } }));
    expect(await leave('Tab', null)).toBe(false);
  });

  it('opens with the text of a reply that was pasted into a confirmation, every time', async () => {
    const element = await show();
    const send = async (text: string) => {
      expect(requestFix({ dealId: DEAL, fix: { on: 'notes', text } })).toBe(true);
      await longSettled();
      emit({});
      stubOf(getRecord).emit(deal());
      await longSettled();
    };
    const field = one(element, '[data-notes]');
    await send('Orders are typed twice.');
    expect([field.value, sent.at(-1)]).toEqual(['Orders are typed twice.', field]);
    await send('It costs us 40 hours a week.');
    expect(field.value).toBe('It costs us 40 hours a week.');
  });

  it('opens by a button, which is all that a phone shows of it before', async () => {
    const element = await show();
    const field = one(element, '[data-notes]');
    const focused = jest.spyOn(field, 'focus');
    expect(field.className).toBe('notes__text');
    one(element, '[data-paste]').click();
    await longSettled();
    expect([field.className, focused.mock.calls.length]).toEqual(['notes__text notes__text_open', 1]);
  });

  it('comes with notes that were pasted before, in the field', async () => {
    keepDraft(DEAL, 'suggestions:notes', 'Half a th');
    const element = await show();
    await longSettled();
    expect([inboxIn(element, '.notes'), one(element, '[data-notes]').value]).toEqual([1, 'Half a th']);
  });

  it('stays where it is, with its announcement, when all is decided', async () => {
    const element = await show({ suggestions: [{ Id: 'a0S', Kind__c: 'Pain', Text__c: 'It hurts.' }] });
    await longSettled();
    const inbox = one(element, '[data-inbox]');
    emit({});
    await settled();
    expect(one(element, '[data-inbox]')).toBe(inbox);
  });
});

describe('single keys', () => {
  /** With the parts that listen: on a page without the stage panel they come with what is opened first. */
  const showParts = async () => {
    const element = await show();
    await click(element, '[data-toggle]');
    await click(element, '[data-toggle]');
    return element;
  };
  const press = async (element: Element, key: string) => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await longSettled();
  };

  it('n goes to the next question: from none to the first, from the last to the first', async () => {
    const element = await showParts();
    await press(one(element, '[data-toggle]'), 'n');
    expect(isFocusIn(questionOf(element, 'problem'))).toBe(true);
    const active = jest.spyOn(element.shadowRoot!, 'activeElement', 'get');
    for (const [from, to] of [
      ['problem', 'situation'],
      ['root cause', 'problem'],
    ] as const) {
      active.mockReturnValue(questionOf(element, from));
      // eslint-disable-next-line no-await-in-loop -- one key after the other
      await press(one(element, '[data-toggle]'), 'n');
      expect(isFocusIn(questionOf(element, to))).toBe(true);
    }
    active.mockRestore();
  });

  it('/ opens all questions with the focus in the search', async () => {
    const element = await showParts();
    await press(one(element, '[data-toggle]'), '/');
    expect(sent.at(-1)).toBe(one(element, '[data-search]'));
  });

  it('? shows the list of keys, also by its button, which has the focus again afterwards', async () => {
    const element = await showParts();
    await press(one(element, '[data-toggle]'), '?');
    expect(sent.at(-1)?.textContent).toBe('c.DF_Keys_Title');
    expect(deepAll(element, '[data-key]')).toHaveLength(5);
    one(element, '[data-keys]').dispatchEvent(new CustomEvent('leave'));
    await settled();
    expect(deepAll(element, '[data-key]')).toEqual([]);
    expect(sent.at(-1)).toBe(one(element, '[data-show-keys]'));
    await click(element, '[data-show-keys]');
    expect(deepAll(element, '[data-key]')).toHaveLength(5);
  });

  it('in the field for notes are text', async () => {
    const element = await showParts();
    const asked = jest.spyOn(window, 'dispatchEvent');
    // The stub has no field.
    const field = document.createElement('textarea');
    one(element, '[data-notes]').append(field);
    await press(field, 'n');
    expect(asked).not.toHaveBeenCalled();
  });
});
