import { graphql } from 'lightning/graphql';
import { requestFix } from 'c/fixRequests';
import { DEAL, deepAll, emitDealErrors, playbook, texts } from '../../../../../test/jest/deal.ts';
import { heard, rows, settled } from '../../../../../test/jest/map.ts';
import { clearMap, click, fire, form, one, placeMap, showMap } from './mapOnPage.ts';

const observed: { callback: () => void; disconnect: jest.Mock }[] = [];

describe('the map of pains and products', () => {
  beforeEach(() => {
    observed.length = 0;
    (globalThis as any).ResizeObserver = class {
      disconnect = jest.fn();
      readonly callback: () => void;
      constructor(callback: () => void) {
        this.callback = callback;
        observed.push(this);
      }
      observe() {}
    };
  });

  afterEach(() => {
    clearMap();
    delete (globalThis as any).ResizeObserver;
  });

  test('contains in text what the lines show: who helps whom and why, what could get worse, and what stands on nothing', async () => {
    const element = await showMap({
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
    const element = await showMap(rows, [{ ...playbook, products }]);
    expect(texts(element, '[data-flag]')).toEqual([said]);
  });

  test('lines are drawn, again when the panel changes its size, and no more when it is gone', async () => {
    const element = await showMap();
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

  test('a product that is prescribed and not on the deal has a dashed line and a text, even without an observer', async () => {
    delete (globalThis as any).ResizeObserver;
    const element = await showMap({ ...rows, OpportunityLineItem: [] });
    expect(deepAll(element, '.line')[1]?.getAttribute('d')).toMatch(/^M/);
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Map_Not_On_Deal']);
    // "No products" is never shown next to a listed product ; it can be added to the deal instead.
    expect(texts(element, '[data-no-products]')).toEqual([]);
    const add = one(element, 'c-add-product');
    expect(add).toMatchObject({ dealId: DEAL, productId: 'x', productName: 'Alpha', prescriptionId: 'rx1' });
    await fire(add, 'added');
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Map_Added']);
    clearMap();
    const bare = await showMap({ ...rows, OpportunityLineItem: [], DF_Prescription__c: [] });
    expect(texts(bare, '[data-no-products]')).toEqual(['c.DF_Map_No_Products']);
  });

  test('Enter presses a button and writes nothing into the field that it leads to', async () => {
    const element = await showMap();
    const press = async (selector: string, key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      one(element, selector).dispatchEvent(event);
      await settled();
      return event.defaultPrevented;
    };
    expect(await press('[data-action="edit"]', 'a')).toBe(false);
    expect(await press('li[data-product="y"]', 'Enter')).toBe(false);
    expect(form(element)).toBeUndefined();
    expect(await press('[data-action="edit"]', 'Enter')).toBe(true);
    expect(form(element).draft.id).toBe('rx1');
  });

  test('another panel that misses a product’s pain finds it here, the focus too; other places are not its business', async () => {
    const scrollIntoView = jest.fn();
    Object.assign(Element.prototype, { scrollIntoView });
    const element = await showMap();
    expect(requestFix({ dealId: DEAL, fix: { on: 'pains' } })).toBe(false);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(true);
    expect(scrollIntoView).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.activeElement).toBe(one(element, '[data-title]'));
    element.remove();
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });

  test('where no pain is confirmed, nothing can be connected and the reason stands above', async () => {
    const element = await showMap({ ...rows, DF_Pain_Point__c: [heard], DF_Prescription__c: [] });
    expect(texts(element, '[data-nothing-confirmed]')).toEqual(['c.DF_Map_Nothing_Confirmed']);
    expect(one(element, '[data-connect="y"]')).toHaveProperty('disabled', true);
  });

  test('empty, without a playbook, refused and out of date: each is said', async () => {
    expect(texts(await showMap({}), '.empty__title')).toEqual(['c.DF_Map_No_Pains']);
    document.body.replaceChildren();
    expect(texts(await showMap({}, []), '.empty__title')).toEqual(['c.DF_No_Playbook']);
    document.body.replaceChildren();
    const element = await showMap();
    emitDealErrors(graphql, 'No access to prescriptions.');
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['No access to prescriptions.']);
    expect(one(element, 'c-refusal')).toHaveProperty('heading', 'c.DF_Map_Stale');
    expect(texts(element, '.note__product')).toEqual(['Alpha']);
    document.body.replaceChildren();
    const broken = placeMap();
    await settled();
    emitDealErrors(graphql, 'No access.');
    await settled();
    expect(one(broken, 'c-refusal')).toHaveProperty('heading', 'c.DF_Not_Readable');
  });

  test('it is accessible while loading and empty', async () => {
    await expect(placeMap('')).toBeAccessible();
    document.body.replaceChildren();
    await expect(await showMap({})).toBeAccessible();
  });

  test('it is accessible with a map and with its form', async () => {
    const shown = await showMap();
    await expect(shown).toBeAccessible();
    await click(shown, '[data-prescribe="p1"]');
    await click(shown, '[data-action="ask"]');
    await expect(shown).toBeAccessible();
  });
});
