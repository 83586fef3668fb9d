import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import AddProduct from 'c/addProduct';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

const entry = { Id: 'e1', Product2Id: { value: 'x' }, UnitPrice: { value: 550, displayValue: '€550.00' } };
const added = jest.fn();

async function show(properties: object = {}, nodes: readonly object[] | null = [entry]) {
  const element = createElement('c-add-product', { is: AddProduct });
  Object.assign(element, { dealId: DEAL, productId: 'x', productName: 'Alpha', prescriptionId: 'rx1', ...properties });
  element.addEventListener('added', added);
  document.body.appendChild(element);
  await settled();
  if (nodes) stubOf(graphql).emit({ uiapi: { query: { PricebookEntry: { edges: nodes.map((node) => ({ node })) } } } });
  await settled();
  return element;
}

async function add(element: Element) {
  (deepAll(element, '[data-add]')[0] as HTMLElement).click();
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

const sent = () => (createRecord as jest.Mock).mock.calls.map(([{ fields }]) => fields);

describe('a prescribed product that is not on the deal', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    (createRecord as jest.Mock).mockReset();
  });

  test('is added with one click: one, at its list price, linked to its prescription', async () => {
    (createRecord as jest.Mock).mockResolvedValue({ id: 'l1' });
    const element = await show({ priceBook: 'b1' });
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ products: ['x'], book: 'b1' });
    expect(texts(element, '[data-terms]')).toEqual(['c.DF_Map_Add_Terms']);
    await expect(element).toBeAccessible();
    await add(element);
    expect(sent()).toEqual([
      {
        OpportunityId: DEAL,
        PricebookEntryId: 'e1',
        Quantity: 1,
        UnitPrice: 550,
        DF_Prescription__c: 'rx1',
        DF_Prescription_For__c: DEAL,
      },
    ]);
    expect(added).toHaveBeenCalledTimes(1);
  });

  test('is added from the standard price book where the deal has none, and without a prescription without a link', async () => {
    (createRecord as jest.Mock).mockResolvedValue({ id: 'l1' });
    const element = await show({ prescriptionId: '' }, [{ Id: 'e1' }]);
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ products: ['x'] });
    await add(element);
    expect(sent()).toEqual([{ OpportunityId: DEAL, PricebookEntryId: 'e1', Quantity: 1, UnitPrice: null }]);
  });

  test('without a price is not offered, and the card states why', async () => {
    const element = await show({}, []);
    expect(deepAll(element, '[data-add]')).toHaveLength(0);
    expect(texts(element, '[data-terms]')).toEqual(['c.DF_Map_Not_In_Book']);
  });

  test('shows nothing while the prices are not read, or cannot be', async () => {
    const element = await show({}, null);
    expect(texts(element, '[data-terms]')).toEqual([]);
    stubOf(graphql).emitErrors([{ message: 'No access to price books.' }]);
    await settled();
    expect(texts(element, '[data-terms]')).toEqual([]);
  });

  test('that the user may not add shows the sentence of the org, and can be tried again', async () => {
    (createRecord as jest.Mock).mockRejectedValue(refusal('You cannot add products.'));
    const element = await show();
    await add(element);
    expect(texts(element, '[data-sentence]')).toEqual(['You cannot add products.']);
    expect(added).not.toHaveBeenCalled();
    expect(deepAll(element, '[data-add]')[0]).toHaveProperty('disabled', false);
  });
});
