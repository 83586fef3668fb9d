import { executeMutation, graphql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { DEAL, emitDeal, refusal, texts } from '../../../../../test/jest/deal.ts';
import { confirmed, heard, prescribed, rows, settled } from '../../../../../test/jest/map.ts';
import type { Rows } from '../../../../../test/jest/map.ts';
import { clearMap, click, fire, form, one, showMap } from './mapOnPage.ts';

const refresh = jest.fn();
const show = (records?: Rows) => showMap(records, undefined, refresh);

async function drag(element: Element, product: string, pain: string): Promise<boolean> {
  const card = one(element, `li[data-product="${product}"]`);
  const start = Object.assign(new CustomEvent('dragstart'), { dataTransfer: { setData: jest.fn() } });
  card.dispatchEvent(start);
  await settled();
  expect(start.dataTransfer.setData).toHaveBeenCalledWith('text/plain', product);
  const over = await fire(one(element, `[data-box="${pain}"]`), 'dragover');
  await fire(one(element, `[data-box="${pain}"]`), 'drop');
  await fire(card, 'dragend');
  return over.defaultPrevented;
}

describe('prescribing on the map', () => {
  beforeEach(() => refresh.mockResolvedValue(undefined));
  afterEach(clearMap);

  test('a product dropped on a confirmed pain opens the form for that pair; on any other pain nothing happens', async () => {
    const element = await show();
    expect(await drag(element, 'y', 'p2')).toBe(false);
    expect(form(element)).toBeUndefined();
    expect(await drag(element, 'y', 'p1')).toBe(true);
    expect(form(element).draft).toMatchObject({ productId: 'y', productName: 'Beta', painId: 'p1' });
  });

  test('something else dragged over a pain is none of its business', async () => {
    const element = await show();
    const over = await fire(one(element, '[data-box="p1"]'), 'dragover');
    expect(over.defaultPrevented).toBe(false);
    await fire(one(element, '[data-box="p1"]'), 'drop');
    expect(form(element)).toBeUndefined();
  });

  test('a prescription is saved, then its line is linked to it, under the id of the deal', async () => {
    (createRecord as jest.Mock).mockResolvedValueOnce({ id: 'rx2' });
    const element = await show();
    await click(element, '[data-connect="y"]');
    expect(form(element).draft).toMatchObject({ productId: 'y', painId: 'p1' });
    await fire(form(element), 'change', { ...form(element).draft, because: 'One door' });
    await fire(form(element), 'save');
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'DF_Prescription__c',
      fields: expect.objectContaining({ Pain_Point__c: 'p1', Product__c: 'y', Because__c: 'One door' }),
    });
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: 'l2', DF_Prescription__c: 'rx2', DF_Prescription_For__c: DEAL } },
      undefined,
    );
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Map_Saved_Linked']);
    expect(form(element)).toBeUndefined();
    expect(refresh).toHaveBeenCalled();
  });

  test('when the line cannot be linked, the prescription stays, it is said, and linking is offered again', async () => {
    (createRecord as jest.Mock).mockResolvedValueOnce({ id: 'rx2' });
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('You may not edit lines.'));
    const element = await show();
    await click(element, '[data-prescribe="p1"]');
    await fire(form(element), 'change', { ...form(element).draft, productId: 'y', because: 'One door' });
    await fire(form(element), 'save');
    expect(texts(element, '[data-sentence]')).toEqual(['You may not edit lines.']);
    expect(one(element, '[data-refusals]')).toHaveProperty('heading', 'c.DF_Map_Not_Linked');
    const made = { ...prescribed, Id: 'rx2', Product__c: 'y', Product__r: { Name: 'Beta' } };
    emitDeal(graphql, { rows: { ...rows, DF_Prescription__c: [prescribed, made] }, refresh });
    await settled();
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Map_Loose']);
    await click(element, '[data-link="y"]');
    expect(updateRecord).toHaveBeenLastCalledWith(
      { fields: { Id: 'l2', DF_Prescription__c: 'rx2', DF_Prescription_For__c: DEAL } },
      undefined,
    );
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Map_Linked']);
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test('a refused prescription leaves its words in the form, and a second attempt does not make it twice', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce({ status: 0, statusText: 'No connection', ok: false, body: {} });
    const element = await show();
    await click(element, '[data-prescribe="p1"]');
    await fire(form(element), 'change', { ...form(element).draft, productId: 'x', because: 'It posts by itself' });
    // The seller pressed Save while the same prescription exists: as after an answer that was lost on the way.
    await fire(form(element), 'save');
    expect(createRecord).not.toHaveBeenCalled();
    expect(form(element)).toBeUndefined();
    await click(element, '[data-prescribe="p1"]');
    await fire(form(element), 'change', { ...form(element).draft, productId: 'x', because: 'New reason' });
    await fire(form(element), 'save');
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(form(element).draft.because).toBe('New reason');
    expect(refresh).toHaveBeenCalled();
  });

  test('a change contains when it was read; a user who saved in between is named with their words', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce({
      status: 412,
      statusText: 'Precondition Failed',
      ok: false,
      body: {},
    });
    const element = await show();
    await click(element, '[data-action="edit"]');
    await fire(form(element), 'change', { ...form(element).draft, because: 'Mine' });
    await fire(form(element), 'save');
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: expect.objectContaining({ Id: 'rx1', Because__c: 'Mine' }) },
      { ifUnmodifiedSince: '2026-11-20T08:00:00.000Z' },
    );
    expect(form(element).failure).toBe('c.DF_Map_Changed_By');
    await fire(form(element), 'save');
    expect(form(element)).toBeUndefined();
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Map_Saved']);
  });

  test('a form that is opened for another pair keeps its words; cancelled, it forgets them', async () => {
    const element = await show();
    await click(element, '[data-prescribe="p1"]');
    await fire(form(element), 'change', { ...form(element).draft, because: 'Kept' });
    await click(element, '[data-connect="y"]');
    expect(form(element).draft).toMatchObject({ because: 'Kept', productId: 'y' });
    await fire(form(element), 'cancel');
    expect(form(element)).toBeUndefined();
    await click(element, '[data-action="edit"]');
    await fire(form(element), 'cancel');
    expect(form(element)).toBeUndefined();
    document.body.replaceChildren();
    expect(form(await show())).toBeUndefined();
  });

  test.each([
    ['cancelled', (element: Element) => fire(form(element), 'cancel')],
    ['opened for another prescription', (element: Element) => click(element, '[data-action="edit"]')],
  ])('a form that is %s no longer shows what was refused', async (_how, leave) => {
    (createRecord as jest.Mock).mockRejectedValueOnce(refusal('Too short.'));
    const element = await show();
    await click(element, '[data-connect="y"]');
    await fire(form(element), 'change', { ...form(element).draft, because: 'x' });
    await fire(form(element), 'save');
    expect(texts(element, '[data-sentence]')).toEqual(['Too short.']);
    await leave(element);
    await click(element, '[data-prescribe="p1"]');
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test('what was typed is there again after a reload', async () => {
    const element = await show();
    await click(element, '[data-prescribe="p1"]');
    await fire(form(element), 'change', { ...form(element).draft, because: 'Half a thou' });
    document.body.replaceChildren();
    expect(form(await show()).draft.because).toBe('Half a thou');
  });

  test('a line is unlinked; a prescription is deleted only after a second word, lines first', async () => {
    const element = await show();
    await click(element, '[data-action="unlink"]');
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: 'l1', DF_Prescription__c: null, DF_Prescription_For__c: null } },
      undefined,
    );
    await click(element, '[data-action="ask"]');
    await click(element, '[aria-label="c.DF_Map_Delete_Ask"] button:last-child');
    expect(one(element, '[data-action="remove"]')).toBeUndefined();
    await click(element, '[data-action="ask"]');
    await click(element, '[data-action="remove"]');
    expect(executeMutation).toHaveBeenCalledWith(
      expect.objectContaining({ variables: { r0: expect.anything(), r1: { Id: 'rx1' } } }),
    );
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Map_Deleted']);
  });

  test('with several confirmed pains, a product that is connected leaves the choice of the pain open', async () => {
    const both = [confirmed, { ...heard, Evidence__c: 'Confirmed', Evidence_Level__c: 4 }];
    const element = await show({ ...rows, DF_Pain_Point__c: both });
    await click(element, '[data-connect="y"]');
    expect(form(element).draft).toMatchObject({ productId: 'y', painId: '' });
  });
});
