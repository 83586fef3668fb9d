import { createElement } from 'lwc';
import { executeMutation, graphql } from 'lightning/graphql';
import { createRecord, getRecord, updateRecord } from 'lightning/uiRecordApi';
import { askToMend } from 'c/mendRequests';
import PrescriptionMapView from 'c/prescriptionMapView';
import {
  DEAL,
  deal,
  deepAll,
  emitDeal,
  emitDealErrors,
  playbook,
  refusal,
  texts,
} from '../../../../../test/jest/deal.ts';
import { confirmed, heard, prescribed, rows, settled } from '../../../../../test/jest/map.ts';
import type { Rows } from '../../../../../test/jest/map.ts';

const refresh = jest.fn().mockResolvedValue(undefined);
const observed: { callback: () => void; disconnect: jest.Mock }[] = [];

async function show(records: Rows = rows, playbooks: readonly unknown[] = [playbook]) {
  const element = createElement('c-prescription-map-view', { is: PrescriptionMapView }) as HTMLElement & {
    recordId: string;
  };
  element.recordId = DEAL;
  document.body.appendChild(element);
  await settled();
  emitDeal(graphql, { rows: records, refresh, playbooks });
  await settled();
  (getRecord as any).emit(deal());
  await settled();
  return element;
}

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement;
const form = (element: Element) => one(element, 'c-prescription-form') as HTMLElement & { draft: any; failure: any };

async function click(element: Element, selector: string) {
  one(element, selector).click();
  await settled();
}

async function fire(target: Element, name: string, detail?: unknown) {
  const event = new CustomEvent(name, { detail, cancelable: true });
  target.dispatchEvent(event);
  await settled();
  return event;
}

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

describe('the map of pains and products', () => {
  beforeEach(() => {
    observed.length = 0;
    (globalThis as any).ResizeObserver = class {
      disconnect = jest.fn();
      constructor(public callback: () => void) {
        observed.push(this);
      }
      observe() {}
    };
  });

  afterEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
    jest.clearAllMocks();
    delete (globalThis as any).ResizeObserver;
  });

  test('says in text what the lines show: who helps whom and why, what could get worse, and what stands on nothing', async () => {
    const element = await show({
      ...rows,
      DF_Answer__c: [{ Id: 'a', Concept__c: 'side effects', Answer__c: 'Downtime', Evidence_Level__c: 2 }],
    });
    expect(texts(element, '.note__product')).toEqual(['Alpha']);
    expect(texts(element, '.note__because')).toEqual(['c.DF_Map_Because It posts by itself']);
    expect(texts(element, '.note .warning')).toEqual(['c.DF_Map_Side_Effects Two systems']);
    expect(texts(element, '[data-flag]')).toEqual(['c.DF_Map_Undiagnosed']);
    expect(texts(element, '[data-stands-on]')).toEqual(['c.DF_Map_Stands_On']);
    expect(texts(element, '[data-fears]')).toEqual(['c.DF_Map_Customer_Fears']);
    expect(texts(element, '[data-reason]')).toEqual(['c.DF_Map_Not_Confirmed']);
    expect(one(element, '[data-prescribe="p2"]')).toHaveProperty('disabled', true);
    expect(one(element, '[data-prescribe="p1"]')).toHaveProperty('disabled', false);
  });

  test.each([
    ['free', 'c.DF_Map_Undiagnosed_Free'],
    ['refused', 'c.DF_Map_Undiagnosed_Refused'],
  ])('where products are %s, a product without a pain is called %s', async (products, said) => {
    const element = await show(rows, [{ ...playbook, products }]);
    expect(texts(element, '[data-flag]')).toEqual([said]);
  });

  test('lines are drawn, again when the panel changes its size, and no more when it is gone', async () => {
    const element = await show();
    const [solid, dashed] = deepAll(element, '.line').map((path) => path.getAttribute('d'));
    expect(solid?.match(/M/g)).toHaveLength(2);
    expect(dashed).toBe('');
    expect(deepAll(element, '.map_wide')).toHaveLength(0);
    jest
      .spyOn(Element.prototype, 'getBoundingClientRect')
      .mockReturnValue({ left: 1, right: 901, top: 0, bottom: 2, width: 900 } as DOMRect);
    observed[0]?.callback();
    await settled();
    expect(deepAll(element, '.line')[0]?.getAttribute('d')).not.toBe(solid);
    expect(deepAll(element, '.map_wide')).toHaveLength(1);
    jest.restoreAllMocks();
    element.remove();
    expect(observed[0]?.disconnect).toHaveBeenCalled();
  });

  test('a product that is prescribed and not on the deal has a dashed line and says so, even without an observer', async () => {
    delete (globalThis as any).ResizeObserver;
    const element = await show({ ...rows, OpportunityLineItem: [] });
    expect(deepAll(element, '.line')[1]?.getAttribute('d')).toMatch(/^M/);
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Map_Not_On_Deal']);
    expect(texts(element, '[data-no-products]')).toEqual(['c.DF_Map_No_Products']);
  });

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
    // Somebody pressed Save while the same prescription exists: as after an answer that was lost on the way.
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

  test('a change says when it was read; whoever came in between is named with their words', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce({
      status: 412,
      statusText: 'Precondition Failed',
      ok: false,
      body: {},
    });
    const element = await show();
    await click(element, '[data-edit="rx1"]');
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
    await click(element, '[data-edit="rx1"]');
    await fire(form(element), 'cancel');
    expect(form(element)).toBeUndefined();
    document.body.replaceChildren();
    expect(form(await show())).toBeUndefined();
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
    await click(element, '[data-unlink="rx1"]');
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: 'l1', DF_Prescription__c: null, DF_Prescription_For__c: null } },
      undefined,
    );
    await click(element, '[data-ask="rx1"]');
    await click(element, '[aria-label="c.DF_Map_Delete_Ask"] button:last-child');
    expect(one(element, '[data-remove]')).toBeUndefined();
    await click(element, '[data-ask="rx1"]');
    await click(element, '[data-remove="rx1"]');
    expect(executeMutation).toHaveBeenCalledWith(
      expect.objectContaining({ variables: { r0: expect.anything(), r1: { Id: 'rx1' } } }),
    );
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Map_Deleted']);
  });

  test('one click from a pain that is not confirmed to its evidence, which is saved in place', async () => {
    const element = await show();
    await click(element, '[data-confirm="p2"]');
    const fields = () =>
      one(element, 'c-evidence-fields') as HTMLElement & { value: any; reportValidity: () => boolean };
    expect(fields().value).toMatchObject({ evidence: 'Confirmed', quote: 'Typos', source: 'Playback' });
    await click(element, '.evidence lightning-button:last-child');
    expect(fields()).toBeUndefined();
    await click(element, '[data-confirm="p2"]');
    fields().reportValidity = () => false;
    await fire(one(element, '.evidence'), 'submit');
    expect(updateRecord).not.toHaveBeenCalled();
    fields().reportValidity = () => true;
    await fire(fields(), 'change', { saidBy: '0031', quote: 'They are wrong.' });
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('No.'));
    await fire(one(element, '.evidence'), 'submit');
    expect(texts(element, '[data-sentence]')).toEqual(['No.']);
    expect(fields().value.quote).toBe('They are wrong.');
    await fire(one(element, '.evidence'), 'submit');
    expect(updateRecord).toHaveBeenLastCalledWith(
      {
        fields: expect.objectContaining({
          Id: 'p2',
          Evidence__c: 'Confirmed',
          Said_By__c: '0031',
          Quote__c: 'They are wrong.',
          Source__c: 'Playback',
        }),
      },
      undefined,
    );
    expect(fields()).toBeUndefined();
  });

  test('evidence that is weaker than confirmed may leave quote, who and when blank', async () => {
    const element = await show();
    await click(element, '[data-confirm="p2"]');
    const fields = one(element, 'c-evidence-fields') as HTMLElement & { reportValidity: () => boolean };
    fields.reportValidity = () => true;
    await fire(fields, 'change', { evidence: 'Heard', quote: '', saidOn: '', source: '' });
    await fire(one(element, '.evidence'), 'submit');
    expect(updateRecord).toHaveBeenCalledWith(
      {
        fields: {
          Id: 'p2',
          Evidence__c: 'Heard',
          Quote__c: null,
          Said_By__c: null,
          Said_On__c: null,
          Source__c: null,
        },
      },
      undefined,
    );
  });

  test('Enter presses a button and writes nothing into the field that it leads to', async () => {
    const element = await show();
    const press = async (selector: string, key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      one(element, selector).dispatchEvent(event);
      await settled();
      return event.defaultPrevented;
    };
    expect(await press('[data-edit]', 'a')).toBe(false);
    expect(await press('li[data-product="y"]', 'Enter')).toBe(false);
    expect(form(element)).toBeUndefined();
    expect(await press('[data-edit]', 'Enter')).toBe(true);
    expect(form(element).draft.id).toBe('rx1');
  });

  test('with several confirmed pains, a product that is connected leaves the choice of the pain open', async () => {
    const both = [confirmed, { ...heard, Evidence__c: 'Confirmed', Evidence_Level__c: 4 }];
    const element = await show({ ...rows, DF_Pain_Point__c: both });
    await click(element, '[data-connect="y"]');
    expect(form(element).draft).toMatchObject({ productId: 'y', painId: '' });
  });

  test('another panel that misses a product’s pain finds it here, the focus too; other places are not its business', async () => {
    const scrollIntoView = jest.fn();
    Object.assign(Element.prototype, { scrollIntoView });
    const element = await show();
    expect(askToMend({ dealId: DEAL, fix: { on: 'pains' } })).toBe(false);
    expect(askToMend({ dealId: DEAL, fix: { on: 'lines' } })).toBe(true);
    expect(scrollIntoView).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.activeElement).toBe(one(element, '[data-title]'));
    element.remove();
    expect(askToMend({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });

  test('where no pain is confirmed, nothing can be connected and the reason stands above', async () => {
    const element = await show({ ...rows, DF_Pain_Point__c: [heard], DF_Prescription__c: [] });
    expect(texts(element, '[data-nothing-confirmed]')).toEqual(['c.DF_Map_Nothing_Confirmed']);
    expect(one(element, '[data-connect="y"]')).toHaveProperty('disabled', true);
  });

  test('empty, without a playbook, refused and out of date: each is said', async () => {
    expect(texts(await show({}), '.empty__title')).toEqual(['c.DF_Map_No_Pains']);
    document.body.replaceChildren();
    expect(texts(await show({}, []), '.empty__title')).toEqual(['c.DF_No_Playbook']);
    document.body.replaceChildren();
    const element = await show();
    emitDealErrors(graphql, 'No access to prescriptions.');
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['No access to prescriptions.']);
    expect(one(element, 'c-refusal')).toHaveProperty('heading', 'c.DF_Map_Stale');
    expect(texts(element, '.note__product')).toEqual(['Alpha']);
    document.body.replaceChildren();
    const broken = createElement('c-prescription-map-view', { is: PrescriptionMapView }) as HTMLElement & {
      recordId: string;
    };
    broken.recordId = DEAL;
    document.body.appendChild(broken);
    await settled();
    emitDealErrors(graphql, 'No access.');
    await settled();
    expect(one(broken, 'c-refusal')).toHaveProperty('heading', 'c.DF_Not_Readable');
  });

  test('it is accessible while loading, empty, with a map and with its form', async () => {
    const element = createElement('c-prescription-map-view', { is: PrescriptionMapView });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show({})).toBeAccessible();
    document.body.replaceChildren();
    const shown = await show();
    await expect(shown).toBeAccessible();
    await click(shown, '[data-prescribe="p1"]');
    await click(shown, '[data-ask="rx1"]');
    await expect(shown).toBeAccessible();
  });
});
