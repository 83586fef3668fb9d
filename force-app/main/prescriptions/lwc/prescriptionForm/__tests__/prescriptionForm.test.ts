import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import PrescriptionForm from 'c/prescriptionForm';
import { deepAll, records, settled, texts } from '../../../../../test/jest/deal.ts';
import { nameLike, productsOf } from '../products.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

const blank = {
  productId: '',
  productName: '',
  painId: '',
  because: '',
  expectedEffect: '',
  sideEffects: '',
  wrongWhen: '',
};
const products = [{ value: 'x', label: 'Alpha' }];
const pains = [{ value: 'p1', label: 'Overtime' }];

const received: Record<string, jest.Mock> = { change: jest.fn(), save: jest.fn(), cancel: jest.fn() };

async function show(draft: object = {}, more: object = {}) {
  const element = createElement('c-prescription-form', { is: PrescriptionForm }) as HTMLElement & Record<string, any>;
  Object.assign(element, { draft: { ...blank, ...draft }, products, pains }, more);
  for (const name of ['change', 'save', 'cancel']) element.addEventListener(name, received[name] as EventListener);
  document.body.appendChild(element);
  await settled();
  return element;
}

/** Has the org answer with the products of the price book. */
async function offer(...some: readonly { id: string | null; name: string | null }[]) {
  const edges = some.map(({ id, name }) => ({
    node: { Product2Id: { value: id }, Product2: name === null ? null : { Name: { value: name } } },
  }));
  stubOf(graphql).emit({ uiapi: { query: { PricebookEntry: { edges } } } }, named('productsOfBook'));
  await settled();
}

const changed = () => received.change?.mock.lastCall?.[0].detail;
const field = (element: Element, name: string) =>
  deepAll(element, `[data-field="${name}"]`)[0] as HTMLElement & Record<string, any>;

async function fire(target: Element | undefined, name: string, detail: object = {}) {
  target?.dispatchEvent(Object.assign(new CustomEvent(name, { detail, cancelable: true }), detail));
  await settled();
}

describe('the form of a prescription', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('offers the products of the deal and confirmed pains, and reports what was chosen and typed', async () => {
    const element = await show();
    expect(field(element, 'productId').options).toEqual([
      ...products,
      { value: 'another', label: 'c.DF_Map_Form_Another' },
    ]);
    await fire(field(element, 'productId'), 'change', { value: 'x' });
    expect(changed()).toMatchObject({ productId: 'x', productName: 'Alpha' });
    await fire(field(element, 'painId'), 'change', { value: 'p1' });
    expect(changed()).toMatchObject({ painId: 'p1' });
    await fire(field(element, 'because'), 'change', { value: 'It fits' });
    expect(changed()).toMatchObject({ because: 'It fits' });
  });

  test('offers the products of the price book at once, after those of the deal and each once', async () => {
    const element = await show({}, { priceBook: 'b1' });
    await offer(
      { id: 'x', name: 'Alpha' },
      { id: 'z', name: 'Gamma' },
      { id: 'w', name: null },
      { id: null, name: 'Lost' },
    );
    const labels = () => field(element, 'productId').options.map(({ label }: { label: string }) => label);
    expect(labels()).toEqual(['Alpha', 'Gamma', 'w', 'c.DF_Map_Form_Another']);
    await fire(field(element, 'productId'), 'change', { value: 'z' });
    expect(changed()).toMatchObject({ productId: 'z', productName: 'Gamma' });
    stubOf(graphql).emitErrors([{ message: 'No access to price books.' }], named('productsOfBook'));
    await settled();
    expect(labels()).toEqual(['Alpha', 'c.DF_Map_Form_Another']);
  });

  test('a product that is not on the deal is found by its name, queried only when the seller searches', async () => {
    const element = await show({ painId: 'p1' });
    await fire(field(element, 'productId'), 'change', { value: 'another' });
    const search = deepAll(element, '[data-search]')[0];
    await fire(search, 'keydown', { key: 'Enter' });
    await fire(search, 'change', { value: ' Gam ' });
    await fire(search, 'keydown', { key: 'a' });
    await fire(search, 'keydown', { key: 'Enter' });
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ name: '%Gam%' });
    stubOf(graphql).emit(records('Product2', [{ Id: 'z', Name: 'Gamma' }]), named('productsByName'));
    await settled();
    expect(texts(element, '.search ~ [role="status"]')).toEqual(['c.DF_Map_Form_Found']);
    const found = deepAll(element, '[data-found]')[0];
    await fire(found, 'keydown', { key: 'Tab' });
    expect(received.change).not.toHaveBeenCalled();
    await fire(found, 'keydown', { key: 'Enter' });
    expect(changed()).toMatchObject({ productId: 'z', productName: 'Gamma' });
    expect(deepAll(element, '[data-search]')).toHaveLength(0);
  });

  test('with no product to choose from, it starts with the search; nothing found and a refusal are said', async () => {
    const element = await show({}, { products: [] });
    // The list is offered until it is known to be empty.
    expect(deepAll(element, '[data-search]')).toHaveLength(0);
    await offer();
    await fire(deepAll(element, '[data-search]')[0], 'change', { value: 'Zeta' });
    await fire(deepAll(element, '[data-find]')[0], 'click');
    stubOf(graphql).emit(records('Product2', []), named('productsByName'));
    await settled();
    expect(texts(element, '.search ~ [role="status"]')).toEqual(['c.DF_Map_Form_None_Found']);
    stubOf(graphql).emitErrors([{ message: 'No access to products.' }], named('productsByName'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['No access to products.']);
  });

  test('a product from elsewhere stays among the choices', async () => {
    const element = await show({ productId: 'z', productName: 'Gamma' });
    expect(field(element, 'productId').options.map(({ label }: { label: string }) => label)).toEqual([
      'Alpha',
      'Gamma',
      'c.DF_Map_Form_Another',
    ]);
  });

  test('an existing prescription keeps its pair', async () => {
    const element = await show({ id: 'rx1', productId: 'x', productName: 'Alpha', painId: 'p1', because: 'It fits' });
    expect(texts(element, '.pair > *')).toEqual(['Alpha', 'Overtime']);
    expect(field(element, 'productId')).toBeUndefined();
  });

  test('the cursor goes where the next thing is to be said', async () => {
    const focused = (element: Element) => (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.field;
    const where = async (draft: object, more: object = {}) => {
      document.body.replaceChildren();
      const element = await show(draft, more);
      if ('products' in more) await offer();
      const asked: string[] = [];
      for (const some of deepAll(element, '[data-field],[data-search]')) {
        (some as HTMLElement).focus = () => asked.push((some as HTMLElement).dataset.field ?? 'search');
      }
      element.focus();
      return asked[0] ?? focused(element);
    };
    expect(await where({})).toBe('productId');
    expect(await where({ productId: 'x' })).toBe('painId');
    expect(await where({ productId: 'x', painId: 'p1' })).toBe('because');
    expect(await where({}, { products: [] })).toBe('search');
    expect(await where({ id: 'rx1' })).toBe('because');
  });

  test('is saved when product, pain and because are there, and not before; cancelled at any time', async () => {
    const element = await show({ productId: 'x', painId: 'p1', because: '  ' });
    const valid = () => {
      for (const some of deepAll(element, '[data-validate]')) (some as any).reportValidity = () => true;
    };
    valid();
    await fire(deepAll(element, 'form')[0], 'submit');
    expect(received.save).not.toHaveBeenCalled();
    element.draft = { ...element.draft, because: 'It fits' };
    await settled();
    valid();
    await fire(deepAll(element, 'form')[0], 'submit');
    expect(received.save).toHaveBeenCalledTimes(1);
    await fire(deepAll(element, '[data-cancel]')[0], 'click');
    expect(received.cancel).toHaveBeenCalledTimes(1);
  });

  test('because and expected effect are coached, with the names of the deal; saving does not wait for it', async () => {
    const deal = { lines: [], prescriptions: [] };
    const element = await show(
      { because: 'Our tool is the best', productName: 'Alpha' },
      { deal, customer: 'Feldhaus' },
    );
    const lines = deepAll(element, 'c-focus-line') as (HTMLElement & Record<string, any>)[];
    expect(lines.map(({ dataset }) => dataset.focus)).toEqual(['because', 'expectedEffect']);
    expect(lines[0]).toMatchObject({ text: 'Our tool is the best', deal, customer: 'Feldhaus', product: 'Alpha' });
    expect(lines[0]).toMatchObject({ isCustomerVoice: false });
    element.draft = { ...element.draft, productId: 'x', painId: 'p1' };
    await settled();
    for (const some of deepAll(element, '[data-validate]')) (some as any).reportValidity = () => true;
    await fire(deepAll(element, 'form')[0], 'submit');
    expect(received.save).toHaveBeenCalledTimes(1);
  });

  test('signs that mean something to the search are meant as they are; an answer without products is none', () => {
    expect(nameLike(' 50%_a ')).toBe('%50\\%\\_a%');
    expect(productsOf({})).toEqual([]);
    expect(productsOf({ uiapi: { query: { Product2: { edges: [{ node: { Id: 'z' } }] } } } })).toEqual([
      { id: 'z', name: 'z' },
    ]);
  });

  test('it is accessible with its fields, with the search and with a refusal', async () => {
    await expect(await show({}, { failure: 'No.' })).toBeAccessible();
    await expect(await show({}, { products: [] })).toBeAccessible();
  });
});
