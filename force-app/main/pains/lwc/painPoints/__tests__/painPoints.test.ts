import { executeMutation, graphql } from 'lightning/graphql';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { draftSlots, keepDraft } from 'c/drafts';
import { requestFix } from 'c/fixRequests';
import PainPoints from 'c/painPoints';
import {
  DEAL,
  deepAll,
  emitDeal,
  emitDealErrors,
  playbook,
  refusal,
  settled,
  texts,
} from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { placePanel, showPanel } from '../../../../../test/jest/panel.ts';
import { focused, one, quoted, row, said, statements, wait } from './pain-panel.ts';

const refresh = jest.fn();

async function show(
  pains: Record<string, unknown>[] = [],
  { playbooks = [playbook] as unknown[], fields = {}, rows = {} } = {},
) {
  const element = await showPanel('c-pain-points', PainPoints, {
    playbooks,
    rows: { DF_Pain_Point__c: pains, ...rows },
    refresh,
    fields: { CloseDate: '2099-12-31', ...fields },
  });
  // The list is loaded when there is a pain.
  if (pains.length > 0) await wait();
  return element;
}

/** Has the next refresh answer with these pains, as the org would after a save. */
const answerWith = (pains: Record<string, unknown>[]) =>
  refresh.mockImplementationOnce(async () => emitDeal(graphql, { rows: { DF_Pain_Point__c: pains }, refresh }));

async function click(element: Element, selector: string) {
  one(element, selector).click();
  await wait();
}

async function dispatch(element: Element, selector: string, type: string, detail: unknown = null) {
  one(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
  await wait();
}

beforeEach(() => {
  refresh.mockReset();
  refresh.mockResolvedValue(undefined);
});
afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  jest.clearAllMocks();
});

test('where the stage gate misses a pain, the place to note one has the focus; before there is one, the request is refused', async () => {
  const request = { dealId: DEAL, fix: { on: 'pains' } } as const;
  place('c-pain-points', PainPoints, { recordId: DEAL });
  expect(requestFix(request)).toBe(false);
  document.body.replaceChildren();
  const shown = await show();
  const capture = one(shown, 'c-pain-capture');
  const focus = jest.spyOn(capture, 'focus');
  expect(requestFix(request)).toBe(true);
  expect(focus).toHaveBeenCalledTimes(1);
  expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  document.body.replaceChildren();
  expect(requestFix(request)).toBe(false);
});

test('a noted pain that needs more evidence is opened with that evidence; for one that is gone, a new one is offered', async () => {
  const element = await show([row('a', {}), row('b', {})]);
  const raise = (id: string) => ({ dealId: DEAL, fix: { on: 'pains', raise: { id, evidence: 'Quoted' } } }) as const;
  expect(requestFix(raise('b'))).toBe(true);
  // eslint-disable-next-line no-await-in-loop -- one turn after another
  for (let turn = 0; turn < 4; turn += 1) await settled();
  const editor = one(element, '[data-opened="editor"]') as HTMLElement & { pain: { id: string }; raiseTo: string };
  expect([editor.pain.id, editor.raiseTo]).toEqual(['b', 'Quoted']);
  const focus = jest.spyOn(one(element, 'c-pain-capture'), 'focus');
  expect(one(element, '[data-new-pain]').hidden).toBe(true);
  expect(requestFix(raise('gone'))).toBe(true);
  await settled();
  expect(one(element, '[data-new-pain]').hidden).toBe(false);
  expect(focus).toHaveBeenCalledTimes(1);
});

test('a noted pain that needs a figure is opened for it', async () => {
  const element = await show([row('a', {}), row('b', {})]);
  expect(requestFix({ dealId: DEAL, fix: { on: 'pains', figureOf: 'b' } })).toBe(true);
  // eslint-disable-next-line no-await-in-loop -- one turn after another
  for (let turn = 0; turn < 4; turn += 1) await settled();
  const editor = one(element, '[data-opened="editor"]') as HTMLElement & Record<'pain' | 'isFigureAsked', unknown>;
  expect(editor).toMatchObject({ pain: { id: 'b' }, isFigureAsked: true });
});

describe('the pains of a deal', () => {
  test('come by priority, with their number, what they cost together, and what waiting costs', async () => {
    const element = await show([
      row('a', quoted),
      row('b', { ...quoted, Evidence__c: 'Confirmed', Evidence_Level__c: 4, Impact_Likely__c: 8000 }),
      row('c', { Impact_Likely__c: 999 }),
      row('d', { ...quoted, Status__c: 'Withdrawn', Evidence_Level__c: 0 }),
    ]);
    expect(statements(element)).toEqual(['Pain a', 'Pain b', 'Pain c']);
    expect(texts(element, '.count')).toEqual(['c.DF_Pains_Count']);
    expect(texts(element, '[data-figure]').slice(0, 2)).toEqual(['€50K', '€8K']);
    expect(texts(element, '[data-figure]')).toHaveLength(3);
  });

  test('after the close date, without one, or before an amount is quoted, say no cost of waiting', async () => {
    const late = await show([row('a', quoted)], { fields: { CloseDate: '2020-01-01' } });
    expect(texts(late, '[data-figure]')).toEqual(['€42K', '€0']);
    expect(texts(late, '.count')).toEqual(['c.DF_Pains_One']);
    document.body.replaceChildren();
    const open = await show([row('a', quoted)], { fields: { CloseDate: null } });
    expect(texts(open, '[data-figure]')).toEqual(['€42K', '€0']);
    document.body.replaceChildren();
    expect(texts(await show([row('a')]), '[data-figure]')).toEqual([]);
  });

  test('in another currency than the deal are not mixed with it silently', async () => {
    const shownFor = async (fields: object, likely: number | null, more: object = {}) => {
      document.body.replaceChildren();
      const element = await show([row('a', { Impact_Likely__c: likely })], { fields, ...more });
      await expect(element).toBeAccessible();
      return texts(element, '[data-currencies]');
    };
    expect(await shownFor({ CurrencyIsoCode: 'USD' }, 5)).toEqual(['c.DF_Pain_Currencies']);
    expect(await shownFor({ CurrencyIsoCode: 'EUR' }, 5)).toEqual([]);
    expect(await shownFor({ CurrencyIsoCode: 'USD' }, null)).toEqual([]);
    expect(await shownFor({ CurrencyIsoCode: 'USD' }, 5, { playbooks: [] })).toEqual([]);
  });

  test('can be noted without a playbook too', async () => {
    const element = await show([row('a', quoted)], { playbooks: [] });
    expect(statements(element)).toEqual(['Pain a']);
    expect(texts(element, '[data-figure]')[0]).toBe('42K');
    expect(deepAll(element, 'c-pain-capture')).toHaveLength(1);
  });

  test('without any, it invites to begin', async () => {
    const element = await show();
    expect(texts(element, '.empty__title')).toEqual(['c.DF_Pains_Empty']);
    expect(texts(element, '.count')).toEqual(['']);
  });

  test('what may not be read is explained with the message of the org', async () => {
    const element = await placePanel('c-pain-points', PainPoints);
    emitDealErrors(graphql, 'No access to pains.');
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['No access to pains.']);
    expect(deepAll(element, 'c-pain-capture')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  test('what was read stays when a later reading fails, and is called old', async () => {
    const element = await show([row('a')]);
    emitDealErrors(graphql, 'No answer.');
    await settled();
    expect(statements(element)).toEqual(['Pain a']);
    expect(texts(element, '[data-stale]')).toEqual(['c.DF_Pains_Stale']);
  });

  test('a new one is noted, read back once, and the page is notified', async () => {
    (createRecord as jest.Mock).mockResolvedValueOnce({ id: 'b' });
    const element = await show([row('a')]);
    const refreshed = jest.fn();
    element.addEventListener('lightning__refreshevent', refreshed);
    answerWith([row('a'), row('b')]);
    const field = one(element, 'c-pain-capture [data-statement], [data-statement]');
    field.dispatchEvent(new CustomEvent('change', { detail: { value: 'Another thing hurts' } }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    await wait();
    expect(statements(element)).toEqual(['Pain a', 'Pain b']);
    expect(said(element)).toEqual(['c.DF_Pains_Added']);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: DEAL }]);
  });

  test('a capture that looks again receives what the org has, or nothing when the org does not answer', async () => {
    const element = await show([row('a')]);
    const { reread } = one(element, 'c-pain-capture');
    answerWith([row('a'), row('b')]);
    expect((await reread()).map(({ id }: { id: string }) => id)).toEqual(['a', 'b']);
    refresh.mockImplementationOnce(async () => emitDealErrors(graphql, 'No answer.'));
    expect(await reread()).toBeUndefined();
  });

  test('is accessible while loading, empty, and with pains', async () => {
    const element = place('c-pain-points', PainPoints);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show()).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show([row('a', quoted), row('b'), row('c', { Status__c: 'Merged' })])).toBeAccessible();
  });
});

describe('one pain of the panel', () => {
  test('is opened by itself, and the focus comes back to it when it is closed', async () => {
    const element = await show([row('a'), row('b')]);
    // Focus only prefetches the form.
    await dispatch(element, '.pains', 'focusin');
    expect(deepAll(element, '[data-opened]')).toHaveLength(0);
    await dispatch(element, 'c-pain-point[data-pain="b"]', 'deepen', { id: 'b' });
    // The fields of the form are enough: the one for a new pain is hidden until another panel asks for it.
    expect(one(element, '[data-new-pain]').hidden).toBe(true);
    expect(deepAll(element, '[data-opened="editor"]')).toHaveLength(1);
    expect(deepAll(element, 'c-pain-point')).toHaveLength(1);
    await dispatch(element, '[data-opened="editor"]', 'close');
    expect(deepAll(element, '[data-opened="editor"]')).toHaveLength(0);
    expect(focused(element)).toMatchObject({ part: 'deepen' });
  });

  test('when saved is read back and said', async () => {
    const element = await show([row('a')]);
    await dispatch(element, 'c-pain-point', 'deepen', { id: 'a' });
    answerWith([row('a', { Statement__c: 'Better words' })]);
    await dispatch(element, '[data-opened="editor"]', 'saved', { id: 'a' });
    expect(statements(element)).toEqual(['Better words']);
    expect(said(element)).toEqual(['c.DF_Pains_Saved']);
  });

  test('that is no longer there leaves the focus where the next one is noted', async () => {
    const element = await show([row('a')]);
    const focus = jest.fn();
    one(element, 'c-pain-capture').focus = focus;
    await dispatch(element, 'c-pain-point', 'deepen', { id: 'a' });
    answerWith([]);
    refresh.mockImplementationOnce(async () => {});
    await dispatch(element, '[data-opened="editor"]', 'saved', { id: 'z' });
    expect(focus).toHaveBeenCalled();
  });

  test('shows that something is typed for it', async () => {
    keepDraft(DEAL, 'pain:b', {});
    const element = await show([row('a'), row('b')]);
    expect(deepAll(element, '[data-unsaved]')).toHaveLength(1);
  });

  test('is withdrawn, with a way back at hand and the focus on it', async () => {
    const element = await show([row('a'), row('b')]);
    await dispatch(element, 'c-pain-point', 'deepen', { id: 'a' });
    answerWith([row('b'), row('a', { Status__c: 'Withdrawn' })]);
    await dispatch(element, '[data-opened="editor"]', 'withdraw', { id: 'a' });
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'a', Status__c: 'Withdrawn' } }, undefined);
    expect(said(element)).toEqual(['c.DF_Pains_Withdrawn']);
    expect(statements(element)).toEqual(['Pain b']);

    answerWith([row('a'), row('b')]);
    await click(element, '[data-undo]');
    expect(updateRecord).toHaveBeenLastCalledWith({ fields: { Id: 'a', Status__c: 'Live' } }, undefined);
    expect(said(element)).toEqual(['c.DF_Pains_Restored']);
    expect(deepAll(element, '[data-undo]')).toHaveLength(0);
    expect(focused(element)).toMatchObject({ part: 'deepen' });
  });

  test('stays when the org refuses to withdraw it or to bring it back', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('It must stay live.'));
    const element = await show([row('a'), row('b', { Status__c: 'Merged' })]);
    await dispatch(element, 'c-pain-point', 'deepen', { id: 'a' });
    await dispatch(element, '[data-opened="editor"]', 'withdraw', { id: 'a' });
    expect(texts(element, '[data-sentence]')).toEqual(['It must stay live.']);
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Not_Saved', 'c.DF_Question_Org_Rule']);
    expect(deepAll(element, '[data-opened="editor"]')).toHaveLength(1);
    (updateRecord as jest.Mock).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await click(element, '[data-history]');
    await dispatch(element, '[data-opened="history"]', 'restore', { id: 'b' });
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
  });

  test('that is gone can be seen and brought back from the history', async () => {
    const element = await show([row('a'), row('b', { Status__c: 'Merged' })]);
    expect(deepAll(element, '[data-opened="history"]')).toHaveLength(0);
    await click(element, '[data-history]');
    expect(texts(element, '[data-history]')).toEqual(['c.DF_Pains_History_Hide']);
    answerWith([row('a'), row('b')]);
    await dispatch(element, '[data-opened="history"]', 'restore', { id: 'b' });
    expect(updateRecord).toHaveBeenLastCalledWith({ fields: { Id: 'b', Status__c: 'Live' } }, undefined);
    expect(statements(element)).toEqual(['Pain a', 'Pain b']);
    expect(deepAll(element, '[data-history]')).toHaveLength(0);
  });

  test('that was merged into another is parted from it when it is brought back', async () => {
    const into = { Merged_Into__c: 'a', Merged_Into__r: { Statement__c: 'Pain a' } };
    const element = await show([row('a'), row('b', { Status__c: 'Merged', ...into })]);
    await click(element, '[data-history]');
    await dispatch(element, '[data-opened="history"]', 'restore', { id: 'b' });
    const fields = { Id: 'b', Status__c: 'Live', Merged_Into__c: null };
    expect(updateRecord).toHaveBeenLastCalledWith({ fields }, undefined);
  });

  test('is merged in its own place; the draft of the one that was open goes with it', async () => {
    const element = await show([row('a'), row('b')], {
      rows: { DF_Prescription__c: [{ Id: 'p', Pain_Point__c: 'b' }] },
    });
    keepDraft(DEAL, 'pain:a', {});
    await dispatch(element, 'c-pain-point', 'deepen', { id: 'a' });
    expect(one(element, '[data-opened="editor"]').isLocked).toBe(false);
    await dispatch(element, '[data-opened="editor"]', 'merge', { id: 'a' });
    const merge = one(element, '[data-opened="merge"]');
    expect([merge.pain.id, merge.pains.length, merge.locked]).toEqual(['a', 2, ['b']]);
    answerWith([row('b'), row('a', { Status__c: 'Merged' })]);
    await dispatch(element, '[data-opened="merge"]', 'merged', { id: 'b' });
    expect(statements(element)).toEqual(['Pain b']);
    expect(said(element)).toEqual(['c.DF_Pains_Merged']);
    expect(draftSlots(DEAL)).toEqual([]);
    expect(focused(element)).toMatchObject({ part: 'deepen' });
  });
});

describe('the order of the panel', () => {
  const three = [row('a', { Priority__c: 1 }), row('b', { Priority__c: 2 }), row('c', { Priority__c: 3 })];
  const sent = () => (executeMutation as jest.Mock).mock.calls.map(([{ variables }]) => variables);

  test('is changed at once, saved in one mutation, said, and the focus stays where it was', async () => {
    let answer: (value: unknown) => void = () => {};
    (executeMutation as jest.Mock).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await show(three);
    await dispatch(element, 'c-pain-point[data-pain="b"]', 'move', { id: 'b', by: -1, part: 'up' });
    expect(statements(element)).toEqual(['Pain b', 'Pain a', 'Pain c']);
    expect(said(element)).toEqual(['c.DF_Pains_Moved']);
    expect(focused(element)).toMatchObject({ part: 'up' });
    expect(sent()).toEqual([
      {
        r0: { Id: 'b', DF_Pain_Point__c: { Priority__c: 1 } },
        r1: { Id: 'a', DF_Pain_Point__c: { Priority__c: 2 } },
      },
    ]);

    // Moves that come while it is saved are saved together by the next.
    await dispatch(element, 'c-pain-point[data-pain="b"]', 'move', { id: 'b', by: 1, part: 'down' });
    await dispatch(element, 'c-pain-point[data-pain="b"]', 'move', { id: 'b', by: 1, part: 'down' });
    answerWith([row('b', { Priority__c: 1 }), row('a', { Priority__c: 2 }), row('c', { Priority__c: 3 })]);
    answer({ data: {} });
    await wait();
    expect(sent()).toHaveLength(2);
    expect(sent()[1]).toEqual({
      r0: { Id: 'a', DF_Pain_Point__c: { Priority__c: 1 } },
      r1: { Id: 'c', DF_Pain_Point__c: { Priority__c: 2 } },
      r2: { Id: 'b', DF_Pain_Point__c: { Priority__c: 3 } },
    });
  });

  test('goes back to what the org has when it refuses, and shows why', async () => {
    (executeMutation as jest.Mock).mockResolvedValueOnce({ errors: [{ message: 'Not now.' }] });
    const element = await show(three);
    await dispatch(element, 'c-pain-point[data-pain="a"]', 'move', { id: 'a', by: 1, part: 'down' });
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
    expect(statements(element)).toEqual(['Pain a', 'Pain b', 'Pain c']);
  });

  test('is changed by dragging: the place shows where it will be', async () => {
    const element = await show(three);
    const item = (id: string) => one(element, `li[data-pain="${id}"]`);
    const drag = async (type: string, id: string) => {
      const event = new CustomEvent(type, { bubbles: true, cancelable: true });
      item(id).dispatchEvent(event);
      await wait();
      return event.defaultPrevented;
    };
    // An item from elsewhere is not accepted.
    expect([await drag('dragover', 'a'), await drag('drop', 'a')]).toEqual([false, false]);

    const setDragImage = jest.fn();
    const start = Object.assign(new CustomEvent('dragstart'), { dataTransfer: { setData: jest.fn(), setDragImage } });
    item('c').dispatchEvent(start);
    expect(start.dataTransfer.setData).toHaveBeenCalledWith('text/plain', 'Pain c');
    expect(setDragImage).toHaveBeenCalledWith(item('c'), 0, 0);
    expect(await drag('dragover', 'a')).toBe(true);
    expect(item('a').className).toBe('item item_before');
    await drag('dragover', 'c');
    expect(item('c').className).toBe('item');
    await drag('dragend', 'c');
    await drag('dragstart', 'a');
    await drag('dragover', 'b');
    expect(item('b').className).toBe('item item_after');
    await drag('drop', 'a');
    expect(sent()).toEqual([]);
    await drag('dragstart', 'c');
    await drag('drop', 'a');
    expect(sent()[0]).toMatchObject({ r0: { Id: 'c' }, r1: { Id: 'a' }, r2: { Id: 'b' } });
  });
});
